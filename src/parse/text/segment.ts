import { type DateLine, readDateLine } from '../../text/date-line.ts';
import { readLabel } from '../labels.ts';
import { dateAt, endOfBatch, endOfEntries, isUnderlined } from './batches/batches.ts';
import { endOfList, isFooter, isFullName, isGreeting, isHailOver, isSignature } from './batches/letter.ts';
import { areLinksBelow, endOfOutline, isNumbered, isOutlined } from './batches/outline.ts';
import { type Batch, gather, newBatch, readBatch } from './batches/read-batch.ts';
import {
  agendaFrom,
  agendaName,
  areDatedNotices,
  cutAgenda,
  cutNotices,
  cutTimes,
  timesFrom,
} from './cuts/agenda.ts';
import { cutBlock, cutLabelled } from './cuts/blocks.ts';
import type { Cuts } from './cuts/cuts.ts';
import { type CutOthers, cutChat, cutLinks, cutList } from './cuts/list.ts';
import { cutLines } from './cuts/one-a-line.ts';
import { cutTodo } from './cuts/todo.ts';
import { shapeOfBatch } from './layout/batch-shape.ts';
import type { Layout } from './layout/layout.ts';
import { stampAt } from './lines/chat.ts';
import { indentOf, isBlank, isSame, type LineTable, nextFilled, textAt } from './lines/lines.ts';
import { isPoint } from './lines/marker.ts';
import { cap, isSectionName, isShouted, titleSign } from './lines/title.ts';
import { unwrap } from './lines/wrap.ts';

/**
 * Cuts every batch (the lines between two blank ones or rules) into entries, in order, and decodes hardly anything.
 * How it is cut depends on the layout of the whole and on the batch, and on nothing else, so that a file cut at its
 * blank lines gives the same entries in pieces; a stretch has to end at a blank line or with the file.
 */
export function forEachCut(table: LineTable, layout: Layout, cuts: Cuts): void {
  const batch = newBatch(table.count);
  const asPairs = (from: number, to: number) => cutPairs(table, from, to, batch, layout, cuts);
  for (let from = 0, to = 0; from < table.count; from = to + 1) {
    to = endOfEntries(table, from, layout.opening);
    if (to > from) cutBatch(table, from, to, layout, cuts, asPairs);
  }
}

/** Cuts a batch, which the days within it may part like those at its head. */
function cutBatch(
  table: LineTable,
  from: number,
  to: number,
  layout: Layout,
  cuts: Cuts,
  asPairs: CutOthers,
): void {
  for (let at = from, next = from; at < to; at = next) {
    next = nextDay(table, at, to, layout);
    cutDay(table, at, next, layout, cuts, asPairs);
  }
}

/** The next line that is a day: where the batch begins with one, between two points of a list, or between two pairs. */
function nextDay(table: LineTable, from: number, to: number, layout: Layout): number {
  const isDated = dayAt(table, from, layout) !== null;
  if (!isDated && !isPoint(table, from)) return nextDayOfPairs(table, from, to, layout);
  for (let line = from + 1; line + 1 < to; line++) {
    const isPart = isDated || isPoint(table, line + 1);
    if (isPart && isDayAt(table, line, layout) && !isSame(table, from, line)) return line;
  }
  return to;
}

/** The next day that stands where a title would; one in the place of a body, or below them all, belongs to the pair above it. */
function nextDayOfPairs(table: LineTable, from: number, to: number, layout: Layout): number {
  const { shape, opening } = layout;
  const isCut = shape === 'pairs' && opening === 'blank' && to - from > 4;
  if (!isCut || dateAt(table, to - 1) !== null) return to;
  for (let line = from + 1; line + 1 < to; line++)
    if (isDayAt(table, line, layout)) return (line - from) % 2 === 0 ? line : to;
  return to;
}

/** Whether a line is a day, and not further in. */
function isDayAt(table: LineTable, line: number, layout: Layout): boolean {
  return Boolean(dayAt(table, line, layout)?.date) && indentOf(table, line) === 0;
}

/** The day that a line is; in a chat also behind `Date:`, and none where it is that of a message. */
function dayAt(table: LineTable, line: number, { shape }: Layout): DateLine | null {
  if (shape !== 'chat') return dateAt(table, line);
  if (stampAt(table, line) !== null) return null;
  const { bytes, start, end } = table;
  const label = readLabel(bytes, start[line]!, end[line]!);
  return label?.label === 'date'
    ? readDateLine(textAt(bytes, start[line]! + label.length, end[line]!))
    : dateAt(table, line);
}

