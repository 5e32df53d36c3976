/** The signs before the points of a list: bullets, numbers, boxes of tasks, the days of a journal. */
import { readDateLine } from '../../../text/date-line.ts';
import { late } from '../../../text/late.ts';
import { isBlank, isDigit, type LineTable, textAt } from './lines.ts';

/** A sign that was found, and where its text begins; filled anew by each look. */
export interface Marker {
  /** Which sign it is; lists within lists have other signs than the list around them. 0: none. */
  kind: number;
  /** Offset of the first byte behind the sign and its box. */
  text: number;
  /** Whether its box is ticked; null without a box. */
  done: boolean | null;
  /** Whether its box is that of a task that was cancelled, `[-]`. */
  isCancelled: boolean;
  /** The day that is the sign; null where it is another one. */
  day: string | null;
}

/** A place for what `readMarker` finds. */
export const newMarker = (): Marker => ({ kind: 0, text: 0, done: null, isCancelled: false, day: null });

/** The kinds of signs that have no byte of their own. */
const [number, box, day] = [1, 2, 3];

/** Reads the sign at the start of a line into `marker`; false when there is none. A sign without a text counts. */
export function readMarker(bytes: Uint8Array, start: number, end: number, marker: Marker): boolean {
  marker.kind = 0;
  marker.done = null;
  marker.isCancelled = false;
  marker.day = null;
  const written = dayAt(bytes, start, end);
  const length = written?.length ?? signLength(bytes, start, end);
  if (length > 0) {
    marker.day = written?.day ?? null;
    marker.kind = written ? day : kindOf(bytes, start);
    marker.text = skipBlanks(bytes, start + length, end);
  } else {
    marker.text = start;
  }
  readBox(bytes, end, marker);
  return marker.kind !== 0;
}

/** Whether a line begins with a sign of a list; a first and cheap look. */
export function hasMarker(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    signLength(bytes, start, end) > 0 || boxLength(bytes, start, end) > 0 || dayAt(bytes, start, end) !== null
  );
}

/** The same of a line of a table. */
export const isPoint = (table: LineTable, line: number): boolean =>
  hasMarker(table.bytes, table.start[line]!, table.end[line]!);

/** `2026-03-05: `, `2026-03-05 - `, `[2026-03-05] `, `05.03.2026 10:15 `, and its length; null where there is none, or nothing else in the line. */
function dayAt(bytes: Uint8Array, start: number, end: number): { day: string; length: number } | null {
  const first = bytes[start] === 0x5b ? start + 1 : start;
  if (end - first < shortestDay || !isDigit(bytes[first]!) || !isDigit(bytes[first + 1]!)) return null;
  // The sign between the numbers comes behind two digits or four.
  if (!isDaySign(bytes[first + 2]!) && !isDaySign(bytes[first + 4]!)) return null;
  const head = textAt(bytes, start, Math.min(end, start + 80));
  const [sign, written] = dayBefore().exec(head) ?? [];
  if (sign === undefined || readDateLine(head) !== null) return null;
  const found = readDateLine(written!)?.date;
  return found ? { day: found, length: new TextEncoder().encode(sign).length } : null;
}

const dayBefore = late(
  () =>
    /^\[?(\d{4}([-/.])\d{2}\2\d{2}|\d{2}\.\d{2}\.\d{4})(?:[T ,]{1,2}\d{1,2}:\d{2}(?::\d{2})?)?\]?(?::|,|\s[-–—|*!])?\s+(?=\S*\p{L})/u,
);

/** Bytes of a day and a letter behind it. */
const shortestDay = 12;

/** `-` `.` `/` */
const isDaySign = (byte: number): boolean => byte === 0x2d || byte === 0x2e || byte === 0x2f;

/** Whether a line is words behind a `# `, which say something of the addresses below it. */
export const isComment = (bytes: Uint8Array, start: number, end: number): boolean =>
  bytes[start] === 0x23 && bytes[start + 1] === 0x20 && start + 2 < end;

const found = newMarker();

/** Whether a line begins with the box of a task, perhaps behind a sign. */
export function isTask(bytes: Uint8Array, start: number, end: number): boolean {
  return readMarker(bytes, start, end, found) && found.done !== null;
}

/** Whether lines with a sign and lines without one take turns, a sign first and none last. */
export function isEverySecondPoint(table: LineTable, from: number, to: number): boolean {
  let count = 0;
  for (let line = from; line < to; line++) {
    if (isBlank(table, line)) continue;
    if (isPoint(table, line) !== (count % 2 === 0)) return false;
    count++;
  }
  return count % 2 === 0 && count > 0;
}

function readBox(bytes: Uint8Array, end: number, marker: Marker): void {
  const length = boxLength(bytes, marker.text, end);
  if (length === 0) return;
  marker.isCancelled = bytes[marker.text] === 0x5b && bytes[marker.text + 1] === 0x2d;
  // `[x]`, or one of U+2611, U+2612, U+2705, U+2713, U+2714; the empty ones are `[ ]`, U+2610 and U+25A1, and
  // those that some programs know for what is under way.
  const sign = bytes[marker.text] === 0x5b ? bytes[marker.text + 1]! : 0x20;
  const code = threeBytes(bytes, marker.text);
  marker.done =
    sign === 0x78 || sign === 0x58 || (code !== 0xe29890 && code !== 0xe296a1 && bytes[marker.text] !== 0x5b);
  marker.text = skipBlanks(bytes, marker.text + length, end);
  if (marker.kind === 0) marker.kind = box;
}

