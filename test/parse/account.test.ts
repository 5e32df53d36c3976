/** What evidently is an item and stands within another entry is told, once a file; what rightly stands there is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadConfig, openSources, readEntries } from '../../src/index.ts';
import type { Diagnostic, Entry } from '../../src/types.ts';
import { runs } from '../support/runs.ts';
import { bytesOf } from './open.ts';

const config = await loadConfig({ cwd: '/' });

async function read(text: string, format: 'auto' | 'markdown' | 'text' | 'org' | 'list' = 'auto') {
  const sources = await openSources(['-'], config, {
    base: '/',
    format,
    stdin: async function* () {
      yield bytesOf(text);
    },
  });
  const told: Diagnostic[] = [];
  const entries: Entry[] = [];
  const report = (it: Diagnostic) => told.push(it);
  for await (const entry of readEntries(sources, { report, introduce: () => {} })) entries.push(entry);
  return { entries, told, word: told.find(({ code }) => code === 'items-within') ?? null };
}

const reading = `## Reading

- [Ferries that run on batteries](https://example.org/batteries)
- [How a lock keeper reads the river](https://example.org/lock)
- [A lighthouse for sale](https://example.org/lighthouse)

## Watching

- [The last paddle steamer](https://example.org/steamer)
- [Knots for cold hands](https://example.org/knots)
`;

const plain = `- Petra found a chart of 1911 in the loft
- The slipway is closed until the concrete has set
- Ines and Bo crossed the bay in three hours
`;

describe('a word is said', () => {
  it('of points below the words of a heading, where the others of the file are entries', async () => {
    const { word } = await read(
      `${reading}\n## What the crew found in the loft\n\nThanks to all who wrote. It was a lot.\n\n${plain}`,
    );
    expect(word).toMatchObject({ severity: 'warning', place: { file: 'stdin', line: 16 } });
    expect(word!.message).toMatch(/^3 lines look like items/);
  });

  it('of points of HTML in an entry of a text that is no list', async () => {
    const words = 'The winter was long, and the crew had time to look at every chart of the loft. '.repeat(9);
    const points = ['Petra found a chart', 'The slipway is closed', 'Ines crossed the bay'];
    const list = `<ul>\n${points.map((it) => `<li>${it} in the spring of 1911</li>`).join('\n')}\n</ul>`;
    const { word } = await read(
      `${reading}\n## What the crew wrote to us\n\n${list}\n\n${words}\n`,
      'markdown',
    );
    expect(word).toBeNull();
    const told = await read(
      `${reading}\n${words}\n\n## What the crew wrote\n\n${words.slice(0, 79)}\n\n${list}\n`,
      'markdown',
    );
    expect(told.word).toMatchObject({ place: { line: 19 } });
  });

  it('of paragraphs that begin with a link, in a section that a quotation made an entry', async () => {
    const news = ['Petra', 'Ines', 'Bo'].map(
      (name) =>
        `[${name}](https://example.org/${name}) drew [a chart](https://example.org/chart) of the bay.`,
    );
    const { word } = await read(
      `${reading}\n## What the crew sent to us\n\n${news.join('\n\n> It took a winter.\n\n')}\n`,
    );
    expect(word).toMatchObject({ place: { line: 14 } });
    expect(word!.message).toMatch(/^3 lines look like items/);
  });

  it('of points whose links are named below, under a heading and a paragraph', async () => {
    const points = ['Knots', 'Charts', 'Ropes'].map(
      (name) => `- Petra carried the [${name}][] up to the loft of the office.`,
    );
    const { word } = await read(
      `## What the crew reports this week\n\nThanks to all who wrote. It was more than we had room for.\n\n${points.join('\n')}\n\n[knots]: https://example.org/knots\n[charts]: https://example.org/charts\n[ropes]: https://example.org/ropes\n\n## The slipway\n\nIt is closed until the concrete has set.\n`,
      'markdown',
    );
    expect(word).toMatchObject({ place: { line: 5 } });
    expect(word!.message).toMatch(/^3 lines look like items/);
  });

  it('of lists that a link swallowed, up to the end of the file', async () => {
    const { word } = await read(
      `Links\n\n- [Knots](https://example.org/knots)\n- Ropes\n- Sails\n\n[Send us yours](https://example.org/send)\n\nNews of the harbour\n\n${plain}`,
      'markdown',
    );
    expect(word).toMatchObject({ place: { line: 11 } });
  });

  it('of points with links below a line of links, where those of the file are entries', async () => {
    const points = ['Knots', 'Charts', 'Ropes'].map(
      (name) => `- "${name} of the north" [loft#7](https://example.org/${name}) (carried up by Petra)`,
    );
    const { word } = await read(
      `${reading}\n## Waiting\n\n[Crew](https://example.org/crew) [Shore](https://example.org/shore)\n\n${points.join('\n')}\n`,
      'markdown',
    );
    expect(word).toMatchObject({ place: { line: 16 } });
  });

  it('of numbered points with links, where entries are numbered', async () => {
    const item = (at: number) =>
      `${at}、Somebody saw [a whale](https://example.org/${at}) off the pier.\n\nIt was large.\n\n`;
    const list = (from: number) =>
      [0, 1, 2]
        .map(
          (at) =>
            `${from + at}、[Whale number ${from + at}](https://example.org/w${from + at})\n\nIt was seen.\n\n`,
        )
        .join('');
    const { word } = await read(
      `## Links\n\n${list(1)}## More links\n\n${list(4)}## What people have told us\n\nA long week at the pier.\n\n${[1, 2, 3].map(item).join('')}`,
      'markdown',
    );
    expect(word).toMatchObject({ message: expect.stringMatching(/^3 lines/) });
  });

  it('once a file, of all in it', async () => {
    const crew = (name: string) =>
      `\n## What they found on the ${name}\n\nThanks to all. It was a lot.\n\n${plain}`;
    const { told } = await read(reading + reading + crew('Crew') + crew('Shore'));
    expect(told.filter(({ code }) => code === 'items-within')).toMatchObject([
      { message: expect.stringMatching(/^6 lines/) },
    ]);
  });
});

describe('nothing is said', () => {
  it('of points that a sentence introduces below the link that a heading is about', async () => {
    const said = (link: string) =>
      `${reading}\n## Fault of the week\n\n${link}It is a good one because:\n\n${plain}`;
    const about = '[Fault 12: the crane lifts half as much as it did](https://example.org/12)\n\n';
    expect((await read(said(about), 'markdown')).word).toBeNull();
    expect((await read(said(''), 'markdown')).word).not.toBeNull();
  });

  const silent: Record<string, string> = {
    'of an issue in which each item is an entry': reading,
    'of two points below words': `${reading}\n## What the crew did last week\n\nThanks to all. It was a lot.\n\n- Petra left\n- Ines came\n`,
    'of what people did, under their names':
      '## Anna\n\nThis week.\n\n- mended the crane\n- wrote the log\n- rested\n\n## Bo\n\nBack on Monday.\n\n- sailed\n- slept\n- ate\n',
    'of lists within lists': `## Reading\n\n- [Ferries](https://example.org/1)\n  - batteries\n  - motors\n  - cables\n- [Locks](https://example.org/2)\n  1. gates\n  2. keepers\n  3. keys\n`,
    'of lists a tab further in':
      '- [Locks](https://example.org/1)\n- Harbours of the north and their ships\n\t- [Oslo](https://example.org/2)\n\t- [Turku](https://example.org/3)\n\t- [Tromsø](https://example.org/4)\n',
    'of links that go on with a point':
      '- [Locks](https://example.org/1)\n- Winch [1.4](https://example.org/2),\n[1.3](https://example.org/3),\n[1.2](https://example.org/4),\n[1.1](https://example.org/5)\n',
    'of what a project changed, under its name as a link': `${reading}\n## [Winch 2.0](https://example.org/winch)\n\nA release at last.\n\n- [Faster drums](https://example.org/w/1)\n- [No rust](https://example.org/w/2)\n- [New brake](https://example.org/w/3)\n`,
    'of a recipe':
      '# Fish soup\n\nFor four people, in an hour.\n\n- one kilogram of fish\n- two onions\n- a leek\n\n1. Cut the onions.\n2. Boil the fish.\n3. Wait.\n',
    'of what was said of links, right below them': ['Locks', 'Ropes', 'Sails']
      .map((name) => `[${name}](https://example.org/${name}): closed\n\n${plain}`)
      .join('\n')
      .concat('\n## Agenda\n\n'.concat(reading.slice(12))),
    'of what a longer text lists': `${reading}\n## What the crew did last week\n\nThe eel grass has come back to the bay, as everybody who rows there has seen, and with it the small fish. There are reasons for that, and three of them are told here, since the council asked us about them in its letter.\n\n- At night the [locks](https://example.org/locks) are shut\n- All the [sewage](https://example.org/sewage) is cleaned\n- Since May the [ferry](https://example.org/ferry) is electric\n\nThat is all we know, and we shall go on counting the plants in April, when the water is warm enough for divers and clear enough to see.\n`,
    'of addresses in code': `${reading}\n## How the harbour is asked\n\nIt answers.\n\nBe kind.\n\nAsk in turn:\n\n- For the tides of the week it is \`https://example.org/tides\`\n- For the wind of today it is \`https://example.org/wind\`\n- For the hours of the locks it is \`https://example.org/locks\`\n`,
    'of steps': `${reading}\n## How to write to us\n\nIt is easy. Do this:\n\n1. Take a sheet of paper and a pen\n2. Write what you have seen\n3. Send it to the harbour office\n`,
    'of quotations and code': `${reading}\n## What the crew did last week\n\nPetra wrote.\n\n> - [one](https://example.org/q1)\n> - [two](https://example.org/q2)\n> - [three](https://example.org/q3)\n\n\`\`\`\n- [one](https://example.org/q1)\n- [two](https://example.org/q2)\n- [three](https://example.org/q3)\n\`\`\`\n`,
    'of prose that begins with links': `${reading}\n## What the crew did last week\n\n[Petra](https://example.org/petra) left us in March and came back.\n\n[Ines](https://example.org/ines) wrote the log of the week.\n\n[Bo](https://example.org/bo) mended the crane with a spoon.\n`,
    'of a note on a page': `---\ntitle: Ropes\nsource: https://example.org/ropes\n---\n\nA long text.\n\n- [one](https://example.org/1)\n- [two](https://example.org/2)\n- [three](https://example.org/3)\n`,
  };

  it.each(Object.keys(silent))('%s', async (name) => {
    expect((await read(silent[name]!, 'markdown')).word).toBeNull();
  });

  it('of the contents of a file in Org', async () => {
    const contents = ['Knots', 'Ropes', 'Sails'].map(
      (it) => `- [[#${it.toLowerCase()}][All about ${it} and how they are made]]`,
    );
    const { word } = await read(`#+title: Boats\n\n${contents.join('\n')}\n\n* Knots\n\nAll of it.\n`, 'org');
    expect(word).toBeNull();
  });

  it('where somebody said how the text is laid out', async () => {
    const text = `Links\n\n- Knots https://example.org/knots\n- Ropes https://example.org/ropes\n\nNews of the harbour\n\nmore of it\n${plain}`;
    expect((await read(text, 'list')).word).toBeNull();
  });
});

// ── Generated files ─────────────────────────────────────────────────────────────────────────────

const words = [
  'harbour',
  'ferry',
  'lighthouse',
  'Hafen',
  'Fähre',
  'bateau',
  'phare',
  'kettle',
  'soup',
  'leek',
];
const prose = ['Thanks to all who wrote this week. It was a lot.', 'Here they are:', 'What we found:'];

/** How the items of a section are written. */
const forms: Record<string, (names: string[]) => string> = {
  links: (names) => names.map((name) => `- [${name}](https://example.org/${name.length})`).join('\n'),
  'links with remarks': (names) =>
    names.map((name) => `* [${name}](https://example.org/x) - what a find`).join('\n'),
  'sentences with a link': (names) =>
    names.map((name) => `- ${name} is told by [the log](https://example.org/log) of the week`).join('\n'),
  // Below words and without links points may as well be what is said of a name.
  points: (names) => names.map((name) => `- ${name} and what came of it in the end`).join('\n'),
  'link paragraphs': (names) => names.map((name) => `[${name}](https://example.org/y)`).join('\n\n'),
  rows: (names) =>
    `| Title | Where |\n|---|---|\n${names.map((name) => `| ${name} | https://example.org/z |`).join('\n')}`,
};

