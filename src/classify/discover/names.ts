/**
 * Words for groups, by class-based tf-idf (Grootendorst 2022) with log-odds in the place of idf: a word names a group
 * that many of its entries have, and few of the others.
 */
import type { Corpus } from '../suggest/suggest.ts';

const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that tell when, how much or by whom, not what: they may speak for a group by chance, and name nothing. */
const idle = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december today tomorrow yesterday week month year day time said told according first second third
  two three four five six seven eight nine ten hundred thousand million billion inc ltd com org net new NEW rather
`);

/**
 * Words that any text may have, numbers and times among them: alone they name nothing, beside another word they may ("open
 * source", "machine learning").
 */
const common = wordSet(`
  able across actually ago ahead almost already also always another answer answered anybody anyone anything around ask
  asked asking away back become becoming begin behind best better big bigger bit bring called change check clear come
  coming complete comprehensive consider continue could different doing done dozen early easily easy eighty
  eleven emerging enable end ensure entire especially even evening ever everyone everything exactly expected explain
  explore face far faster feel fifty find finding follow following forty found free full fully get getting give given
  giving go going good got great grow growing guide half hand happen hard head held help helping here high higher
  highly hold holding hour idea important improve include including inside instead interested introducing just keep
  keeping key kind know largely last late later latest lead learn learning least leave leaving left less let life like
  likely line link list little live long longer look looking lot low major make making many matter maybe mean might
  minute mode moment month more morning most move much must near nearly need never next nice night ninety nobody none
  nothing now number often old older one only open order other others outside own part people perhaps piece place plan
  please point possible post powerful practical probably problem put question quickly quite quoting read real really
  reason recent recently remain replying report result right rise rising run running save say saying second see seem
  seen self set seventy several shared short show showing shows side similar simple simply single sixty small soon
  start started starting state still stuff sure take taking talk tell thank thanks thing things think thirty
  thought together top try trying turn twelve twenty twice type understand update use used useful user using usually
  various via vs want way well whether whole without work working world worth would write wrong yet
`);

/** Whether a candidate has no idle word, and one that not any text may have. */
export function isDistinctive(candidate: string): boolean {
  const words = candidate.split(' ');
  return !words.some((word) => idle.has(word)) && !words.every((word) => common.has(word));
}

/** How many words make a name. */
const length = 3;

/** The fewest entries of a group, and the least share of it, that have a word which names it: fewer have it by chance. */
const fewest = 4;
const leastShare = 0.06;

/** Words as common as this in another group, against how common they are here, name neither. */
const sharedFrom = 0.5;

/** For each group two or three words, the best first; no word, and none of its kin, names two groups. */
export function nameGroups(corpus: Corpus, groups: Int32Array, k: number): string[][] {
  const shares = sharesOf(corpus, groups, k);
  const names: string[][] = Array.from({ length: k }, () => []);
  const taken: string[] = [];
  const sizes = sizesOf(groups, k);
  const rankings = names.map((_, group) => {
    const least = Math.max(leastShare, fewest / Math.max(1, sizes[group]!));
    return ranking(corpus, shares, { group, k, least });
  });
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

function sizesOf(groups: Int32Array, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (const group of groups) sizes[group]!++;
  return sizes;
}

/** Which group is named, of how many, and what share of its entries must have a word. */
interface Naming {
  group: number;
  k: number;
  least: number;
}

function ranking(corpus: Corpus, shares: Float64Array, { group, k, least }: Naming): string[] {
  const found: { text: string; worth: number }[] = [];
  for (const [number, text] of corpus.candidates.entries()) {
    if (!isName(text)) continue;
    const row = shares.subarray(number * k, number * k + k);
    const here = row[group]!;
    let elsewhere = 0;
    for (const [other, share] of row.entries()) if (other !== group) elsewhere = Math.max(elsewhere, share);
    if (here < least || elsewhere > here * sharedFrom) continue;
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
  if (one === other) return true;
  const shared = Math.min(one.length, other.length, 5);
  return one.slice(0, shared) === other.slice(0, shared) && shared >= 3;
}
