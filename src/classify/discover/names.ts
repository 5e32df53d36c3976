/**
 * Words for groups, by class-based tf-idf (Grootendorst 2022) with log-odds in the place of idf: a word names a group
 * that many of its entries have, and few of the others.
 */
import type { Corpus } from '../suggest/suggest.ts';

/** Words that tell when, how much or by whom, not what: they may speak for a group by chance, and name nothing. */
const idle = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december today tomorrow yesterday week month year day time said told according first second third
  two three four five six seven eight nine ten hundred thousand million billion inc ltd com org net new NEW rather`
    .trim()
    .split(/\s+/),
);

/** Whether no word of a candidate is idle. */
export const isDistinctive = (candidate: string): boolean =>
  !candidate.split(' ').some((word) => idle.has(word));

/** How many words make a name. */
const length = 3;

/** Words as common as this in another group, against how common they are here, name neither. */
const sharedFrom = 0.5;

/** For each group two or three words, the best first; no word, and none of its kin, names two groups. */
export function nameGroups(corpus: Corpus, groups: Int32Array, k: number): string[][] {
  const shares = sharesOf(corpus, groups, k);
  const names: string[][] = Array.from({ length: k }, () => []);
  const taken: string[] = [];
  const rankings = names.map((_, group) => ranking(corpus, shares, group, k));
  // Each group gets its first word before any gets a second one.
  for (let word = 0; word < length; word++) {
    for (const [group, name] of names.entries()) {
      const next = rankings[group]!.find((text) => !taken.some((other) => isKin(text, other)));
      if (next === undefined) continue;
      name.push(next);
      taken.push(next);
    }
  }
  return names;
}

/** The share of each group's entries that have each candidate: `shares[candidate * k + group]`. */
function sharesOf(
  { entries, candidates, start, candidate }: Corpus,
  groups: Int32Array,
  k: number,
): Float64Array {
  const shares = new Float64Array(candidates.length * k);
  const sizes = new Float64Array(k);
  for (let entry = 0; entry < entries; entry++) {
    const group = groups[entry]!;
    sizes[group]!++;
    for (let at = start[entry]!; at < start[entry + 1]!; at++) shares[candidate[at]! * k + group]!++;
  }
  return shares.map((count, cell) => count / Math.max(1, sizes[cell % k]!));
}

function ranking(corpus: Corpus, shares: Float64Array, group: number, k: number): string[] {
  const found: { text: string; worth: number }[] = [];
  for (const [number, text] of corpus.candidates.entries()) {
    if (!isName(text)) continue;
    const row = shares.subarray(number * k, number * k + k);
    const here = row[group]!;
    let elsewhere = 0;
    for (const [other, share] of row.entries()) if (other !== group) elsewhere = Math.max(elsewhere, share);
    if (here * corpus.entries < 2 * k || elsewhere > here * sharedFrom) continue;
    const all = (row.reduce((sum, share) => sum + share, 0) - here) / Math.max(1, k - 1);
    found.push({ text, worth: here * Math.log(here / (all + 0.002)) });
  }
  return found.sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1)).map(({ text }) => text);
}

/** A single word of three letters or more, or one in capitals. */
const isName = (text: string): boolean =>
  !text.includes(' ') &&
  isDistinctive(text) &&
  (text.length > 2 || text !== text.toLowerCase()) &&
  !/\p{N}/u.test(text);

/** Words that begin alike are forms of one: "win", "winning"; "market", "marketing". */
function isKin(one: string, other: string): boolean {
  const shared = Math.min(one.length, other.length, 5);
  return one.slice(0, shared) === other.slice(0, shared) && shared >= 3;
}
