/**
 * What published entries are found by: an inverted index from what an entry shares with others, and from the words of an
 * issue, to where these stand, in one array of numbers, so that years of issues are read in a moment and searched without
 * parsing them.
 */
import type { DigestEntry, Entry } from '../../types.ts';
import { hashOf, keysOf } from '../dedupe/candidates.ts';
import { featuresOf } from '../dedupe/features.ts';
import { countedWords } from './counted-words.ts';

/** What is compared of an entry. */
export type Story = Pick<Entry, 'id' | 'title' | 'body' | 'links' | 'truncated'>;

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
  /**
   * The checksum of the file when its JSON is what a build writes, to the byte: such a file was found to be whole, and is read
   * without looking again. Null when it says the same in another way, or less.
   */
  checksum: string | null;
  /** Whether it was too thin, so that the next issue publishes its entries. */
  isCarried: boolean;
}

/** The issues in the order of their days, and what their entries are found by. */
export interface ArchiveIndex {
  issues: IndexedIssue[];
  /**
   * `key × 2²¹ + number`, ascending: the key is 32 bits of a hash, the number counts entries. A word is noted once an issue,
   * at its first entry.
   */
  postings: Float64Array;
}

/** An issue that is in the index. */
export interface IndexedIssue extends PublishedIssue {
  /** The number of its first entry. It never changes, so that of an issue more or less no other has to be numbered anew. */
  start: number;
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

/** Starts or continues an index: issues that are still the same keep their postings, the others are added. */
export function buildIndex(
  added: IssueToIndex[],
  before: ArchiveIndex | null,
  kept: IndexedIssue[],
): ArchiveIndex {
  let end = kept.reduce((most, { start, entries }) => Math.max(most, start + entries), 0);
  const issues = [...kept];
  const fresh: number[] = [];
  for (const { issue, entries } of added) {
    issues.push({ ...issue, start: end });
    for (const posting of postingsOf(entries, end)) fresh.push(posting);
    end += entries.length;
  }
  const old = before === null ? new Float64Array(0) : postingsOfKept(before, kept);
  return { issues: issues.sort(byDays), postings: merged(old, Float64Array.from(fresh).sort()) };
}

/** By their days; of two that cover the same, by name. */
function byDays(a: PublishedIssue, b: PublishedIssue): number {
  if (a.to !== b.to) return a.to < b.to ? -1 : 1;
  return a.file < b.file ? -1 : 1;
}

function* postingsOf(entries: DigestEntry[], start: number): Generator<number> {
  const words = new Set<number>();
  for (const [at, entry] of entries.entries()) {
    for (const key of archiveKeysOf(entry).keys()) yield key * NUMBERS + start + at;
    for (const word of countedWords(entry).keys()) {
      const key = wordKey(word);
      if (!words.has(key)) yield key * NUMBERS + start + at;
      words.add(key);
    }
  }
}

/** The postings without those of issues that are gone. */
function postingsOfKept({ issues, postings }: ArchiveIndex, kept: IndexedIssue[]): Float64Array {
  if (kept.length === issues.length) return postings;
  const issueAt = issueFinder(kept);
  return postings.filter((posting) => issueAt(posting % NUMBERS) >= 0);
}

/** Two ascending lists as one, the second of them short: what lies between its numbers is copied at once. */
function merged(long: Float64Array, short: Float64Array): Float64Array {
  const all = new Float64Array(long.length + short.length);
  let copied = 0;
  for (const [at, number] of short.entries()) {
    const next = firstFrom(long, number);
    all.set(long.subarray(copied, next), copied + at);
    all[next + at] = number;
    copied = next;
  }
  all.set(long.subarray(copied), copied + short.length);
  return all;
}

/** Finds the issue that has the entry of a number; -1 where it is none of these. */
function issueFinder(issues: IndexedIssue[]): (number: number) => number {
  const order = issues.map((_, at) => at).sort((a, b) => issues[a]!.start - issues[b]!.start);
  const starts = Float64Array.from(order, (at) => issues[at]!.start);
  return (number) => {
    const at = order[firstFrom(starts, number + 1) - 1] ?? -1;
    return at >= 0 && number < issues[at]!.start + issues[at]!.entries ? at : -1;
  };
}

/**
 * What an entry is found by in an archive, and what each is worth: its id, what dedupe finds it by, and what a series of it
 * would share.
 */
export function archiveKeysOf(entry: Story): Map<number, number> {
  const features = featuresOf(entry);
  const keys = Array.from(keysOf(features), ([key, worth]) => [key >>> 0, worth] as const);
  return new Map([
    ...keys,
    ...[idKey(entry.id), ...seriesKeys(features.title)].map((key) => [key, 2] as const),
  ]);
}

const idKey = (id: string): number => Number.parseInt(id.slice(0, 8), 16) >>> 0;

const wordKey = (word: string): number => hashOf(`word ${word}`) >>> 0;

/** What headlines of a series have in common. */
const seriesKeys = (title: string[]): number[] => runsOf(title).map((run) => hashOf(`series ${run}`) >>> 0);

/** Each three words of a headline in a row, small words left out. */
export function runsOf(title: string[]): string[] {
  const words = title.filter((word) => word.length > 3 || word > '\x7f');
  return words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
}

/** Finds entries that share something with one, in the issues that count, those that share most first. */
export function archiveSearch(index: ArchiveIndex, counts: (issue: PublishedIssue) => boolean) {
  const { issues } = index;
  const isCounted = issues.map(counts);
  const issueAt = issueFinder(issues);
  return (entry: Story): Posting[] => {
    const shared = new Map<number, number>();
    const keys = archiveKeysOf(entry);
    for (const [key, worth] of keys) {
      for (const number of numbersAt(index, key)) shared.set(number, (shared.get(number) ?? 0) + worth);
    }
    // Long texts that are one share more than a turn of phrase.
    const least = keys.size > 6 ? 2 : 1;
    return Array.from(shared, ([number, worth]) => ({ number, worth, issue: issueAt(number) }))
      .filter(({ worth, issue }) => worth >= least && isCounted[issue])
      .sort((a, b) => b.worth - a.worth || b.issue - a.issue || b.number - a.number)
      .slice(0, mostCandidates)
      .map(({ number, issue }) => ({ issue, entry: number - issues[issue]!.start }));
  };
}

/** What a thousand issues of a series share is no reason to look at all of them. */
const mostCandidates = 32;

/** Tells of a word, in small letters, whether one of the issues that count had it. */
export function wordSearch(index: ArchiveIndex, counts: (issue: PublishedIssue) => boolean) {
  const isCounted = index.issues.map(counts);
  const issueAt = issueFinder(index.issues);
  return (word: string): boolean => {
    for (const number of numbersAt(index, wordKey(word))) if (isCounted[issueAt(number)]) return true;
    return false;
  };
}

/** The numbers of the entries that a key leads to. */
function* numbersAt({ postings }: ArchiveIndex, key: number): Generator<number> {
  for (let at = firstFrom(postings, key * NUMBERS); postings[at]! < (key + 1) * NUMBERS; at++)
    yield postings[at]! % NUMBERS;
}

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

/** Another number when the index has another form, or when a digest has to hold more than before. */
const format = 'digest archive index 3';

/** The bytes of an index, in two parts: a line that says what they are and a line of JSON, then the numbers. */
export function encodeIndex({ issues, postings }: ArchiveIndex): Uint8Array[] {
  const head = new TextEncoder().encode(`${format}\n${JSON.stringify(issues)}\n`);
  const padded = new Uint8Array(Math.ceil(head.length / 8) * 8).fill(0x0a);
  padded.set(head);
  return [padded, new Uint8Array(postings.buffer, postings.byteOffset, postings.byteLength)];
}

/** Reads an index back; null when these bytes are none of this version, or not all of one. */
export function decodeIndex(bytes: Uint8Array): ArchiveIndex | null {
  try {
    const first = bytes.indexOf(0x0a);
    const second = bytes.indexOf(0x0a, first + 1);
    const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to));
    if (first < 0 || second < 0 || text(0, first) !== format) return null;
    const issues = JSON.parse(text(first + 1, second)) as IndexedIssue[];
    const start = Math.ceil((second + 1) / 8) * 8;
    if ((bytes.length - start) % 8 !== 0) return null;
    const { buffer, byteOffset, length } = bytes;
    // Numbers want a place that is a multiple of 8; what lies elsewhere is copied.
    const isInPlace = (byteOffset + start) % 8 === 0;
    const postings = isInPlace
      ? new Float64Array(buffer, byteOffset + start, (length - start) / 8)
      : new Float64Array(buffer.slice(byteOffset + start, byteOffset + length));
    return { issues, postings };
  } catch {
    return null;
  }
}
