/** A short line over lines that begin with a word and a colon, as in reports and clippings. */
import { readLabel } from '../../labels.ts';
import { linkFrom } from '../lines/item.ts';
import type { LineTable } from '../lines/lines.ts';
import { isPoint } from '../lines/marker.ts';
import { endsInStop, isLabelOver, isSectionName } from '../lines/title.ts';

/**
 * Whether a short line stands over lines with a word and a colon each: "Anna", then "Done: …" and "Next: …" are what she
 * reports, while days, tags and writers are said of what the line is called.
 */
export function labelsBelow(table: LineTable, from: number, to: number): 'blocks' | 'labelled' | null {
  const { bytes } = table;
  if (to - from < 3 || !isSectionName(bytes, table.start[from]!, table.end[from]!)) return null;
  if (isPoint(table, from)) return null;
  if (labelLength(bytes, table.start[from]!, table.end[from]!) > 0) return null;
  const seen = new Set<string>();
  for (let line = from + 1; line < to; line++) {
    const [start, end] = [table.start[line]!, table.end[line]!];
    const length = labelLength(bytes, start, end);
    if (length === 0) return null;
    seen.add(readLabel(bytes, start, end)?.label ?? `text ${length}`);
  }
  if (seen.has('title')) return null;
  return ['date', 'tags', 'author'].some((label) => seen.has(label)) ? 'labelled' : 'blocks';
}

/** The bytes before the colon of "Done: …", "Next week: …", should they be a word or two; else 0. */
function labelLength(bytes: Uint8Array, start: number, end: number): number {
  let spaces = 0;
  for (let at = start; at < Math.min(end, start + longestLabel); at++) {
    if (bytes[at] === 0x3a) {
      // A single letter is one as a capital: "Y: the lamp" of who did what, and not "x: the lamp".
      const isLabel = at > start + 1 || (at > start && bytes[start]! >= 0x41 && bytes[start]! <= 0x5a);
      return isLabel && bytes[at + 1] === 0x20 && at + 2 < end ? at - start : 0;
    }
    if (bytes[at] === 0x20 && ++spaces > 1) return 0;
    if (bytes[at]! < 0x20 || (bytes[at]! > 0x20 && bytes[at]! < 0x41 && bytes[at] !== 0x2d)) return 0;
  }
  return 0;
}

/** Bytes of such a word or two. */
const longestLabel = 24;

/** Whether a word or two with a colon stand over lines of a few words each, as on a list for the shop. */
export function areWordsBelow(table: LineTable, from: number, to: number): boolean {
  const { bytes, start, end } = table;
  if (to - from < 3 || !isLabelOver(bytes, start[from]!, end[from]!)) return false;
  for (let line = from + 1; line < to; line++) {
    const [first, last] = [start[line]!, end[line]!];
    if (first === last || last - first > longestWords || endsInStop(bytes, last - 1) || isPoint(table, line))
      return false;
    if (linkFrom(bytes, first, last) < last || bytes.subarray(first, last).includes(0x3a)) return false;
  }
  return true;
}

/** Bytes of a few words. */
const longestWords = 40;
