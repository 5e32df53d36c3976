import { readDateLine } from '../../../text/date-line.ts';
import { isWeekday, months } from '../../../text/months.ts';
import { isSteered } from '../../directives.ts';
import { type LineTable, textAt } from './lines.ts';

/**
 * How much a line looks like a title rather than a body, in log-odds: 0 is "can't tell", 2 is "seven to one for a
 * title". Capped, because no single line may outweigh the rest of its batch; only one that ends in directives is beyond
 * doubt. Reads the first 96 bytes and the last few, whatever the length of the line.
 *
 * The weights come from a regularised logistic regression over the lines of newsletters, link lists and posts (every
 * source counted alike, tested on sources left out), rounded to 0.1. Features that helped a single source were left
 * out, and a line does not lose by lacking capitals or full stops that its script does not have.
 */
export function titleScore(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[end - 1] === 0x7d && endsInDirectives(bytes, start, end)) return certain;
  if (end - start >= hopeless) return -cap;
  const score = endScore(bytes, start, end) + headScore(bytes, start, end);
  return Math.max(-cap, Math.min(cap, score));
}

/**
 * A number above or below 0 as `titleScore` is. A long line that ends in a full stop is below it whatever it begins with, so
 * that of nearly all bodies nothing else is read; so is one whose letters took a byte each, unless it ends in directives.
 */
export function titleSign(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < longStatement) return titleScore(bytes, start, end);
  const last = bytes[end - 1];
  const isStatement = last === 0x2e && !endsInDots(bytes, start, end);
  const isLong = isStatement || (last !== 0x7d && isAscii(bytes, start, start + headLength));
  return isLong ? -cap : titleScore(bytes, start, end);
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  let all = 0;
  for (let at = from; at < to; at++) all |= bytes[at]!;
  return all < 0x80;
}

const weights = {
  /** A sentence ends and another begins within the line. */
  sentenceBreak: -0.8,
  endsInFullStop: -2.2,
  endsInExclamation: -1,
  endsInColon: -0.8,
  /** Many titles end in "(video)", a name or a year. */
  endsInBracket: 1,
  link: -3.7,
  /** The line is an address and nothing else; adds to `link`. */
  onlyLink: -2.7,
  hashtag: -1,
  /** Set by hand, the samples have none: `•`, `-` or `*` before a text is a point of a list. */
  bullet: -6.5,
  /** Times the share of words that begin with a capital, counted from -0.5 (none) to 0.5 (all). */
  capitals: 2.4,
};

/** Between two knots the score is linear in the logarithm of the width (see `tally`). */
const lengthKnots = [
  { width: 8, score: 5.1 },
  { width: 24, score: 4.6 },
  { width: 48, score: 3.6 },
  { width: 96, score: 1.4 },
  { width: 192, score: -2 },
  { width: 400, score: -5.7 },
] as const;

/** The most that a line scores, either way. */
export const cap = 3.3;
/** Above what the costs in `reading.ts` add up to for one line. */
export const certain = 100;
/** Bytes from which a line is no title whatever else it has: 300 Latin letters, 100 Chinese ones. */
const hopeless = 300;
/** Bytes from which a line is no title if it ends in a full stop, though each of its letters took two bytes and all were capitals. */
const longStatement = 210;
/** Bytes that are looked at; looking at 160 changed hardly a decision. */
const headLength = 96;

/** What the first bytes of a line and its length say. */
function headScore(bytes: Uint8Array, start: number, end: number): number {
  const head = Math.min(end, start + headLength);
  let counts = 0;
  let signs = 0;
  let before = space;
  for (let at = start; at < head; at++) {
    // `| 0` tells the compiler that these are 32-bit integers: a fifth less time.
    const kind = kinds[bytes[at]!]! | 0;
    counts = (counts + TYPE_SCORES[(before << 4) | kind]!) | 0;
    if (kind >= colon) signs |= signAt(bytes, at, end, kind, before);
    before = kind;
  }
  const width = ((counts & 0x3ff) * (end - start)) / (head - start);
  let score = lengthScore(Math.min(Math.round(width), 400));
  score += weights.capitals * capitalShare((counts >> 10) & 0x7f, (counts >> 17) & 0x7f);
  if (counts >> 24 !== 0 || signs & stopSeen) score += weights.sentenceBreak;
  if (signs & hashtagSeen) score += weights.hashtag;
  if (signs & linkSeen)
    score += isOnlyLink(bytes, start, end) ? weights.link + weights.onlyLink : weights.link;
  if (isBullet(bytes, start, end)) score += weights.bullet;
  return score;
}

/** What a rarer sign at an offset means; `wide` signs may be Chinese full stops. */
function signAt(bytes: Uint8Array, at: number, end: number, kind: number, before: number): number {
  if (kind === wide) return at + 3 < end && isStop(wideMark(bytes, at)) ? stopSeen : 0;
  if (kind === hash) return before === space ? hashtagSeen : 0;
  return bytes[at + 1] === 0x2f && bytes[at + 2] === 0x2f ? linkSeen : 0;
}

