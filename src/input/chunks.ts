/** Reads a source in pieces, so that one of any length takes little memory. */
import { hasError } from '../diagnostics/diagnostics.ts';
import type { InputFormat } from '../types.ts';
import { type Detected, detect } from './detect.ts';
import { encodingFault } from './encoding.ts';
import { type Opened, openSource } from './front-matter.ts';

/** Bytes of a piece, roughly: large enough that the work between pieces does not count, small enough for the caches. */
const pieceLength = 1 << 20;

/** A part of a source, and the format of the whole. */
export interface Piece extends Opened, Detected {}

/**
 * A source as one opened piece after the other. Text is cut at blank lines: since a batch never depends on another,
 * the entries of the pieces are those of the whole; a batch longer than a piece is kept together. NDJSON is cut at
 * line ends; the other formats are one piece. Front matter comes with the first piece; a piece with an error is the
 * last. The bytes of a piece are those of another as soon as the next is asked for.
 */
export async function* openInPieces(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  asked: InputFormat | 'auto',
): AsyncGenerator<Piece> {
  let detected: Detected | null = asked === 'auto' ? null : { format: asked, because: 'as asked for' };
  let line = 1;
  let offset = 0;
  const chooseCut = async (head: Buffer): Promise<Cut> => {
    detected ??= await formatOf(file, head);
    return cuts[detected.format];
  };
  for await (const bytes of cut(chunks, chooseCut)) {
    const opened = offset === 0 ? await openSource({ file, bytes }) : openFurther(file, bytes, line, offset);
    if (detected?.refusal) opened.diagnostics.push(detected.refusal);
    yield { ...opened, ...detected! };
    if (hasError(opened.diagnostics)) return;
    line += countFeeds(bytes);
    offset += bytes.length;
  }
}

/** The format that a source seems to be in, by its name and its first lines behind the front matter. */
async function formatOf(file: string, head: Buffer): Promise<Detected> {
  const lines = head.subarray(0, head.lastIndexOf(0x0a) + 1 || head.length);
  const { bytes } = await openSource({ file, bytes: lines });
  return detect(file, bytes);
}

function openFurther(file: string, bytes: Uint8Array, firstLine: number, firstByte: number): Opened {
  const fault = encodingFault({ file, bytes }, { firstLine, firstByte });
  const opened = { file, bytes, firstLine, frontMatter: null, diagnostics: [] };
  return fault === null ? opened : { ...opened, bytes: new Uint8Array(), diagnostics: [fault] };
}

/** Where bytes can be cut, at the end of what is new behind `from`; 0 when nowhere. */
type Cut = (bytes: Buffer, from: number) => number;

const nowhere: Cut = () => 0;

const cuts: Record<InputFormat, Cut> = {
  text: lastBlankLine,
  pairs: lastBlankLine,
  blocks: lastBlankLine,
  list: lastBlankLine,
  ndjson: (bytes, from) => {
    const end = bytes.lastIndexOf(0x0a) + 1;
    return end > from ? end : 0;
  },
  json: nowhere,
  markdown: nowhere,
  csv: nowhere,
  tsv: nowhere,
  feed: nowhere,
  bookmarks: nowhere,
  opml: nowhere,
  org: nowhere,
};

/**
 * Joins chunks to pieces; where they are cut is chosen when the first has been read. All pieces lie in the same memory,
 * one after the other: new memory for each would keep the garbage collector busier than the rest of the program.
 */
async function* cut(
  chunks: AsyncIterable<Uint8Array>,
  chooseCut: (head: Buffer) => Promise<Cut>,
): AsyncGenerator<Buffer> {
  let room: Buffer = Buffer.allocUnsafe(2 * pieceLength);
  let length = 0;
  let searched = 0;
  let chosen: Cut | null = null;
  for await (const chunk of chunks) {
    if (length + chunk.length > room.length) room = larger(room, length, chunk.length);
    room.set(chunk, length);
    length += chunk.length;
    // Twice the length each time, so that what cannot be cut is not searched again and again.
    if (length < Math.max(pieceLength, 2 * searched)) continue;
    const read = room.subarray(0, length);
    chosen ??= await chooseCut(read);
    const end = chosen(read, searched);
    searched = end > 0 ? 0 : length;
    if (end === 0) continue;
    yield room.subarray(0, end);
    room.copyWithin(0, end, length);
    length -= end;
  }
  const rest = room.subarray(0, length);
  if (chosen === null) await chooseCut(rest);
  yield rest;
}

function larger(room: Buffer, length: number, more: number): Buffer {
  const next = Buffer.allocUnsafe(2 * (length + more));
  room.copy(next, 0, 0, length);
  return next;
}

/** Behind the last blank line that ends after `from`; 0 when there is none. */
function lastBlankLine(bytes: Buffer, from: number): number {
  for (let end = bytes.lastIndexOf(0x0a); end > from; ) {
    const before = bytes.lastIndexOf(0x0a, end - 1);
    if (isWhiteSpace(bytes, before + 1, end)) return end + 1;
    if (before < 0) return 0;
    end = before;
  }
  return 0;
}

/** Only plain white space: a blank line with a wider space in it is as good a cut, but not needed. */
function isWhiteSpace(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  }
  return true;
}

function countFeeds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count++;
  return count;
}
