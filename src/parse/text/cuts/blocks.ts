/** Batches that are one entry each: a title and what is said of it, in lines of their own. */

import { readDateLine } from '../../../text/date-line.ts';
import { type Label, readLabel } from '../../labels.ts';
import { labelsBelow } from '../batches/labels-below.ts';
import { markedAt, readClipping } from '../lines/clipping.ts';
import { cutItem, type TakeItem } from '../lines/item.ts';
import { addPart, dropParts, isBlank, type LineTable, textAt } from '../lines/lines.ts';
import { isPoint, newMarker, readMarker } from '../lines/marker.ts';
import { type Own, plain } from '../lines/setting.ts';
import { cap, isOnlyLink, titleScore } from '../lines/title.ts';
import type { Cuts } from './cuts.ts';

const marker = newMarker();

/**
 * Cuts a batch into its entries: one, or as many as have an address in a line of its own, each with the title before
 * it. Where the address stands first, the title is the line under it.
 */
export function cutBlock(table: LineTable, from: number, to: number, cuts: Cuts): void {
  for (let line = from, next = from; line < to; line = next) {
    next = endOfEntry(table, line, to);
    // A place that was marked without a word.
    const isBookmark = lastFilled(table, line, next) === line + 1 && markedAt(table, line + 1) !== null;
    if (isBookmark) for (const row of [line, line + 1]) cuts.fault(row, 'item-empty');
    else cutEntry(table, line, next, cuts.entry);
  }
}

/** The line at which the next entry begins. */
function endOfEntry(table: LineTable, from: number, to: number): number {
  const isLink = (line: number) =>
    !isBlank(table, line) && isOnlyLink(table.bytes, table.start[line]!, table.end[line]!);
  if (isLink(from)) {
    for (let line = from + 1; line < to; line++) if (isLink(line)) return line;
    return to;
  }
  let links = 0;
  // Where the batch ends in an address that is not under its title, each entry does.
  const endsInLink = to - from > 2 && isLink(to - 1) && !isLink(to - 2) && !isLink(from + 1);
  for (let line = from + 1; line < to; line++) {
    if (!isLink(line)) continue;
    if (endsInLink) return line + 1;
    links++;
    if (links > 1 && line - 1 > from && !isLink(line - 1)) return line - 1;
  }
  return to;
}

function cutEntry(table: LineTable, from: number, to: number, take: TakeItem): void {
  const { bytes } = table;
  const last = lastFilled(table, from, to);
  const [start, end] = [table.start[from]!, table.end[from]!];
  const hasSign = readMarker(bytes, start, end, marker);
  if (isOnlyLink(bytes, start, end)) cutAddressFirst(table, from, last, take);
  else if (titleScore(bytes, start, end) <= -cap && !hasSign) take(-1, from, last, null);
  else cutTitled(table, from, to, last, take);
}

/** A first line that is the title; the sign of a list before it goes, unless what is under it has signs as well. */
function cutTitled(table: LineTable, from: number, to: number, last: number, take: TakeItem): void {
  const { bytes } = table;
  const [start, end] = [table.start[from]!, table.end[from]!];
  if (readMarker(bytes, start, end, marker) && marker.text < end && !hasSignAt(table, from + 1, to)) {
    table.start[from] = marker.text;
  }
  const clipping = from < last ? readClipping(table, from) : null;
  if (clipping !== null) {
    take(from, from + 2, last, clipping);
    return;
  }
  // "Plans for next week:" over its points, "Dan:" over what he did.
  const isOver = from < last && (hasSignAt(table, from + 1, to) || labelsBelow(table, from, to) === 'blocks');
  if (isOver && bytes[end - 1] === 0x3a && end - start > 1) table.end[from] = end - 1;
  take(from, from + 1, last, marker.done === null ? null : { ...plain, done: marker.done });
}

/** `https://…`, then the title, then what is said of it; the address alone is called by itself. */
function cutAddressFirst(table: LineTable, from: number, last: number, take: TakeItem): void {
  if (last === from) {
    cutItem(table, from, from + 1, plain, take);
    return;
  }
  dropParts(table);
  let title = from + 1;
  while (isBlank(table, title)) title++;
  const first = addPart(table, from, table.start[from]!, table.end[from]!);
  for (let line = title + 1; line <= last; line++)
    if (!isBlank(table, line)) addPart(table, line, table.start[line]!, table.end[line]!);
  take(title, first, table.count + table.parts - 1, plain);
}

/** `harbour, ferry`, `#harbour #ferry` */
const tagsIn = (value: string): string[] =>
  value
    .split(/[,;|]|\s+(?=#)/)
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter((tag) => tag !== '');

function hasSignAt(table: LineTable, line: number, to: number): boolean {
  return line < to && !isBlank(table, line) && isPoint(table, line);
}

function lastFilled(table: LineTable, from: number, to: number): number {
  let last = to - 1;
  while (last > from && isBlank(table, last)) last--;
  return last;
}

/** Cuts a batch of labelled lines. A label that an entry has already begins the next one. */
export function cutLabelled(table: LineTable, from: number, to: number, cuts: Cuts): void {
  const seen = new Set<string>();
  let begin = from;
  for (let line = from; line < to; line++) {
    const found = readLabel(table.bytes, table.start[line]!, table.end[line]!);
    if (found === null) continue;
    if (seen.has(found.name)) {
      cutLabels(table, begin, line, cuts);
      seen.clear();
      begin = line;
    }
    seen.add(found.name);
  }
  cutLabels(table, begin, to, cuts);
}

function cutLabels(table: LineTable, from: number, to: number, cuts: Cuts): void {
  dropParts(table);
  const own: Own = { ...plain };
  let title = -1;
  let first = -1;
  for (let line = from; line < to; line++) {
    if (isBlank(table, line)) continue;
    const label = takeLabel(table, line, own);
    if (isBlank(table, line)) continue;
    // A first line without a label is the title of what is labelled under it.
    if (title < 0 && (label === 'title' || (label === null && line === from))) {
      title = line;
      continue;
    }
    const row = addPart(table, line, table.start[line]!, table.end[line]!);
    if (first < 0) first = row;
  }
  if (first >= 0) cuts.entry(title, first, table.count + table.parts - 1, own);
  else if (title >= 0) cuts.entry(title, title + 1, title, own);
}

/** Takes the label off a line; what it says of author and day goes into `own`, and the line becomes blank. */
function takeLabel(table: LineTable, line: number, own: Own): Label | null {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  const found = readLabel(bytes, start, end);
  if (found === null) return null;
  const text = Math.min(start + found.length, end);
  const value = textAt(bytes, text, end);
  const date = found.label === 'date' ? (readDateLine(value)?.date ?? null) : null;
  // A day that cannot be read stays as it is written.
  if (found.label === 'date' && date === null) return 'text';
  if (found.label === 'author') own.author = value;
  if (found.label === 'date') own.date = date;
  if (found.label === 'tags') own.hashtags = tagsIn(value);
  table.start[line] = found.label === 'title' || found.label === 'text' ? text : end;
  return found.label;
}
