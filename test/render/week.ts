import type { Digest, DigestEntry, DigestTheme, Publication } from '../../src/types.ts';

/** An entry of the invented week, by default a plain one that a rule placed. */
export function entry(some: Partial<DigestEntry> = {}): DigestEntry {
  const title = some.title ?? 'Backups That Nobody Restored Are Only Hopes';
  return {
    id: idOf(title + (some.body ?? '')),
    title,
    body: 'We restored last month’s archive on a Tuesday, for fun. It took nine hours and two surprises.',
    truncated: false,
    links: [],
    mentions: [],
    hashtags: [],
    date: null,
    source: { file: 'raw.txt', line: 1, endLine: 2 },
    summary: null,
    top: false,
    by: 'rules',
    score: 2,
    also: [],
    why: [],
    ...some,
  };
}

/** An entry of a source that says all there is to say, its keys in the order of a build. */
export function detailedEntry(): DigestEntry {
  const { source, summary, top, by, score, also, why, ...text } = entry({ id: 'mended', top: true });
  const details = { section: 'Archive › Tapes', author: 'Ines', done: true, markup: 'We *restored* it.' };
  const earlier = { issue: '9', week: '2026-W08', from: '2026-02-16', to: '2026-02-22' };
  const pin = { keyword: 'restore*', field: 'title', text: 'Restores', start: 0, end: 8 } as const;
  const standing = { top, pin, by, score, also, why };
  return { ...text, ...details, source, summary, ...standing, seen: earlier, follows: earlier };
}

/** A theme with its entries, given as entries or as titles. */
export function theme(title: string, entries: (DigestEntry | string)[], emoji = ''): DigestTheme {
  return {
    id: title.toLowerCase().replace(/\W+/g, '-'),
    title,
    emoji,
    description: '',
    count: entries.length,
    entries: entries.map((each) => (typeof each === 'string' ? entry({ title: each }) : each)),
  };
}

/** A publication of which nothing is known. */
export const publication: Publication = {
  url: null,
  home: null,
  feed: { items: 'entries', atom: null, rss: null, jsonfeed: null },
  accent: null,
  logo: null,
  footer: null,
  style: null,
  unsubscribe: null,
};

/** A digest of the week from 2 to 8 March 2026; its counts follow from its themes. */
export function digest(some: Partial<Digest> = {}): Digest {
  const { themes = [], unplaced = [], duplicates = [], skipped = [] } = some;
  const placed = themes.reduce((sum, { entries }) => sum + entries.length, 0);
  const counts = {
    read: placed + unplaced.length + duplicates.length + skipped.length,
    placed,
    unplaced: unplaced.length,
    duplicates: duplicates.length,
    skipped: skipped.length,
  };
  return {
    schema: 1,
    title: 'Letters from the Engine Room',
    issue: null,
    author: null,
    intro: null,
    preheader: null,
    lang: 'en',
    publication,
    week: '2026-W10',
    from: '2026-03-02',
    to: '2026-03-08',
    generatedAt: '2026-03-08T18:00:00Z',
    counts,
    limit: null,
    themes,
    folded: [],
    unplaced,
    duplicates,
    skipped,
    events: [],
    diagnostics: [],
    ...some,
  };
}

/** A digest that has one of everything: all that an editor can give, and all that an entry can hold. */
export const everything: Digest = digest({
  issue: '12',
  author: 'Ada Byron',
  intro:
    'A quiet week. *Three teams* learned the same lesson about [backups](https://engine.example/backups).',
  preheader: 'Why nobody restores backups',
  themes: [
    theme(
      'Storage',
      [
        entry({
          id: 'a1b2c3d4e5f6',
          title: 'Tape Lives',
          body: 'A résumé of thirty years:\n- it is cheap\n- it is slow https://engine.example/tape/a-very-long-address/2026',
          links: ['https://engine.example/tape/a-very-long-address/2026'],
          why: [
            { theme: 'storage', keyword: 'tape', field: 'title', text: 'Tape', start: 0, end: 4, weight: 2 },
          ],
          top: true,
        }),
        entry({ title: 'Disks Spin', body: 'They spun up at four in the morning. Then...', truncated: true }),
      ],
      '💾',
    ),
    theme('People', [
      entry({ title: 'Mentors Need Calendars', body: 'One hour on Tuesday is worth a course.' }),
    ]),
  ],
  unplaced: [entry({ title: 'A Bridge Reopens', body: 'Ships pass on Wednesday.', by: 'none' })],
  events: [
    {
      entry: 'a1b2c3d4e5f6',
      title: 'Tape Lives',
      start: '2026-03-11T17:00',
      end: null,
      text: 'Wednesday, 11 March 17:00',
    },
  ],
  publication: {
    ...publication,
    url: 'https://engine.example/letters/2026-W10.html',
    home: 'https://engine.example/',
    feed: {
      ...publication.feed,
      atom: 'https://engine.example/feed.atom',
      rss: 'https://engine.example/feed.rss',
    },
    accent: '#c2410c',
    logo: 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI0OCIgaGVpZ2h0PSI0OCIvPg==',
    footer: 'Written in Rotterdam. [Write to us](mailto:ada@engine.example).',
    style: 'h1 { letter-spacing: 0 }',
  },
});

function idOf(text: string): string {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)!) % 0xffffffff;
  return hash.toString(16).padStart(12, '0');
}