/** `[ ] `, `[x] ` or a character that is a box. */
function boxLength(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] === 0x5b) {
    const inside = bytes[at + 1]!;
    const isBox = inside === 0x20 || inside === 0x78 || inside === 0x58 || otherBoxes.includes(inside);
    return isBox && bytes[at + 2] === 0x5d && at + 3 <= end && isBlankOrEnd(bytes, at + 3, end) ? 3 : 0;
  }
  if (bytes[at] !== 0xe2 || at + 3 > end) return 0;
  return boxes.includes(threeBytes(bytes, at)) ? 3 : 0;
}

/** `[-]` `[/]` `[>]` `[<]` `[!]` `[?]` */
const otherBoxes = [0x2d, 0x2f, 0x3e, 0x3c, 0x21, 0x3f];

/** □ ☐ ☑ ☒ ✅ ✓ ✔ */
const boxes = [0xe296a1, 0xe29890, 0xe29891, 0xe29892, 0xe29c85, 0xe29c93, 0xe29c94];

function signLength(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start]!;
  if (first === 0x2d || first === 0x2a || first === 0x2b) return isBlankOrEnd(bytes, start + 1, end) ? 1 : 0;
  if (first === 0xe2) return wideSignLength(bytes, start, end);
  if (first === 0x3e) return arrowsLength(bytes, start, end);
  // ・
  if (first === 0xe3) return start + 3 <= end && threeBytes(bytes, start) === 0xe383bb ? 3 : 0;
  if (first === 0xc2) return bytes[start + 1] === 0xb7 && isBlankOrEnd(bytes, start + 2, end) ? 2 : 0;
  if ((first >= 0x30 && first <= 0x39) || first === 0x28 || first === 0x5b)
    return numberLength(bytes, start, end);
  return 0;
}

/** `>> `, `>>> `; one alone is a quotation. */
function arrowsLength(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] === 0x3e) at++;
  return (at - start === 2 || at - start === 3) && bytes[at] === 0x20 ? at - start : 0;
}

function wideSignLength(bytes: Uint8Array, start: number, end: number): number {
  if (start + 3 > end) return 0;
  const code = threeBytes(bytes, start);
  if (bullets.includes(code)) return 3;
  // Dashes and arrows stand before words that are no points, too.
  return dashes.includes(code) && isBlankOrEnd(bytes, start + 3, end) ? 3 : 0;
}

/** – — → ➔ ➜ ➡ ➤ */
const dashes = [0xe28093, 0xe28094, 0xe28692, 0xe29e94, 0xe29e9c, 0xe29ea1, 0xe29ea4];

/** • ‣ ⁃ ■ ▪ ▸ ► ○ ● ◦ */
const bullets = [
  0xe280a2, 0xe280a3, 0xe28183, 0xe296a0, 0xe296aa, 0xe296b8, 0xe296ba, 0xe2978b, 0xe2978f, 0xe297a6,
];

/** `1. `, `12) `, `1.) `, `(3) `, `[3] `, `3、`: up to three digits, since a year ends many a sentence. */
function numberLength(bytes: Uint8Array, start: number, end: number): number {
  const isSquare = bytes[start] === 0x5b;
  const isOpen = bytes[start] === 0x28 || isSquare;
  const first = isOpen ? start + 1 : start;
  let at = first;
  while (at < end && at < first + 4 && isDigit(bytes[at]!)) at++;
  if (at === first || at === first + 4) return 0;
  if (at + 3 <= end && threeBytes(bytes, at) === 0xe38081) return at + 3 - start;
  if (!isOpen && bytes[at] === 0x2e && bytes[at + 1] === 0x29) at++;
  if (isSquare) return bytes[at] === 0x5d && isBlankOrEnd(bytes, at + 1, end) ? at + 1 - start : 0;
  const isClosed = bytes[at] === 0x29 || (!isOpen && bytes[at] === 0x2e);
  return isClosed && isBlankOrEnd(bytes, at + 1, end) ? at + 1 - start : 0;
}

function kindOf(bytes: Uint8Array, start: number): number {
  const first = bytes[start]!;
  if (isDigit(first) || first === 0x28 || first === 0x5b) return number;
  return first === 0xe2 ? threeBytes(bytes, start) : first;
}

/** Skips spaces, tabs and the non-breaking spaces of programs that paste points from a letter. */
export function skipBlanks(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    if (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
    else if (bytes[at] === 0xc2 && bytes[at + 1] === 0xa0 && at + 1 < end) at += 2;
    else break;
  }
  return at;
}

/** Three bytes as one number; of fewer than three the rest is 0. */
export function threeBytes(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
}

function isBlankOrEnd(bytes: Uint8Array, at: number, end: number): boolean {
  return at >= end || bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0xc2;
}
