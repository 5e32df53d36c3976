/**
 * What published entries are found by: an inverted index in segments, each much longer than those behind it, so that what is of
 * years is seldom written anew and the latest issue alone is a segment at first. Each names the file, the size and the time of its
 * issues: one that is another file now is looked for in none.
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
  type PublishedIssue,
  readSegment,
  type Segment,
  type SumOf,
  visitNumbers,
} from './segment.ts';
import { issuesCompared } from './trends.ts';

/** The issues of an archive, and where keys lead to in them. */
export interface ArchiveIndex {
  /** In the order of their days. */
  issues: PublishedIssue[];
  /** As they lie in its file: years of issues first, the latest ones last. */
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
 * Reads the tables of an index, as far as it is sound; none where no sound one lies. Those that are `known`, and lie where they
 * lay, are not read again.
 */
export function openIndex(open: () => IndexFile | null, sumOf: SumOf, known: Segment[] = []): Segment[] {
  const segments: Segment[] = [];
  const file = open();
  if (file === null) return segments;
  try {
    for (let end = 0; end < file.size; end = segments.at(-1)!.end) {
      const before = known[segments.length];
      const isSame = before?.at === end && isAt(file, before);
      const segment = isSame ? before : readSegment(file, end, { open, sumOf });
      if (segment === null) break;
      segments.push(segment);
    }
  } finally {
    file.close();
  }
  return segments;
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

/** What is to be written: all of an index, or what stands behind one of its segments, which begins with this line. */
export interface IndexUpdate {
  parts: Uint8Array[];
  behind: Pick<Segment, 'at' | 'line' | 'end'> | null;
}

/** A segment is so many times as long as what stands behind it, or more; else they become one. */
const LONGER = 7;

/**
 * Takes more issues in, as a segment behind the others; with those before it that would not be much longer it becomes one, of what
 * is still there. So a number is written once for each eightfold of the index. Null when a segment is damaged.
 */
export function withIssues(index: ArchiveIndex, added: IssueToIndex[], sumOf: SumOf): IndexUpdate | null {
  const { segments } = index;
  let behind = added.reduce((sum, { postings }) => sum + postings.length, 0);
  let kept = segments.length;
  for (let at = segments.length - 1; at >= 0; at--) {
    if (LONGER * segments[at]!.count <= behind) kept = at;
    behind += segments[at]!.count;
  }
  const parts = asOne(index, kept, added, sumOf);
  return parts && { parts, behind: segments[kept - 1] ?? null };
}

/** What is still there of the segments from a place on, and the issues that are added, in the order of their days. */
function asOne(
  { issues: known, segments, places }: ArchiveIndex,
  from: number,
  added: IssueToIndex[],
  sumOf: SumOf,
): Uint8Array[] | null {
  const own = places.slice(from).flatMap((of) => Array.from(of.filter((place) => place >= 0)));
  const issues = [...own.map((place) => known[place]!), ...added.map(({ issue }) => issue)].sort(byDays);
  const all = numbered(issues);
  const starts = new Map(issues.map((issue, at) => [issue, all[at]!.start]));
  const postings = added.map((it) => it.postings.map((number) => number + starts.get(it.issue)!));
  for (const [at, segment] of segments.entries()) {
    if (at < from) continue;
    const numbers = allNumbers(segment);
    if (numbers === null) return null;
    const startAt = places[at]!.map((place) => (place < 0 ? -1 : starts.get(known[place]!)!));
    postings.push(renumbered(numbers, segment, startAt));
  }
  return encodeSegment(all, sorted(postings), sumOf);
}

/** Issues whose entries are counted on; what they are compared by is kept for the last ones. */
function numbered(issues: PublishedIssue[]): IndexedIssue[] {
  let start = 0;
  return issues.map((issue, at) => {
    const themes = at < issues.length - issuesCompared ? null : issue.themes;
    const indexed = { ...issue, themes, start };
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
  const all = ascending(keysOfEach.flatMap((keys) => [...keys.keys()]));
  const isSound = visit(
    index,
    () => all,
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

const ascending = (keys: Iterable<number>): Float64Array => Float64Array.from(new Set(keys)).sort();

/** Of some words, in small letters, those that one of the issues that count had. Null when the index is damaged. */
export function wordSearch(
  index: ArchiveIndex,
  words: string[],
  counts: (issue: PublishedIssue) => boolean,
): Set<string> | null {
  const byKey = new Map(words.map((word) => [wordKey(word), word]));
  const keys = ascending(byKey.keys());
  const known = new Set<string>();
  // Most are in the latest issues, whose segments are short: the others are asked for the rest.
  const isSound = visit(
    index,
    () => keys.filter((key) => byKey.has(key)),
    counts,
    (key) => {
      known.add(byKey.get(key)!);
      byKey.delete(key);
      return false;
    },
  );
  return isSound ? known : null;
}

/**
 * Calls `take` with where keys lead to, in the issues that count, the latest segment first; it returns whether it wants more of that
 * key. The keys, ascending ones, are asked for with each segment.
 */
function visit(
  { issues, segments, places }: ArchiveIndex,
  keys: () => Float64Array,
  counts: (issue: PublishedIssue) => boolean,
  take: (key: number, issue: number, entry: number) => boolean,
): boolean {
  const isCounted = issues.map(counts);
  for (let at = segments.length - 1; at >= 0; at--) {
    const segment = segments[at]!;
    const issueAt = issueFinder(segment);
    const isSound = visitNumbers(segment, keys(), (key, number) => {
      const own = issueAt(number);
      const issue = own < 0 ? -1 : places[at]![own]!;
      return !isCounted[issue] || take(key, issue, number - segment.issues[own]!.start);
    });
    if (!isSound) return false;
  }
  return true;
}
