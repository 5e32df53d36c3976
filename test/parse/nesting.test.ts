/** What stands in each other deeper than people nest: refused where it does, before it takes time. */
import { describe, expect, it } from 'vitest';
import { read } from './open.ts';

const times = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => piece(index)).join('\n');

const bookmarks = (inside: string) =>
  `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<H1>Bookmarks</H1>\n<DL><p>\n${inside}\n</DL><p>\n`;
const folder = (index: number) =>
  `<DT><H3>Trip ${index}</H3>\n<DL><p>\n<DT><A HREF="https://example.org/${index}">Inn ${index}</A>`;
const outlines = (count: number) =>
  `<opml version="2.0"><body>\n${times(count, (index) => `<outline text="Trip ${index}"><outline text="Inn ${index}" url="https://example.org/${index}"/>`)}${'</outline>'.repeat(count)}</body></opml>`;

describe('what stands in each other', () => {
  it('is read with all that it stands in, as deep as people nest', async () => {
    const inner = await read('trips.html', bookmarks(times(100, folder) + '\n</DL><p>'.repeat(100)), {
      format: 'bookmarks',
    });
    expect(inner.diagnostics).toEqual([]);
    expect(inner.entries).toHaveLength(100);
    expect(inner.entries.at(-1)!.section).toMatch(/^Trip 0 › Trip 1 › .* › Trip 99$/);
    const outer = await read('trips.opml', outlines(100), { format: 'opml' });
    expect(outer.diagnostics).toEqual([]);
    expect(outer.entries.at(-1)!.section).toMatch(/^Trip 0 › Trip 1 › .* › Trip 99$/);
  });

  it.each([
    ['bookmarks', bookmarks(times(20_000, folder))],
    ['opml', outlines(20_000)],
  ] as const)('is an error at its place where it is deeper than that: %s', async (format, text) => {
    const { diagnostics } = await read('trips', text, { format });
    expect(diagnostics.map(({ code }) => code)).toEqual(['nested-too-deep']);
    expect(diagnostics[0]!.place!.line).toBeGreaterThan(190);
  });

  it('keeps nothing open that nobody closes: 30,000 folders beside each other', {
    tags: 'long',
  }, async () => {
    const beside = times(30_000, (index) => `${folder(index)}\n</DL><p>`);
    const { entries, diagnostics } = await read('trips.html', bookmarks(beside), { format: 'bookmarks' });
    expect(diagnostics).toEqual([]);
    expect(entries).toHaveLength(30_000);
    expect(entries.at(-1)!.section).toBe('Trip 29999');
  });

  it('a feed of 100,000 elements in each other is refused, and not searched for each of them', async () => {
    const deep = `${'<extra>'.repeat(100_000)}${'</extra>'.repeat(100_000)}`;
    const feed = `<rss version="2.0"><channel><title>Trips</title>${deep}<item><title>Inn</title></item></channel></rss>`;
    expect((await read('trips.xml', feed, { format: 'feed' })).diagnostics.map(({ code }) => code)).toEqual([
      'feed-syntax',
    ]);
  });
});
