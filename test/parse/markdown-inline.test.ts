/** What programs and people write into Markdown beside words: a line under a heading → the entry that it is. */
import { expect, it } from 'vitest';
import { read } from './open.ts';

const definitions = '[l]: https://lamp.example/l\n\n[^1]: A note.\n';

it.each([
  ['A ![lamp][l] is lit', ['The Pier', 'A lamp is lit']],
  ['[The Lamp][l] is lit', ['The Lamp is lit', '', 'https://lamp.example/l']],
  ['[The Lamp][nowhere] is lit', ['The Pier', '[The Lamp][nowhere] is lit']],
  ['A ==bright== lamp', ['The Pier', 'A bright lamp']],
  ['A ==bright lamp', ['The Pier', 'A ==bright lamp']],
  ['a==b==c', ['The Pier', 'a==b==c']],
  ['See [[Folder/Kettle#Lid]] now', ['The Pier', 'See Kettle > Lid now']],
  ['See [[Kettle|the kettle]] now', ['The Pier', 'See the kettle now']],
  ['See [[Kettle#^abc1]] now', ['The Pier', 'See Kettle now']],
  ['See ![[lamp.png]] now', ['The Pier', 'See  now']],
  ['Lit %%but not for long%% at dusk', ['The Pier', 'Lit  at dusk']],
  ['Lit at dusk ^lamp1', ['The Pier', 'Lit at dusk']],
  ['100%% lit %%', ['The Pier', '100%% lit %%']],
  ['<a href="https://lamp.example/">The Lamp</a> is lit', ['The Lamp is lit', '', 'https://lamp.example/']],
  ['The Lamp<br>is lit', ['The Pier', 'The Lamp\nis lit']],
  ['The <b>Lamp</b> is lit', ['The Pier', 'The Lamp is lit']],
  ['The <!-- old --> Lamp', ['The Pier', 'The  Lamp']],
  [
    '[The Lamp](https://lamp.example/){:target="_blank"} is lit',
    ['The Lamp is lit', '', 'https://lamp.example/'],
  ],
  ['The Lamp {: .bright}', ['The Pier', 'The Lamp {: .bright}']],
  ['`code` and **bold** and ~~gone~~ lamps', ['The Pier', 'code and bold and gone lamps']],
  ['[The *Lamp*](https://lamp.example/ "title") is lit', ['The Lamp is lit', '', 'https://lamp.example/']],
  ['<https://lamp.example/>', ['The Pier', 'https://lamp.example/', 'https://lamp.example/']],
  ['H~2~O and x^2^', ['The Pier', 'H2O and x^2^']],
])('%j', async (line, said) => {
  const { entries, diagnostics } = await read(
    'week.md',
    `# Week\n\n## The Pier\n\n${line}\n\n## The Oil\n\nis short.\n\n${definitions}`,
  );
  const [{ title, body, links }, ...others] = entries as [(typeof entries)[0], ...typeof entries];
  expect([title, body, ...links]).toEqual(said);
  expect([others.length, diagnostics]).toEqual([1, []]);
});

it('an address that no browser may follow is told', async () => {
  const { entries, diagnostics } = await read(
    'week.md',
    '## The Pier\n\n<a href="javascript:alert(1)">The Lamp</a> is lit\n',
  );
  expect(entries).toMatchObject([{ title: 'The Lamp is lit', links: [] }]);
  expect(diagnostics).toMatchObject([{ code: 'markdown-links', place: { line: 3 } }]);
});
