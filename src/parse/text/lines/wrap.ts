/** Text that was wrapped by hand: several lines are one line of text. */
import { isBlank, type LineTable } from './lines.ts';
import { hasMarker } from './marker.ts';
import { endsInStop, isOnlyLink, startsWithHttp, titleScore } from './title.ts';

/** Columns between which text is wrapped; shorter lines are verse or titles, longer ones are not wrapped. */
const [narrowest, widest] = [40, 100];

/**
 * Joins the lines of a batch that were one before it was wrapped at `width` columns: the first row goes up to the
 * end of the last one, the others become blank.
 */
export function unwrap(table: LineTable, from: number, to: number, width: number): void {
  let row = from;
  for (let before = from, line = from + 1; line < to; line++) {
    // Only the rule under a title is blank.
    if (isBlank(table, line)) row = -1;
    else if (row >= 0 && continues(table, row, before, line, { from, to, width })) join(table, row, line);
    else row = line;
    before = line;
  }
}

/**
 * Joins the lines of a point of a list that go on in the middle of a sentence: they begin in small letters under a long
 * line without an end, whatever the width of the rest is, or had no room in the lines of the list.
 */
export function unwrapPoint(
  table: LineTable,
  from: number,
  to: number,
  list: ListLines = { from, to, wraps: null },
): void {
  const { bytes } = table;
  for (let before = from, line = from + 1; line < to && !isBlank(table, line); before = line, line++) {
    const [start, end] = [table.start[line]!, table.end[line]!];
    if (hasMarker(bytes, start, end) || isOnlyLink(bytes, start, end)) return;
    const last = lastByte(table, from);
    const width = columns(bytes, lineStart(bytes, last), last + 1);
    if (endsInStop(bytes, last) || width < narrowest) return;
    if (caseAt(bytes, start) !== 'small' && !isCarriedOver(table, line, width, list)) return;
    join(table, from, line);
    if (before !== from) table.start[before] = table.end[before]!;
  }
}

/** The lines of a list, and how they are wrapped: looked at once, where that is asked. */
export interface ListLines {
  from: number;
  to: number;
  wraps: { widest: number; goOn: boolean } | null;
}

/**
 * Whether a line that begins with a capital goes on with one of so many columns: its first word had no room in any line of the list,
 * and it is one word that ends the sentence, or another point of the list goes on in small letters.
 */
function isCarriedOver(table: LineTable, line: number, width: number, list: ListLines): boolean {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  if (width < fullWidth || caseAt(bytes, start) !== 'capital') return false;
  list.wraps ??= wrapsOf(table, list);
  const { widest: most, goOn } = list.wraps;
  if (most > widest || width + wordColumns(bytes, start, end) <= most) return false;
  const isLastWord = bytes[end - 1] === 0x2e && end - start <= longestWord;
  return goOn || (isLastWord && !bytes.subarray(start, end).includes(0x20));
}

/** The columns of the widest line of a list as it is written, and whether the line under that of a point begins in small letters. */
function wrapsOf({ bytes, start, end }: LineTable, { from, to }: ListLines): NonNullable<ListLines['wraps']> {
  const last = end[to - 1]!;
  let [most, goOn, isUnderPoint] = [0, false, false];
  for (let at = lineStart(bytes, start[from]!), next = at; at < last && most <= widest; at = next + 1) {
    next = bytes.indexOf(0x0a, at);
    if (next < 0 || next > last) next = last;
    let text = at;
    while (text < next && isWhite(bytes[text]!)) text++;
    // No letter takes more than four bytes.
    most = Math.max(most, next - at > 4 * widest ? widest + 1 : columns(bytes, at, next));
    if (isUnderPoint && caseAt(bytes, text) === 'small') goOn = true;
    isUnderPoint = hasMarker(bytes, text, next) && !endsInStop(bytes, next - 1);
  }
  return { widest: most, goOn };
}

const isWhite = (byte: number): boolean => byte === 0x20 || byte === 0x09;

/** Columns of a line that hardly a title has. */
const surelyFull = 70;

/** Columns of a line behind which hardly a word has room, and bytes of a word. */
const fullWidth = 60;
const longestWord = 32;

