import { isUtf8 } from 'node:buffer';
import type { Diagnostic, RawText } from '../types.ts';
import { foreignBytes, refusal } from './foreign.ts';
import { inputDiagnostic } from './messages.ts';

/** Where the bytes begin in their file: its line from 1, and the offset. */
export interface Start {
  firstLine: number;
  firstByte: number;
}

/** Says why the bytes of a source are not UTF-8 text, and where; null when they are. */
export function encodingFault(
  { file, bytes }: RawText,
  { firstLine, firstByte }: Start = { firstLine: 1, firstByte: 0 },
): Diagnostic | null {
  const wide = firstByte === 0 ? utf16Mark(bytes) : null;
  if (wide) {
    return inputDiagnostic('input-utf16', { file, encoding: wide }, { place: { file, line: 1, column: 1 } });
  }
  const nul = bytes.indexOf(0);
  const foreign = firstByte === 0 && (nul >= 0 || !isUtf8(bytes)) ? foreignBytes(file, bytes) : null;
  if (foreign) return refusal(file, foreign);
  if (nul >= 0) {
    const place = { file, ...lineAndColumn(bytes, nul, firstLine) };
    return inputDiagnostic('input-binary', { offset: firstByte + nul }, { place });
  }
  if (isUtf8(bytes)) return null;
  const offset = firstInvalidByte(bytes);
  const { line, column } = lineAndColumn(bytes, offset, firstLine);
  const byte = bytes[offset]!.toString(16).toUpperCase().padStart(2, '0');
  return inputDiagnostic(
    'input-not-utf8',
    { file, byte, line, offset: firstByte + offset },
    { place: { file, line, column } },
  );
}

/** Length of the UTF-8 byte order mark at the start: 3 or 0. */
export function markLength(bytes: Uint8Array): 0 | 3 {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** The UTF-16 that a byte order mark at the start stands for, as iconv calls it; null when there is no such mark. */
function utf16Mark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  return null;
}

/** Walks from character to character; for bytes that are not UTF-8, of which this finds the first. */
function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at]!;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length > 1 && (at + length > bytes.length || !isUtf8(bytes.subarray(at, at + length)))) return at;
    at += length;
  }
  return at;
}

/** Where a byte stands, both counted from 1, the column in UTF-16 code units; what is before it has to be UTF-8. */
function lineAndColumn(
  bytes: Uint8Array,
  offset: number,
  firstLine: number,
): { line: number; column: number } {
  let line = firstLine;
  let start = markLength(bytes);
  for (let feed = bytes.indexOf(0x0a); feed >= 0 && feed < offset; feed = bytes.indexOf(0x0a, start)) {
    line++;
    start = feed + 1;
  }
  return { line, column: 1 + new TextDecoder().decode(bytes.subarray(start, offset)).length };
}
