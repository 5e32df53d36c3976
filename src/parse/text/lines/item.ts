/** One line of a list → its title and what else it says: rows of the table, for an entry. */

import { readDateLine } from '../../../text/date-line.ts';
import { late } from '../../../text/late.ts';
import { boldEnd, starsOf } from './emphasis.ts';
import words from './leads.yaml';
import { addPart, dropParts, isBlank, isDigit, type LineTable, textAt } from './lines.ts';
import { skipBlanks } from './marker.ts';
import { type Own, plain } from './setting.ts';
import { isWww } from './title.ts';

/** Takes the entry that was found; the rows are as in `Cuts`. */
export type TakeItem = (title: number, first: number, last: number, own: Own | null) => void;

/**
 * Makes an entry of a line whose sign was taken off and of the lines up to `to`. The text before the first address is
 * the title, or the text behind it where the line begins with the address; an address alone is called by itself in
 * short. What is left of the line, and the lines under it, are the body.
 */
export function cutItem(table: LineTable, line: number, to: number, own: Own, take: TakeItem): void {
  const { bytes } = table;
  dropParts(table);
  let said = own;
  const [start, end] = [table.start[line]!, table.end[line]!];
  const link = linkFrom(bytes, start, end);
  const bold = boldEnd(bytes, start, end);
  const tab = before(bytes, 0x09, start, end);
  if (tab < end && isCell(bytes, link, start, end)) said = cutCells(table, line, own);
  else if (bold > 0 && bold < link) cutBold(table, line, bold);
  else if (link === end) cutSentence(table, line);
  else if (link > start) cutBefore(table, line, link);
  else cutBehind(table, line);
  if (table.parts === 0) {
    take(line, line + 1, lastFilled(table, line, to), said);
    return;
  }
  const first = table.count;
  for (let more = line + 1; more < to; more++)
    if (!isBlank(table, more)) addPart(table, more, table.start[more]!, table.end[more]!);
  take(line, first, table.count + table.parts - 1, said);
}

/** Whether an address is a cell between tabs, or there is none. */
const isCell = (bytes: Uint8Array, link: number, start: number, end: number): boolean =>
  link === end || link === start || bytes[link - 1] === 0x09;

/** Cells between tabs: the first one that is no address and no day is the title, a day is that of the entry, the others are lines of the body. */
function cutCells(table: LineTable, line: number, own: Own): Own {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  let [title, date] = [-1, null as string | null];
  for (let from = start, to = start; from < end; from = to + 1) {
    to = before(bytes, 0x09, from, end);
    const text = skipBlanks(bytes, from, to);
    if (text === to) continue;
    const day =
      date === null && isDigit(bytes[text]!) ? readDateLine(textAt(bytes, text, to).trim())?.date : null;
    if (day) date = day;
    else if (title < 0 && linkFrom(bytes, text, to) > text) {
      title = text;
      table.start[line] = text;
      table.end[line] = to;
    } else addPart(table, line, text, to);
  }
  if (title < 0 && table.parts > 0) shorten(table, line, table.start[table.count]!, table.end[table.count]!);
  return date === null ? own : { ...(own ?? plain), date };
}

/** The last line of an item that is not blank; the item itself when it is alone. */
function lastFilled(table: LineTable, line: number, to: number): number {
  let last = to - 1;
  while (last > line && isBlank(table, last)) last--;
  return last;
}

/** `**Title**: what is said`, `**Title:** what is said` */
function cutBold(table: LineTable, line: number, bold: number): void {
  const { bytes } = table;
  const end = table.end[line]!;
  const signs = starsOf(bytes, table.start[line]!);
  table.start[line]! += signs;
  table.end[line] = bytes[bold - 1] === 0x3a ? bold - 1 : bold;
  addPart(table, line, separators(bytes, bold + signs, end), end);
}

/** Bytes of a title, where the text can be cut behind a sentence. */
const longTitle = 140;

/** A long text without an address: its first sentence is the title. */
function cutSentence(table: LineTable, line: number): void {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  const stop = end - start > longTitle ? sentenceEnd(bytes, start, end) : end;
  if (stop === end) return;
  table.end[line] = stop;
  addPart(table, line, skipBlanks(bytes, stop, end), end);
}