/** Whether a sentence ends with a byte: a full stop and its like, perhaps in a bracket or quotation mark. */
export function endsInStop(bytes: Uint8Array, last: number): boolean {
  const isClosing = bytes[last] === 0x29 || bytes[last] === 0x22 || bytes[last] === 0x27;
  const byte = bytes[isClosing ? last - 1 : last]!;
  if (byte === 0x2e || byte === 0x21 || byte === 0x3f || byte === 0x3a) return true;
  const code = (bytes[last - 2]! << 16) | (bytes[last - 1]! << 8) | bytes[last]!;
  return wideStops.includes(code);
}

/** 。 ！ ？ … */
const wideStops = [0xe38082, 0xefbc81, 0xefbc9f, 0xe280a6];

/** Whether the line is one address and nothing else. */
export function isOnlyLink(bytes: Uint8Array, start: number, end: number): boolean {
  return startsWithHttp(bytes, start) && lastWord(bytes, start, end) === start;
}

/** Whether a line over a list names what is in it, rather than to say something. */
export function isSectionName(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > longestName || lastWordIsLink(bytes, start, end)) return false;
  const last = bytes[end - 1]!;
  return last !== 0x21 && last !== 0x2e && last !== 0x3f && isHeadline(bytes, start, end);
}

/** Whether a line is a few words that name what is below: up to three, or with a colon. */
export function isShortName(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > longestShort || !isSectionName(bytes, start, end)) return false;
  return bytes[end - 1] === 0x3a || bytes.subarray(start, end).filter((byte) => byte === 0x20).length < 3;
}

/** Bytes of such words. */
const longestShort = 32;

/** Whether a line is a few words in capitals: `NEWS FROM THE PIER`. */
export function isShouted({ bytes, start, end }: LineTable, line: number): boolean {
  const [from, to] = [start[line]!, end[line]!];
  if (to - from > longestShort || to - from < 3) return false;
  let capitals = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x61 && byte <= 0x7a) return false;
    if (byte >= 0x41 && byte <= 0x5a) capitals++;
  }
  if (capitals < 3) return false;
  return !/[\p{Ll}\d.!?,]/u.test(textAt(bytes, from, to));
}

/** Whether a line looks like a title and ends neither as a statement does nor in the middle of one. */
export function isHeadline(bytes: Uint8Array, start: number, end: number): boolean {
  const last = bytes[end - 1]!;
  const goesOn = last === 0x2c || last === 0x3b;
  const isStatement = last === 0x2e && !endsInDots(bytes, start, end);
  if (goesOn || isStatement || endsInSource(bytes, start, end)) return false;
  return titleScore(bytes, start, end) > 0;
}

/** Whether a sentence has behind its full stop, in brackets, who says so: `… as well. - (Agencies)`. */
export function endsInSource(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[end - 1] !== 0x29) return false;
  const from = Math.max(start, end - longestSource);
  return /[.!?]["”']? ?[-–—]? ?\([^()]+\)$/.test(textAt(bytes, from, end));
}

/** Bytes of who says so. */
const longestSource = 40;

/** Whether a line is the name of a day of the week, a day without its year or a month, perhaps with a colon: `Monday`, `Monday 2 March:`, `March 2026`. */
export function isDayName(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > longestDay || end - start < 2) return false;
  const name = textAt(bytes, start, end).replace(/\s?[:：]$/, '');
  return isWeekday(name) || isDayOfYear(name) || months.has(name.replace(/ \d{4}$/, '').toLowerCase());
}

/** Bytes: "Wednesday, the 27th of September:" */
const longestDay = 36;

/** Whether some words are a day and no year, which any leap year has. */
const isDayOfYear = (words: string): boolean =>
  /^\D{0,24}\d{1,2}\D{0,20}$/.test(words) && readDateLine(`${words} 2024`)?.date?.length === 10;

/** Whether a line is one or two words with a colon, as people write over points: `Done:`, `In progress:`. */
export function isLabelOver(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[end - 1] !== 0x3a || end - start > longestLabelOver) return false;
  let spaces = 0;
  // "Bo (on Thursday off):"
  for (let at = start; at < end && bytes[at] !== 0x28; at++) if (bytes[at] === 0x20) spaces++;
  return spaces < 2 || (spaces === 2 && bytes[end - 2] === 0x29);
}

/** Bytes. */
const longestLabelOver = 32;

/** Bytes of a section's name. */
const longestName = 80;

function lastWordIsLink(bytes: Uint8Array, start: number, end: number): boolean {
  return startsWithHttp(bytes, lastWord(bytes, start, end));
}

/** Where the last word begins; longer ones than 300 bytes are not followed. */
export function lastWord(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && at > end - 300 && bytes[at - 1] !== 0x20) at--;
  return at;
}

