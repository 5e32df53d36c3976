/**
 * A part of the index on disk: a table of issues, and ascending numbers in pages, each with a checksum, so that of years of
 * issues only those pages are read that a week asks for. Most of what it asks for is on none of them: filters, an eighth as
 * long as the pages, tell it of nearly all.
 */

import type { ThemeCount } from './trends.ts';

/** Bytes that can be read in places, as a file or from memory. */
export interface IndexFile {
  size: number;
  /** Null when they cannot be read. */
  read(at: number, length: number): Uint8Array | null;
  close(): void;
}

/** The checksum of a part: 32 bits. */
export type SumOf = (bytes: Uint8Array) => number;

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
  /** What the next issues are compared with; null where that is to be read in the file. */
  themes: ThemeCount[] | null;
}

/** An issue that is in a segment. */
export interface IndexedIssue extends PublishedIssue {
  /** The number of its first entry. */
  start: number;
}

/** A segment of which the table has been read. */
export interface Segment {
  open(): IndexFile | null;
  sumOf: SumOf;
  /** Where it begins; and its first line, which is another one in a segment with other contents. */
  at: number;
  line: string;
  /** In the order of their starts. */
  issues: IndexedIssue[];
  /** The first number of each page; the checksums of the pages, and behind them those of the filters. */
  firsts: Float64Array;
  sums: Uint32Array;
  /** Where the filters begin, and where the numbers do; how many there are, and where they end. */
  filters: number;
  start: number;
  count: number;
  end: number;
}

/** `key × 2²¹ + number`: keys have 32 bits, and a segment up to two million entries: 800 years of a week's 50. */
export const NUMBERS = 2 ** 21;

/** Numbers on a page: 4 kB. */
const PAGE = 512;

/** Pages that have a filter together, which has a byte for each number. */
const FILTERED = 16;
const FILTER = FILTERED * PAGE;

/** Another number when the index has another form, or when a digest has to hold more than before. */
const format = 'digest archive index 6';
const lineLength = 64;

/** The bytes of a segment. */
export function encodeSegment(issues: IndexedIssue[], postings: Float64Array, sumOf: SumOf): Uint8Array[] {
  const pages = inParts(postings, PAGE);
  const filters = inParts(postings, FILTER).map(filterOf);
  const sums = new Uint32Array(lengthOfSums(pages.length));
  sums.set([...pages.map(bytesOf), ...filters].map(sumOf));
  const json = new TextEncoder().encode(JSON.stringify(issues));
  const table = new Uint8Array(Math.ceil(json.length / 8) * 8).fill(0x20);
  table.set(json);
  const firsts = Float64Array.from(pages, (page) => page[0]!);
  const head = joined([table, bytesOf(firsts), bytesOf(sums)]);
  const facts = [table.length, postings.length, sumOf(head)].join(' ');
  const line = `${`${format} ${facts}`.padEnd(lineLength - 1)}\n`;
  return [new TextEncoder().encode(line), head, ...filters, bytesOf(postings)];
}

const inParts = (numbers: Float64Array, length: number): Float64Array[] =>
  Array.from({ length: Math.ceil(numbers.length / length) }, (_, at) =>
    numbers.subarray(at * length, (at + 1) * length),
  );

const filtersOf = (pages: number): number => Math.ceil(pages / FILTERED);

/** A checksum for each page and each filter; an even number of them, so that what follows stands at a multiple of 8. */
const lengthOfSums = (pages: number): number => Math.ceil((pages + filtersOf(pages)) / 2) * 2;

/** A filter of Bloom: a number with a key that it does not know is not there; of others one in twenty is not there either. */
function filterOf(numbers: Float64Array): Uint8Array {
  const filter = new Uint8Array(FILTER);
  let last = -1;
  for (const number of numbers) {
    const key = Math.floor(number / NUMBERS);
    if (key === last) continue;
    for (const bit of [firstBit(key), secondBit(key)]) filter[bit >>> 3]! |= 1 << (bit & 7);
    last = key;
  }
  return filter;
}

const isInFilter = (filter: Uint8Array, key: number): boolean =>
  isSet(filter, firstBit(key)) && isSet(filter, secondBit(key));

const isSet = (filter: Uint8Array, bit: number): boolean => ((filter[bit >>> 3]! >>> (bit & 7)) & 1) === 1;

