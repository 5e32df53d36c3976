/**
 * What published entries are found by: an inverted index in two segments, one of years of issues that is seldom written anew,
 * and behind it a short one of the latest. Each names the file, the size and the time of its issues: one that is another file
 * now is looked for in neither.
 */
import type { DigestEntry } from '../../types.ts';
import { archiveKeysOf, keysOfIssue, type Story, wordKey } from './archive-keys.ts';
import {
  allNumbers,
  encodeSegment,
  firstFrom,
  type IndexedIssue,
  type IndexFile,
  isAt,
  NUMBERS,
  openSegment,
  type PublishedIssue,
  type Segment,
  type SumOf,
  visitNumbers,
} from './segment.ts';

/** The issues of an archive, and where keys lead to in them. */
export interface ArchiveIndex {
  /** In the order of their days. */
  issues: PublishedIssue[];
  /** Years of issues, and the latest ones. */
  segments: Segment[];
  /** For the issues of each segment: their place among `issues`; -1 for those that are no more. */
  places: Int32Array[];
}

/** An issue of which everything is at hand: `key × 2²¹ + entry`, ascending. */
export interface IssueToIndex {
  issue: PublishedIssue;
  postings: Float64Array;
}

/** Where a published entry stands: its issue, and its number in that. */
export interface Posting {
  issue: number;
  entry: number;
}

/** Makes an issue ready to be taken in. */
export function toIndex(issue: PublishedIssue, entries: DigestEntry[]): IssueToIndex {
  const postings: number[] = [];
  for (const [key, entry] of keysOfIssue(entries)) postings.push(key * NUMBERS + entry);
  return { issue, postings: Float64Array.from(postings).sort() };
}

/**
 * Reads the tables of an index; none where no sound one lies. Without the first segment there is no second. A first one that is
 * `known` is not read again.
 */
export function openIndex(open: () => IndexFile | null, sumOf: SumOf, known?: Segment): Segment[] {
  const base = known !== undefined && isAt(open, known) ? known : openSegment(open, 0, sumOf);
  const latest = base === null ? null : openSegment(open, base.end, sumOf);
  return [base, latest].filter((it) => it !== null);
}

/** The index of segments, of which only the issues that are still there count; of two that know one the later. */
export function indexOf(segments: Segment[], isThere: (issue: PublishedIssue) => boolean): ArchiveIndex {
  const byFile = new Map<string, IndexedIssue>();
  for (const { issues } of segments)
    for (const issue of issues) if (isThere(issue)) byFile.set(issue.file, issue);
  const issues = [...byFile.values()].sort(byDays);
  const placeOf = new Map<PublishedIssue, number>(issues.map((issue, at) => [issue, at]));
  const places = segments.map((it) => Int32Array.from(it.issues, (issue) => placeOf.get(issue) ?? -1));
  return { issues, segments, places };
}

/** By their days; of two that cover the same, by name. */
function byDays(a: PublishedIssue, b: PublishedIssue): number {
  if (a.to !== b.to) return a.to < b.to ? -1 : 1;
  return a.file < b.file ? -1 : 1;
}

/** What is to be written: all of an index, or what stands behind its first segment, which begins with this line. */
export interface IndexUpdate {
  parts: Uint8Array[];
  behind: { line: string; at: number } | null;
}

/** The short segment is short up to so many numbers (256 kB), and up to such a part of the other. */
const SHORT = 2 ** 15;
const PART = 16;

/**
 * Takes more issues in: into the short segment, until that is short no longer; then all that is still there becomes one.
 * Null when a segment is damaged.
 */
export function withIssues(index: ArchiveIndex, added: IssueToIndex[], sumOf: SumOf): IndexUpdate | null {
  const [base, latest] = index.segments;
  const fresh = added.reduce((sum, { postings }) => sum + postings.length, latest?.count ?? 0);
  const isShort = base !== undefined && fresh <= Math.max(SHORT, base.count / PART);
  const parts = isShort ? lengthened(latest, added, sumOf) : allAsOne(index, added, sumOf);
  return parts && { parts, behind: isShort ? { line: base.line, at: base.end } : null };
}

function lengthened(latest: Segment | undefined, added: IssueToIndex[], sumOf: SumOf): Uint8Array[] | null {
  const numbers = latest === undefined ? new Float64Array(0) : allNumbers(latest);
  if (numbers === null) return null;
  const last = latest?.issues.at(-1);
  const fresh = numbered(
    added.map(({ issue }) => issue),
    last === undefined ? 0 : last.start + last.entries,
  );
  const postings = added.map((it, at) => it.postings.map((number) => number + fresh[at]!.start));
  return encodeSegment([...(latest?.issues ?? []), ...fresh], merged(numbers, sorted(postings)), sumOf);
}

