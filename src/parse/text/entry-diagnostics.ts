import type { Diagnostic } from '../../types.ts';
import { parseDiagnostic } from '../messages.ts';
import type { LineFault } from './cuts/cuts.ts';
import { type Layout, shapes } from './layout/layout.ts';
import type { SourceText } from './lines/source-text.ts';

/** What there is to look at in an entry. */
export interface Looks {
  title: string;
  hasBody: boolean;
  /** Whether it is a point of a list or a message, which needs neither. */
  isPoint: boolean;
  /** Its first and last row. */
  row: number;
  lastRow: number;
}

/** What is wrong with an entry. */
export function entryDiagnostics(looks: Looks, text: SourceText): Diagnostic[] {
  const { title, hasBody, isPoint, row, lastRow } = looks;
  if (isPoint) return [];
  const [line, lastLine] = [text.number(row), text.lastNumber(Math.max(row, lastRow))];
  const endLine = lastLine > line ? lastLine : null;
  const at = () => ({ place: text.place(row), excerpt: text.excerpt(row) });
  const found: Diagnostic[] = [];
  if (!hasBody) found.push(parseDiagnostic('entry-without-body', {}, at()));
  else if (title === '') found.push(parseDiagnostic('entry-without-title', {}, { ...at(), endLine }));
  if (isCutTitle(title)) found.push(parseDiagnostic('title-cut', {}, at()));
  return found;
}

/** Whether a title ends in the middle: in an ellipsis, `&`, a comma, a colon, a dash, an open bracket, "and". */
function isCutTitle(title: string): boolean {
  const end = title.slice(-12);
  return /(?:\.\.\.|[…&,:;([{，：；、（]|\s[-–—+/])$/.test(end) || DANGLING_END.test(end);
}

/** A line that is in no entry. */
export function lineDiagnostic(text: SourceText, line: number, code: LineFault): Diagnostic {
  return parseDiagnostic(code, {}, { place: text.place(line), excerpt: text.excerpt(line) });
}

/** A file that may as well be laid out in another way. */
export function layoutDiagnostic(text: SourceText, { shape, doubt }: Layout): Diagnostic {
  const facts = { is: shapes[shape], maybe: shapes[doubt!], format: doubt! };
  return parseDiagnostic('layout-doubtful', facts, {
    place: { file: text.file, line: text.number(0), column: 1 },
  });
}

/** Words that no title ends in. */
const DANGLING = ['and', 'or', 'the', 'an', 'a', 'und', 'oder', 'et', 'ou'];

/**
 * Whether there may be something to complain about, from the bytes alone: no title, no body, or a title whose end is
 * no letter or digit, or one of the words that no title ends in.
 */
export function maybeFaulty(bytes: Uint8Array, from: number, to: number, hasBody: boolean): boolean {
  if (from === to || !hasBody || !isLetterOrDigit(bytes[to - 1]!)) return true;
  let word = 0;
  for (let at = to - 1; at >= from && at >= to - 5; at--) {
    if (bytes[at] === 0x20) return danglingWords.has(word);
    word = word * 0x100 + bytes[at]!;
  }
  return to - from < 5;
}

const DANGLING_END = new RegExp(`(?:^|\\s)(?:${DANGLING.join('|')})$`);

/** Each word as a number, its last letter first, as `maybeFaulty` meets them. */
const danglingWords = new Set(
  DANGLING.map((word) => [...word].reduceRight((sum, letter) => sum * 0x100 + letter.charCodeAt(0), 0)),
);

const isLetterOrDigit = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x30 && byte <= 0x39);
