/** Stars, underscores and signs around a title of a text that is no Markdown: what people write so is meant, be it shown or not. */
import { isDigit, type LineTable } from './lines.ts';
import { skipBlanks } from './marker.ts';

/** Takes off a row what is no part of the title in it: `> ` and `[1] ` before it, stars around it, `~~struck words~~` before or behind it. */
export function dropSigns(table: LineTable, row: number): void {
  const { bytes } = table;
  const [start, end] = [table.start[row]!, table.end[row]!];
  const length = signLength(bytes, start);
  if (length > 0 && skipBlanks(bytes, start + length, end) < end)
    table.start[row] = skipBlanks(bytes, start + length, end);
  dropStruck(table, row);
  dropEmphasis(table, row);
}

/** Bytes of `>` or `[12]` with a space behind. */
function signLength(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  if (bytes[start] === 0x5b) {
    while (isDigit(bytes[at]!) && at < start + 4) at++;
    if (at === start + 1 || bytes[at++] !== 0x5d) return 0;
  } else if (bytes[start] !== 0x3e) return 0;
  return bytes[at] === 0x20 ? at - start : 0;
}

/** Takes off what is struck out before or behind the title. */
function dropStruck(table: LineTable, row: number): void {
  const { bytes } = table;
  const [start, end] = [table.start[row]!, table.end[row]!];
  const isTildes = (at: number) => bytes[at] === tilde && bytes[at + 1] === tilde;
  if (end - start < 6 || !(isTildes(start) || isTildes(end - 2))) return;
  const signs: number[] = [];
  for (let at = start; at < end - 1 && signs.length < 3; at++) if (isTildes(at)) signs.push(at++);
  const [open = 0, close = 0] = signs;
  if (signs.length !== 2 || (open === start && close === end - 2)) return;
  if (open === start) table.start[row] = skipBlanks(bytes, close + 2, end);
  else if (close === end - 2) {
    table.end[row] = open;
    while (isBlank(bytes[table.end[row]! - 1]!)) table.end[row]!--;
  }
}

const tilde = 0x7e;

/** Takes the signs off a row that stands between them and has nothing else: `**Kitchen**`, `_Kitchen_`. */
export function dropEmphasis(table: LineTable, row: number): void {
  const { bytes } = table;
  const [start, end] = [table.start[row]!, table.end[row]!];
  const sign = bytes[start]!;
  if ((sign !== star && sign !== underscore) || bytes[end - 1] !== sign) return;
  const signs = countSigns(bytes, start, end);
  if (signs > mostSigns || end - start <= signs * 2) return;
  for (let at = start + signs; at < end - signs; at++) if (bytes[at] === sign) return;
  if (bytes[end - signs] !== sign || isBlank(bytes[start + signs]!) || isBlank(bytes[end - signs - 1]!))
    return;
  table.start[row] = start + signs;
  table.end[row] = end - signs;
}

/**
 * Where the words in stars end that a line begins with, `**Carla**: …`, `**Carla:** …`, `*Carla* …`, when something stands behind them;
 * else 0. Behind a single star a sentence has to begin, or a colon or dash to stand.
 */
export function boldEnd(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== star) return 0;
  const signs = starsOf(bytes, start);
  if (signs > 2 || isBlank(bytes[start + signs]!)) return 0;
  const last = Math.min(end - signs - 1, start + longestBold);
  for (let at = start + signs; at < last; at++) {
    if (bytes[at] !== star) continue;
    if (at === start + signs || isBlank(bytes[at - 1]!) || countSigns(bytes, at, end) !== signs) return 0;
    return signs === 2 || isTold(bytes, at + 1) ? at : 0;
  }
  return 0;
}

/** How many stars a line begins with. */
export const starsOf = (bytes: Uint8Array, start: number): number =>
  bytes[start + 1] !== star ? 1 : bytes[start + 2] !== star ? 2 : 3;

/** Whether a sentence begins behind a star, or what a colon or dash leads to. */
function isTold(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === 0x3a || bytes[at - 2] === 0x3a) return true;
  const next = bytes[at + 1]!;
  return bytes[at] === 0x20 && ((next >= 0x41 && next <= 0x5a) || next === 0x2d || next === 0xe2);
}

const star = 0x2a;
const underscore = 0x5f;
const mostSigns = 3;

/** Bytes of bold words that a line begins with. */
const longestBold = 90;

function countSigns(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] === bytes[start]) at++;
  return at - start;
}

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09;
