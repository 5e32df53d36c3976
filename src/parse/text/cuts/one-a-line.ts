/** Lines of which each is an entry, as their beginnings show: commits in short, lines that are led by a picture. */
import { expression } from '../../../text/expression.ts';
import { cutItem, type TakeItem } from '../lines/item.ts';
import { isBlank, isDigit, type LineTable, textAt } from '../lines/lines.ts';
import { plain } from '../lines/setting.ts';

/** Cuts a batch in which every line is an entry; what a commit is called by is no part of it, nor are the lines that Git draws between commits. */
export function cutLines(table: LineTable, from: number, to: number, take: TakeItem): void {
  const { bytes } = table;
  for (let line = from; line < to; line++) {
    if (isBlank(table, line) || isDrawn(bytes, table.start[line]!, table.end[line]!)) continue;
    table.start[line]! += commitLength(bytes, table.start[line]!, table.end[line]!);
    cutItem(table, line, line + 1, plain, take);
  }
}

/** Digits of what Git calls a commit. */
const [shortest, longest] = [7, 40];

/**
 * Bytes of what `git log --oneline` has before the text of a commit: its name, perhaps behind the lines that `--graph`
 * draws and before the branches and tags that are there; 0 when there is none.
 */
function commitLength(bytes: Uint8Array, start: number, end: number): number {
  const name = nameFrom(bytes, start, end);
  let at = name;
  while (at < end && isHex(bytes[at]!)) at++;
  const isName = at - name >= shortest && at - name <= longest;
  if (!isName || bytes[at] !== 0x20 || at + 1 >= end) return 0;
  return refsEnd(bytes, at + 1, end) - start;
}

/** Where the name of a commit begins: behind the lines of a graph, of which a star is the last, or at once. */
function nameFrom(bytes: Uint8Array, start: number, end: number): number {
  const behind = drawnEnd(bytes, start, end);
  // Nearly all lines of nearly all files.
  if (behind === start) return start;
  return bytes.subarray(start, behind).includes(0x2a) ? behind : start;
}

/** Whether a line has nothing but what `git log --graph` draws between two commits: `|\`, `| |/`. */
export function isDrawn(bytes: Uint8Array, start: number, end: number): boolean {
  return end > start && bytes[start] === 0x7c && drawnEnd(bytes, start, end) === end;
}

/** Behind the signs of a graph: ` ` `*` `/` `\` `_` `|` */
function drawnEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && drawn.includes(bytes[at]!)) at++;
  return at;
}

const drawn = [0x20, 0x2a, 0x2f, 0x5c, 0x5f, 0x7c];

/** Behind `(HEAD -> main, origin/main) `; other brackets may be the author's. */
function refsEnd(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== 0x28) return start;
  const head = textAt(bytes, start, end);
  const [refs] = /^\((?:HEAD|tag: |origin\/)[^()]*\) (?=\S)/.exec(head) ?? [''];
  return start + new TextEncoder().encode(refs).length;
}

/** Whether a line begins with the name of a commit: with letters and digits, since a day may be all digits, and "defaced" is a word. */
export function isCommit(bytes: Uint8Array, start: number, end: number): boolean {
  if (commitLength(bytes, start, end) === 0) return false;
  const from = nameFrom(bytes, start, end);
  const name = bytes.subarray(from, bytes.indexOf(0x20, from));
  return name.some(isDigit) && name.some((byte) => byte >= 0x61);
}

/** Bytes of a picture of several signs. */
const longestPicture = 28;

/** What picture a line is led by: one that tells the day, the place, the price of what stands above it, or another one. */
export function pictureBefore(bytes: Uint8Array, start: number, end: number): 'detail' | 'other' | null {
  if (bytes[start] !== 0xf0 && bytes[start] !== 0xe2) return null;
  let at = start;
  while (at < end && at - start < longestPicture && bytes[at]! >= 0x80) at++;
  if (bytes[at] !== 0x20 || at >= end) return null;
  const picture = textAt(bytes, start, at);
  if (!/^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{M}\p{Sk}\u200d]*$/u.test(picture)) return null;
  return details.test(picture) ? 'detail' : 'other';
}

/** Bytes in which the dash behind a few words stands. */
const longestName = 60;

/** Whether a line is a few words, a dash between spaces and some more: `Glaze day — Saturday from ten`. */
export function isDashed(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + 3; at < end - 5 && at < start + longestName; at++) {
    const byte = bytes[at]!;
    if (byte === 0x2e || byte === 0x21 || byte === 0x3f || byte === 0x3a) return false;
    if (byte === 0x2d && bytes[at - 1] === 0x20 && bytes[at + 1] === 0x20) return true;
    // – and —
    if (byte === 0xe2 && bytes[at + 1] === 0x80 && (bytes[at + 2] === 0x93 || bytes[at + 2] === 0x94))
      return bytes[at - 1] === 0x20 && bytes[at + 3] === 0x20;
  }
  return false;
}

/** Whether a line has a stroke between spaces, as lists of books and films have it: `Cranes | Petra Lind | birds`. */
export function isDivided(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = bytes.indexOf(0x7c, start + 2); at > 0 && at < end - 2; at = bytes.indexOf(0x7c, at + 1))
    if (bytes[at - 1] === 0x20 && bytes[at + 1] === 0x20) return true;
  return false;
}

/** Bytes in which the colon behind a name stands. */
const longestSpeaker = 32;

/** Whether a line is a name or a word or two, a colon and what is said: `Ines: painted the gate`, `Gate (Ines): painted`, `@bo: see https://…`. */
export function isSaid(bytes: Uint8Array, start: number, end: number): boolean {
  let spaces = 0;
  for (let at = start; at < end - 2 && at < start + longestSpeaker; at++) {
    if (bytes[at] === 0x20) spaces++;
    if (bytes[at] !== 0x3a) continue;
    if (at === start || bytes[at + 1] !== 0x20 || spaces > 1) return false;
    return speaker.test(textAt(bytes, start, at));
  }
  return false;
}

/** One name, or two, or a word with a name in brackets. */
const speaker = expression(
  String.raw`^@?\p{L}[\p{L}\p{M}\p{N}'’._-]*(?: (?:\p{Lu}[\p{L}\p{M}'’.-]*|\(\p{L}[\p{L}\p{M}'’.-]*\)))?$`,
  'u',
);

/** Days and clocks, places, tickets, links, prices, telephones, letters. */
const details = /^[📅📆🗓⏰⏱⌚📍🗺🏠🎟🎫🔗👉➡💰💶💵📞☎📧✉\u{1F550}-\u{1F567}]/u;

const isHex = (byte: number): boolean => isDigit(byte) || (byte >= 0x61 && byte <= 0x66);
