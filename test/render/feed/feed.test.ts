/** Feeds, read back by programs that read feeds. */
import { parseFeed } from '@rowanmanning/feed-parser';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../src/render/printable.ts';
import { isSameDigest } from '../../../src/render/render.ts';
import type { Digest } from '../../../src/types.ts';
import { anyText } from '../../support/texts.ts';
import { page, published, publishedWhole, written } from '../publications.ts';
import { digest, entry, publication as nowhere, theme } from '../week.ts';

const kinds = ['atom', 'rss', 'jsonfeed'] as const;
type Kind = (typeof kinds)[number];

const feed = async (of: Digest, kind: Kind) => (await written(of, kind)).text;

/** A week as it is: a story elsewhere, a day, a pinned entry, an entry without a title, one without a body, signs. */
const week = digest({
  author: 'Ada Byron',
  publication: published,
  themes: [
    theme(
      'Storage & Tape',
      [
        entry({
          id: 'a1b2c3d4e5f6',
          title: 'Generics: Array<T> & Co. Explained',
          body: 'Why List<T> isn’t Array<T>.\n\nAlso see https://lists.example/why?a=1&b=2.',
          links: ['https://stories.example/generics?x=1&y=2', 'https://lists.example/why?a=1&b=2'],
          date: '2026-03-04',
        }),
        entry({ id: '010203040506', title: 'Tape Lives', top: true }),
      ],
      '💾',
    ),
    theme('People', [
      entry({
        title: '',
        body: 'Nobody reads the runbook before the first outage. Write the second one for them.',
      }),
      entry({ title: 'Mentors Wanted', body: '', date: '2026-W10' }),
    ]),
  ],
  unplaced: [entry({ title: 'קוד פתוח בשבוע אחד', body: 'שלום לכולם.' })],
});

/** What three programs see of an item, in one shape. */
interface Seen {
  id: string | undefined;
  title: string | undefined;
  link: string | undefined;
  content: string | undefined;
  time: number;
}

const readers: Record<string, (text: string, kind: Kind) => Promise<Seen[]>> = {
  'rss-parser': async (text) =>
    (await new RssParser().parseString(text)).items.map((item) => ({
      id: item.guid ?? item.id,
      title: item.title,
      link: item.link,
      content: item.content,
      time: Date.parse(item.isoDate ?? ''),
    })),
  feedsmith: async (text, kind) =>
    kind === 'atom'
      ? (parseAtomFeed(text).entries ?? []).map((item) => ({
          id: item.id,
          title: item.title?.value,
          link: item.links?.find(({ rel }) => rel === 'alternate')?.href,
          content: item.content?.value,
          time: Date.parse(item.updated ?? ''),
        }))
      : (parseRssFeed(text).items ?? []).map((item) => ({
          id: item.guid?.value,
          title: item.title,
          link: item.link,
          content: item.description,
          time: Date.parse(item.pubDate ?? ''),
        })),
};

/** The items as JSON says them, where nothing had to be escaped twice. */
async function itemsOf(of: Digest): Promise<Seen[]> {
  const { items } = JSON.parse(await feed(of, 'jsonfeed')) as {
    items: Record<'id' | 'title' | 'url' | 'external_url' | 'content_html' | 'date_published', string>[];
  };
  return items.map((item) => ({
    id: item.id,
    title: item.title,
    link: item.external_url ?? item.url,
    content: item.content_html,
    time: Date.parse(item.date_published),
  }));
}