function cutDay(
  table: LineTable,
  from: number,
  to: number,
  layout: Layout,
  cuts: Cuts,
  asPairs: CutOthers,
): void {
  const head = skipDate(table, from, to, layout, cuts);
  if (head === to) return;
  if (to === head + 1 && isUnderlined(table, head)) {
    cuts.section(head, head, true);
    return;
  }
  if (isOutlined(table, head, to) || isNumbered(table, head, to)) {
    for (let line = head, next = head; line < to; line = next) {
      next = endOfOutline(table, line, to);
      cutOutline(table, line, next, cuts, asPairs);
    }
    return;
  }
  const isPairs = layout.shape === 'pairs' || layout.shape === 'blocks';
  if (layout.areShoutedNames && to === head + 1 && isShouted(table, head)) {
    cuts.section(head, head, true);
    return;
  }
  if (isPairs && isOverDays(table, head, to)) {
    const last = endOfBatch(table, nextFilled(table, to)) - 1;
    cuts.section(head, last, false);
    return;
  }
  const isHailed = isPairs && head + 1 < to && isHailOver(table, head);
  if (isHailed) cuts.fault(head, 'letter-words');
  const first = isHailed ? head + 1 : head;
  const days = isPairs ? agendaFrom(table, first, to) : to;
  const times = isPairs && days === to ? timesFrom(table, first, to) : to;
  if (times < to) {
    if (times > first) cuts.section(first, to - 1, false);
    cutTimes(table, times, to, cuts);
    return;
  }
  if (isPairs && days === to && areDatedNotices(table, first, to)) {
    cutNotices(table, first, to, cuts);
    return;
  }
  const name = days < to ? agendaName(table, first, days) : to;
  if (name > first) cutShape(table, first, name, layout, cuts, asPairs);
  if (name < days) cuts.section(name, to - 1, false);
  cutAgenda(table, days, to, cuts);
}

/** Whether a line alone names the days, or their times, of the batch below it; somebody's name ends the letter above it. */
function isOverDays(table: LineTable, from: number, to: number): boolean {
  const { bytes } = table;
  const [start, end] = [table.start[from]!, table.end[from]!];
  if (to - from > 1 || !isSectionName(bytes, start, end)) return false;
  const next = nextFilled(table, to);
  if (next === table.count) return false;
  const last = endOfBatch(table, next);
  if (last === next) return false;
  const isOver =
    agendaFrom(table, next, last) === next ||
    timesFrom(table, next, last) === next ||
    areDatedNotices(table, next, last);
  const name = textAt(bytes, start, end);
  return isOver && !(name.includes(' ') && isFullName(name));
}

/** Cuts what stands below the date of a batch, as it is laid out. */
function cutShape(
  table: LineTable,
  head: number,
  to: number,
  layout: Layout,
  cuts: Cuts,
  asPairs: CutOthers,
): void {
  if (layout.width > 0) unwrap(table, head, to, layout.width);
  const shape = shapeOfBatch(table, head, to, layout);
  const isListed = shape === 'list' || shape === 'links';
  const end = isListed ? endOfList(table, head, to) : to;
  for (let line = end; line < to; line++) if (!isBlank(table, line)) cuts.fault(line, 'letter-words');
  const isPairs = shape === 'pairs' || shape === 'blocks';
  if (
    shape === 'introduction' ||
    (isPairs && isGreeting(table, head, to)) ||
    isFooter(table, head, to) ||
    isSignature(table, head, to)
  ) {
    for (let line = head; line < to; line++) cuts.fault(line, 'letter-words');
  } else if (shape === 'list') cutList(table, head, end, cuts, asPairs);
  else if (shape === 'links') cutLinks(table, head, end, cuts, asPairs);
  else if (shape === 'chat') cutChat(table, head, to, layout.isMonthFirst, cuts, asPairs);
  else if (shape === 'labelled') cutLabelled(table, head, to, cuts);
  else if (shape === 'todo') cutTodo(table, head, to, cuts);
  else if (shape === 'lines') cutLines(table, head, to, cuts.entry);
  else if (shape === 'words') {
    cuts.section(head, to - 1, false);
    cutLines(table, head + 1, to, cuts.entry);
  } else if (shape === 'blocks') {
    const isBelowSource = layout.areBelowSource && to - head > 2;
    if (isBelowSource) cuts.section(head, to - 1, false);
    cutBlock(table, isBelowSource ? head + 1 : head, to, cuts);
  } else if (shape === 'section') cutSection(table, head, to, layout, cuts);
  else asPairs(head, to);
}

/** The name of a section: of all that follow in a list, else of the next batch. */
function cutSection(table: LineTable, line: number, to: number, { shape }: Layout, cuts: Cuts): void {
  const next = nextFilled(table, to);
  if (shape === 'list') cuts.section(line, to - 1, true);
  else cuts.section(line, endOfBatch(table, next) - 1, false);
}

/** Looked at by itself, whatever the rest is. */
const loneBatch = { shape: 'pairs', introduces: false } as const;

