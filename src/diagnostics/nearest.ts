/** The only room of fastest-levenshtein: what somebody probably meant. */
import { distance } from 'fastest-levenshtein';

/** The word nearest to `word`, or null when none is within a third of its letters (at least two). */
export function nearest(word: string, words: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    const away = distance(word.toLowerCase(), candidate.toLowerCase());
    // Where no letter is the same, nothing is near.
    if (away >= least || away >= Math.max(word.length, candidate.length, 1)) continue;
    best = candidate;
    least = away;
  }
  return best;
}
