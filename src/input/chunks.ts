/** Reads a source chunk by chunk, so that one of any length takes little memory. */
import { hasError } from '../diagnostics/diagnostics.ts';
import type { Chunk, Diagnostic, Opened, SourceFormat } from '../types.ts';
import { type Detected, detect } from './detect.ts';
import { encodingFault } from './encoding.ts';
import { openText, withLineFeeds } from './front-matter.ts';
import { inputDiagnostic } from './messages.ts';

/** How a source is to be read. */
export interface SourceOptions {
  format: SourceFormat | 'auto';
  /** Whether a table of labelled entries is to be told from other text. */
  mayBeTable: boolean;
  /** The most bytes of a line, or of what else cannot be cut. */
  most?: number;
}

/** Bytes whose fault is a value: reading may fail long after opening did not. */
export interface GuardedBytes {
  bytes: AsyncIterable<Uint8Array>;
  /** What ended the bytes before their time; null when nothing did. */
  fault: () => Diagnostic | null;
}

/** Bytes of a chunk, roughly: large enough that the work between chunks does not count, small enough for the caches. */
const chunkLength = 1 << 20;

/**
 * The most that a chunk may have, below V8's limit for a string, 2^29 - 24 code units: beyond it a decoder gives an
 * empty text without a word.
 */
const mostBytes = 500_000_000;

/** What comes in one part is cut all the same. */
const longestPart = 1 << 26;

/**
 * A source as one opened chunk after the other. Text is cut at blank lines: since a batch never depends on another,
 * the entries of the chunks are those of the whole; a batch longer than a chunk is kept together. NDJSON is cut at
 * line ends; the other formats are one chunk. Front matter comes with the first chunk; a chunk with an error is the
 * last.
 */
export async function* chunksOf(
  file: string,
  { bytes, fault }: GuardedBytes,
  options: SourceOptions,
): AsyncGenerator<Chunk> {
  const { format: asked, most = mostBytes } = options;
  let detected: Detected | null = asked === 'auto' ? null : { format: asked, because: 'as asked for' };
  let line = 1;
  let offset = 0;
  const chooseCut = async (head: Buffer): Promise<Cut> => {
    detected ??= detect(file, (await openText({ file, bytes: head })).bytes, options.mayBeTable);
    return cuts[detected.format];
  };
  for await (const part of cut(inParts(bytes), chooseCut, most)) {
    const broken = fault() ?? (part.length > most ? tooLarge(file, line) : null);
    const opened =
      broken !== null
        ? refused(file, broken)
        : offset === 0
          ? await openText({ file, bytes: part })
          : openFurther(file, part, line, offset);
    const { format, because, refusal } = detected!;
    // Of what could not be opened everything has been said.
    if (refusal !== undefined && !hasError(opened.diagnostics)) opened.diagnostics.push(refusal);
    yield { ...opened, format, because };
    if (hasError(opened.diagnostics)) return;
    line += countFeeds(withLineFeeds(part));
    offset += part.length;
  }
}

/** What broke off ends somewhere in the middle, so nothing of it is read. */
const refused = (file: string, fault: Diagnostic): Opened => ({
  file,
  bytes: new Uint8Array(),
  firstLine: 1,
  frontMatter: null,
  diagnostics: [fault],
});

function tooLarge(file: string, line: number): Diagnostic {
  return inputDiagnostic('input-too-large', { path: file }, { place: { file, line, column: 1 } });
}

function openFurther(file: string, bytes: Uint8Array, firstLine: number, firstByte: number): Opened {
  const fault = encodingFault({ file, bytes }, { firstLine, firstByte });
  return fault === null
    ? { file, bytes: withLineFeeds(bytes), firstLine, frontMatter: null, diagnostics: [] }
    : refused(file, fault);
}

/** Where bytes can be cut, at the end of what is new behind `from`; 0 when nowhere. */
type Cut = (bytes: Buffer, from: number) => number;

const nowhere: Cut = () => 0;

const cuts: Record<SourceFormat, Cut> = {
  text: lastBlankLine,
  pairs: lastBlankLine,
  blocks: lastBlankLine,
  list: lastBlankLine,
  ndjson: (bytes, from) => {
    const end = bytes.lastIndexOf(0x0a) + 1;
    return end > from ? end : 0;
  },
  json: nowhere,
  yaml: nowhere,
  markdown: nowhere,
  csv: nowhere,
  tsv: nowhere,
  feed: nowhere,
  bookmarks: nowhere,
  opml: nowhere,
  mail: nowhere,
  org: nowhere,
  table: nowhere,
};

/**
 * Joins what was read to chunks; where they are cut is chosen when the first has been read. All chunks lie in the same memory,
 * one after the other: new memory for each would keep the garbage collector busier than the rest of the program.
 */
async function* cut(
  parts: AsyncIterable<Uint8Array>,
  chooseCut: (head: Buffer) => Promise<Cut>,
  most: number,
): AsyncGenerator<Buffer> {
  let room: Buffer = Buffer.alloc(0);
  let length = 0;
  let searched = 0;
  let chosen: Cut | null = null;
  for await (const part of parts) {
    if (length + part.length > room.length) room = larger(room, length, part.length);
    room.set(part, length);
    length += part.length;
    // Twice the length each time, so that what cannot be cut is not searched again and again.
    if (length < Math.min(Math.max(chunkLength, 2 * searched), most)) continue;
    const read = room.subarray(0, length);
    chosen ??= await chooseCut(read);
    const end = chosen(read, searched);
    searched = end > 0 ? 0 : length;
    if (end === 0 && length > most) break;
    if (end === 0) continue;
    yield room.subarray(0, end);
    room.copyWithin(0, end, length);
    length -= end;
  }
  const rest = room.subarray(0, length);
  if (chosen === null) await chooseCut(rest);
  yield rest;
}

async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const part of bytes) {
    for (let at = 0; at < part.length; at += longestPart) yield part.subarray(at, at + longestPart);
  }
}

function larger(room: Buffer, length: number, more: number): Buffer {
  const next = Buffer.allocUnsafe(2 * (length + more));
  room.copy(next, 0, 0, length);
  return next;
}

/**
 * Behind the last blank line that ends after `from`; 0 when there is none. Not behind a line that stands alone, as far
 * as there is another place: it may be the name of what stands below it.
 */
function lastBlankLine(bytes: Buffer, from: number): number {
  let alone = 0;
  for (let end = bytes.lastIndexOf(0x0a); end > from; ) {
    const before = bytes.lastIndexOf(0x0a, end - 1);
    if (isWhiteSpace(bytes, before + 1, end)) {
      if (!isBehindOneLine(bytes, before)) return end + 1;
      if (alone === 0) alone = end + 1;
    }
    if (before < 0) return alone;
    end = before;
  }
  return alone;
}

/** Whether the line that ends at `end` has another blank one above it. */
function isBehindOneLine(bytes: Buffer, end: number): boolean {
  if (end <= 0) return true;
  const start = bytes.lastIndexOf(0x0a, end - 1) + 1;
  if (isWhiteSpace(bytes, start, end)) return true;
  return start === 0 || isWhiteSpace(bytes, bytes.lastIndexOf(0x0a, start - 2) + 1, start - 1);
}

/** Only plain white space: a blank line with a wider space in it is as good a cut, but not needed. */
function isWhiteSpace(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  }
  return true;
}

function countFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count++;
  return count;
}
