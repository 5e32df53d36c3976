import { isoDate } from '../text/dates.ts';
import { isBlank, isSame, type LineTable } from './lines.ts';
import { type Batch, newBatch, readBatch } from './read-batch.ts';
import { titleScore } from './title.ts';

/** Takes what the lines of a stretch turn out to be; all numbers are lines of the table, from 0. */
export interface Cuts {
  /** `title` is -1 when there is none; the body is the lines from `first` to `last` that are not blank, none when `first > last`. */
  entry(title: number, first: number, last: number): void;
  /** A line that says again what the line before it says. It is blank in the table afterwards. */
  repeated(line: number): void;
  /** A date at the head of a batch that ends with the line `last`; `alone` when the batch is nothing else. */
  date(line: number, last: number, alone: boolean): void;
}

/**
 * Cuts every batch (the lines between two blank ones) into entries, in order, and decodes nothing. It looks at nothing
 * but the batch itself, so that a file cut at its blank lines gives the same entries in pieces; a stretch has to end at a blank line or with the
 * file.
 *
 * In almost every batch the scores alternate by themselves, a title first and a body last; then that is the cheapest
 * reading there can be, and nothing else is compared.
 */
export function forEachCut(bytes: Uint8Array, table: LineTable, cuts: Cuts): void {
  const batch = newBatch(table.count);
  for (let from = 0, to = 0; from < table.count; from = to + 1) {
    to = from;
    while (to < table.count && !isBlank(table, to)) to++;
    if (to > from) cutBatch(bytes, table, from, to, batch, cuts);
  }
}

function cutBatch(
  bytes: Uint8Array,
  table: LineTable,
  from: number,
  to: number,
  batch: Batch,
  cuts: Cuts,
): void {
  const head = isDateLine(bytes, table, from) ? skipDate(bytes, table, from, to, cuts) : from;
  gather(bytes, table, head, to, batch);
  if (alternates(batch)) {
    for (let i = 0; i < batch.count; i += 2)
      cuts.entry(batch.lines[i]!, batch.lines[i + 1]!, batch.lines[i + 1]!);
  } else {
    readAndDropRepeated(bytes, table, head, to, batch, cuts);
    report(batch, cuts);
  }
}

/** Reports the date at the head of a batch; returns the first line after it and its repetitions. */
function skipDate(bytes: Uint8Array, table: LineTable, from: number, to: number, cuts: Cuts): number {
  let head = from + 1;
  while (head < to && isSame(bytes, table, from, head)) head++;
  cuts.date(from, to - 1, head === to);
  for (let line = from + 1; line < head; line++) drop(table, line, cuts);
  return head;
}

/** Collects the lines that are not blank and their scores. */
function gather(bytes: Uint8Array, table: LineTable, from: number, to: number, batch: Batch): void {
  batch.count = 0;
  for (let line = from; line < to; line++) {
    if (isBlank(table, line)) continue;
    batch.lines[batch.count] = line;
    batch.scores[batch.count] = titleScore(bytes, table.start[line]!, table.end[line]!);
    batch.count++;
  }
}

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
  bytes: Uint8Array,
  table: LineTable,
  from: number,
  to: number,
  batch: Batch,
  cuts: Cuts,
): void {
  const cost = readBatch(bytes, table, batch);
  const repeated: number[] = [];
  for (let line = from + 1; line < to; line++) if (isSame(bytes, table, line - 1, line)) repeated.push(line);
  if (repeated.length === 0) return;
  leaveOut(batch, new Set(repeated));
  if (readBatch(bytes, table, batch) + repeated.length * repeatCost < cost) {
    for (const line of repeated) drop(table, line, cuts);
  } else {
    gather(bytes, table, from, to, batch);
    readBatch(bytes, table, batch);
  }
}

/** Less than a lone line costs, and with a lone title more than the worst pair. */
const repeatCost = 1.3;

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
  cuts.repeated(line);
  table.end[line] = table.start[line]!;
}

function report({ count, lines, isTitle, isJoined }: Batch, cuts: Cuts): void {
  for (let at = 0; at < count; ) {
    const title = isTitle[at] === 1 ? lines[at]! : -1;
    const first = title < 0 ? at : at + 1;
    let next = first;
    while (next < count && isTitle[next] === 0 && (next === first || isJoined[next] === 1)) next++;
    if (next === first) cuts.entry(title, title + 1, title);
    else cuts.entry(title, lines[first]!, lines[next - 1]!);
    at = next;
  }
}

function isDateLine(bytes: Uint8Array, table: LineTable, line: number): boolean {
  const [start, end] = [table.start[line]!, table.end[line]!];
  if ((end - start !== 10 && end - start !== 8) || bytes[start + 4] !== 0x2d) return false;
  return isoDate(String.fromCharCode(...bytes.subarray(start, end))) !== null;
}
