/** What changed: each theme against the last issues, and the words that no issue before had. */
import type { Digest, DigestEntry, DigestTheme, EarlierIssue, ThemeTrend, Trends } from '../../types.ts';
import { countedWords } from './counted-words.ts';
import { everydayWords } from './everyday-words.ts';

/** The most issues that an issue is compared with. */
export const issuesCompared = 8;

/** A theme of an issue, without its entries. */
export type ThemeCount = Pick<DigestTheme, 'id' | 'title' | 'emoji' | 'count'>;

/** The themes of an issue as others are compared with it. */
export const themeCounts = ({ themes }: Pick<Digest, 'themes'>): ThemeCount[] =>
  themes.map(({ id, title, emoji, count }) => ({ id, title, emoji, count }));

/** An earlier issue, and what it published of each theme. */
export interface Compared {
  in: EarlierIssue;
  themes: ThemeCount[];
}

/**
 * The trends of an issue against those before it, the oldest first; null where there are too few to speak of any. `known`
 * says of words, in small letters, which of them any issue before had, those that are not compared among them.
 */
export async function trendsOf(
  digest: Digest,
  earlier: Compared[],
  known: (words: string[]) => Promise<ReadonlySet<string>>,
): Promise<Trends | null> {
  if (earlier.length < fewestIssues) return null;
  return {
    issues: earlier.map((it) => it.in),
    themes: themeTrends(digest, earlier),
    words: await newWords(digest, known),
  };
}

/** One issue before is a comparison, and no trend. */
const fewestIssues = 2;

/** The themes of this issue in its order, then those that are gone: half of the issues before had them. */
function themeTrends(digest: Digest, earlier: Compared[]): ThemeTrend[] {
  const before = earlier.map((it) => new Map(it.themes.map((theme) => [theme.id, theme.count])));
  const there = new Set(digest.themes.map(({ id }) => id));
  // The latest name of a theme is the one that readers know.
  const known = new Map(earlier.flatMap((it) => it.themes.map((theme) => [theme.id, theme] as const)));
  const isGone = (id: string) =>
    !there.has(id) && 2 * before.filter((counts) => counts.has(id)).length >= earlier.length;
  return [...digest.themes, ...[...known.values()].filter(({ id }) => isGone(id))].map(
    ({ id, title, emoji, count }) => ({
      ...{ id, title, emoji },
      counts: [...before.map((counts) => counts.get(id) ?? 0), there.has(id) ? count : 0],
    }),
  );
}

const entriesOf = ({ themes, unplaced }: Digest): DigestEntry[] => [
  ...themes.flatMap(({ entries }) => entries),
  ...unplaced,
];

/** The most words that are told. */
const mostWords = 8;

/** Words that at least two entries have and no issue before had: those of most entries first, then as they stand in the issue. */
async function newWords(
  digest: Digest,
  known: (words: string[]) => Promise<ReadonlySet<string>>,
): Promise<string[]> {
  const found = new Map<string, { word: string; entries: number }>();
  for (const entry of entriesOf(digest)) {
    for (const [key, word] of countedWords(entry)) {
      const before = found.get(key);
      // In a title many a word begins with a capital; within a text it is written as it is.
      if (before === undefined) found.set(key, { word, entries: 1 });
      else found.set(key, { word: before.word > word ? before.word : word, entries: before.entries + 1 });
    }
  }
  const everyday = everydayWords(digest.lang);
  const several = [...found].filter(([key, it]) => it.entries > 1 && !everyday.has(key));
  const old = await known(several.map(([key]) => key));
  const fresh = several.filter(([key]) => !old.has(key));
  const ranked = fresh.map(([, it]) => it).toSorted((a, b) => b.entries - a.entries);
  return ranked.slice(0, mostWords).map(({ word }) => word);
}
