/** Which entries may tell the same as another: found by what they share, without comparing each with each. */
import type { Entry } from '../../types.ts';
import { newChains } from './chains.ts';
import { comparedWords, onlyPageOf } from './features.ts';
import { hashOf, wordHashes } from './word-hashes.ts';

/** What an entry is found by, as signed 32-bit numbers, and what each is worth. */
export type Keys = ReadonlyMap<number, number>;

/** The candidate index: entries by their headlines, their pages and some of their words in a row. */
export interface CandidateIndex {
  add(keys: Keys, entry: number): void;
  /** The entries that share something, those that share most first; no more than are worth a closer look. */
  candidates(keys: Keys): number[];
}

/** What every entry of a series says shall not make each of them a candidate for each other: the latest ones do. */
const MOST_ALIKE = 16;
const MOST_CANDIDATES = 12;

/** Starts an empty index. */
export function newCandidateIndex(): CandidateIndex {
  const entries = newChains();
  return {
    add(keys, entry) {
      for (const key of keys.keys()) entries.add(key, entry);
    },
    candidates(keys) {
      let shared: Map<number, number> | null = null;
      for (const [key, worth] of keys) {
        let at = entries.latest(key);
        for (let step = 0; at >= 0 && step < MOST_ALIKE; step++, at = entries.before(at)) {
          shared ??= new Map();
          const entry = entries.at(at);
          shared.set(entry, (shared.get(entry) ?? 0) + worth);
        }
      }
      // Most share nothing with any other.
      if (shared === null) return [];
      // Long texts that are one share more than a turn of phrase.
      const least = keys.size > 6 ? 2 : 1;
      const found = [...shared].filter(([, worth]) => worth >= least);
      found.sort(([a, worthA], [b, worthB]) => worthB - worthA || a - b);
      return found.slice(0, MOST_CANDIDATES).map(([entry]) => entry);
    },
  };
}

/** What an entry is found by. */
export function keysOf({ title, body, links }: Pick<Entry, 'title' | 'body' | 'links'>): Keys {
  const keys = new Map<number, number>();
  winnow(shinglesOf(wordHashes(body)), keys);
  const headline = comparedWords(title).join(' ');
  if (headline !== '') keys.set(hashOf(`title ${headline}`), 2);
  const page = onlyPageOf(links);
  if (page !== null) keys.set(hashOf(`page ${page}`), 2);
  return keys;
}

/** Of this many shingles in a row at least one is a key, so that eight words in a row are never missed. */
const WINDOW = 6;

/**
 * Makes keys of a sample of the shingles of a text: the least of each window. Two texts that share a passage choose the same ones in
 * it (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", 2003).
 */
function winnow(shingles: Int32Array, keys: Map<number, number>): void {
  let chosen: number | null = null;
  const { length } = shingles;
  for (let end = Math.min(WINDOW, length); end <= length && end > 0; end++) {
    const from = Math.max(0, end - WINDOW);
    let least = shingles[from]!;
    for (let at = from + 1; at < end; at++) if (shingles[at]! < least) least = shingles[at]!;
    if (chosen !== least) keys.set(least, 1);
    chosen = least;
  }
}

/** Each three words in a row, as a number; of words by their hashes, in whose place they stand. */
function shinglesOf(words: Int32Array): Int32Array {
  const count = Math.max(0, words.length - 2);
  for (let at = 0; at < count; at++) words[at] = mix(mix(words[at]!, words[at + 1]!), words[at + 2]!);
  return words.subarray(0, count);
}

function mix(hash: number, next: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ next;
  return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
}
