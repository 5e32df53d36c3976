/** What a published entry is found by: its id, what dedupe finds it by, what a series of it would share, and its words. */

import { keptFor } from '../../text/late.ts';
import type { DigestEntry, Entry } from '../../types.ts';
import { keysOf } from '../dedupe/candidates.ts';
import { comparedWords } from '../dedupe/features.ts';
import { hashOf } from '../dedupe/word-hashes.ts';
import { countedWords } from './counted-words.ts';

/** What is compared of an entry. */
export type Story = Pick<Entry, 'id' | 'title' | 'body' | 'links' | 'truncated'>;

/**
 * What an entry is found by in an archive, as numbers of 31 bits, and what each is worth. Words have the numbers above these, so
 * that they stand on other pages of an index: they are most of it, and few are asked for.
 */
export const archiveKeysOf = keptFor((entry: Story): ReadonlyMap<number, number> => {
  const keys = new Map<number, number>();
  for (const [key, worth] of keysOf(entry)) keys.set(key >>> 1, worth);
  for (const key of [idKey(entry.id), ...seriesKeys(comparedWords(entry.title))]) keys.set(key, 2);
  return keys;
});

const idKey = (id: string): number => Number.parseInt(id.slice(0, 8), 16) >>> 1;

/** What a word, in small letters, is found by. */
export const wordKey = (word: string): number => WORDS + (hashOf(word) >>> 1);

const WORDS = 2 ** 31;

/** What headlines of a series have in common. */
const seriesKeys = (title: string[]): number[] => runsOf(title).map((run) => hashOf(`series ${run}`) >>> 1);

/** Each three words of a headline in a row, small words left out. */
export function runsOf(title: string[]): string[] {
  const words = title.filter((word) => word.length > 3 || word > '\x7f');
  return words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
}

/** All keys of an issue with the place of their entry in it; a word is there once, with the first entry that has it. */
export function* keysOfIssue(entries: DigestEntry[]): Generator<[key: number, entry: number]> {
  const words = new Set<number>();
  for (const [at, entry] of entries.entries()) {
    for (const key of archiveKeysOf(entry).keys()) yield [key, at];
    for (const word of countedWords(entry).keys()) {
      const key = wordKey(word);
      if (!words.has(key)) yield [key, at];
      words.add(key);
    }
  }
}
