import type { Digest, DigestEntry, DigestTheme } from '../../src/model.ts';

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
    top: false,
    by: 'rules',
    score: 2,
    also: [],
    why: [],
    ...some,
  };
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
    diagnostics: [],
    ...some,
  };
}

function idOf(text: string): string {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)!) % 0xffffffff;
  return hash.toString(16).padStart(12, '0');
}
