/** Stars and underscores around words of a text that is no Markdown: what people write so is bold, be it shown or not. */
import type { LineTable } from './lines.ts';

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

/** Where the words in stars end that a line begins with, `**Carla**: …`, `**Carla:** …`, when something stands behind them; else 0. */
export function boldEnd(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== star || bytes[start + 1] !== star || isBlank(bytes[start + 2]!)) return 0;
  const last = Math.min(end - 3, start + longestBold);
  for (let at = start + 2; at < last; at++) {
    if (bytes[at] !== star) continue;
    return bytes[at + 1] === star && at > start + 2 && bytes[at + 2] !== star ? at : 0;
  }
  return 0;
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