/** Only what is still there, in the order of its days. */
function allAsOne(index: ArchiveIndex, added: IssueToIndex[], sumOf: SumOf): Uint8Array[] | null {
  const issues = [...index.issues, ...added.map(({ issue }) => issue)].sort(byDays);
  const all = numbered(issues, 0);
  const starts = new Map(issues.map((issue, at) => [issue, all[at]!.start]));
  const postings = added.map((it) => it.postings.map((number) => number + starts.get(it.issue)!));
  for (const [at, segment] of index.segments.entries()) {
    const numbers = allNumbers(segment);
    if (numbers === null) return null;
    const startAt = index.places[at]!.map((place) => (place < 0 ? -1 : starts.get(index.issues[place]!)!));
    postings.push(renumbered(numbers, segment, startAt));
  }
  return encodeSegment(all, sorted(postings), sumOf);
}

/** Issues whose entries are counted on from a number. */
function numbered(issues: PublishedIssue[], from: number): IndexedIssue[] {
  let start = from;
  return issues.map((issue) => {
    const indexed = { ...issue, start };
    start += issue.entries;
    return indexed;
  });
}

/** The numbers with the new starts of their issues, without those of issues whose start is below 0. */
function renumbered(numbers: Float64Array, segment: Segment, starts: Int32Array): Float64Array<ArrayBuffer> {
  const issueAt = issueFinder(segment);
  const all = new Float64Array(numbers.length);
  let length = 0;
  for (const number of numbers) {
    const issue = issueAt(number % NUMBERS);
    if (issue >= 0 && starts[issue]! >= 0)
      all[length++] = number - segment.issues[issue]!.start + starts[issue]!;
  }
  return all.subarray(0, length);
}

function sorted(lists: Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((length, list) => length + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}

/** Two ascending lists as one. */
function merged(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  let [atA, atB] = [0, 0];
  for (let at = 0; at < all.length; at++)
    all[at] = atB === b.length || a[atA]! < b[atB]! ? a[atA++]! : b[atB++]!;
  return all;
}

/** Finds the issue of a segment that has the entry of a number; -1 where none has. */
function issueFinder({ issues }: Segment): (number: number) => number {
  const starts = Float64Array.from(issues, ({ start }) => start);
  return (number) => {
    const at = firstFrom(starts, number + 1) - 1;
    return at >= 0 && number < starts[at]! + issues[at]!.entries ? at : -1;
  };
}

/**
 * Finds for each entry those that share something with it, in the issues that count, those that share most first. Null when the
 * index is damaged.
 */
export function archiveSearch(
  index: ArchiveIndex,
  entries: Story[],
  counts: (issue: PublishedIssue) => boolean,
): Posting[][] | null {
  const keysOfEach = entries.map(archiveKeysOf);
  const leads = new Map<number, number[]>();
  const isSound = visit(
    index,
    new Set(keysOfEach.flatMap((keys) => [...keys.keys()])),
    counts,
    (key, issue, entry) => {
      const known = leads.get(key);
      if (known === undefined) leads.set(key, [issue * NUMBERS + entry]);
      else known.push(issue * NUMBERS + entry);
      return true;
    },
  );
  return isSound ? keysOfEach.map((keys) => mostAlike(keys, leads)) : null;
}

/** Of the entries that keys lead to, as `issue × 2²¹ + entry`, those that share most. */
function mostAlike(keys: ReadonlyMap<number, number>, leads: Map<number, number[]>): Posting[] {
  const shared = new Map<number, number>();
  for (const [key, worth] of keys) {
    for (const entry of leads.get(key) ?? []) shared.set(entry, (shared.get(entry) ?? 0) + worth);
  }
  // Long texts that are one share more than a turn of phrase.
  const least = keys.size > 6 ? 2 : 1;
  return [...shared]
    .filter(([, worth]) => worth >= least)
    .sort(([a, worthA], [b, worthB]) => worthB - worthA || b - a)
    .slice(0, mostCandidates)
    .map(([entry]) => ({ issue: Math.floor(entry / NUMBERS), entry: entry % NUMBERS }));
}

/** What a thousand issues of a series share is no reason to look at all of them. */
const mostCandidates = 32;

/** Of some words, in small letters, those that one of the issues that count had. Null when the index is damaged. */
export function wordSearch(
  index: ArchiveIndex,
  words: string[],
  counts: (issue: PublishedIssue) => boolean,
): Set<string> | null {
  const byKey = new Map(words.map((word) => [wordKey(word), word]));
  const known = new Set<string>();
  const isSound = visit(index, byKey.keys(), counts, (key) => {
    known.add(byKey.get(key)!);
    return false;
  });
  return isSound ? known : null;
}

/** Calls `take` with where keys lead to, in the issues that count; it returns whether it wants more of that key. */
function visit(
  { issues, segments, places }: ArchiveIndex,
  keys: Iterable<number>,
  counts: (issue: PublishedIssue) => boolean,
  take: (key: number, issue: number, entry: number) => boolean,
): boolean {
  const isCounted = issues.map(counts);
  const wanted = [...keys].sort((a, b) => a - b);
  return segments.every((segment, at) => {
    const issueAt = issueFinder(segment);
    return visitNumbers(segment, wanted, (key, number) => {
      const own = issueAt(number);
      const issue = own < 0 ? -1 : places[at]![own]!;
      return !isCounted[issue] || take(key, issue, number - segment.issues[own]!.start);
    });
  });
}
