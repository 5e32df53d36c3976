/** Lines of which each is an entry, as their beginnings show: commits in short, lines that are led by a picture. */
import { cutItem, type TakeItem } from './item.ts';
import { isBlank, isDigit, type LineTable } from './lines.ts';
import { plain } from './setting.ts';

/** Cuts a batch in which every line is an entry; what a commit is called by is no part of it. */
export function cutLines(
  bytes: Uint8Array,
  table: LineTable,
  from: number,
  to: number,
  take: TakeItem,
): void {
  for (let line = from; line < to; line++) {
    if (isBlank(table, line)) continue;
    table.start[line]! += commitLength(bytes, table.start[line]!, table.end[line]!);
    cutItem(bytes, table, line, line + 1, plain, take);
  }
}

/** Digits of what Git calls a commit. */
const [shortest, longest] = [7, 40];

/** Bytes of the name of a commit and of the space behind it, as `git log --oneline` has them before a text; 0 when there is none. */
function commitLength(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isHex(bytes[at]!)) at++;
  const isName = at - start >= shortest && at - start <= longest;
  return isName && bytes[at] === 0x20 && at + 1 < end ? at + 1 - start : 0;
}

/** Whether a line begins with the name of a commit: with letters and digits, since a day may be all digits, and "defaced" is a word. */
export function isCommit(bytes: Uint8Array, start: number, end: number): boolean {
  const name = bytes.subarray(start, start + commitLength(bytes, start, end));
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
  const picture = new TextDecoder().decode(bytes.subarray(start, at));
  if (!/^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{M}\p{Sk}\u200d]*$/u.test(picture)) return null;
  return details.test(picture) ? 'detail' : 'other';
}

/** Days and clocks, places, tickets, links, prices, telephones, letters. */
const details = /^[📅📆🗓⏰⏱⌚📍🗺🏠🎟🎫🔗👉➡💰💶💵📞☎📧✉\u{1F550}-\u{1F567}]/u;

const isHex = (byte: number): boolean => isDigit(byte) || (byte >= 0x61 && byte <= 0x66);
