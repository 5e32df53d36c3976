/** Chunks, as long as there is memory for what is made of them. */
import type { Chunk, Diagnostic, FindShortage, SourceFormat } from '../types.ts';
import { inputDiagnostic } from './messages.ts';

/** Bytes of a source; what is read before is a week, for which there is always memory. */
const FEW = 1 << 16;

/**
 * Passes on the chunks of a source while there is memory for them, and for what others made of those before; else the next one is
 * an error, and the last.
 */
export async function* withinMemory(
  chunks: AsyncIterable<Chunk>,
  findShortage: FindShortage,
): AsyncGenerator<Chunk> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.bytes.length;
    const fault = read < FEW ? null : await faultOf(chunk, findShortage);
    if (fault === null) yield chunk;
    else {
      yield { ...chunk, bytes: new Uint8Array(), diagnostics: [...chunk.diagnostics, fault] };
      return;
    }
  }
}

type Piece = Pick<Chunk, 'file' | 'firstLine' | 'format' | 'bytes'>;

/** What to say where there is no memory to read all of some bytes; null where there is. */
export async function memoryFault(piece: Piece, findShortage: FindShortage): Promise<Diagnostic | null> {
  return piece.bytes.length < FEW ? null : await faultOf(piece, findShortage);
}

async function faultOf(
  { file, firstLine: line, format, bytes }: Piece,
  findShortage: FindShortage,
): Promise<Diagnostic | null> {
  const shortage = await findShortage(memoryFor(format, bytes));
  return shortage === null
    ? null
    : inputDiagnostic('input-memory', shortage, { place: { file, line, column: 1 } });
}

/** What a value of JSON, a cell or an element takes for each of its bytes, as measured. */
const PER_BYTE = 10;

/** What the tree of Markdown takes for each byte, and for each line or cell of a table, which have nodes and tokens of their own. */
const MARKDOWN = { byte: 30, line: 1500 };

const lineFeed = 0x0a;
const pipe = 0x7c;

/** The bytes that it takes to read a chunk, roughly. Text is decoded entry by entry, and may be forgotten by the next. */
function memoryFor(format: SourceFormat, bytes: Uint8Array): number {
  switch (format) {
    case 'text':
    case 'pairs':
    case 'blocks':
    case 'list':
      return 0;
    case 'markdown':
    case 'org':
      return MARKDOWN.byte * bytes.length + MARKDOWN.line * (count(bytes, lineFeed) + count(bytes, pipe));
    default:
      return PER_BYTE * bytes.length;
  }
}

function count(bytes: Uint8Array, sign: number): number {
  let found = 0;
  for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1)) found++;
  return found;
}
