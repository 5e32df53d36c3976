/** A short line over lines that begin with a word and a colon, as in reports and clippings. */

import { isWeekday } from '../../../text/months.ts';
import { readLabel } from '../../labels.ts';
import { isOverMatters } from '../../meeting.ts';
import { linkFrom } from '../lines/item.ts';
import { isBlank, type LineTable, textAt } from '../lines/lines.ts';
import { isPoint } from '../lines/marker.ts';
import { endsInStop, isDayName, isLabelOver, isSectionName, isShortName } from '../lines/title.ts';

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
export function labelLength(bytes: Uint8Array, start: number, end: number): number {
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

/** Whether a line names the points below it, each of which is an entry: a day, a word or two with a colon, `Agenda`. */
export function isNameOverPoints(table: LineTable, line: number): boolean {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  if (isDayName(bytes, start, end) || isLabelOver(bytes, start, end)) return true;
  return end - start <= longestHead && isOverMatters(textAt(bytes, start, end));
}

/** Bytes of a name over points or lines. */
const longestHead = 48;

/**
 * Whether a name stands over lines that are an entry each: a word or two with a colon or words such as "Coming up" over a few words each, as on a
 * list for the shop, a day over lines that all are sentences or none, or any name over works and by whom they are.
 */
export function areWordsBelow(table: LineTable, from: number, to: number): boolean {
  const { bytes, start, end } = table;
  const [head, headEnd] = [start[from]!, end[from]!];
  if (to - from < 2 || headEnd - head > longestHead) return false;
  const every = (is: (first: number, last: number) => boolean): boolean => {
    for (let line = from + 1; line < to; line++)
      if (isBlank(table, line) || isPoint(table, line) || !is(start[line]!, end[line]!)) return false;
    return true;
  };
  if (isDayName(bytes, head, headEnd)) {
    const isStopped = endsInStop(bytes, end[from + 1]! - 1);
    const isAlike = (first: number, last: number) =>
      last - first <= longestNote && endsInStop(bytes, last - 1) === isStopped;
    return (to - from > 2 || !isWeekday(textAt(bytes, head, headEnd))) && every(isAlike);
  }
  if (to - from < 3) return false;
  const isOver = isLabelOver(bytes, head, headEnd);
  if (isOver && every((first, last) => isFewWords(bytes, first, last))) return true;
  const isCapital = bytes[head]! >= 0x41 && bytes[head]! <= 0x5a;
  if (isCapital && isShortName(bytes, head, headEnd) && every((first, last) => isThing(bytes, first, last)))
    return true;
  return isSectionName(bytes, head, headEnd) && every((first, last) => isWork(bytes, first, last));
}

/** Bytes of what is noted under a day. */
const longestNote = 160;

function isFewWords(bytes: Uint8Array, first: number, last: number): boolean {
  if (last - first > longestWords || endsInStop(bytes, last - 1)) return false;
  return linkFrom(bytes, first, last) === last && !bytes.subarray(first, last).includes(0x3a);
}

/** Whether a line is a word or three in small letters: what to buy or to pack. */
const isThing = (bytes: Uint8Array, first: number, last: number): boolean =>
  last - first <= longestWords && thing.test(textAt(bytes, first, last));

const thing = /^(?:\d[\d.,]*\s?)?\p{Ll}[\p{L}'’-]*(?: [(]?\p{L}[\p{L}'’-]*[)]?){0,2}$/u;

/** Bytes of a few words. */
const longestWords = 40;

/** Whether a line is the name of a book, a song or a talk and by whom it is: "The Silent Tide by Mara Lind". */
function isWork(bytes: Uint8Array, first: number, last: number): boolean {
  const isShort = last - first <= longestWork && !endsInStop(bytes, last - 1);
  return isShort && isBy.test(textAt(bytes, first, last));
}

const longestWork = 100;

const isBy = /\S (?:by|von|par|door|av) \p{Lu}[^,;:]*$/u;