describe('a feed', () => {
  for (const kind of ['atom', 'rss'] as const) {
    it.each(Object.keys(readers))(`${kind}: is read by %s as it was meant`, async (name) => {
      const items = await itemsOf(week);
      expect(items).toHaveLength(5);
      expect(await readers[name]!(await feed(week, kind), kind)).toEqual(items);
      const whole = { ...week, publication: publishedWhole };
      expect(await readers[name]!(await feed(whole, kind), kind)).toEqual(await itemsOf(whole));
    });

    it(`${kind}: is read by feed-parser as it was meant`, async () => {
      // This one decodes texts once more than it should, so that "&lt;" in a page becomes a tag: markup is left out.
      const plain = { ...week, themes: week.themes.slice(1) };
      const seen = parseFeed(await feed(plain, kind));
      expect(seen.title).toBe('Letters from the Engine Room');
      expect(seen.description).toBe('Week 10 · 2–8 March 2026');
      expect(seen.language).toBe('en');
      expect(seen.url).toBe(published.home);
      expect(seen.self).toBe(published.feed[kind]);
      expect(seen.updated?.toISOString()).toBe('2026-03-08T18:00:00.000Z');
      expect(seen.authors.map(({ name }) => name)).toEqual(['Ada Byron']);
      const items = seen.items.map(({ id, title, url, content, description, updated }) => ({
        id,
        title,
        link: url,
        content: content ?? description,
        time: updated?.getTime(),
      }));
      expect(items).toEqual(await itemsOf(plain));
      expect(seen.items.map(({ categories }) => categories.map(({ label }) => label))).toEqual([
        ['People'],
        ['People'],
        [],
      ]);
    });
  }

  it('keeps the order of the issue, the pinned entry first', async () => {
    expect((await itemsOf(week)).map(({ title }) => title)).toEqual([
      'Tape Lives',
      'Generics: Array<T> & Co. Explained',
      'Nobody reads the runbook before the first outage. Write the second one for them.',
      'Mentors Wanted',
      'קוד פתוח בשבוע אחד',
    ]);
  });

  it('has the body of an entry as its content, without its title and its theme', async () => {
    const [pinned, generics, , wanted] = await itemsOf(week);
    expect(pinned!.content).toMatch(/^<div dir="auto">\n<p>We restored .* two surprises\.<\/p>\n<\/div>$/);
    expect(generics!.content).toContain('<p>Why List&#x3C;T> isn’t Array&#x3C;T>.</p>');
    expect(generics!.content).toContain('<a href="https://stories.example/generics?x=1&#x26;y=2">');
    expect(wanted!.content).toContain('<p>Mentors Wanted</p>');
  });

  it('says of a shortened address that it runs from left to right, whatever stands around it', async () => {
    const url = 'https://stories.example/archive/backups-that-nobody-restored';
    const hebrew = entry({ title: 'גיבויים', body: `הפרטים כאן: ${url}`, links: [url] });
    const [item] = await itemsOf(digest({ unplaced: [hebrew] }));
    expect(item!.content).toContain(`<a href="${url}" dir="ltr">stories.example/archive/…</a>`);
  });

  it('cuts the beginning of a long body for a title at a word', async () => {
    const body =
      'The pager went off at three, and again at four, and by five nobody could say which of the two was real.';
    const [item] = await itemsOf(digest({ unplaced: [entry({ title: '', body })] }));
    expect(item!.title).toBe('The pager went off at three, and again at four, and by five nobody could say…');
  });

  it('leads to the story of an entry, else to where it stands in the issue', async () => {
    const atom = await feed(week, 'atom');
    expect(atom).toContain('<link href="https://stories.example/generics?x=1&amp;y=2" rel="alternate"/>');
    expect(atom).toContain('<link href="https://lists.example/why?a=1&amp;b=2" rel="related"/>');
    expect(atom).toContain(`<link href="${page}#e-a1b2c3d4e5f6" rel="related"/>`);
    const [pinned, generics] = JSON.parse(await feed(week, 'jsonfeed')).items;
    expect(pinned).toMatchObject({ url: `${page}#e-010203040506` });
    expect(pinned).not.toHaveProperty('external_url');
    expect(generics).toMatchObject({
      url: `${page}#e-a1b2c3d4e5f6`,
      external_url: 'https://stories.example/generics?x=1&y=2',
    });
  });

  it('dates an entry by its day, and one without a day by the last one of the issue', async () => {
    const times = (await itemsOf(week)).map(({ time }) => new Date(time).toISOString().slice(0, 10));
    expect(times).toEqual(['2026-03-08', '2026-03-04', '2026-03-08', '2026-03-08', '2026-03-08']);
  });

  it('can be one item an issue: the editor’s words and the sections, with addresses that are whole', async () => {
    const whole = { ...week, issue: '12', intro: 'Hello **all**.', publication: publishedWhole };
    const [item, ...others] = await itemsOf(whole);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ title: 'Week 10 · 2–8 March 2026 · Issue 12', link: page });
    expect(item!.content).toMatch(/^<p>Hello <strong>all<\/strong>\.<\/p>\n<p><em>5 snippets/);
    expect(item!.content!.match(/<h2>.*<\/h2>/g)).toEqual([
      '<h2>Highlights</h2>',
      '<h2>💾 Storage &#x26; Tape</h2>',
      '<h2>People</h2>',
      '<h2>Everything else</h2>',
    ]);
    expect(item!.content).toContain(`<a href="${page}#highlights">Highlights</a>`);
    expect(item!.content).not.toMatch(/href="#|class=|id=/);
  });

  it('leads nowhere inside an issue that has no address', async () => {
    const whole = { ...week, publication: { ...publishedWhole, url: null } };
    const [item] = await itemsOf(whole);
    expect(item!.content).toContain('1 more in Highlights');
    expect(item!.link).toBeUndefined();
  });

  it('has no item when there is nothing in the issue', async () => {
    for (const publication of [published, publishedWhole]) {
      const empty = digest({ publication });
      expect(await itemsOf(empty)).toEqual([]);
      for (const kind of ['atom', 'rss'] as const) {
        for (const read of Object.values(readers))
          expect(await read(await feed(empty, kind), kind)).toEqual([]);
      }
    }
  });
});

