/** Chunks of a text are cut at blank lines; where entries have such within them, a chunk has to end where an entry does. */
import type { Chunk } from '../../types.ts';
import { endOfEntries, type Opening } from './batches/batches.ts';
import { lineTable, scanLines } from './lines/lines.ts';

/** Keeps what a chunk has of an entry that may go on in the next chunk. */
export interface Keeper {
  /** The whole entries of a chunk, behind what was kept of the chunk before. */
  take(chunk: Chunk): Chunk;
  /** What is kept when there are no more chunks; null when nothing is. */
  rest(): Chunk | null;
}

/** Bytes of a chunk that is surely not cut, since more would have had room in it. */
const uncut = 1 << 19;

/** Makes what keeps the unfinished entries of one text. */
export function keeper(opening: Opening): Keeper {
  let kept: Chunk | null = null;
  return {
    take(chunk) {
      const whole =
        kept === null ? chunk : { ...chunk, firstLine: kept.firstLine, bytes: joined(kept, chunk) };
      kept = null;
      if (opening === 'blank' || chunk.bytes.length < uncut) return whole;
      const { offset, line } = lastEntry(whole.bytes, opening);
      // The bytes of a chunk are those of the next one before long.
      const bytes = whole.bytes.slice(offset);
      kept = { ...whole, bytes, firstLine: whole.firstLine + line, diagnostics: [] };
      return { ...whole, bytes: whole.bytes.subarray(0, offset) };
    },
    rest: () => kept,
  };
}

function joined(one: Chunk, other: Chunk): Uint8Array {
  const bytes = new Uint8Array(one.bytes.length + other.bytes.length);
  bytes.set(one.bytes);
  bytes.set(other.bytes, one.bytes.length);
  return bytes;
}

/** Where the last entry of a text begins. */
function lastEntry(bytes: Uint8Array, opening: Opening): { offset: number; line: number } {
  const table = lineTable();
  scanLines(bytes, 0, bytes.length, table);
  let line = 0;
  for (let from = 0, to = 0; from < table.count; from = to + 1) {
    to = endOfEntries(table, from, opening);
    if (to > from) line = from;
  }
  let offset = table.start[line]!;
  while (offset > 0 && bytes[offset - 1] !== 0x0a) offset--;
  return { offset, line };
}
