/**
 * Cuts Markdown where cutting changes nothing, so that memory stays small and no part of a large file can make the
 * parser slow: remark needs about 1 GB for 1 MB, and its time grows with the square of a paragraph.
 */
import { late } from '../../../text/late.ts';
import { endOfFence } from '../../fenced.ts';

/** A run of lines that can be parsed by itself. */
export interface Piece {
  text: string;
  /** The line of the whole text that it begins with, counted from 0. */
  line: number;
  /** The line behind its last one. */
  endLine: number;
  /** Why it is better not parsed; null when nothing speaks against it. */
  problem: string | null;
}

/** Cuts a text (its lines end with LF) into pieces of about 16 KB; together they are the text. */
export function* piecesOf(text: string): Generator<Piece> {
  let piece: Stretch[] = [];
  let columns: number[] = [];
  for (const stretch of stretchesOf(text)) {
    if (stretch.isAtMargin) columns = [];
    const problem = problemOf(text, stretch, columns);
    const isFull = stretch.isAtMargin && stretch.start - (piece[0]?.start ?? stretch.start) >= pieceLength;
    if (piece.length > 0 && (problem !== null || isFull || stretch.isLabel)) {
      yield asPiece(text, piece, null);
      piece = [];
    }
    if (problem !== null) yield asPiece(text, [stretch], problem);
    else piece.push(stretch);
  }
  if (piece.length > 0) yield asPiece(text, piece, null);
}

/** UTF-16 code units. Larger pieces parse no faster and take more memory. */
const pieceLength = 16_384;

/** Limits under which the worst piece known takes about a second. Nobody writes such things; broken programs do. */
const limits = { stretch: 262_144, signs: 5_000, nesting: 100 };

function asPiece(text: string, stretches: Stretch[], problem: string | null): Piece {
  const [first, last] = [stretches[0]!, stretches.at(-1)!];
  return { text: text.slice(first.start, last.end), line: first.line, endLine: last.endLine, problem };
}

/** Lines that belong together, and the blank lines behind them. */
interface Stretch {
  start: number;
  end: number;
  line: number;
  endLine: number;
  /** Whether it begins without white space, so that it cannot go on with what stands before. */
  isAtMargin: boolean;
  /** Whether it begins with a label between two lists, `Next:` or `**Next**`, which the parser would take for more of the point above it. */
  isLabel: boolean;
}

/**
 * A stretch ends with a blank line that is outside of fenced code and HTML comments; what begins at the margin behind
 * one is a block of its own. A list without blank lines is cut between its items when it gets long.
 */
function* stretchesOf(text: string): Generator<Stretch> {
  let stretch: Stretch | null = null;
  let until: RegExp | null = null;
  let isBlankBefore = false;
  let isInList = false;
  let line = 0;
  for (let start = 0; start < text.length; line++) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    const head = text.slice(start, Math.min(end, start + headLength)).trimEnd();
    const isBlank = head === '';
    const isLong = stretch !== null && start - stretch.start >= pieceLength && /^[-*+] +\S/.test(head);
    const isLabel: boolean =
      isInList && until === null && label().test(head) && firstPoint.test(text.slice(end, end + 8));
    if (stretch && until === null && ((isBlankBefore && !isBlank) || isLong || isLabel)) {
      yield stretch;
      stretch = null;
    }
    stretch ??= { start, end, line, endLine: line, isAtMargin: /^\S/.test(head), isLabel };
    stretch.end = end;
    stretch.endLine = line + 1;
    if (until === null) until = opened(head, text, start, end);
    else if (until.test(text.slice(start, end))) until = null;
    isInList = point.test(head) || (isInList && !isBlank && !isLabel);
    isBlankBefore = isBlank;
    start = end;
  }
  if (stretch) yield stretch;
}

const point = /^(?:[-*+]|\d{1,3}[.)]) +\S/;

/** A point that may be the first of a list; a number that goes on counting is none. */
const firstPoint = /^(?:[-*+]|1[.)])(?: +\S|[ \t]*(?:\n|$))/;

/** `Next:`, `In progress:`, `**Next**`, `🎧 **Next:** (Bo)` */
const label = late(
  () =>
    /^(?:\p{Lu}[\p{L}\p{M}]*(?: [\p{L}\p{M}]+)?:|(?:[^\p{L}\p{N}\s*_]{1,4} ?)?(\*\*|__)(?=\S)[^*_]{1,80}\1:?(?: \([^()]{1,40}\))?)$/u,
);

/** Of a line no more than this is looked at to see what it begins. */
const headLength = 4_000;

/** When a line opens fenced code or an HTML block that may hold blank lines: what its last line is like. */
function opened(head: string, text: string, start: number, end: number): RegExp | null {
  const fence = endOfFence(head);
  if (fence !== null) return fence;
  const html = /^ {0,3}<(?:(!--)|(?:script|pre|style|textarea)(?:[\s>]|$))/i.exec(head);
  if (!html) return null;
  const last = html[1] ? /-->/ : /<\/(?:script|pre|style|textarea)>/i;
  return last.test(text.slice(start, end)) ? null : last;
}

/** `columns` are those of the items that are open before it. */
function problemOf(text: string, { start, end }: Stretch, columns: number[]): string | null {
  const written = text.slice(start, end).trimEnd();
  if (written.length > limits.stretch)
    return `it has more than ${limits.stretch / 1024} KB without a blank line`;
  const lines = written.split('\n');
  const nesting = lines.map((line) => nestingOf(line, columns));
  if (nesting.some((depth) => depth > limits.nesting)) return `it is nested more than ${limits.nesting} deep`;
  const isTangled = written.length > limits.signs && countSigns(written) > limits.signs;
  return isTangled ? 'it has thousands of brackets, stars or other signs of Markdown in one paragraph' : null;
}

/** How many quotes, list items and footnotes are open one within another at a line; `columns` are those of the items before. */
function nestingOf(line: string, columns: number[]): number {
  const indent = /^[ \t]*(?=(?:[-*+]|\d{1,9}[.)])\s)/.exec(line.slice(0, headLength))?.[0].length;
  if (indent !== undefined) {
    while (columns.length > 0 && columns.at(-1)! >= indent) columns.pop();
    columns.push(indent);
  }
  const containers = /^(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)|\[\^[^\]\s]{1,99}\]:))+/.exec(
    line.slice(0, headLength),
  );
  const opened = containers ? containers[0].split(/>|[-*+]\s|[.):](?=\s|$)/).length - 1 : 0;
  return opened + (indent === undefined ? 0 : columns.length - 1);
}

function countSigns(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if ('[]*_~!<`&'.includes(text[at]!)) count++;
  return count;
}