describe('ids', () => {
  const idsOf = async (of: Digest) => (await itemsOf(of)).map(({ id }) => id);

  it('are those that readers know already', async () => {
    expect((await idsOf(week))[1]).toBe('urn:uuid:2dc00906-ed93-514e-995f-a4f02db94915');
    expect(await idsOf({ ...week, publication: publishedWhole })).toEqual([
      'urn:uuid:11c4f19a-098d-5d23-a273-56aa703e0640',
    ]);
  });

  it('stay when the clock, the addresses, the themes and the order change', async () => {
    const moved = {
      ...week,
      generatedAt: '2027-01-01T00:00:00Z',
      publication: nowhere,
      themes: week.themes.toReversed().map((each) => ({ ...each, id: `${each.id}-2` })),
    };
    expect(new Set(await idsOf(moved))).toEqual(new Set(await idsOf(week)));
  });

  it('of an issue stay when it grows, and change with the week', async () => {
    const whole = { ...week, publication: publishedWhole };
    const grown = { ...whole, issue: '12', author: null, unplaced: [], generatedAt: '2026-03-09T08:00:00Z' };
    expect(await idsOf(grown)).toEqual(await idsOf(whole));
    expect(await idsOf({ ...whole, week: '2026-W11' })).not.toEqual(await idsOf(whole));
    const days = { ...whole, week: null };
    expect(await idsOf({ ...days, to: '2026-03-06' })).toEqual(await idsOf(days));
  });

  it('are the same in each kind of feed, and each is there once', async () => {
    const ids = await idsOf(week);
    expect(new Set(ids).size).toBe(5);
    for (const kind of ['atom', 'rss'] as const) {
      const read = await readers['rss-parser']!(await feed(week, kind), kind);
      expect(read.map(({ id }) => id)).toEqual(ids);
    }
  });
});

