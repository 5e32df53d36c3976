/** Where one batch ends and the next begins: at blank lines and rules. */
import { type DateLine, readDateLine } from '../text/date-line.ts';
import { isBlank, type LineTable } from './lines.ts';

/**
 * The line that ends the batch which begins in a line: the next blank one or rule, or the end of the table. Rules
 * become blank; one that underlines a title ends nothing.
 */
export function endOfBatch(bytes: Uint8Array, table: LineTable, from: number): number {
  for (let line = from; line < table.count; line++) {
    if (isBlank(table, line)) return line;
    if (!isRule(bytes, table.start[line]!, table.end[line]!)) continue;
    const isLine = isUnderline(table, from, line);
    table.end[line] = table.start[line]!;
    if (!isLine) return line;
  }
  return table.count;
}

/** Three or more of `-`, `*`, `=`, `_`, `~`, `#`, with or without spaces between them. */
function isRule(bytes: Uint8Array, start: number, end: number): boolean {
  const sign = bytes[start]!;
  if (bytes[end - 1] !== sign || !ruleSigns.includes(sign)) return false;
  let count = 0;
  for (let at = start; at < end; at++) {
    if (bytes[at] === sign) count++;
    else if (bytes[at] !== 0x20) return false;
  }
  return count >= 3;
}

const ruleSigns = [0x2d, 0x2a, 0x3d, 0x5f, 0x7e, 0x23];

/** Whether a rule is as long as the line right over it, which has to be the first of its batch. */
function isUnderline(table: LineTable, from: number, rule: number): boolean {
  if (rule !== from + 1 || rule + 1 >= table.count || isBlank(table, rule + 1)) return false;
  const length = table.end[rule]! - table.start[rule]!;
  return length > 4 && Math.abs(table.end[from]! - table.start[from]! - length) <= 2;
}

/** The date that a line is and nothing else; null when it is something else. */
export function dateAt(bytes: Uint8Array, table: LineTable, line: number): DateLine | null {
  const [start, end] = [table.start[line]!, table.end[line]!];
  return mayBeDate(bytes, start, end)
    ? readDateLine(new TextDecoder().decode(bytes.subarray(start, end)))
    : null;
}

/** Whether a line is as short as a date and has the four digits of a year. */
function mayBeDate(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > longestDate) return false;
  for (let at = start, digits = 0; at < end; at++) {
    digits = bytes[at]! >= 0x30 && bytes[at]! <= 0x39 ? digits + 1 : 0;
    if (digits === 4) return true;
  }
  return false;
}

/** Bytes: "Wednesday, September 30th, 2026" between two rules. */
const longestDate = 60;