/** Behind the full stop of the first sentence, should it be neither very short nor very long; else `end`. */
function sentenceEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start + 16; at < end - 1 && at < start + 200; at++) {
    const byte = bytes[at]!;
    if ((byte === 0x2e || byte === 0x21 || byte === 0x3f) && bytes[at + 1] === 0x20) return at + 1;
  }
  return end;
}

/** `Title https://…`, `Title (https://…)`, `Title - https://… and more` */
function cutBefore(table: LineTable, line: number, link: number): void {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  let titleEnd = separatorsBack(bytes, start, link);
  if (isLead(bytes, start, titleEnd)) {
    const behind = linkEnd(bytes, link, end);
    shorten(table, line, link, isInBrackets(bytes, link, behind) ? behind - 1 : behind);
    addPart(table, line, start, end);
    return;
  }
  if (titleEnd === start) {
    cutBehind(table, line, link);
    return;
  }
  const stop = titleEnd - start > longTitle ? sentenceEnd(bytes, start, titleEnd) : titleEnd;
  if (stop < titleEnd) {
    table.end[line] = stop;
    addPart(table, line, skipBlanks(bytes, stop, end), end);
    return;
  }
  // `[Title](https://…)`
  if (bytes[start] === 0x5b && bytes[titleEnd - 1] === 0x5d) {
    table.start[line] = start + 1;
    titleEnd--;
  }
  table.end[line] = titleEnd;
  addFields(table, line, link, isInBrackets(bytes, link, end) ? end - 1 : end);
}

/** Whether words before an address only lead to it: "See https://…", "Mehr: https://…". */
const isLead = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start <= longestLead && leads().has(textAt(bytes, start, end).toLowerCase().replaceAll('’', "'"));

/** Bytes of such words. */
const longestLead = 20;

const leads = late(() => new Set((words as string[][]).flat()));

/** `https://… | Title`, `https://… Title`, `(https://…) Title`, `https://…` */
function cutBehind(table: LineTable, line: number, link = table.start[line]!): void {
  const { bytes } = table;
  const end = table.end[line]!;
  const behind = linkEnd(bytes, link, end);
  if (bytes[link - 1] === 0x3c && bytes[behind] === 0x7c && cutLabel(table, line, link, behind)) return;
  const linkTo = isInBrackets(bytes, link, behind) ? behind - 1 : behind;
  const title = separators(bytes, behind, end);
  if (title === end) {
    cutAddress(table, line, link, linkTo);
    return;
  }
  const second = linkFrom(bytes, title, end);
  table.start[line] = title;
  table.end[line] = second === end ? end : Math.max(title, separatorsBack(bytes, title, second));
  if (isBlank(table, line)) shorten(table, line, link, linkTo);
  addPart(table, line, link, linkTo);
  if (second < end) addPart(table, line, second, end);
}

/** `<https://…|Title>`, as Slack writes it, and what else there is; false when the bracket is never closed or has no title. */
function cutLabel(table: LineTable, line: number, link: number, linkTo: number): boolean {
  const { bytes } = table;
  const end = table.end[line]!;
  const close = before(bytes, 0x3e, linkTo, end);
  const title = skipBlanks(bytes, linkTo + 1, close);
  if (close === end || title === close) return false;
  table.start[line] = title;
  table.end[line] = close;
  addPart(table, line, link, linkTo);
  addFields(table, line, separators(bytes, close + 1, end), end);
  return true;
}

function cutAddress(table: LineTable, line: number, link: number, linkTo: number): void {
  shorten(table, line, link, linkTo);
  addPart(table, line, link, linkTo);
}

/** Bytes of an address that stands for a title. */
const longAddress = 72;

/** Makes a row of an address in short: without its scheme, `www.`, the place on its page and what else is too much. */
function shorten(table: LineTable, line: number, link: number, linkTo: number): void {
  const { bytes } = table;
  let start = isWww(bytes, link) ? link : before(bytes, 0x2f, link, linkTo) + 2;
  if (isWww(bytes, start)) start += 4;
  let end = before(bytes, 0x23, start, linkTo);
  if (end - start > longAddress) end = before(bytes, 0x3f, start, end);
  if (end > start + 1 && bytes[end - 1] === 0x2f) end--;
  table.start[line] = start < end ? start : link;
  table.end[line] = start < end ? end : linkTo;
}

