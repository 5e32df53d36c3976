/** Batches in which what is said of a line stands further in below it, as in reports: a name, then its points. */
import { indentOf, isBlank, type LineTable } from './lines.ts';
import { isPoint } from './marker.ts';

/** Columns that are no accident. */
const shortestIndent = 2;

/** Whether every line of a batch that stands at the margin has others further in below it; points have signs, and are lists. */
export function isOutlined(table: LineTable, from: number, to: number): boolean {
  if (to - from < 2 || isInside(table, from)) return false;
  for (let line = from; line < to; line++) {
    if (isBlank(table, line)) return false;
    if (isInside(table, line)) continue;
    if (isPoint(table, line)) return false;
    if (line + 1 === to || !isInside(table, line + 1)) return false;
  }
  return true;
}

/** The line at the margin below one, or the end. */
export function endOfOutline(table: LineTable, from: number, to: number): number {
  let line = from + 1;
  while (line < to && isInside(table, line)) line++;
  return line;
}

/** Whether a line stands further in and has no sign, so that it may go on with a point above it. */
export function goesOn(table: LineTable, line: number): boolean {
  return isInside(table, line) && !isPoint(table, line);
}

function isInside(table: LineTable, line: number): boolean {
  const indent = indentOf(table, line);
  return indent >= shortestIndent || (indent === 1 && table.bytes[table.start[line]! - 1] === 0x09);
}
