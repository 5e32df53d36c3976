/** Batches in which a line is an entry: lists with signs, lines with an address each, chats. */

import { endOfBatch } from '../batches/batches.ts';
import { dayOfRelease, endsInColon } from '../batches/introduced.ts';
import { chatDay, isAside, isNotice, stampAt } from '../lines/chat.ts';
import { cutItem, hasLink } from '../lines/item.ts';
import { indentOf, isBlank, type LineTable, nextFilled, textAt } from '../lines/lines.ts';
import { isComment, isEverySecondPoint, newMarker, readMarker, skipBlanks } from '../lines/marker.ts';
import { type Own, plain } from '../lines/setting.ts';
import { isOnlyLink, isSectionName, isShortName } from '../lines/title.ts';
import { type ListLines, unwrapPoint } from '../lines/wrap.ts';
import type { Cuts } from './cuts.ts';

/** Cuts the lines that stand before the first item, as another layout has it. */
export type CutOthers = (from: number, to: number) => void;

const marker = newMarker();

/**
 * Cuts a batch whose points have signs. Every line with the sign of the first one, and no deeper in, begins an entry,
 * and so does one with another sign where both it and the entry before have an address; what else stands under it is its body, lists within the list among it. Where each second line has a sign, all
 * signs are alike. One short line above them names their section.
 */
export function cutList(table: LineTable, from: number, to: number, cuts: Cuts, cutOthers: CutOthers): void {
  const first = firstPoint(table, from, to);
  cutHead(table, from, first, to, cuts, cutOthers);
  const kind = first === to || isEverySecondPoint(table, first, to) ? anyKind : marker.kind;
  const indent = first < to ? indentOf(table, first) : 0;
  const list: ListLines = { from, to, wraps: null };
  const isSectioned = first === from + 1 && isNameOver(table, from, to);
  for (let line = first, next = first; line < to; line = next) {
    next = line + 1;
    if (isSectioned && isNameOver(table, line, to)) {
      cuts.section(line, to - 1, false);
      continue;
    }
    const isLinked = hasLink(table, line);
    while (
      next < to &&
      !isPoint(table, next, kind, indent) &&
      !(isSectioned && isNameOver(table, next, to)) &&
      !(isLinked && isLinkedPoint(table, next, indent))
    )
      next++;
    readMarker(table.bytes, table.start[line]!, table.end[line]!, marker);
    if (marker.isCancelled) {
      for (let at = line; at < next; at++) if (!isBlank(table, at)) cuts.fault(at, 'task-cancelled');
      continue;
    }
    table.start[line] = marker.text;
    if (marker.done === null && areLinksWithin(table, line, next)) {
      cuts.section(line, next - 1, false);
      cutList(table, line + 1, next, cuts, cutOthers);
      continue;
    }
    unwrapPoint(table, line, next, list);
    const { done, day } = marker;
    cutOne(table, line, next, { ...plain, done, date: day }, cuts);
  }
}

/** Stands for every kind of sign. */
const anyKind = 0;

/** The first line with a sign, which is read into `marker`; `to` when there is none. */
function firstPoint(table: LineTable, from: number, to: number): number {
  let line = from;
  while (line < to && !readMarker(table.bytes, table.start[line]!, table.end[line]!, marker)) line++;
  return line;
}

function isPoint(table: LineTable, line: number, kind: number, indent: number): boolean {
  return (
    readMarker(table.bytes, table.start[line]!, table.end[line]!, marker) &&
    (kind === anyKind || marker.kind === kind) &&
    indentOf(table, line) <= indent + 1
  );
}

/** Whether a point is a name without an address and all that stands within it, further in, are points with one. */
function areLinksWithin(table: LineTable, line: number, to: number): boolean {
  const { bytes, start, end } = table;
  if (line + 1 >= to || hasLink(table, line) || !isShortName(bytes, start[line]!, end[line]!)) return false;
  const indent = indentOf(table, line + 1);
  if (indent === 0) return false;
  for (let at = line + 1; at < to; at++)
    if (!isBlank(table, at) && !(hasLink(table, at) && isPoint(table, at, anyKind, Number.POSITIVE_INFINITY)))
      return false;
  return true;
}

/** Whether a line at the margin without a sign is a name right over a point. */
function isNameOver(table: LineTable, line: number, to: number): boolean {
  const { bytes, start, end } = table;
  if (line + 1 >= to || indentOf(table, line) > 0 || isBlank(table, line)) return false;
  if (readMarker(bytes, start[line]!, end[line]!, marker) || !isShortName(bytes, start[line]!, end[line]!))
    return false;
  return readMarker(bytes, start[line + 1]!, end[line + 1]!, marker);
}

/** Whether a line has a sign, whichever, and an address of its own, and stands no deeper in than the first point. */
function isLinkedPoint(table: LineTable, line: number, indent: number): boolean {
  return isPoint(table, line, anyKind, indent - 1) && hasLink(table, line);
}