/** A line and what stands further in or numbered below it: points of their own where that is what it names, else one entry. */
function cutOutline(table: LineTable, from: number, to: number, cuts: Cuts, asPairs: CutOthers): void {
  if (shapeOfBatch(table, from, to, loneBatch) === 'list') {
    cutList(table, from, to, cuts, asPairs);
    return;
  }
  if (areLinksBelow(table, from, to)) {
    cuts.section(from, to - 1, false);
    cutLinks(table, from + 1, to, cuts, asPairs);
    return;
  }
  if (table.bytes[table.end[from]! - 1] === 0x3a && table.end[from]! - table.start[from]! > 1)
    table.end[from]!--;
  cuts.entry(from, from + 1, to - 1, null);
}

/** Reports the date at the head of a batch, should there be one; returns the first line after it and its repetitions. */
function skipDate(table: LineTable, from: number, to: number, layout: Layout, cuts: Cuts): number {
  const read = dayAt(table, from, layout);
  if (read === null) return from;
  let head = from + 1;
  while (head < to && (isBlank(table, head) || isSame(table, from, head))) head++;
  if (read.date !== null) cuts.date(read.date, to - 1, head === to);
  else cuts.fault(from, read.fault!);
  for (let line = from + 1; line < head; line++) if (!isBlank(table, line)) drop(table, line, cuts);
  return head;
}

/** Cuts lines into titles and their bodies. */
function cutPairs(
  table: LineTable,
  from: number,
  to: number,
  batch: Batch,
  layout: Layout,
  cuts: Cuts,
): void {
  gather(table, from, to, batch, titleSign);
  if (alternates(batch)) {
    for (let i = 0; i < batch.count; i += 2)
      cuts.entry(batch.lines[i]!, batch.lines[i + 1]!, batch.lines[i + 1]!, null);
  } else {
    readAndDropRepeated(table, from, to, batch, layout, cuts);
    report(batch, cuts);
  }
}

/**
 * In almost every batch the scores alternate by themselves, a title first and a body last; then that is the cheapest
 * reading there can be, and nothing else is compared.
 */
function alternates({ count, scores }: Batch): boolean {
  if (count % 2 === 1) return false;
  for (let i = 0; i < count; i += 2) if (scores[i]! <= 0 || scores[i + 1]! >= 0) return false;
  return true;
}

/**
 * A line that repeats the one before it is dropped, unless the batch reads better with it: posts without a title of
 * their own are often listed with their text as title and as body.
 */
function readAndDropRepeated(
  table: LineTable,
  from: number,
  to: number,
  batch: Batch,
  layout: Layout,
  cuts: Cuts,
): void {
  const repeatCost = layout.isEchoed ? cap : cap / 2;
  const costWithout = (dropped: number[]): number => {
    gather(table, from, to, batch);
    if (dropped.length > 0) leaveOut(batch, new Set(dropped));
    return readBatch(table, batch, layout) + dropped.length * repeatCost;
  };
  const cost = costWithout([]);
  const repeated: number[] = [];
  for (let line = from + 1; line < to; line++)
    if (!isBlank(table, line) && isSame(table, line - 1, line)) repeated.push(line);
  if (repeated.length === 0) return;
  let best: { dropped: number[]; cost: number } = { dropped: [], cost };
  for (const dropped of choices(repeated)) {
    const cost = costWithout(dropped);
    if (cost < best.cost) best = { dropped, cost };
  }
  costWithout(best.dropped);
  for (const line of best.dropped) drop(table, line, cuts);
}

/** Which of some lines may be dropped: all of them, or when they are few any. */
function choices(lines: number[]): number[][] {
  if (lines.length > fewLines) return [lines];
  const all: number[][] = [];
  for (let chosen = (1 << lines.length) - 1; chosen > 0; chosen--)
    all.push(lines.filter((_, at) => (chosen & (1 << at)) !== 0));
  return all;
}

const fewLines = 4;

/** Takes lines out of a batch. */
function leaveOut(batch: Batch, without: ReadonlySet<number>): void {
  const { lines, scores } = batch;
  let kept = 0;
  for (let i = 0; i < batch.count; i++) {
    if (without.has(lines[i]!)) continue;
    lines[kept] = lines[i]!;
    scores[kept] = scores[i]!;
    kept++;
  }
  batch.count = kept;
}

/** Blanks a line, so that no body includes it. */
function drop(table: LineTable, line: number, cuts: Cuts): void {
  cuts.fault(line, 'repeated-line');
  table.end[line] = table.start[line]!;
}

function report({ count, lines, isTitle, isJoined }: Batch, cuts: Cuts): void {
  for (let at = 0; at < count; ) {
    const title = isTitle[at] === 1 ? lines[at]! : -1;
    const first = title < 0 ? at : at + 1;
    let next = first;
    while (next < count && isTitle[next] === 0 && (next === first || isJoined[next] === 1)) next++;
    if (next === first) cuts.entry(title, title + 1, title, null);
    else cuts.entry(title, lines[first]!, lines[next - 1]!, null);
    at = next;
  }
}