/**
 * The width at which the lines of a table were wrapped; 0 when they were not. Most lines have to be full, which is
 * to say that the first word of the next one had no room in them, and most of what follows a full line has to
 * begin as a sentence goes on, in scripts where that can be seen.
 */
export function wrapWidth(table: LineTable): number {
  const widths: number[] = [];
  let long = 0;
  for (let line = 0; line + 1 < table.count; line++) {
    if (!isFollowed(table, line)) continue;
    const [start, end] = [table.start[line]!, table.end[line]!];
    // No letter takes more than four bytes.
    const width = end - start > 4 * widest ? widest + 1 : columns(table.bytes, start, end);
    if (width > widest) long++;
    else if (width >= narrowest) widths.push(width);
  }
  const isEnough = widths.length > 2 || (widths.length === 2 && widths.every((it) => it >= surelyFull));
  if (!isEnough || long * 10 > widths.length) return 0;
  const width = widths.sort((a, b) => a - b)[Math.floor((widths.length - 1) * 0.95)]!;
  return isWrappedAt(table, width) ? width : 0;
}

function isWrappedAt(table: LineTable, width: number): boolean {
  const { bytes } = table;
  let [full, goesOn, begun, all] = [0, 0, 0, 0];
  for (let line = 0; line + 1 < table.count; line++) {
    if (!isFollowed(table, line)) continue;
    all++;
    if (!isFull(table, line, line + 1, width)) continue;
    full++;
    if (isOpenSentence(table, line)) begun++;
    const start = table.start[line + 1]!;
    if (caseAt(bytes, start) === 'small' || isCaseless(bytes[start]!)) goesOn++;
  }
  const areSentences = full === 2 && begun === 2 && goesOn === 2 && width >= surelyFull;
  if ((full < 3 && !areSentences) || full * 10 < all * 4 || goesOn * 2 < full) return false;
  return !isOftenWider(table, width);
}

/** Whether a line begins as a sentence does and ends in the midst of one, in a word. */
function isOpenSentence({ bytes, start, end }: LineTable, line: number): boolean {
  const [from, to] = [start[line]!, end[line]!];
  const lastWord = bytes.subarray(from, to).lastIndexOf(0x20) + 1 + from;
  return caseAt(bytes, from) === 'capital' && !endsInStop(bytes, to - 1) && !startsWithHttp(bytes, lastWord);
}

/** Whether more than a fifth of the lines are wider: then titles are as wide as each other, and bodies are not wrapped. */
function isOftenWider(table: LineTable, width: number): boolean {
  let [wider, all] = [0, 0];
  for (let line = 0; line < table.count; line++) {
    if (isBlank(table, line) || !isProse(table, line)) continue;
    const [start, end] = [table.start[line]!, table.end[line]!];
    all++;
    if (end - start > 4 * widest || columns(table.bytes, start, end) > width) wider++;
  }
  return wider * 5 > all;
}

/** Hebrew, Arabic and most of what follows begin with such a byte, and have no capitals; but quotation marks do not. */
const isCaseless = (byte: number): boolean => byte >= 0xd7 && byte !== 0xe2;

/** Whether a line of prose is followed by another one. */
function isFollowed(table: LineTable, line: number): boolean {
  return !isBlank(table, line) && isProse(table, line) && isProse(table, line + 1);
}

function isProse(table: LineTable, line: number): boolean {
  const [start, end] = [table.start[line]!, table.end[line]!];
  return start !== end && !startsWithHttp(table.bytes, start);
}

/** Whether a line is more of the text that begins in `row` and that `before` is the last line of. */
function continues(
  table: LineTable,
  row: number,
  before: number,
  line: number,
  { from, to, width }: { from: number; to: number; width: number },
): boolean {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  if (hasMarker(bytes, start, end) || isOnlyLink(bytes, start, end)) return false;
  const starts = caseAt(bytes, start);
  const isStopped = endsInStop(bytes, lastByte(table, row));
  if (starts === 'small' && !isStopped) return true;
  const next = line + 1 < to && !isBlank(table, line + 1) ? line + 1 : -1;
  if (!isFull(table, before, line, width, row))
    return isStopped
      ? isSentenceOver(table, { row, from, line, next }, width)
      : isLongUnended(table, row, width);
  if (isStopped && looksLikeTitle(table, line) && next > 0) return isFull(table, line, next, width);
  if (row !== before || isStopped || isUnderTitle(table, row, from)) return true;
  return !(titleScore(bytes, table.start[row]!, table.end[row]!) >= surelyTitle && starts === 'capital');
}

