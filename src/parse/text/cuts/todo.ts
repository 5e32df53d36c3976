/** Lines of todo.txt: `(A) 2026-03-05 Call the smith +pier @phone`, `x 2026-03-06 2026-03-01 Order lamps`. */

import { cutItem, hasLink } from '../lines/item.ts';
import { addPart, dropParts, isBlank, type LineTable, textAt } from '../lines/lines.ts';
import type { Own } from '../lines/setting.ts';
import type { Cuts } from './cuts.ts';

/** Bytes that are decoded of what stands before a task. */
const longestHead = 40;

/** Whether it is done, how urgent it is, and one or two days, the last of which says when it was written down. */
const taskHead = /^(?:(x) )?(?:\([A-Z]\) )?(?:(\d{4}-\d{2}-\d{2}) )?(?:\d{4}-\d{2}-\d{2} )?(?=\S)/;

/** Whether a line begins as a task does that is done or urgent, which nothing else does. */
export function isTodo(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== 0x78 && bytes[start] !== 0x28) return false;
  const head = headOf(bytes, start, end);
  return /^(?:x (?:\([A-Z]\) |\d{4}-\d{2}-\d{2} )|\([A-Z]\) )\S/.test(head);
}

/** Whether a line begins with the `x` of what is done. */
export const isCrossed = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start > 2 && bytes[start] === 0x78 && bytes[start + 1] === 0x20;

/** Whether a line has a project, `+pier`, or a place, `@phone`. */
export function hasProject(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end - 1; at++)
    if ((at === start || bytes[at - 1] === 0x20) && isTagSign(bytes[at]!) && isLetter(bytes[at + 1]!))
      return true;
  return false;
}

/** Cuts lines of which each is a task. */
export function cutTodo(table: LineTable, from: number, to: number, cuts: Cuts): void {
  for (let line = from; line < to; line++) if (!isBlank(table, line)) cutTask(table, line, cuts);
}

function cutTask(table: LineTable, line: number, cuts: Cuts): void {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  const [head, done, day] = taskHead.exec(headOf(bytes, start, end))!;
  table.start[line] = start + head.length;
  const text = textAt(bytes, start + head.length, end);
  const hashtags = [...text.matchAll(/(?<=^|\s)[+@](\p{L}\S*)/gu)].map(([, name]) => name!);
  const own: Own = { date: day ?? null, author: null, done: done === 'x', hashtags };
  const behind = tagsFrom(bytes, table.start[line]!, end);
  const isLinked = hasLink(table, line);
  // What is said beside the tags, such as `due:2026-03-12`, is not lost.
  const isMore = bytes.subarray(behind, end).includes(0x3a);
  if (behind === table.start[line]! || (isMore && isLinked)) {
    cutItem(table, line, line + 1, own, cuts.entry);
    return;
  }
  table.end[line] = behind;
  while (bytes[table.end[line]! - 1] === 0x20) table.end[line]!--;
  if (!isMore) {
    cutItem(table, line, line + 1, own, cuts.entry);
    return;
  }
  dropParts(table);
  const more = addPart(table, line, behind, end);
  cuts.entry(line, more, more, own);
}

/** Where the tags begin that a task ends with, among them words such as `due:2026-03-12`; `end` when there are none. */
function tagsFrom(bytes: Uint8Array, start: number, end: number): number {
  let from = end;
  for (let word = end; word > start; ) {
    let at = word;
    while (at > start && bytes[at - 1] !== 0x20) at--;
    const isTag = isTagSign(bytes[at]!) && at + 1 < word;
    if (!isTag && !isPair(bytes, at, word)) break;
    from = at;
    while (at > start && bytes[at - 1] === 0x20) at--;
    word = at;
  }
  return from;
}

/** `due:2026-03-12` */
function isPair(bytes: Uint8Array, start: number, end: number): boolean {
  const colon = bytes.subarray(start, end).indexOf(0x3a);
  return colon > 0 && colon < end - start - 1 && bytes[start + colon + 1] !== 0x2f && isLetter(bytes[start]!);
}

const headOf = (bytes: Uint8Array, start: number, end: number): string =>
  textAt(bytes, start, Math.min(end, start + longestHead));

/** `+` `@` */
const isTagSign = (byte: number): boolean => byte === 0x2b || byte === 0x40;

const isLetter = (byte: number): boolean => byte >= 0x80 || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
