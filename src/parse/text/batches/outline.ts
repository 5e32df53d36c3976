/** Batches in which what is said of a line stands further in below it, or is numbered there: a name, then its points, as in reports. */
import { hasLink, linkFrom } from '../lines/item.ts';
import { indentOf, isBlank, isDigit, type LineTable } from '../lines/lines.ts';
import { isPoint } from '../lines/marker.ts';
import { isShortName } from '../lines/title.ts';

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

/**
 * Whether a batch is titles with points below them, which are numbered from 1 under each or have another sign: two titles or more,
 * and a second number under one of them. Points with addresses are entries of their own.
 */
export function isNumbered(table: LineTable, from: number, to: number): boolean {
  if (to - from < 5 || isPoint(table, from) || !isPoint(table, from + 1)) return false;
  let [titles, number, highest] = [0, 0, 0];
  let isUnderTitle = false;
  for (let line = from; line < to; line++) {
    const found = numberAt(table, line);
    if (found > 0 || isPoint(table, line)) {
      if ((found > 0 && found !== number + 1) || hasLink(table, line)) return false;
      isUnderTitle = false;
    } else {
      if (isUnderTitle || isBlank(table, line)) return false;
      isUnderTitle = true;
      titles++;
    }
    number = found;
    highest = Math.max(highest, found);
  }
  return titles > 1 && highest > 1 && !isUnderTitle;
}

/** The number before the point of a line; 0 where none is. */
function numberAt({ bytes, start, end }: LineTable, line: number): number {
  let [at, value] = [start[line]!, 0];
  for (; at < end[line]! && isDigit(bytes[at]!) && value < 100; at++) value = value * 10 + bytes[at]! - 0x30;
  const isSigned = (bytes[at] === 0x2e || bytes[at] === 0x29) && bytes[at + 1] === 0x20;
  return isSigned && at + 2 < end[line]! ? value : 0;
}

/** Whether a name stands over lines further in that each have words and an address: they are entries, and not what is said of it. */
export function areLinksBelow(table: LineTable, from: number, to: number): boolean {
  const { bytes, start, end } = table;
  if (from + 1 === to || !isShortName(bytes, start[from]!, end[from]!)) return false;
  for (let line = from + 1; line < to; line++) {
    const link = linkFrom(bytes, start[line]!, end[line]!);
    if (!isInside(table, line) || link === end[line] || link === start[line]) return false;
  }
  return true;
}

/** The line at the margin below one that is no point, or the end. */
export function endOfOutline(table: LineTable, from: number, to: number): number {
  let line = from + 1;
  while (line < to && (isInside(table, line) || isPoint(table, line))) line++;
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
