/** What changed since the last issues: each theme against them, and the words that none of them had. */
import type { Digest, DigestEntry, EarlierIssue, ThemeTrend, Trends } from '../../types.ts';

/** The most issues that an issue is compared with. */
export const issuesCompared = 8;

/** An earlier issue, and what it published. */
export interface Compared {
  in: EarlierIssue;
  digest: Digest;
}

/** The trends of an issue against those before it, the oldest first; null where there are too few to speak of any. */
export function trendsOf(digest: Digest, earlier: Compared[]): Trends | null {
  if (earlier.length < fewestIssues) return null;
  return {
    issues: earlier.map((it) => it.in),
    themes: themeTrends(digest, earlier),
    words: newWords(
      entriesOf(digest),
      earlier.flatMap((it) => entriesOf(it.digest)),
    ),
  };
}

/** One issue before is a comparison, and no trend. */
const fewestIssues = 2;

/** The themes of this issue in its order, then those that are gone: half of the issues before had them. */
function themeTrends(digest: Digest, earlier: Compared[]): ThemeTrend[] {
  const before = earlier.map((it) => new Map(it.digest.themes.map((theme) => [theme.id, theme.count])));
  const there = new Set(digest.themes.map(({ id }) => id));
  // The latest name of a theme is the one that readers know.
  const known = new Map(earlier.flatMap((it) => it.digest.themes.map((theme) => [theme.id, theme] as const)));
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
function newWords(entries: DigestEntry[], before: DigestEntry[]): string[] {
  const found = new Map<string, { word: string; entries: number }>();
  for (const entry of entries) {
    for (const [key, word] of wordsOf(entry)) {
      const known = found.get(key);
      // In a title many a word begins with a capital; within a text it is written as it is.
      if (known === undefined) found.set(key, { word, entries: 1 });
      else found.set(key, { word: known.word > word ? known.word : word, entries: known.entries + 1 });
    }
  }
  for (const [key, { entries }] of found) if (entries < 2) found.delete(key);
  for (const entry of found.size === 0 ? [] : before) {
    for (const key of wordsOf(entry).keys()) found.delete(key);
  }
  const ranked = [...found.values()].toSorted((a, b) => b.entries - a.entries);
  return ranked.slice(0, mostWords).map(({ word }) => word);
}

/** The words of an entry in small letters, and as they are written; without addresses, handles, numbers and short words. */
function wordsOf({ title, body }: DigestEntry): Map<string, string> {
  const words = new Map<string, string>();
  const text = `${title}\n${body}`.replace(/https?:\/\/\S*|[@#]\S+/g, ' ');
  for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}\p{N}]{3,}/gu)) {
    if (unspaced.test(word)) continue;
    const key = word.normalize('NFKC').toLowerCase();
    const known = words.get(key);
    if (known === undefined || word > known) words.set(key, word);
  }
  return words;
}

/** Where no space tells words apart: Thai, Lao, Burmese, Khmer, kana and Han. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