/** Whether a row is longer than titles are, and has not come to an end: whoever breaks lines by hand leaves some short. */
function isLongUnended(table: LineTable, row: number, width: number): boolean {
  const last = lastByte(table, row) + 1;
  const [start, from] = [table.start[row]!, lineStart(table.bytes, last)];
  const length = columns(table.bytes, start, last);
  return length > 2 * width || (from > start && columns(table.bytes, from, last) * 5 >= width * 3);
}

/** Whether a paragraph begins with a sentence that has the first line for itself: no title ends in a full stop where lines are wrapped. */
function isSentenceOver(
  table: LineTable,
  { row, from, line, next }: { row: number; from: number; line: number; next: number },
  width: number,
): boolean {
  if (row !== from || next < 0 || table.bytes[lastByte(table, row)] !== 0x2e) return false;
  return isFull(table, line, next, width);
}

/** Whether a row has its title over it, so that it is none itself. */
function isUnderTitle(table: LineTable, row: number, from: number): boolean {
  return row > from && !isBlank(table, row - 1) && looksLikeTitle(table, row - 1);
}

/** A title that is as wide as the text under it scores more; so does hardly a line of prose. */
const surelyTitle = 1.5;

function looksLikeTitle(table: LineTable, line: number): boolean {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  return !endsInStop(bytes, end - 1) && titleScore(bytes, start, end) > 0;
}

/** Whether the first word of a line had no room behind another line; that line may be the last of a row. */
function isFull(table: LineTable, before: number, line: number, width: number, row = before): boolean {
  const { bytes } = table;
  const end = lastByte(table, row) + 1;
  const start = before === row ? table.start[row]! : lineStart(bytes, end);
  const word = wordColumns(bytes, table.start[line]!, table.end[line]!);
  return columns(bytes, start, end) + word > width;
}

function lastByte(table: LineTable, row: number): number {
  return table.end[row]! - 1;
}

/** Where the line begins that ends at `end`. */
function lineStart(bytes: Uint8Array, end: number): number {
  let at = end;
  while (at > 0 && bytes[at - 1] !== 0x0a) at--;
  return at;
}

function join(table: LineTable, row: number, line: number): void {
  table.end[row] = table.end[line]!;
  table.start[line] = table.end[line]!;
  table.isWrapped = true;
}

/** Columns of a terminal: Chinese, Japanese and Korean letters and most pictures take two. */
function columns(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) count += columnsOf(bytes[at]!);
  return count;
}

function columnsOf(byte: number): 0 | 1 | 2 {
  if (byte < 0x80) return 1;
  if (byte < 0xc0) return 0;
  return byte >= 0xe3 ? 2 : 1;
}

/** Columns of the first word with the space before it; where no spaces are written, of the first letter. */
function wordColumns(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start]! >= 0xe3) return 2;
  let count = 1;
  for (let at = start; at < end && bytes[at] !== 0x20 && bytes[at]! < 0xe3; at++)
    count += columnsOf(bytes[at]!);
  return count;
}

/** Whether a letter is a small or a capital one: Latin without accents, Greek, Cyrillic. */
function caseAt(bytes: Uint8Array, at: number): 'small' | 'capital' | 'none' {
  const [first, second] = [bytes[at]!, bytes[at + 1]!];
  if (first < 0x80) {
    if (first >= 0x61 && first <= 0x7a) return 'small';
    return first >= 0x41 && first <= 0x5a ? 'capital' : 'none';
  }
  if (first === 0xd0) return second >= 0xb0 ? 'small' : 'capital';
  if (first === 0xd1 || first === 0xcf) return 'small';
  if (first === 0xce) return second >= 0xac ? 'small' : 'capital';
  if (first === 0xc3) return second >= 0x9f ? 'small' : 'capital';
  return 'none';
}
