/** Batches in which what is said of a line stands further in below it, as in reports: a name, then its points. */
import { indentOf, isBlank, type LineTable } from './lines.ts';
import { isPoint } from './marker.ts';

/** Columns that are no accident. */
const shortestIndent = 2;

/** Whether every line of a batch that stands at the margin has others further in below it; points have signs, and are lists. */
export function isOutlined(bytes: Uint8Array, table: LineTable, from: number, to: number): boolean {
  if (to - from < 2 || isInside(bytes, table, from)) return false;
  for (let line = from; line < to; line++) {
    if (isBlank(table, line)) return false;
    if (isInside(bytes, table, line)) continue;
    if (isPoint(bytes, table, line)) return false;
    if (line + 1 === to || !isInside(bytes, table, line + 1)) return false;
  }
  return true;
}

/** The line at the margin below one, or the end. */
export function endOfOutline(bytes: Uint8Array, table: LineTable, from: number, to: number): number {
  let line = from + 1;
  while (line < to && isInside(bytes, table, line)) line++;
  return line;
}

/** Whether a line stands further in and has no sign, so that it may go on with a point above it. */
export function goesOn(bytes: Uint8Array, table: LineTable, line: number): boolean {
  return isInside(bytes, table, line) && !isPoint(bytes, table, line);
}

function isInside(bytes: Uint8Array, table: LineTable, line: number): boolean {
  const indent = indentOf(bytes, table, line);
  return indent >= shortestIndent || (indent === 1 && bytes[table.start[line]! - 1] === 0x09);
}