/** From -0.5 to 0.5; 0 without cased words, and nearer to 0 when there are fewer than four. */
function capitalShare(capitals: number, smalls: number): number {
  const cased = capitals + smalls;
  return cased === 0 ? 0 : (capitals / cased - 0.5) * Math.min(1, cased / 4);
}

function endScore(bytes: Uint8Array, start: number, end: number): number {
  const last = end - start >= 3 && bytes[end - 1]! >= 0x80 ? wideMark(bytes, end - 3) : bytes[end - 1]!;
  switch (last) {
    case 0x2e:
      return endsInDots(bytes, start, end) ? 0 : weights.endsInFullStop;
    case 0x21:
      return weights.endsInExclamation;
    case 0x3a:
      return weights.endsInColon;
    case 0x29:
      return weights.endsInBracket;
    default:
      return 0;
  }
}

/** Whether the line was cut by its source: three full stops or an ellipsis at its end. */
export function endsInDots(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 3) return false;
  const last = (bytes[end - 3]! << 16) | (bytes[end - 2]! << 8) | bytes[end - 1]!;
  return last === 0x2e2e2e || last === 0xe280a6;
}

/** `• `, `- ` or `* ` at the start of a line. */
export function isBullet(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 3) return false;
  const first = bytes[start]!;
  if (first === 0x2d || first === 0x2a) return bytes[start + 1] === 0x20;
  return first === 0xe2 && bytes[start + 1] === 0x80 && bytes[start + 2] === 0xa2;
}

/** Whether the bytes from `at` on spell `http` or `www.`. */
export function startsWithHttp(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === 0x77) return isWww(bytes, at);
  return bytes[at] === 0x68 && bytes[at + 1] === 0x74 && bytes[at + 2] === 0x74 && bytes[at + 3] === 0x70;
}

/** Whether the bytes from `at` on spell `www.`, and something follows. */
export function isWww(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x77 &&
    bytes[at + 1] === 0x77 &&
    bytes[at + 2] === 0x77 &&
    bytes[at + 3] === 0x2e &&
    bytes[at + 4]! > 0x2f
  );
}

/** The ASCII sign for `。` `！` `？` `：` `）` at an offset, else 0. */
function wideMark(bytes: Uint8Array, at: number): number {
  const sign = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
  if (sign === 0xe38082) return 0x2e;
  // U+FF01 to U+FF3F are the full-width forms of ASCII, in its order.
  return sign >= 0xefbc81 && sign <= 0xefbcbf ? sign - 0xefbc81 + 0x21 : 0;
}

function isStop(sign: number): boolean {
  return sign === 0x2e || sign === 0x21 || sign === 0x3f;
}

function endsInDirectives(bytes: Uint8Array, start: number, end: number): boolean {
  return isSteered(textAt(bytes, Math.max(start, end - 120), end));
}

const [other, small, capital, space, mark, continuation, colon, hash, wide] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const [stopSeen, hashtagSeen, linkSeen] = [1, 2, 4];

/** What kind of character a byte is or begins. */
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0xe0) return wide;
  if (byte >= 0x80 && byte < 0xc0) return continuation;
  if (byte >= 0x61 && byte <= 0x7a) return small;
  if (byte >= 0x41 && byte <= 0x5a) return capital;
  if (byte === 0x20 || byte === 0x09) return space;
  if (byte === 0x2e || byte === 0x21 || byte === 0x3f) return mark;
  if (byte === 0x3a) return colon;
  return byte === 0x23 ? hash : other;
});

/**
 * What a byte of one kind after a byte of another adds to four counts in one number, so that the loop over the bytes
 * has no branches to mispredict: from bit 0 the width (1 for a character, 2 for one of three or four bytes, such as
 * Chinese or emoji), from 10 words with a capital, from 17 words without, from 24 sentences that end within the line.
 */
const TYPE_SCORES = Int32Array.from({ length: 9 << 4 }, (_, pair) => {
  const before = pair >> 4;
  const kind = pair & 15;
  const width = kind === continuation ? 0 : kind === wide ? 2 : 1;
  if (before === space && kind === capital) return width | (1 << 10);
  if (before === space && kind === small) return width | (1 << 17);
  return before === mark && kind === space ? width | (1 << 24) : width;
});

/** What was found out of widths, since there are few. */
const lengthScores = new Float64Array(401).fill(Number.NaN);

function lengthScore(width: number): number {
  const known = lengthScores[width]!;
  if (!Number.isNaN(known)) return known;
  const score = scoreOfLength(width);
  lengthScores[width] = score;
  return score;
}

function scoreOfLength(width: number): number {
  const next = lengthKnots.findIndex((knot) => knot.width >= width);
  const [left, right] = [lengthKnots[Math.max(0, next - 1)]!, lengthKnots[Math.max(1, next)]!];
  const share = Math.log(Math.max(1, width / left.width)) / Math.log(right.width / left.width);
  return left.score + share * (right.score - left.score);
}
