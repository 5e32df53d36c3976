/** What the program wrote lies among the notes: whatever it is and however it is found, it is no input, and no fault. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

const configuration = `title: The Lamp
input: INPUT
timezone: UTC
home: https://lamp.example.org/
logo: lamp.svg
email: {from: lamp@example.org, to: keepers@example.org}
themes:
  - id: lamps
    keywords: [lens, wick]
`;

const first =
  'A New Lens\nThe lens came by boat. On Friday 13 March at 18:00 it is lit. https://example.org/lens\n';
const second = 'A Longer Wick\nThe wick burns for nine hours. https://example.org/wick\n';

const names = [
  ...['page.html', 'lamp.eml', 'lamp.atom', 'lamp.rss', 'lamp.feed.json', 'lamp.ics', 'lamp.md'],
  ...['lamp.txt', 'lamp.json', 'lamp.slack.json'],
];

async function build(cwd: string, ...args: string[]) {
  const { io, emitted } = memoryIo({ cwd });
  return { exit: await main(['build', ...args], io), ...emitted };
}

const folder = async (input: string) =>
  await folderWith({
    'digest.yaml': configuration.replace('INPUT', JSON.stringify(input)),
    'lamp.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'notes-2026-W10.txt': first,
    'notes-2026-W11.txt': second,
  });

const titlesIn = async (file: string): Promise<string[]> => {
  const { themes } = JSON.parse(await readFile(file, 'utf8'));
  return themes.flatMap(({ entries }: { entries: { title: string }[] }) => entries.map(({ title }) => title));
};

describe.each(['.', '**/*', '*'])('of the input %s', (input) => {
  it('is read what people wrote, and no issue in any format, of a week or of other days', async () => {
    const cwd = await folder(input);
    const outputs = (of: string) => names.flatMap((name) => ['-o', `${of}-${name}`]);
    await build(cwd, '-w', '2026-W10', ...outputs('week'));
    await build(cwd, '--since', '2026-03-01', '--until', '2026-03-20', ...outputs('month'));
    const { io, emitted } = memoryIo({ cwd });
    expect(await main(['build', '-w', '2026-W10', '-f', 'email'], io)).toBe(0);
    await writeFile(join(cwd, 'letter.html'), emitted.stdout);
    const { exit, stderr } = await build(cwd, '-w', '2026-W11', '-o', 'out.json');
    expect([exit, stderr]).toEqual([0, expect.stringContaining('digest: 2 snippets')]);
    expect(await titlesIn(join(cwd, 'out.json'))).toEqual(['A Longer Wick']);
  });

  it('are read neither the outputs of templates, those of other weeks too, nor the templates', async () => {
    const cwd = await folder(input);
    await writeFile(
      join(cwd, 'small.liquid'),
      'Lens and wick\n{% for theme in themes %}{% for it in theme.entries %}{{ it.title }}\n{% endfor %}{% endfor %}',
    );
    const configured = `${await readFile(join(cwd, 'digest.yaml'), 'utf8')}output: [{file: "lamp-{week}.txt", template: small.liquid}]\n`;
    await writeFile(join(cwd, 'digest.yaml'), configured);
    for (const args of [[], ['--template', 'small.liquid', '-f', 'text', '-o', 'other-{week}.txt']])
      for (const week of ['2026-W10', '2026-W11']) {
        const { exit, stderr } = await build(cwd, '-w', week, ...args);
        expect([exit, stderr]).toEqual([0, expect.stringContaining('digest: 2 snippets')]);
      }
  });
});