describe('Atom (RFC 4287)', () => {
  it('has what it must have, once, and says where it is', async () => {
    const [head = '', ...entries] = (await feed(week, 'atom')).split('<entry>');
    expect(head).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="en">/,
    );
    for (const name of ['id', 'title', 'updated', 'author']) {
      expect(head.match(new RegExp(`<${name}[ >]`, 'g'))).toHaveLength(1);
    }
    expect(head).toMatch(/<id>urn:uuid:[0-9a-f-]{36}<\/id>/);
    expect(head.match(/<link [^>]*>/g)).toEqual([
      '<link href="https://engine.example/letters/feed.atom" rel="self" type="application/atom+xml"/>',
      '<link href="https://engine.example/letters/?from=feed&amp;lang=en" rel="alternate" type="text/html"/>',
    ]);
    expect(entries).toHaveLength(5);
    for (const each of entries) {
      for (const name of ['id', 'title', 'updated', 'content']) {
        expect(each.match(new RegExp(`<${name}[ >]`, 'g'))).toHaveLength(1);
      }
      expect(each).toMatch(/<id>urn:uuid:[0-9a-f-]{36}<\/id>/);
      expect(each).toMatch(/<title type="text">[^<]+<\/title>/);
      expect(each).toMatch(/<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z<\/updated>/);
      expect(each.match(/rel="alternate"/g)).toHaveLength(1);
    }
  });

  it('says no address that is not known, and names itself as the author when there is no other', async () => {
    const atom = await feed(digest({ themes: week.themes.slice(1) }), 'atom');
    expect(atom).not.toContain('<link');
    expect(atom).toContain('<name>Letters from the Engine Room</name>');
    expect(await feed(digest({ author: ' ' }), 'atom')).toContain(
      '<name>Letters from the Engine Room</name>',
    );
  });
});

describe('RSS 2.0', () => {
  it('has what it must have, and keeps to its profile', async () => {
    const [head = '', ...items] = (await feed(week, 'rss')).split('<item>');
    for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate']) {
      expect(head.match(new RegExp(`<${name}>`, 'g'))).toHaveLength(1);
    }
    expect(head).toContain('xmlns:atom="http://www.w3.org/2005/Atom"');
    expect(head).toContain(
      '<atom:link href="https://engine.example/letters/feed.rss" rel="self" type="application/rss+xml"/>',
    );
    expect(head).toContain('<lastBuildDate>Sun, 08 Mar 2026 18:00:00 GMT</lastBuildDate>');
    expect(items).toHaveLength(5);
    for (const item of items) {
      expect(item).toMatch(/<guid isPermaLink="false">urn:uuid:[0-9a-f-]{36}<\/guid>/);
      expect(item).toMatch(/<pubDate>(Wed, 04|Sun, 08) Mar 2026 12:00:00 GMT<\/pubDate>/);
      expect(item).not.toContain('<author>');
    }
  });

  it('warns that it belongs to no site', async () => {
    expect((await written(week, 'rss')).diagnostics).toEqual([]);
    const { text, diagnostics } = await written({ ...week, publication: nowhere }, 'rss');
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['feed-without-home', 'warning'],
    ]);
    expect(text.split('<item>')[0]).not.toContain('<link>');
    const paged = await written({ ...week, publication: { ...nowhere, url: `${page}#top` } }, 'rss');
    expect(paged.diagnostics).toEqual([]);
    expect(paged.text).toContain(`<link>${page}</link>`);
  });
});

describe('JSON Feed 1.1', () => {
  const text = { type: 'string', minLength: 1 };
  const address = { type: 'string', format: 'uri', pattern: '^https?://' };
  const isFeed = addFormats.default(new Ajv({ allErrors: true })).compile({
    type: 'object',
    required: ['version', 'title', 'items'],
    additionalProperties: false,
    properties: {
      version: { const: 'https://jsonfeed.org/version/1.1' },
      title: text,
      home_page_url: address,
      feed_url: address,
      description: text,
      language: text,
      authors: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: text } } },
      items: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'content_html'],
          additionalProperties: false,
          properties: {
            id: { ...text, format: 'uri' },
            url: address,
            external_url: address,
            title: text,
            content_html: text,
            date_published: { type: 'string', format: 'date-time' },
            tags: { type: 'array', items: text },
          },
        },
      },
    },
  });

  it.each([
    ['a week', week],
    ['a week as a whole', { ...week, publication: publishedWhole }],
    ['a week without addresses', { ...week, author: null, publication: nowhere }],
    ['an empty week', digest()],
    [
      'an address with letters of all kinds',
      digest({ unplaced: [entry({ links: ['https://bücher.example/größe?q=[ä]'] })] }),
    ],
  ])('%s', async (_, of) => {
    const json: unknown = JSON.parse(await feed(of, 'jsonfeed'));
    isFeed(json);
    expect(isFeed.errors).toBeNull();
    expect(parseJsonFeed(json)).toMatchObject({ title: 'Letters from the Engine Room' });
  });
});

