/** What bodies and sections of the sources look like in each format. */
import { describe, expect, it } from 'vitest';
import type { Digest, OutputFormat } from '../../src/types.ts';
import { published, publishedWhole, written } from './publications.ts';
import { digest, entry, theme } from './week.ts';

const markup = [
  'We *restored* **all** of `tape-7`, see [the log](https://engine.example/log):',
  '- [x] mount it\n- [ ] label it\n  1. by year\n  2. by ~~shelf~~ room',
  '> Nobody restores a backup.',
  '| Tape | Hours |\n| --- | ---: |\n| seven | 9 |',
  '```sh\nrestore --all\n```',
  'Done by <b>Ines</b>. [Press](javascript:x())',
].join('\n\n');

const told = entry({ title: 'The Archive Is Restored', author: 'Ines', done: true, body: 'We did.', markup });
const week = digest({ themes: [theme('Storage', [told], '💾')], publication: published });

const shown = async (format: OutputFormat, of: Digest = week) => (await written(of, format)).text;

describe('a body with structure', () => {
  it('is the same Markdown in Markdown', async () => {
    const text = await shown('markdown');
    expect(text).toContain(`### The Archive Is Restored

_by Ines · ☑ done_

We _restored_ **all** of \`tape-7\`, see [the log](https://engine.example/log):

- [x] mount it
- [ ] label it
  1. by year
  2. by ~~shelf~~ room

> Nobody restores a backup.

| Tape  | Hours |
| ----- | ----: |
| seven |     9 |

\`\`\`sh
restore --all
\`\`\`

Done by \\<b>Ines\\</b>. Press
`);
  });

  it('keeps its signs, its columns and its addresses in text', async () => {
    expect(await shown('text')).toContain(`* The Archive Is Restored
  by Ines · ☑ done
  We restored all of \`tape-7\`, see the log [1]:

  - [x] mount it
  - [ ] label it
        1. by year
        2. by ~~shelf~~ room

  > Nobody restores a backup.

  Tape   Hours
  -----  -----
  seven      9

      restore --all

  Done by <b>Ines</b>. Press

[1] https://engine.example/log
`);
  });

  it('says a table row by row where its columns have no room in text', async () => {
    const wide = `| Tape | Note |\n| --- | --- |\n| seven | ${'it went well, '.repeat(8)}so far |`;
    const text = await shown('text', digest({ themes: [theme('Storage', [{ ...told, markup: wide }])] }));
    expect(text).toContain('\n  Tape | Note\n  seven | it went well,');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(72);
  });

  it.each(['html', 'email', 'atom', 'rss', 'jsonfeed'] as const)(
    'keeps its elements in %s',
    async (format) => {
      const text = await shown(format);
      const html = format === 'jsonfeed' ? JSON.parse(text).items[0].content_html : unescaped(text);
      for (const element of [
        ...[/<em>restored<\/em>/, /<strong>all<\/strong>/, /<code[^>]*>tape-7<\/code>/],
        ...[/<a href="https:\/\/engine\.example\/log"[^>]*>the log<\/a>/, /<li[^>]*>☑ mount it<\/li>/],
        ...[/<li[^>]*>☐ label it\s*<ol[^>]*>\s*<li[^>]*>by year<\/li>/, /<del>shelf<\/del>/],
        ...[/<blockquote[^>]*>\s*<p[^>]*>Nobody/, /<th[^>]*>Tape<\/th>/, /<td[^>]*>seven<\/td>/],
        ...[/<pre[^>]*><code[^>]*>restore --all\n<\/code><\/pre>/, /Done by &#x3C;b>Ines&#x3C;\/b>\. Press/],
      ]) {
        expect(html).toMatch(element);
      }
      expect(text).not.toContain('javascript:');
    },
  );
});

/** The HTML in a feed, which is text there. */
function unescaped(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

describe('an issue under the headings of its sources', () => {
  const at = (section: string | undefined, title: string, line: number, file = 'week.md') => ({
    ...entry({ title, source: { file, line, endLine: line } }),
    ...(section === undefined ? {} : { section }),
  });
  const report = digest({
    group: 'section',
    introductions: [{ section: 'Archive › Tapes', text: 'What the *tapes* said:' }],
    themes: [
      theme('Storage', [at('Team', 'Disks Spin', 20), at('Archive › Tapes', 'Tape Lives', 4)], '💾'),
      theme('People', [
        at('archive › tapes', 'Mentors Need Calendars', 8),
        at(undefined, 'A Walk', 1, 'z.md'),
      ]),
    ],
    unplaced: [at('Team', 'A Bridge Reopens', 12)],
    publication: publishedWhole,
  });

  it('has them in the order of the sources, each with its introduction, its entries and their themes', async () => {
    const text = await shown('markdown', report);
    const outline = text.split('\n').filter((line) => /^(#{2,3} |_.* said|What|_💾|_People)/u.test(line));
    expect(outline).toEqual([
      '## In this issue',
      '## Archive › Tapes',
      'What the _tapes_ said:',
      '### Tape Lives',
      '_💾 Storage_',
      '### Mentors Need Calendars',
      '_People_',
      '## Team',
      '### A Bridge Reopens',
      '### Disks Spin',
      '_💾 Storage_',
      '## Everything else',
      '### A Walk',
      '_People_',
    ]);
    expect(text).toContain('- [Team](#team) (2)');
  });

  it.each(['html', 'text', 'email', 'atom', 'rss', 'jsonfeed', 'eml'] as const)(
    'has the same sections in %s',
    async (format) => {
      const text = await shown(format, report);
      const places = ['Tapes', 'said:', 'Tape Lives', 'Team', 'A Bridge', 'Everything else', 'A Walk'];
      let from = text.indexOf('<main') + 1;
      // Contents name the sections before.
      from = Math.max(from, text.indexOf('said:') - 400);
      for (const words of places) {
        const place = text.indexOf(words, from);
        expect(place, words).toBeGreaterThan(-1);
        from = place;
      }
    },
  );

  it('tells at its end what a limit left out', async () => {
    const { themes, counts } = report;
    const more = { ...counts, read: counts.read + 3, placed: counts.placed + 3 };
    const limited = { ...report, limit: 2, counts: more, themes: [{ ...themes[0]!, count: 5 }, themes[1]!] };
    expect(await shown('markdown', limited)).toMatch(/\n_3 more, not shown_\n$/);
  });
});

describe('long lists', { tags: 'long' }, () => {
  const long = (body: string) => digest({ themes: [theme('Storage', [entry({ body })])] });

  it.each([
    ['bullets', '- a\n'.repeat(200_000)],
    ['numbers', Array.from({ length: 200_000 }, (_, index) => `${index + 1}. a`).join('\n')],
  ])('of %s take no longer by the item than short ones', async (_, body) => {
    for (const format of ['html', 'markdown', 'text'] as const) {
      const text = await shown(format, long(body.trim()));
      expect(text.match(format === 'html' ? /<li>a<\/li>/g : /^ *(?:-|\d+\.) a$/gm)).toHaveLength(200_000);
    }
  });

  it('of entries that were merged into one are told in one line', async () => {
    const copies = Array.from({ length: 100_000 }, () => ({ entry: told, of: told.id, similarity: 1 }));
    const of = { ...week, duplicates: copies.map((each) => ({ ...each, because: 'same' as const })) };
    expect(await shown('markdown', of)).toContain('_Also: the same, 100000 times more_');
  });
});
