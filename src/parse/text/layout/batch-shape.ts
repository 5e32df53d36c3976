/** What a batch is laid out as, whatever the rest of its file is. */
import { areAddressesBelow, areCalledBelow } from '../batches/addresses-below.ts';
import { endOfBatch } from '../batches/batches.ts';
import { endsInColon, introducedAt } from '../batches/introduced.ts';
import { areWordsBelow, isNameOverPoints, labelsBelow } from '../batches/labels-below.ts';
import { areColumns, areParagraphs } from '../batches/paragraphs.ts';
import { hasLink } from '../lines/item.ts';
import { indentOf, isBlank, type LineTable, nextFilled } from '../lines/lines.ts';
import { isEverySecondPoint, isPoint, isTask, newMarker, readMarker } from '../lines/marker.ts';
import { isOnlyLink, isSectionName, startsWithHttp } from '../lines/title.ts';
import type { Layout, Shape } from './layout.ts';

/** The shape of a batch: that of the whole, unless the batch itself shows another one; `words`: a name over lines of a few words. */
export function shapeOfBatch(
  table: LineTable,
  from: number,
  to: number,
  { shape, introduces }: Pick<Layout, 'shape' | 'introduces'>,
): Shape | 'section' | 'introduction' | 'words' {
  const { bytes } = table;
  if (isOfWhole.has(shape)) return shape === 'lines' && areWordsBelow(table, from, to) ? 'words' : shape;
  if (areParagraphs(table, from, to) || areColumns(table, from, to)) return 'lines';
  if (isPoint(table, from)) {
    if (shape === 'list' || isListAlone(table, from, to)) return 'list';
    return shape;
  }
  if (areAddressesBelow(table, from, to) || areCalledBelow(table, from, to)) return 'links';
  if (startsWithHttp(bytes, table.start[from]!) && shape !== 'blocks') {
    if (areAddresses(table, from, to)) return 'links';
    if (areAddressesFirst(table, from, to)) return 'blocks';
  }
  if (shape === 'pairs' && haveAddressEach(table, from, to)) return 'blocks';
  if (isNamed(table, from, to, shape)) return from + 1 === to ? 'section' : 'list';
  if (introduces && introducedAt(table, from, to) > 0) return 'list';
  if (isOverList(table, from, to)) {
    const isName = isSectionName(bytes, table.start[from]!, table.end[from]!);
    return isName ? 'section' : 'introduction';
  }
  if (isOverPoints(table, from, to)) return 'blocks';
  if (areWordsBelow(table, from, to)) return 'words';
  const labels = labelsBelow(table, from, to);
  if (labels !== null) return labels;
  return shape === 'list' ? 'pairs' : shape;
}

/** Shapes that a whole has in all its batches. */
const isOfWhole: ReadonlySet<Shape> = new Set(['chat', 'labelled', 'links', 'todo', 'lines']);

/**
 * Whether all lines of a batch are points or stand further in, below theirs, or all that may be titles are points; one
 * point alone may be a body that lost its title.
 */
function isListAlone(table: LineTable, from: number, to: number): boolean {
  const indent = indentOf(table, from);
  let points = 1;
  let line = from + 1;
  for (; line < to; line++) {
    if (isBlank(table, line)) continue;
    if (isPoint(table, line)) points++;
    else if (indentOf(table, line) <= indent) break;
  }
  return (line === to && points > 1) || (to - from >= 4 && isEverySecondPoint(table, from, to));
}

/** Whether a line with a colon is a batch, and the next one is a list. */
function isOverList(table: LineTable, from: number, to: number): boolean {
  if (from + 1 < to || !endsInColon(table, from)) return false;
  const next = nextFilled(table, to);
  if (next === table.count) return false;
  const end = endOfBatch(table, next);
  return isPoint(table, next) ? isListAlone(table, next, end) : areAddresses(table, next, end);
}

/** Whether a title, perhaps with a sentence or words with a colon below it, stands over points and nothing else: they are what is said of it, whatever their sign. */
function isOverPoints(table: LineTable, from: number, to: number): boolean {
  const isSaid = from + 2 < to && !isPoint(table, from + 1);
  const first = isSaid && (endsInStop(table, from + 1) || endsInColon(table, from + 1)) ? from + 2 : from + 1;
  if (first === to || !isPoint(table, first)) return false;
  let line = first + 1;
  while (line < to && (isBlank(table, line) || isPoint(table, line))) line++;
  return line === to && isSectionName(table.bytes, table.start[from]!, table.end[from]!);
}

/** Whether a line ends in a full stop or an exclamation mark. */
function endsInStop({ bytes, end }: LineTable, line: number): boolean {
  const last = bytes[end[line]! - 1];
  return last === 0x2e || last === 0x21;
}

/** Whether each line is an address, or begins with one that words follow. */
function areAddresses(table: LineTable, from: number, to: number): boolean {
  for (let line = from; line < to; line++)
    if (!isBlank(table, line) && !startsWithHttp(table.bytes, table.start[line]!)) return false;
  return to - from > 1;
}

/** Whether each address has the title of what it leads to under it, and nothing else. */
function areAddressesFirst(table: LineTable, from: number, to: number): boolean {
  let filled = 0;
  for (let line = from; line < to; line++) {
    if (isBlank(table, line)) continue;
    if (isOnlyLink(table.bytes, table.start[line]!, table.end[line]!) !== (filled % 2 === 0)) return false;
    filled++;
  }
  return filled % 2 === 0;
}

/** Whether a batch is threes: an address in each second line of three, or in each last one. */
function haveAddressEach(table: LineTable, from: number, to: number): boolean {
  if ((to - from) % 3 !== 0 || to - from < 6) return false;
  const isAddress = (line: number) => isOnlyLink(table.bytes, table.start[line]!, table.end[line]!);
  const place = isAddress(from + 1) ? 1 : 2;
  for (let line = from; line < to; line++)
    if (isBlank(table, line) || isAddress(line) !== ((line - from) % 3 === place)) return false;
  return true;
}

/**
 * Whether the first line of a batch names a section, and the points are in it or in the next batch: a day of the week,
 * a word or two with a colon, any name over tasks or in a list of addresses. Other points under a name are what is
 * said of it.
 */
function isNamed(table: LineTable, from: number, to: number, shape: Shape): boolean {
  const { bytes } = table;
  const point = nextFilled(table, from + 1);
  if (point === table.count || !isPoint(table, point)) return false;
  const [start, end] = [table.start[from]!, table.end[from]!];
  if (point >= to && from + 1 < to) return false;
  if (isNameOverPoints(table, from)) return true;
  if (isSectionName(bytes, start, end) && isTask(bytes, table.start[point]!, table.end[point]!)) return true;
  if (shape !== 'list') return false;
  if (point >= to) return isSectionName(bytes, start, end);
  return areLinked(table, point, to);
}

const marker = newMarker();

/** Whether more than half of the points have an address; those of lists within the list do not count. */
function areLinked(table: LineTable, from: number, to: number): boolean {
  const { bytes } = table;
  let [points, linked, kind] = [0, 0, 0];
  for (let line = from; line < to; line++) {
    if (!readMarker(bytes, table.start[line]!, table.end[line]!, marker)) continue;
    if (kind === 0) kind = marker.kind;
    else if (marker.kind !== kind) continue;
    points++;
    if (hasLink(table, line)) linked++;
  }
  return linked * 2 > points;
}