const section = fc.record({
  form: fc.constantFrom(...Object.keys(forms)),
  head: fc.constantFrom('## ', '### ', '**'),
  intro: fc.option(fc.constantFrom(...prose), { nil: null }),
  size: fc.integer({ min: 3, max: 7 }),
});

describe('entries and what is told are all of the items, or a word is said', () => {
  it('of sections written in many ways', async () => {
    const law = fc.asyncProperty(fc.array(section, { minLength: 1, maxLength: 6 }), async (sections) => {
      const names: string[] = [];
      const parts = sections.map(({ form, head, intro: before, size }, at) => {
        const intro = form === 'points' ? null : before;
        const own = Array.from({ length: size }, (_, i) => {
          const word = words[(at * 7 + i * 3) % words.length]!;
          return `${word.charAt(0).toUpperCase()}${word.slice(1)} number ${at}${i} of the bay`;
        });
        names.push(...own);
        const title = `${head}Part ${at}${head === '**' ? '**' : ''}`;
        return [title, ...(intro === null ? [] : [intro]), forms[form]!(own)].join('\n\n');
      });
      const { entries, told, word } = await read(`# A week\n\n${parts.join('\n\n')}\n`, 'markdown');
      const titles = entries.map(({ title, body }) => title || body).join('\n');
      const lost = names.filter((name) => !titles.includes(name)).length;
      const isTold = told.some(({ code }) => code === 'markdown-unused');
      if (!isTold && word === null) expect(lost < 3 || lost * 20 <= names.length ? 0 : lost).toBe(0);
    });
    await fc.assert(law, { numRuns: runs(200) });
  });
});
