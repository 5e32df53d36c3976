/** Where one batch ends and the next begins: at blank lines and rules. */

import { type DateLine, readDateLine } from '../../../text/date-line.ts';
import { readLabel } from '../../labels.ts';
import { markedAt } from '../lines/clipping.ts';
import { isBlank, isDigit, type LineTable, textAt } from '../lines/lines.ts';
import { isHeadline } from '../lines/title.ts';
import { goesOn } from './outline.ts';

/**
 * The line that ends the batch which begins in a line: the next blank one or rule, or the end of the table. Rules
 * become blank; one that underlines a title ends nothing, however often it is asked.
 */
export function endOfBatch(table: LineTable, from: number): number {
  for (let line = from; line < table.count; line++) {
    const end = isBlank(table, line) ? rawEnd(table, line) : table.end[line]!;
    const isRuled = isRule(table.bytes, table.start[line]!, end);
    if (isRuled) table.end[line] = table.start[line]!;
    if (isRuled && isUnderline(table, from, line, end - table.start[line]!)) continue;
    if (isBlank(table, line)) return line;
  }
  return table.count;
}

/** What shows that an entry begins, behind a blank line: nothing more, a rule, a title alone on its line, the rule under it, its first label, that it does not stand further in. */
export type Opening = 'blank' | 'rule' | 'title' | 'underline' | 'label' | 'point';

/**
 * The line that ends the entries which begin in a line: the end of a batch behind which another one begins. Where
 * entries have blank lines within them, that is the last of several batches.
 */
export function endOfEntries(table: LineTable, from: number, opening: Opening): number {
  let to = endOfBatch(table, from);
  if (opening === 'blank' || to === from) return to;
  for (;;) {
    let next = opening === 'underline' && isUnderlined(table, to - 1) ? to + 1 : to;
    while (next < table.count && isBlank(table, next)) {
      if (wasRule(table, next)) return to;
      next++;
    }
    if (next === table.count || wasRule(table, next) || opens(table, next, opening)) return to;
    to = endOfBatch(table, next);
  }
}

/** Whether an entry begins with the first line of a batch. */
function opens(table: LineTable, line: number, opening: Opening): boolean {
  const { bytes } = table;
  if (dateAt(table, line) !== null) return true;
  if (opening === 'point') return !goesOn(table, line);
  if (opening === 'underline') return isUnderlined(table, line);
  const [start, end] = [table.start[line]!, table.end[line]!];
  if (opening === 'title') return isAlone(table, line) && isHeadline(bytes, start, end);
  return opening === 'label' && readLabel(bytes, start, end)?.label === 'title';
}

/** Whether a batch has this line and no other. */
function isAlone(table: LineTable, line: number): boolean {
  return line + 1 >= table.count || isBlank(table, line + 1);
}

/** Where a line ends, be it made blank or not. */
export function rawEnd(table: LineTable, line: number): number {
  const { bytes } = table;
  let at = table.start[line]!;
  while (at < bytes.length && bytes[at] !== 0x0a) at++;
  while (at > table.start[line]! && bytes[at - 1]! <= 0x20) at--;
  return at;
}

/** Whether a line is a rule, or was one before it became blank. */
export function wasRule(table: LineTable, line: number): boolean {
  return line < table.count && isRule(table.bytes, table.start[line]!, rawEnd(table, line));
}

/** Three or more of `-`, `*`, `=`, `_`, `~`, `#`, with or without spaces between them. */
function isRule(bytes: Uint8Array, start: number, end: number): boolean {
  const sign = bytes[start]!;
  if (end - start < 3 || bytes[end - 1] !== sign || !ruleSigns.includes(sign)) return false;
  let count = 0;
  for (let at = start; at < end; at++) {
    if (bytes[at] === sign) count++;
    else if (bytes[at] !== 0x20) return false;
  }
  return count >= 3;
}

const ruleSigns = [0x2d, 0x2a, 0x3d, 0x5f, 0x7e, 0x23];

/** Whether a line is a batch of its own since what is right under it is a rule of its length, and nothing below that. */
export function isUnderlined(table: LineTable, line: number): boolean {
  if (isBlank(table, line) || (line > 0 && !isBlank(table, line - 1)) || !wasRule(table, line + 1))
    return false;
  const length = rawEnd(table, line + 1) - table.start[line + 1]!;
  const more = Math.abs(table.end[line]! - table.start[line]! - length);
  return more === 0 || (length > 4 && more <= 2);
}

/** Whether a rule is as long as the line right over it, which has to be the first of its batch, and does not end a short passage of a book. */
function isUnderline(table: LineTable, from: number, rule: number, length: number): boolean {
  if (rule !== from + 1 || rule + 1 >= table.count || isBlank(table, rule + 1)) return false;
  if (markedAt(table, rule + 2) !== null) return false;
  return length > 4 && Math.abs(table.end[from]! - table.start[from]! - length) <= 2;
}

/** The date that a line is and nothing else; null when it is something else. */
export function dateAt(table: LineTable, line: number): DateLine | null {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  return mayBeDate(bytes, start, end) ? readDateLine(textAt(bytes, start, end)) : null;
}

/** Whether a line is as short as a date and has the four digits of a year, or is as short as `05/03/26`. */
function mayBeDate(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > longestDate) return false;
  if (end - start <= 8 && end - start >= 6 && isDigit(bytes[start]!) && isDigit(bytes[end - 1]!)) return true;
  // Whoever takes four bytes at a step treads on one of four digits.
  for (let at = start + 3; at < end; at += 4)
    if (isDigit(bytes[at]!) && isYear(bytes, start, at, end)) return true;
  return false;
}

/** Whether a digit is one of at least four. */
function isYear(bytes: Uint8Array, start: number, digit: number, end: number): boolean {
  let from = digit;
  let to = digit + 1;
  while (from > start && isDigit(bytes[from - 1]!)) from--;
  while (to < end && isDigit(bytes[to]!)) to++;
  return to - from >= 4;
}

/** Bytes: "Wednesday, September 30th, 2026" between two rules. */
const longestDate = 60;
