/**
 * Where the lines of a stretch of UTF-8 bytes are, without their white space. The arrays are as long as the longest
 * table so far and are used again for the next stretch, so that reading a large file in pieces allocates nothing.
 *
 * Behind the lines stand parts of lines, such as the address in `- A title https://example.org`; a row is either. Rows
 * may be made shorter, or longer where a text was wrapped, once it is known what they are.
 */
export interface LineTable {
  /** What the offsets point into. */
  bytes: Uint8Array;
  count: number;
  /** Offset of the first byte that is not white space; equal to `end` in a blank line. */
  start: Uint32Array;
  /** Offset after the last byte that is not white space. */
  end: Uint32Array;
  parts: number;
  /** The line of each part. */
  lineOfPart: Uint32Array;
  /** Whether a row goes over the end of its line. */
  isWrapped: boolean;
}

/** An empty table, to be filled by `scanLines`. */
export function lineTable(): LineTable {
  return {
    bytes: new Uint8Array(0),
    count: 0,
    start: new Uint32Array(1024),
    end: new Uint32Array(1024),
    parts: 0,
    lineOfPart: new Uint32Array(64),
    isWrapped: false,
  };
}

/** The line that a row stands in. */
export function lineOf(table: LineTable, row: number): number {
  return row < table.count ? row : table.lineOfPart[row - table.count]!;
}

/** Puts a part of a line behind the lines and the other parts; returns its row. */
export function addPart(table: LineTable, line: number, start: number, end: number): number {
  const row = table.count + table.parts;
  if (row === table.start.length) grow(table, row);
  if (table.parts === table.lineOfPart.length) {
    const larger = new Uint32Array(table.parts * 2);
    larger.set(table.lineOfPart);
    table.lineOfPart = larger;
  }
  table.start[row] = start;
  table.end[row] = end;
  table.lineOfPart[table.parts] = line;
  table.parts++;
  return row;
}

/** Forgets the parts, whose room is used for those of the next entry. */
export function dropParts(table: LineTable): void {
  table.parts = 0;
}

/**
 * Fills `table` with the lines of `bytes` between two offsets. A line ends at LF or at the end of the stretch; a CR is
 * white space, so that CRLF needs no case of its own. A LF that ends the stretch begins no further line.
 */
export function scanLines(bytes: Uint8Array, from: number, to: number, table: LineTable): void {
  table.bytes = bytes;
  table.count = 0;
  table.parts = 0;
  table.isWrapped = false;
  for (let at = from; at < to; ) {
    const found = bytes.indexOf(0x0a, at);
    const feed = found < 0 || found > to ? to : found;
    if (table.count === table.start.length) grow(table, table.count);
    const start = skipArrow(bytes, skipSpace(bytes, at, feed), feed);
    table.start[table.count] = start;
    table.end[table.count] = skipSpaceBack(bytes, start, feed);
    table.count++;
    at = feed + 1;
  }
}

/** Where the address begins of a line such as `→ https://…` or `-> https://…`: the arrow points at it, and is no sign of a list. */
function skipArrow(bytes: Uint8Array, start: number, end: number): number {
  const length = arrowLength(bytes, start);
  if (length === 0) return start;
  const at = skipSpace(bytes, start + length, end);
  return http.every((byte, i) => bytes[at + i] === byte) ? at : start;
}

/** `->`, `=>`, and → ➔ ➜ ➡ ➤ as U+2192 and those of U+279x are in UTF-8. */
function arrowLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first === 0x2d || first === 0x3d) return bytes[at + 1] === 0x3e ? 2 : 0;
  if (first !== 0xe2) return 0;
  const isArrow = (bytes[at + 1] === 0x86 && bytes[at + 2] === 0x92) || bytes[at + 1] === 0x9e;
  return isArrow ? 3 : 0;
}

const http = [...new TextEncoder().encode('http')];

/** Whether a line holds nothing but white space. */
export function isBlank(table: LineTable, line: number): boolean {
  return table.start[line] === table.end[line];
}

/** The first line from one on that is not blank; how many there are where all are. */
export function nextFilled(table: LineTable, from: number): number {
  let line = from;
  while (line < table.count && isBlank(table, line)) line++;
  return line;
}

/** The text between two offsets. */
export const textAt = (bytes: Uint8Array, start: number, end: number): string =>
  utf8.decode(bytes.subarray(start, end));

/** The text of a line. */
export const textOfLine = ({ bytes, start, end }: LineTable, line: number): string =>
  textAt(bytes, start[line]!, end[line]!);

const utf8 = new TextDecoder();

/** Bytes of white space before a line. */
export function indentOf(table: LineTable, line: number): number {
  const { bytes } = table;
  const start = table.start[line]!;
  let at = start;
  while (at > 0 && (bytes[at - 1] === 0x20 || bytes[at - 1] === 0x09)) at--;
  return start - at;
}

/** Whether two lines have the same text. */
export function isSame(table: LineTable, one: number, other: number): boolean {
  const { bytes } = table;
  const start = table.start[one]!;
  const end = table.end[one]!;
  const shift = table.start[other]! - start;
  if (table.end[other]! - shift !== end) return false;
  for (let at = start; at < end; at++) if (bytes[at] !== bytes[at + shift]) return false;
  return true;
}

function grow(table: LineTable, rows: number): void {
  for (const name of ['start', 'end'] as const) {
    const larger = new Uint32Array(rows * 2);
    larger.set(table[name]);
    table[name] = larger;
  }
}

function skipSpace(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const length = spaceAt(bytes, at);
    if (length === 0 || at + length > end) return at;
    at += length;
  }
  return end;
}

function skipSpaceBack(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start) {
    const last = bytes[at - 1]!;
    let length = 0;
    if (last < 0x80) length = spaceAt(bytes, at - 1);
    else if (at - 3 >= start && spaceAt(bytes, at - 3) === 3) length = 3;
    else if (at - 2 >= start && spaceAt(bytes, at - 2) === 2) length = 2;
    if (length === 0) return at;
    at -= length;
  }
  return start;
}

/**
 * The length in bytes of the white space at an offset, 0 when there is none: the ASCII ones, NBSP (C2 A0), and of the
 * general punctuation U+2000–200D (spaces and zero-width signs), 2028, 2029, 202F, 205F, 2060, U+1680, U+3000, U+FEFF.
 */
function spaceAt(bytes: Uint8Array, at: number): 0 | 1 | 2 | 3 {
  const lead = bytes[at]!;
  if (lead < 0x80) return lead === 0x20 || (lead >= 0x09 && lead <= 0x0d) ? 1 : 0;
  if (lead === 0xc2) return bytes[at + 1] === 0xa0 ? 2 : 0;
  if (lead < 0xe1) return 0;
  const code = (lead << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
  return (code >= 0xe28080 && code <= 0xe2808d) || wideSpaces.includes(code) ? 3 : 0;
}

/** U+1680, 2028, 2029, 202F, 205F, 2060, 3000, FEFF as three bytes. */
const wideSpaces = [0xe19a80, 0xe280a8, 0xe280a9, 0xe280af, 0xe2819f, 0xe281a0, 0xe38080, 0xefbbbf];

/** `0` to `9` */
export const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** `a` to `z` */
export const isSmallLetter = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;
