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
  for (const key of winnow(shinglesOf(wordHashes(body)))) keys.set(key, 1);
  const headline = comparedWords(title).join(' ');
  if (headline !== '') keys.set(hashOf(`title ${headline}`), 2);
  const page = onlyPageOf(links);
  if (page !== null) keys.set(hashOf(`page ${page}`), 2);
  return keys;
}

/** Of this many shingles in a row at least one is a key, so that eight words in a row are never missed. */
const WINDOW = 6;

/**
 * A sample of the shingles of a text: the least of each window. Two texts that share a passage choose the same ones in
 * it (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", 2003).
 */
function winnow(shingles: number[]): number[] {
  if (shingles.length <= WINDOW) return shingles.length === 0 ? [] : [Math.min(...shingles)];
  const chosen: number[] = [];
  for (let end = WINDOW; end <= shingles.length; end++) {
    let least = shingles[end - WINDOW]!;
    for (let at = end - WINDOW + 1; at < end; at++) if (shingles[at]! < least) least = shingles[at]!;
    if (chosen.at(-1) !== least) chosen.push(least);
  }
  return chosen;
}

/** Each three words in a row, as a number; of words by their hashes. */
function shinglesOf(words: number[]): number[] {
  const shingles: number[] = [];
  for (let at = 2; at < words.length; at++)
    shingles.push(mix(mix(words[at - 2]!, words[at - 1]!), words[at]!));
  return shingles;
}

function mix(hash: number, next: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ next;
  return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
}