function before(bytes: Uint8Array, byte: number, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== byte) at++;
  return at;
}

/** What is left of a line; fields between tabs are lines of their own. */
function addFields(table: LineTable, line: number, start: number, end: number): void {
  for (let from = start; from < end; ) {
    const tab = before(table.bytes, 0x09, from, end);
    if (tab > from) addPart(table, line, from, tab);
    from = tab + 1;
  }
}

/** Whether a web address stands in a line. */
export const hasLink = ({ bytes, start, end }: LineTable, line: number): boolean =>
  linkFrom(bytes, start[line]!, end[line]!) < end[line]!;

/** Where the first web address between two offsets begins; `end` when there is none. */
export function linkFrom(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end - 2; at++) {
    // `www.` without a scheme, behind a blank or a bracket.
    if (bytes[at] === 0x77 && (at === start || bytes[at - 1]! <= 0x28) && isWww(bytes, at)) return at;
    if (bytes[at] !== 0x3a || bytes[at + 1] !== 0x2f || bytes[at + 2] !== 0x2f) continue;
    const scheme = bytes[at - 1] === 0x73 || bytes[at - 1] === 0x53 ? at - 5 : at - 4;
    if (scheme >= start && isHttp(bytes, scheme)) return scheme;
  }
  return end;
}

function isHttp(bytes: Uint8Array, at: number): boolean {
  const small = (offset: number) => bytes[at + offset]! | 0x20;
  return small(0) === 0x68 && small(1) === 0x74 && small(2) === 0x74 && small(3) === 0x70;
}

/** Where an address ends: at white space, a stroke between two fields or the bracket around it. */
function linkEnd(bytes: Uint8Array, link: number, end: number): number {
  let at = link;
  while (at < end && bytes[at]! > 0x20 && bytes[at] !== 0x7c && bytes[at] !== 0x3e) at++;
  return at;
}

function isInBrackets(bytes: Uint8Array, link: number, end: number): boolean {
  const open = bytes[link - 1];
  const close = bytes[end - 1];
  return (
    (open === 0x28 && close === 0x29) ||
    (open === 0x3c && close === 0x3e) ||
    (open === 0x5b && close === 0x5d)
  );
}

/** Behind the signs between an address and a title: white space, dashes, `|`, `:`, `,`, closing brackets, a `#` as before a comment. */
function separators(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    if (isSeparator(bytes[at]!) || bytes[at] === 0x29 || bytes[at] === 0x3e) at++;
    else if (bytes[at] === 0x23 && bytes[at + 1] === 0x20 && at > from) at += 2;
    else if (isWideSeparator(bytes, at)) at += 3;
    else if (isDoubleArrow(bytes, at)) at += 2;
    else break;
  }
  return Math.min(at, end);
}

/** Before such signs, or an opening bracket. */
function separatorsBack(bytes: Uint8Array, start: number, from: number): number {
  let at = from;
  while (at > start) {
    const byte = bytes[at - 1]!;
    if (isSeparator(byte) || byte === 0x28 || byte === 0x3c || byte === 0x5b) at--;
    else if (at - 3 >= start && isWideSeparator(bytes, at - 3)) at -= 3;
    else if (at - 2 >= start && (isDoubleArrow(bytes, at - 2) || isArrow(bytes, at - 2))) at -= 2;
    else break;
  }
  return at;
}

/** Space, tab, `-`, `|`, `:`, `,` */
function isSeparator(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x2d || byte === 0x7c || byte === 0x3a || byte === 0x2c;
}

/** `->` */
const isArrow = (bytes: Uint8Array, at: number): boolean => bytes[at] === 0x2d && bytes[at + 1] === 0x3e;

/** `=>` */
const isDoubleArrow = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x3d && bytes[at + 1] === 0x3e;

/** – — → ： */
function isWideSeparator(bytes: Uint8Array, at: number): boolean {
  const code = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
  return code === 0xe28093 || code === 0xe28094 || code === 0xe28692 || code === 0xefbc9a;
}
