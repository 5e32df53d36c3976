/** Exports of other programs, generated, so that how many items they have is known: each is an entry or reported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputFormat } from '../../src/types.ts';
import { runs } from '../support/runs.ts';
import { oddities } from '../support/texts.ts';
import { read } from './open.ts';

interface Item {
  title: string;
  url: string;
  note: string;
}

const letters = fc.string({
  unit: fc.constantFrom(...'abcÄ7 \'",;|<>&[](){}*_#@`~\\/-+=:.!?\t', ...oddities, '&amp;', '<b>', ']]>'),
  maxLength: 30,
});
const items = fc.array(
  fc.record({
    title: letters.map((text) => `T${text.replace(/\t/g, ' ')}`),
    url: fc.integer({ min: 1, max: 999 }).map((number) => `https://example.org/p/${number}`),
    note: fc.oneof(fc.constant(''), letters),
  }),
  { maxLength: 12 },
);

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

const writers: Partial<Record<InputFormat, (list: Item[]) => string>> = {
  csv: (list) =>
    ['title,url,note', ...list.map((it) => [it.title, it.url, it.note].map(cell).join(','))].join('\n'),
  feed: (list) =>
    `<rss version="2.0"><channel><title>T</title>${list
      .map(
        (it) =>
          `<item><title>${xml(it.title)}</title><link>${it.url}</link><description>${xml(it.note)}</description></item>`,
      )
      .join('\n')}</channel></rss>`,
  opml: (list) =>
    `<opml><body>${list
      .map((it) => `<outline text="${xml(it.title)}" url="${it.url}" _note="${xml(it.note)}"/>`)
      .join('\n')}</body></opml>`,
  bookmarks: (list) =>
    `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n${list
      .map(
        (it) =>
          `<DT><A HREF="${it.url}">${xml(it.title)}</A>\n${it.note === '' ? '' : `<DD>${xml(it.note)}\n`}`,
      )
      .join('')}</DL>`,
  json: (list) =>
    JSON.stringify({
      took: 3,
      hits: list.map(({ title, url, note }) => ({ name: title, href: url, excerpt: note })),
    }),
  ndjson: (list) =>
    list.map(({ title, url, note }) => JSON.stringify({ title, url, description: note })).join('\n'),
};

describe('an export', () => {
  it.each(Object.entries(writers))(
    'gives an entry for each item, with its address: %s',
    async (format, write) => {
      await fc.assert(
        fc.asyncProperty(items, async (list) => {
          const { entries, diagnostics } = await read('export', write(list), {
            format: format as InputFormat,
          });
          expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
          expect(entries.map(({ links }) => links[0])).toEqual(list.map(({ url }) => url));
          expect(entries.every(({ title }) => title !== '')).toBe(true);
        }),
        { numRuns: runs(60) },
      );
    },
  );

  it.each(Object.entries(writers))('never throws where it is damaged: %s', async (format, write) => {
    const damage = fc.record({ at: fc.nat(), length: fc.nat({ max: 40 }), piece: letters });
    await fc.assert(
      fc.asyncProperty(items, damage, async (list, { at, length, piece }) => {
        const whole = write(list);
        const from = at % (whole.length + 1);
        const text = whole.slice(0, from) + piece + whole.slice(from + length);
        await read('export', text, { format: format as InputFormat });
        await read('export', text);
      }),
      { numRuns: runs(60) },
    );
  });

  it('says of every row of a table that it cannot be read, where, and reads the others', async () => {
    const row = fc.constantFrom(
      'Leeks,https://example.org/l,',
      ',,',
      'Frost, still,https://example.org/f,',
      'Slugs',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const { entries, diagnostics } = await read('a.csv', `title,url,note\n${rows.join('\n')}\n`);
        expect(entries.length + diagnostics.length).toBe(rows.length);
        const lines = [
          ...entries.map(({ source }) => source.line),
          ...diagnostics.map(({ place }) => place!.line),
        ];
        expect(lines.sort((a, b) => a - b)).toEqual(rows.map((_, index) => index + 2));
      }),
    );
  });
});

describe('a hostile export', () => {
  const depth = 20_000;
  it.each<[string, InputFormat, string]>([
    ['folders in folders', 'bookmarks', '<DL><DT><H3>f</H3>'.repeat(depth)],
    ['outlines in outlines', 'opml', `<opml><body>${'<outline text="a">'.repeat(depth)}`],
    ['elements in elements', 'feed', `<rss version="2.0"><channel><item><title>${'<a>'.repeat(depth)}`],
    ['lists in lists', 'json', '{"items":['.repeat(depth) + ']}'.repeat(depth)],
    ['tags in tags', 'json', JSON.stringify([{ name: 'T', content: '<div>'.repeat(depth) }])],
    ['tags without ends', 'json', JSON.stringify([{ name: 'T', content: '<a><b x="1"></b>'.repeat(depth) }])],
    ['quotes in quotes', 'csv', `title,url\n${'"a""b,'.repeat(depth)}`],
    ['stars', 'org', `${'*'.repeat(depth)} a\n${'[['.repeat(depth)}\n${'=a '.repeat(depth)}`],
  ])('takes no longer than a second: %s', { timeout: 20_000 }, async (_, format, text) => {
    const begun = performance.now();
    await read('export', text, { format });
    // The machine may be busy.
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('has its entities refused, not expanded', async () => {
    const feed =
      '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>';
    const { entries, diagnostics } = await read('feed.xml', feed);
    expect(entries).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['feed-entities']);
  });
});
