/** Which stories may be the same as another: found by what they share, without comparing each with each. */
import type { Telling } from './features.ts';

/** Stories by their headlines, their pages and some of their words in a row. */
export interface StoryIndex {
  add(telling: Telling, story: number): void;
  /** The stories that share something, those that share most first; no more than are worth a closer look. */
  candidates(telling: Telling): number[];
}

/** What every entry of a series says shall not make each of them a candidate for each other: the latest ones do. */
const MOST_ALIKE = 16;
const MOST_CANDIDATES = 12;

/** Starts an index without stories. */
export function newStoryIndex(): StoryIndex {
  /** For each key the place of its latest story in the lists, which lead from one to the story before. */
  const latest = new Map<number, number>();
  const stories: number[] = [];
  const before: number[] = [];
  return {
    add(telling, story) {
      for (const key of keysOf(telling).keys()) {
        before.push(latest.get(key) ?? -1);
        latest.set(key, stories.push(story) - 1);
      }
    },
    candidates(telling) {
      const shared = new Map<number, number>();
      const keys = keysOf(telling);
      for (const [key, worth] of keys) {
        let at = latest.get(key) ?? -1;
        for (let step = 0; at >= 0 && step < MOST_ALIKE; step++, at = before[at]!) {
          shared.set(stories[at]!, (shared.get(stories[at]!) ?? 0) + worth);
        }
      }
      // Long texts that are one share more than a turn of phrase.
      const least = keys.size > 6 ? 2 : 1;
      const found = [...shared].filter(([, worth]) => worth >= least);
      found.sort(([a, worthA], [b, worthB]) => worthB - worthA || a - b);
      return found.slice(0, MOST_CANDIDATES).map(([story]) => story);
    },
  };
}

/** What a story is found by, as signed 32-bit numbers, and what each is worth. */
export function keysOf({ title, body, page }: Telling): Map<number, number> {
  const keys = new Map(winnow(body.map(hashOf)).map((key) => [key, 1]));
  if (title.length > 0) keys.set(hashOf(`title ${title.join(' ')}`), 2);
  if (page !== null) keys.set(hashOf(`page ${page}`), 2);
  return keys;
}

/** Of this many shingles in a row at least one is a key, so that eight words in a row are never missed. */
const WINDOW = 6;

/**
 * A sample of the shingles of a text: the least of each window. Two texts that share a passage choose the same ones in
 * it (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", 2003).
 */
function winnow(words: number[]): number[] {
  const shingles = words.slice(2).map((word, at) => mix(mix(words[at]!, words[at + 1]!), word));
  if (shingles.length <= WINDOW) return shingles.length === 0 ? [] : [Math.min(...shingles)];
  const chosen: number[] = [];
  for (let end = WINDOW; end <= shingles.length; end++) {
    let least = shingles[end - WINDOW]!;
    for (let at = end - WINDOW + 1; at < end; at++) if (shingles[at]! < least) least = shingles[at]!;
    if (chosen.at(-1) !== least) chosen.push(least);
  }
  return chosen;
}

/** FNV-1a over UTF-16 code units, as a signed 32-bit number. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function mix(hash: number, next: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ next;
  return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
}