/** Cuts a batch in which every line with an address is an entry, or a line and the address under it. */
export function cutLinks(table: LineTable, from: number, to: number, cuts: Cuts, cutOthers: CutOthers): void {
  const { bytes } = table;
  const isNote = (line: number) =>
    isComment(bytes, table.start[line]!, table.end[line]!) && !hasLink(table, line);
  let first = from;
  while (first < to && !hasLink(table, first) && !isNote(first)) first++;
  if (first === to && isOverLinks(table, from, to)) {
    cuts.section(from, endOfBatch(table, nextFilled(table, to)) - 1, false);
    return;
  }
  cutHead(table, from, first, to, cuts, cutOthers);
  for (let line = first, next = first; line < to; line = next) {
    next = line + 1;
    while (next < to && !hasLink(table, next) && !isNote(next)) next++;
    if (!isNote(line) || next > line + 1) cutOne(table, line, next, plain, cuts);
    else next = cutNote(table, line, to, cuts);
  }
}

/** A comment over addresses: the title of one alone, else the name of them all. Returns the first line that it has nothing to do with. */
function cutNote(table: LineTable, line: number, to: number, cuts: Cuts): number {
  const { bytes } = table;
  table.start[line] = skipBlanks(bytes, table.start[line]! + 1, table.end[line]!);
  let next = line + 1;
  while (next < to && isOnlyLink(bytes, table.start[next]!, table.end[next]!)) next++;
  if (next === line + 2) {
    cuts.entry(line, line + 1, line + 1, plain);
    return next;
  }
  if (next < to || next > line + 1) cuts.section(line, Math.max(next, line + 2) - 1, false);
  else cuts.entry(line, line + 1, line, plain);
  return line + 1;
}

/** Whether a line alone names the lines of the next batch, which begin with one that has an address. */
function isOverLinks(table: LineTable, from: number, to: number): boolean {
  const next = nextFilled(table, to);
  if (next === table.count || !onlyLine(table, from, to) || !hasLink(table, next)) return false;
  return isSectionName(table.bytes, table.start[from]!, table.end[from]!);
}

/** Cuts a batch of messages: what stands before them says when they were sent and by whom. */
export function cutChat(
  table: LineTable,
  from: number,
  to: number,
  isMonthFirst: boolean,
  cuts: Cuts,
  cutOthers: CutOthers,
): void {
  const { bytes } = table;
  let line = from;
  while (line < to && stampAt(table, line) === null) line++;
  if (line > from) cutOthers(from, line);
  let speaker: string | null = null;
  for (let next = line; line < to; line = next) {
    const stamp = stampAt(table, line)!;
    const first = line + stamp.lines - 1;
    next = first + 1;
    while (next < to && stampAt(table, next) === null) next++;
    const author: string | null = stamp.goesOn ? speaker : stamp.author;
    speaker = author;
    const textStart = table.start[first]! + stamp.length;
    if ((author === null && !stamp.goesOn) || isNotice(bytes, textStart, table.end[first]!)) {
      cuts.fault(line, 'chat-notice');
      if (next > first + 1) cutOthers(first + 1, next);
      continue;
    }
    table.start[first] = Math.min(textStart, table.end[first]!);
    const own = { ...plain, date: chatDay(stamp, isMonthFirst), author };
    cutOne(table, textFrom(table, first, next), next, own, cuts);
  }
}

/** The line in which what was said begins: not that in which the chat says where it is from, where more follows. */
function textFrom(table: LineTable, line: number, to: number): number {
  const first = isBlank(table, line) ? line + 1 : line;
  const isSaid = first + 1 < to && isAside(table.bytes, table.start[first]!, table.end[first]!);
  return isSaid ? first + 1 : line;
}

/** One entry; a line with nothing behind its sign takes its text from the next line, and is passed over when there is none. */
function cutOne(table: LineTable, line: number, to: number, own: Own, cuts: Cuts): void {
  let text = line;
  while (text < to && isBlank(table, text)) text++;
  if (text === to) cuts.fault(line, 'item-empty');
  else cutItem(table, text, to, own, cuts.entry);
}

/** What stands before the first item of a batch: the name of their section, what leads to them, or entries of another kind. */
function cutHead(
  table: LineTable,
  from: number,
  first: number,
  to: number,
  cuts: Cuts,
  cutOthers: CutOthers,
): void {
  const { bytes } = table;
  if (first === from) return;
  const isName =
    first < to && onlyLine(table, from, first) && isSectionName(bytes, table.start[from]!, table.end[from]!);
  const isOver = first < to && first - from <= 2 && endsInColon(table, first - 1);
  if (isName || (isOver && first - from === 2)) cuts.section(from, to - 1, false);
  const day = isName ? dayOfRelease(textAt(bytes, table.start[from]!, table.end[from]!)) : null;
  if (day !== null) cuts.date(day, to - 1, false);
  if (isOver && !isName) cuts.fault(first - 1, 'letter-words');
  else if (!isName) cutOthers(from, first);
}

function onlyLine(table: LineTable, from: number, to: number): boolean {
  for (let line = from + 1; line < to; line++) if (!isBlank(table, line)) return false;
  return true;
}
