import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/types.ts';
import { runs } from '../../support/runs.ts';
import { oddLine } from '../../support/texts.ts';
import { digest, entry, publication, theme } from '../week.ts';
import { attributes, emailWith, published, wordsOf } from './mail.ts';

const size = (html: string) => Buffer.byteLength(html);
const body = (length: number) =>
  'We restored it, and it took nine hours. '.repeat(Math.ceil(length / 40)).slice(0, length);

/** As many entries as asked for, each with a title of its own. */
function entries(prefix: string, count: number, length = 400) {
  return Array.from({ length: count }, (_, index) =>
    entry({ title: `${prefix} ${index + 1}`, body: body(length) }),
  );
}

describe('an email that would be too long', () => {
  const large = digest({
    themes: [theme('Storage', entries('Tape', 200)), theme('People', entries('Mentor', 20))],
    publication: published,
  });

  it('is cut at an entry, in the longest section, and leads to the rest', async () => {
    const { html } = await emailWith(large);
    expect(size(html)).toBeLessThanOrEqual(102_400);
    // Not one entry more than had to go.
    expect(size(html)).toBeGreaterThan(102_400 - 800);
    const shown = wordsOf(html).match(/Tape \d+ We/g)!.length;
    expect(wordsOf(html)).toContain(`Tape ${shown} We`);
    expect(wordsOf(html)).toContain(`${200 - shown} more on the web`);
    expect(wordsOf(html)).toContain('Mentor 20');
    expect(attributes(html, 'href')).toContain(`${published.url}#storage`);
    expect(html).toMatch(
      new RegExp(`<a href="${published.url}#storage" class="quiet"[^>]*>${200 - shown} more`),
    );
  });

  it('tells by how much, how many entries are left out, and of which sections', async () => {
    const { html, diagnostics } = await emailWith(large);
    const gone = 200 - wordsOf(html).match(/Tape \d+ We/g)!.length;
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: 'email-cut', severity: 'warning' });
    expect(diagnostics[0]!.message).toMatch(
      new RegExp(
        `^the email would be \\d+,\\d{3} bytes over the 102,400 that Gmail shows, so ${gone} entries are left out: ${gone} of "Storage"$`,
      ),
    );
    expect(diagnostics[0]!.hint).toContain('readers find the rest on the web');
  });

  it('says so where readers have no address to look the rest up', async () => {
    const { html, diagnostics } = await emailWith({ ...large, publication });
    expect(wordsOf(html)).toMatch(/\d+ more on the web/);
    expect(attributes(html, 'href')).toEqual([]);
    expect(diagnostics[0]!.hint).toContain('readers cannot look the rest up: set `url` in digest.yaml');
  });

  it('keeps what the editor pinned as long as there is anything else', async () => {
    const pinned = entries('Pinned', 30).map((each) => ({ ...each, top: true }));
    const { html } = await emailWith(
      digest({ themes: [theme('Storage', [...pinned, ...entries('Tape', 200)])] }),
    );
    expect(wordsOf(html)).toContain('Pinned 30');
  });

  it('leaves out one entry that is too long by itself', async () => {
    const giant = entry({ title: 'The Whole Log', body: body(200_000) });
    const { html, diagnostics } = await emailWith(
      digest({
        themes: [theme('Storage', [giant]), theme('People', ['Hire Slowly'])],
        publication: published,
      }),
    );
    expect(wordsOf(html)).toContain('Storage 1 more on the web');
    expect(wordsOf(html)).toContain('Hire Slowly');
    expect(diagnostics[0]!.message).toMatch(/1 entry is left out: 1 of "Storage"$/);
  });

  it('does not give up the entries behind such a one', async () => {
    const giant = entry({ title: 'The Whole Log', body: body(200_000) });
    const { html, diagnostics } = await emailWith(
      digest({ themes: [theme('Storage', [giant, ...entries('Tape', 20)])], publication: published }),
    );
    expect(wordsOf(html)).toMatch(/Storage Tape 1 We.* Tape 20 We.* 1 more on the web/);
    expect(diagnostics[0]!.message).toMatch(/1 entry is left out: 1 of "Storage"$/);
  });

  it('cuts the introduction only when no entry is left, at a paragraph', async () => {
    const intro = Array.from({ length: 20 }, (_, at) => `Chapter ${at + 1}. ${body(8000)}`).join('\n\n');
    const { html, diagnostics } = await emailWith(
      digest({ intro, themes: [theme('Storage', ['Tape Lives'])], publication: published }),
    );
    expect(wordsOf(html)).toMatch(
      /Chapter 12\. [^()]*\(continues\) 1 snippet in 1 theme Storage 1 more on the web /,
    );
    expect(wordsOf(html)).not.toContain('Chapter 13');
    expect(diagnostics[0]!.message).toMatch(/1 entry is left out: 1 of "Storage"; the introduction is cut$/);
  });

  it('leaves out one paragraph of the introduction that is too long by itself', async () => {
    const intro = `First of all.\n\n${body(150_000)}\n\nLast of all.`;
    const { html, diagnostics } = await emailWith(
      digest({ intro, themes: [theme('Storage', ['Tape Lives'])] }),
    );
    expect(wordsOf(html)).toContain('First of all. Last of all. (continues) 1 snippet');
    expect(wordsOf(html)).toContain('Tape Lives We restored');
    expect(diagnostics[0]!.message).toMatch(/so the introduction is cut$/);
  });

  it('is never longer than Gmail shows, however much of anything there is', async () => {
    const lengths = fc.oneof(
      { weight: 19, arbitrary: fc.integer({ min: 1, max: 900 }) },
      fc.integer({ min: 1, max: 120_000 }),
    );
    const sections = fc.array(
      fc.tuple(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), oddLine),
        fc.array(lengths, { maxLength: 40 }),
      ),
      { maxLength: 10 },
    );
    await fc.assert(
      fc.asyncProperty(sections, lengths, lengths, fc.boolean(), async (some, intro, title, known) => {
        const themes = some.map(([name, all], index) => ({
          ...theme(
            name || 'Storage',
            all.map((length, at) =>
              entry({ title: `Tape ${at}`, body: body(length), top: length % 17 === 0 }),
            ),
          ),
          id: `t${index}`,
        }));
        const odd: Digest = digest({
          title: body(title),
          intro: `${body(intro)}\n\n${body(title)}`,
          themes,
          publication: known ? { ...published, footer: body(intro) } : publication,
        });
        const { html, diagnostics } = await emailWith(odd);
        expect(size(html)).toBeLessThanOrEqual(102_400);
        expect(html.endsWith('</html>\n')).toBe(true);
        expect(html.match(/<tr>/g)!.length).toBe(html.match(/<\/tr>/g)!.length);
        const shown = html.match(/<h3/g)?.length ?? 0;
        const all = themes.reduce((sum, { count }) => sum + count, 0);
        const told = [...wordsOf(html).matchAll(/(\d+) more on the web/g)].map(([, count]) => Number(count));
        expect(shown + told.reduce((sum, count) => sum + count, 0)).toBe(all);
        if (shown < all) expect(diagnostics[0]!.code).toBe('email-cut');
      }),
      { numRuns: runs(25) },
    );
  });

  it.each([
    ['a title', { title: 'Tape '.repeat(40_000) }, false],
    ['the name of the author', { author: 'Ada '.repeat(40_000) }, false],
    ['a footer', { publication: { ...published, footer: 'Pier '.repeat(40_000) } }, true],
    [
      'an address',
      { publication: { ...published, url: `https://engine.example/${'a'.repeat(150_000)}` } },
      false,
    ],
    [
      'the way out',
      { publication: { ...published, unsubscribe: `https://engine.example/${'a'.repeat(150_000)}` } },
      false,
    ],
    ['a preheader', { preheader: 'Tape '.repeat(40_000) }, false],
  ] as [string, Partial<Digest>, boolean][])('stands even %s without end', async (_, odd, cut) => {
    const { html, diagnostics } = await emailWith(
      digest({ themes: [theme('Storage', ['Tape Lives'])], ...odd }),
    );
    expect(size(html)).toBeLessThanOrEqual(102_400);
    expect(html.endsWith('</html>\n')).toBe(true);
    expect(html).toContain('Tape Lives</h3>');
    const codes = diagnostics.map(({ code }) => code);
    expect(codes.includes('email-cut')).toBe(cut);
  });

  it('gives up whole sections when their headings alone are too much, and says so at the end', async () => {
    const themes = Array.from({ length: 900 }, (_, at) => theme(`Storage ${at}`, ['Tape Lives']));
    const { html, diagnostics } = await emailWith(digest({ themes }));
    const headings = html.match(/<h2/g)!.length;
    expect(size(html)).toBeLessThanOrEqual(102_400);
    expect(wordsOf(html)).toMatch(new RegExp(` 1 more on the web ${900 - headings} more on the web$`));
    expect(diagnostics[0]!.message).toMatch(
      /so 900 entries are left out: 1 of "Storage 0", .*, the others of 894 more sections; the contents are left out$/,
    );
  });
});

describe('an email of nearly as many bytes as Gmail shows', () => {
  /** A digest whose email has exactly so many bytes. */
  async function ofSize(bytes: number): Promise<Digest> {
    const withBody = (length: number) =>
      digest({
        themes: [theme('Storage', [entry({ title: 'Tape Lives', body: 'a'.repeat(length) })])],
        publication: published,
      });
    const empty = size((await emailWith(withBody(1000))).html);
    return withBody(1000 + bytes - empty);
  }

  it.each([
    [99_999, []],
    [100_000, ['email-large']],
    [102_400, ['email-large']],
    [102_401, ['email-cut']],
  ])('of %d bytes gives %j', async (bytes, codes) => {
    const { html, diagnostics } = await emailWith(await ofSize(bytes));
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
    if (bytes <= 102_400) expect(size(html)).toBe(bytes);
    else expect(wordsOf(html)).toContain('1 more on the web');
  });

  it('says how many it has', async () => {
    const { diagnostics } = await emailWith(await ofSize(101_234));
    expect(diagnostics[0]!.message).toBe(
      'the email has 101,234 bytes, and Gmail hides what comes behind 102,400',
    );
  });
});