describe('a second run', () => {
  it.each(kinds)('%s: leaves the file when only the clock moved', async (kind) => {
    const later = { ...week, generatedAt: '2026-03-09T07:30:00Z' };
    expect(isSameDigest(kind)(await feed(week, kind), await feed(later, kind))).toBe(true);
  });

  it.each(kinds)('%s: writes it when a text has changed, also one that looks like the time', async (kind) => {
    const title = (time: string) => `<updated>${time}</updated><lastBuildDate>${time}</lastBuildDate>`;
    const of = (time: string) => ({ ...week, title: title(time), author: title(time) });
    expect(isSameDigest(kind)(await feed(of('1'), kind), await feed(of('2'), kind))).toBe(false);
    const dated = { ...week, to: '2026-03-07' };
    expect(isSameDigest(kind)(await feed(week, kind), await feed(dated, kind))).toBe(false);
  });
});

describe('whatever the input is', () => {
  const odd = fc.constantFrom(
    ...[
      ']]>',
      '<![CDATA[',
      '&',
      '&amp;',
      '&apos;',
      '&#60;',
      '<',
      '>',
      '<b>',
      '</title>',
      '<!--',
      '"',
      "'",
      '\0',
    ],
    ...[
      '\u0008',
      '\u0085',
      '\uD83D',
      '\uDE00',
      '😀',
      '\uFDD0',
      '\uFFFE',
      '\uFFFF',
      '\u202E',
      'שלום',
      '\u200F',
    ],
    ...[
      '\r\n',
      '\t',
      ' ',
      '\n\n',
      'tape',
      'https://x.example/?a&b',
      '<script>alert(1)</script>',
      '<?x',
      '%s',
    ],
  );
  const text = fc.oneof(
    fc.array(odd, { maxLength: 9 }).map((parts) => parts.join('')),
    anyText,
  );
  const somewhere = fc.constantFrom(
    'https://x.example/?a&b',
    'javascript:alert(1)',
    'https://',
    'https://x.example/ü|^',
  );
  /** XML has no noncharacters. */
  const characters = (words: string) => words.replace(/[\uFDD0-\uFDEF\uFFFE\uFFFF]/g, '\uFFFD');

  it('programs read the texts as they are, and no others', { tags: 'long' }, async () => {
    const things = fc.record({ title: text, body: text, name: text, link: somewhere, whole: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(things, async ({ title, body, name, link, whole }) => {
        const of = digest({
          title: `x${name}x`,
          author: name,
          issue: name,
          publication: whole ? publishedWhole : published,
          themes: [theme(`x${name}`, [entry({ id: '1', title, body, links: [link] })])],
          unplaced: [entry({ id: '2', title: `${title}.`, body })],
        });
        const items = (await itemsOf(of)).map((item) => ({
          ...item,
          title: characters(item.title!),
          content: characters(item.content!),
        }));
        expect(items).toHaveLength(whole ? 1 : 2);
        if (!whole) expect(items[1]!.title).toBe(characters(oneLine(`${title}.`)));
        for (const { content } of items) {
          expect(content.match(/<(?!\/?(div|p|h2|h3|ul|ol|li|a|em)\b)/g)).toBeNull();
          expect(content).not.toMatch(/href="(?!https?:\/\/)/);
        }
        for (const kind of ['atom', 'rss'] as const) {
          const xml = await feed(of, kind);
          for (const read of Object.values(readers)) expect(await read(xml, kind)).toEqual(items);
        }
      }),
    );
  });
});
