/**
 * Which published entries share something with another: an inverted index from what an entry is found by to the entries
 * that have it, in one array of numbers, so that years of issues are read in a moment and searched without parsing them.
 */
import type { DigestEntry } from '../../types.ts';
import { hashOf, keysOf } from '../dedupe/candidates.ts';
import { featuresOf } from '../dedupe/features.ts';

/** One issue of the archive, without its entries. */
export interface PublishedIssue {
  /** The name of its file in the folder of the archive. */
  file: string;
  /** What tells that the file is another one now: its length in bytes and its time in milliseconds. */
  size: number;
  modified: number;
  issue: string | null;
  title: string;
  week: string | null;
  /** The first and the last day, ISO. */
  from: string;
  to: string;
  /** How many entries it has published. */
  entries: number;
  /** Whether it was too thin, so that the next issue publishes its entries. */
  isCarried: boolean;
}

/** The issues in the order of their days, and what their entries are found by. */
export interface ArchiveIndex {
  issues: PublishedIssue[];
  /** `key × 2²¹ + number`, ascending: the key is 32 bits of a hash, the number counts the entries of all issues. */
  postings: Float64Array;
}

/** Where a published entry stands: its issue, and its number in that. */
export interface Posting {
  issue: number;
  entry: number;
}

const NUMBERS = 2 ** 21;

/** An issue of which everything is at hand. */
export interface IssueToIndex {
  issue: PublishedIssue;
  entries: DigestEntry[];
}

/** Starts or continues an index: issues that are still the same keep their postings, the others are read. */
export function buildIndex(
  added: IssueToIndex[],
  before: ArchiveIndex | null,
  kept: PublishedIssue[],
): ArchiveIndex {
  const issues = [...kept, ...added.map(({ issue }) => issue)].sort(byDays);
  const starts = startsOf(issues);
  const startOf = new Map(issues.map(({ file }, at) => [file, starts[at]!]));
  const postings = added.flatMap(({ issue, entries }) => postingsOf(entries, startOf.get(issue.file)!));
  const all = Float64Array.from(before === null ? postings : [...moved(before, startOf, kept), ...postings]);
  return { issues, postings: all.sort() };
}

/** By their days; of two that cover the same, by name. */
function byDays(a: PublishedIssue, b: PublishedIssue): number {
  if (a.to !== b.to) return a.to < b.to ? -1 : 1;
  return a.file < b.file ? -1 : 1;
}

function startsOf(issues: PublishedIssue[]): number[] {
  let start = 0;
  return issues.map(({ entries }) => {
    start += entries;
    return start - entries;
  });
}

function postingsOf(entries: DigestEntry[], start: number): number[] {
  return entries.flatMap((entry, at) => archiveKeysOf(entry).map((key) => key * NUMBERS + start + at));
}

/** The postings of the issues that stay, their entries counted anew. */
function* moved(
  before: ArchiveIndex,
  startOf: Map<string, number>,
  kept: PublishedIssue[],
): Generator<number> {
  const staying = new Set(kept.map(({ file }) => file));
  const starts = startsOf(before.issues);
  for (const posting of before.postings) {
    const number = posting % NUMBERS;
    const at = issueAt(starts, number);
    const { file } = before.issues[at]!;
    if (staying.has(file)) yield posting - number + startOf.get(file)! + number - starts[at]!;
  }
}

/** The last issue that begins at a number or before it. */
function issueAt(starts: number[], number: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= number) low = middle;
    else high = middle;
  }
  return low;
}

/** What an entry is found by in an archive: its id, what dedupe finds it by, and what a series of it would share. */
export function archiveKeysOf(entry: DigestEntry): number[] {
  const features = featuresOf(entry);
  const keys = [...keysOf(features).keys()].map((key) => key >>> 0);
  return [...new Set([...keys, idKey(entry.id), ...seriesKeys(features.title)])];
}

const idKey = (id: string): number => Number.parseInt(id.slice(0, 8), 16) >>> 0;

/** What headlines of a series have in common. */
const seriesKeys = (title: string[]): number[] => runsOf(title).map((run) => hashOf(`series ${run}`) >>> 0);

/** Each three words of a headline in a row, small words left out. */
export function runsOf(title: string[]): string[] {
  const words = title.filter((word) => word.length > 3 || word > '\x7f');
  return words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
}

/** Finds entries that share something with one, in the issues that count, those that share most first. */
export function archiveSearch(
  { issues, postings }: ArchiveIndex,
  counts: (issue: PublishedIssue) => boolean,
) {
  const starts = startsOf(issues);
  const isCounted = issues.map(counts);
  return (entry: DigestEntry): Posting[] => {
    const shared = new Map<number, number>();
    for (const key of archiveKeysOf(entry)) {
      for (let at = firstFrom(postings, key * NUMBERS); postings[at]! < (key + 1) * NUMBERS; at++) {
        const number = postings[at]! % NUMBERS;
        if (isCounted[issueAt(starts, number)]) shared.set(number, (shared.get(number) ?? 0) + 1);
      }
    }
    const found = [...shared].sort(([a, worthA], [b, worthB]) => worthB - worthA || b - a);
    return found.slice(0, mostCandidates).map(([number]) => {
      const issue = issueAt(starts, number);
      return { issue, entry: number - starts[issue]! };
    });
  };
}

/** What a thousand issues of a series share is no reason to look at all of them. */
const mostCandidates = 32;

/** The first place of the ascending numbers at which one is not below a value. */
function firstFrom(numbers: Float64Array, value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const format = 'digest archive index 2';

/** The bytes of an index: a line that says what they are, a line of JSON, then the numbers. */
export function encodeIndex({ issues, postings }: ArchiveIndex): Uint8Array {
  const head = new TextEncoder().encode(`${format}\n${JSON.stringify(issues)}\n`);
  const start = Math.ceil(head.length / 8) * 8;
  const bytes = new Uint8Array(start + postings.byteLength);
  bytes.set(head);
  bytes.fill(0x0a, head.length, start);
  bytes.set(new Uint8Array(postings.buffer, postings.byteOffset, postings.byteLength), start);
  return bytes;
}

/** Reads an index back; null when these bytes are none of this version, or not all of one. */
export function decodeIndex(bytes: Uint8Array): ArchiveIndex | null {
  try {
    const first = bytes.indexOf(0x0a);
    const second = bytes.indexOf(0x0a, first + 1);
    const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to));
    if (first < 0 || second < 0 || text(0, first) !== format) return null;
    const issues = JSON.parse(text(first + 1, second)) as PublishedIssue[];
    const start = Math.ceil((second + 1) / 8) * 8;
    if ((bytes.length - start) % 8 !== 0) return null;
    // A copy, since numbers want a place that is a multiple of 8; a Buffer's own slice would be none.
    const { buffer, byteOffset, length } = bytes;
    return { issues, postings: new Float64Array(buffer.slice(byteOffset + start, byteOffset + length)) };
  } catch {
    return null;
  }
}