// The keys of one filter are neighbours, and differ in their lower bits. Of 2¹⁶ bits these are two.
const firstBit = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 16;
const secondBit = (key: number): number => Math.imul(key ^ (key >>> 15), 0x85ebca6b) >>> 16;

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Some parts as one. */
function joined(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const lengthOf = (parts: Uint8Array[]): number => parts.reduce((length, part) => length + part.length, 0);

/** The parts of a segment, which is never read across two of them, as a file. */
export const inMemory = (parts: Uint8Array[]): IndexFile => ({
  size: lengthOf(parts),
  read(at, length) {
    let begin = 0;
    for (const part of parts) {
      if (at < begin + part.length)
        return at + length <= begin + part.length ? part.subarray(at - begin, at - begin + length) : null;
      begin += part.length;
    }
    return null;
  },
  close: () => {},
});

/** Reads the table of a segment at a place of a file; null when there is none of this version, or not all of one. */
export function readSegment(
  file: IndexFile,
  at: number,
  { open, sumOf }: Pick<Segment, 'open' | 'sumOf'>,
): Segment | null {
  const line = lineAt(file, at);
  const facts = line === null ? null : new RegExp(`^${format} (\\d+) (\\d+) (\\d+) *\n$`).exec(line);
  if (facts === null) return null;
  const [, table, count, sum] = facts.map(Number) as [number, number, number, number];
  const pages = Math.ceil(count / PAGE);
  const sumsLength = lengthOfSums(pages);
  const length = table + pages * 8 + sumsLength * 4;
  const filters = at + lineLength + length;
  const start = filters + filtersOf(pages) * FILTER;
  const end = start + count * 8;
  const head = end > file.size ? null : file.read(at + lineLength, length);
  if (head === null || sumOf(head) !== sum) return null;
  const issues = JSON.parse(new TextDecoder().decode(head.subarray(0, table))) as IndexedIssue[];
  const numbers = aligned(head.subarray(table));
  const firsts = new Float64Array(numbers.buffer, numbers.byteOffset, pages);
  const sums = new Uint32Array(numbers.buffer, numbers.byteOffset + pages * 8, sumsLength);
  return { open, sumOf, at, line: line!, issues, firsts, sums, filters, start, count, end };
}

/** Whether a segment lies where it lay. */
export const isAt = (file: IndexFile, { at, line }: Segment): boolean => lineAt(file, at) === line;

function lineAt(file: IndexFile, at: number): string | null {
  const bytes = at + lineLength > file.size ? null : file.read(at, lineLength);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** Numbers want a place that is a multiple of 8; what lies elsewhere is copied. */
const aligned = (bytes: Uint8Array): Uint8Array =>
  bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);

/**
 * Calls `visit` with the number of each entry that keys, ascending ones, lead to; it returns whether it wants more of that key, of
 * which some may come all the same. False when the segment is damaged, or another one lies there now.
 */
export function visitNumbers(
  segment: Segment,
  keys: Float64Array,
  visit: (key: number, number: number) => boolean,
): boolean {
  const file = segment.open();
  try {
    if (file === null || !isAt(file, segment)) return false;
    for (let group = 0; group < filtersOf(segment.firsts.length); group++)
      if (!visitGroup(segment, file, group, keys, visit)) return false;
    return true;
  } finally {
    file?.close();
  }
}

/** The same of the pages that have a filter together, of which none is read before that says that a key may be there. */
function visitGroup(
  segment: Segment,
  file: IndexFile,
  group: number,
  keys: Float64Array,
  visit: (key: number, number: number) => boolean,
): boolean {
  const { firsts } = segment;
  const [begin, end] = [group * FILTERED, Math.min((group + 1) * FILTERED, firsts.length)];
  const first = firstFrom(keys, Math.floor(firsts[begin]! / NUMBERS));
  const next = end < firsts.length ? firsts[end]! : Number.POSITIVE_INFINITY;
  if (first === keys.length || keys[first]! * NUMBERS > next) return true;
  const filter = readFilter(segment, file, group);
  if (filter === null) return false;
  const pageAt = lastOf((at) => readPage(segment, file, at));
  for (let i = first; i < keys.length && keys[i]! * NUMBERS <= next; i++) {
    if (!isInFilter(filter, keys[i]!)) continue;
    const [least, most] = [keys[i]! * NUMBERS, (keys[i]! + 1) * NUMBERS];
    for (let at = Math.max(begin, firstFrom(firsts, least) - 1); at < end && firsts[at]! < most; at++) {
      const page = pageAt(at);
      if (page === null) return false;
      if (!visitPage(page, keys[i]!, visit)) break;
    }
  }
  return true;
}

/** Whether more of the key is wanted. */
function visitPage(
  page: Float64Array,
  key: number,
  visit: (key: number, number: number) => boolean,
): boolean {
  const [least, most] = [key * NUMBERS, (key + 1) * NUMBERS];
  for (let i = firstFrom(page, least); page[i]! < most; i++) if (!visit(key, page[i]! - least)) return false;
  return true;
}

/** Reads a part when another one than the last is asked for. */
function lastOf<T>(read: (at: number) => T): (at: number) => T {
  let last: { at: number; part: T } | null = null;
  return (at) => {
    if (last?.at !== at) last = { at, part: read(at) };
    return last.part;
  };
}

/** All numbers of a segment; null when it is damaged, or another one lies there now. */
export function allNumbers(segment: Segment): Float64Array<ArrayBuffer> | null {
  const file = segment.open();
  if (file === null) return null;
  try {
    if (!isAt(file, segment)) return null;
    const all = new Float64Array(segment.count);
    for (const at of segment.firsts.keys()) {
      const page = readPage(segment, file, at);
      if (page === null) return null;
      all.set(page, at * PAGE);
    }
    return all;
  } finally {
    file.close();
  }
}

function readPage(segment: Segment, file: IndexFile, at: number): Float64Array | null {
  const { start, count, sums } = segment;
  const length = Math.min(PAGE, count - at * PAGE);
  const bytes = readPart(segment, file, { at: start + at * PAGE * 8, length: length * 8, sum: sums[at]! });
  if (bytes === null) return null;
  const { buffer, byteOffset } = aligned(bytes);
  return new Float64Array(buffer, byteOffset, length);
}

function readFilter(segment: Segment, file: IndexFile, at: number): Uint8Array | null {
  const { filters, firsts, sums } = segment;
  return readPart(segment, file, {
    at: filters + at * FILTER,
    length: FILTER,
    sum: sums[firsts.length + at]!,
  });
}

function readPart(
  { sumOf }: Segment,
  file: IndexFile,
  { at, length, sum }: { at: number; length: number; sum: number },
): Uint8Array | null {
  const bytes = file.read(at, length);
  return bytes === null || sumOf(bytes) !== sum ? null : bytes;
}

/** The first place of ascending numbers at which one is not below a value. */
export function firstFrom(numbers: Float64Array, value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
