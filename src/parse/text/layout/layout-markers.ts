import { readLabel } from '../../labels.ts';
import { areAddressesBelow } from '../batches/addresses-below.ts';
import { dateAt, endOfBatch, isUnderlined, wasRule } from '../batches/batches.ts';
import { countIntroduced, noIntroduced } from '../batches/introduced.ts';
import { areWordsBelow, isNameOverPoints, labelLength, labelsBelow } from '../batches/labels-below.ts';
import { isLetter } from '../batches/letter.ts';
import { goesOn, isNumbered, isOutlined } from '../batches/outline.ts';
import { type Batch, gather, newBatch, readings } from '../batches/read-batch.ts';
import { isCommit, isDashed, isDivided, isDrawn, isSaid, pictureBefore } from '../cuts/one-a-line.ts';
import { hasProject, isCrossed, isTodo } from '../cuts/todo.ts';
import { isMonthFirst, stampAt } from '../lines/chat.ts';
import { markedAt } from '../lines/clipping.ts';
import { boldEnd } from '../lines/emphasis.ts';
import { hasLink, linkFrom } from '../lines/item.ts';
import { isSame, type LineTable, textAt } from '../lines/lines.ts';
import { hasMarker, isPoint, isTask, newMarker, readMarker } from '../lines/marker.ts';
import {
  endsInSource,
  endsInStop,
  isHeadline,
  isOnlyLink,
  isSectionName,
  isShouted,
  lastWord,
  startsWithHttp,
} from '../lines/title.ts';
import { unwrap } from '../lines/wrap.ts';

/** What speaks for one shape or another; numbers of lines and batches. */
export type Markers = ReturnType<typeof noMarkers>;

/** Counts them in the lines of a text, which is wrapped at `width` columns where that is not 0. */
export function markersOf(table: LineTable, width: number): Markers {
  const markers = noMarkers();
  const batch = newBatch(table.count);
  const days: [string, string, string][] = [];
  let isFirst = true;
  for (let from = 0, to = 0; from < table.count; from = to + 1) {
    to = endOfBatch(table, from);
    const isRuled = wasRule(table, to);
    if (to === from && isRuled && !isFirst) {
      isFirst = true;
      markers.rules++;
    }
    if (to === from) continue;
    if (to === from + 1 && isUnderlined(table, from)) {
      markers.underlined++;
      continue;
    }
    const head = dateAt(table, from) === null || stampAt(table, from) !== null ? from : from + 1;
    // Such a batch is what it is, whatever the layout of the others.
    if (isOutlined(table, head, to) || isNumbered(table, head, to)) continue;
    if (isLikeNoOther(table, head, to)) continue;
    if (isLetter(table, head, to)) continue;
    if (width > 0) unwrap(table, head, to, width);
    gather(table, head, to, batch);
    if (batch.count > 0) {
      if (goesOn(table, head)) markers.furtherIn++;
      countBatch(table, batch, markers, days);
      countIntroduced(table, head, to, markers.introduced);
      countProse(table, batch, markers, isFirst);
      isFirst = isRuled;
      if (isRuled) markers.rules++;
    }
  }
  markers.isMonthFirst = isMonthFirst(days, markers.halves * 2 > markers.stamped);
  return markers;
}

/** Whether a batch is laid out in its own way. */
const isLikeNoOther = (table: LineTable, from: number, to: number): boolean =>
  labelsBelow(table, from, to) !== null ||
  areAddressesBelow(table, from, to) ||
  areWordsBelow(table, from, to);

const noMarkers = () => ({
  ...noLinesYet,
  ...noBatchesYet,
  introduced: noIntroduced(),
  /** Who is named by stamps that may be none. */
  doubtful: [] as string[],
  isMonthFirst: false,
});

/** Numbers of lines. */
const noLinesYet = {
  lines: 0,
  /** With a sign of a list, in batches that begin with one. */
  points: 0,
  /** In batches that begin with a sign, points or not. */
  listed: 0,
  /** The same in batches that begin with a name over points that have an address or a day of the week. */
  named: 0,
  /** That have an address and something else. */
  linked: 0,
  /** That are an address. */
  addresses: 0,
  /** That may name lines of a few words and an address; and those of these lines of which two or more stand together. */
  overLinks: 0,
  underName: 0,
  /** That begin with the stamp of a message; stamps that say who speaks, and those with a clock of two halves. */
  stamped: 0,
  spoken: 0,
  halves: 0,
  /** That begin as those of todo.txt do, and others with its projects and places. */
  todos: 0,
  projects: 0,
  /** That begin with an `x`, which does for a task that is done; and sentences that are no task. */
  crossed: 0,
  told: 0,
  /** Pairs of a line that begins as a task and one that is none. */
  taskOver: 0,
  /** That begin with the name of a commit, and that Git draws between commits. */
  commits: 0,
  drawn: 0,
  /** That begin with a picture, and of those with one that tells the day, the place of what is above. */
  pictured: 0,
  details: 0,
  /** That begin with bold words, and those that have a dash behind a few words. */
  bold: 0,
  dashed: 0,
  /** That have a stroke between spaces. */
  divided: 0,
  /** That have a tab between words: cells of a table. */
  tabbed: 0,
  /** That have a name or a word or two and a colon before what is said. */
  said: 0,
  /** That begin with a label, and those with that of a title. */
  labelled: 0,
  titleLabels: 0,
  /** With a label, over one without and under none with one; and those of them that are no titles. */
  apart: 0,
  apartOthers: 0,
};

/** Numbers of batches. */
const noBatchesYet = {
  batches: 0,
  /** That begin further in, and with no sign: what a point goes on with behind a blank line. */
  furtherIn: 0,
  /** Whose first or second line is an address, with at most four lines. */
  headed: 0,
  /** Of more than two lines whose last one is an address, perhaps behind a word or two, and the only one. */
  footed: 0,
  /** The first line of the last one of these, and how many have the same as the one before. */
  lastFooted: -1,
  sameFirst: 0,
  /** The label before the last line of the batch above, `Contact: …`, and how many have the same as the one above them. */
  lastLabel: '',
  sameLabel: 0,
  /** That are a line and the rule under it, and count for nothing else. */
  underlined: 0,
  /** That begin with the label of a title. */
  titleFirst: 0,
  /** That begin with a book, and when it was marked. */
  clipped: 0,
  /** That are a few words in capitals and nothing else, that begin with such, and that have another title. */
  shouted: 0,
  shoutedTitles: 0,
  calm: 0,
  /** That are a title and a body by all that they look like. */
  likePairs: 0,
  /** That are a headline and nothing else; and those that are prose or an address, whose title is elsewhere. */
  heads: 0,
  prose: 0,
  /** Of the former those with one of the latter right below them; whether the last batch is a headline and nothing else. */
  answered: 0,
  isHeadLast: false,
  /** Rules between them, those that are not the first behind one, and those of them that are prose. */
  rules: 0,
  further: 0,
  furtherProse: 0,
  /** Of more than two lines, and how many of these are one entry when they are looked at alone. */
  long: 0,
  whole: 0,
  /** What all of these would cost as one entry each, and as pairs. */
  asBlocks: 0,
  asPairs: 0,
  /** Of three lines to five: a title over short sentences; and short lines without an end, and those of them that are no pairs. */
  topped: 0,
  bare: 0,
  unpaired: 0,
  /** Pairs of lines in batches that nothing has to be joined in, and batches in which something has. */
  pairs: 0,
  joined: 0,
  /** Of pairs, of which some are a line that is there twice; and the other batches with such lines. */
  echoes: 0,
  doubled: 0,
};

const marker = newMarker();

function countBatch(
  table: LineTable,
  batch: Batch,
  markers: Markers,
  days: [string, string, string][],
): void {
  const { bytes } = table;
  const { lines, count } = batch;
  let [points, linkedPoints, linked, addresses, kind] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const [start, end] = [table.start[lines[i]!]!, table.end[lines[i]!]!];
    const isAddress = isOnlyLink(bytes, start, end);
    const isLinked = !isAddress && hasLink(table, lines[i]!);
    // Points of another kind are those of a list within the list.
    const isPoint = readMarker(bytes, start, end, marker) && (kind === 0 || marker.kind === kind);
    if (isPoint && kind === 0) kind = marker.kind;
    if (isAddress) addresses++;
    if (isLinked) linked++;
    if (isPoint) points++;
    if (isPoint && isLinked) linkedPoints++;
    countHead(bytes, start, end, markers);
    countStamp(table, lines[i]!, markers, days);
  }
  markers.batches++;
  markers.lines += count;
  markers.linked += linked;
  markers.addresses += addresses;
  countList(table, batch, points, linkedPoints, markers);
  if (linked + addresses >= count - 1) countNamedLinks(table, batch, count - linked - addresses, markers);
  countApart(table, batch, markers);
  countTasks(table, batch, markers);
  if (count >= 2 && markedAt(table, lines[0]! + 1) !== null) markers.clipped++;
  if (count >= 2 && count <= 4 && addresses === 1 && isHeaded(table, batch)) markers.headed++;
  if (count > 2 && addresses + linked === 1 && isFooter(table, lines[count - 1]!)) {
    markers.footed++;
    if (markers.lastFooted >= 0 && isSame(table, markers.lastFooted, lines[0]!)) markers.sameFirst++;
    markers.lastFooted = lines[0]!;
  }
  const last = count > 2 ? labelAt(table, lines[count - 1]!) : '';
  if (last !== '' && last === markers.lastLabel && labelAt(table, lines[0]!) === '') markers.sameLabel++;
  markers.lastLabel = last;
  if (readLabel(bytes, table.start[lines[0]!]!, table.end[lines[0]!]!)?.label === 'title')
    markers.titleFirst++;
  countEchoes(table, batch, markers);
  if (count >= 3 && count <= mostRemarks) countRemarks(table, batch, markers);
  if (count <= 2) markers.pairs += count >> 1;
  else {
    const { asOneBlock, otherwise, isOneBlock, isJoined } = readings(table, batch);
    markers.long++;
    if (isOneBlock) markers.whole++;
    if (isJoined) markers.joined++;
    else markers.pairs += count >> 1;
    markers.asBlocks += asOneBlock;
    markers.asPairs += otherwise;
  }
}

/** The word or two before a colon that a short line begins with. */
function labelAt({ bytes, start, end }: LineTable, line: number): string {
  const [from, to] = [start[line]!, end[line]!];
  if (to - from > longestTitle) return '';
  const length = labelLength(bytes, from, to);
  return length === 0 ? '' : textAt(bytes, from, from + length);
}

/** The most lines of a title with remarks of a few words below it. */
const mostRemarks = 5;

/** Counts a batch of lines that are short enough for titles, and tell by the ends that they have or lack what they are. */
function countRemarks(table: LineTable, { lines, scores, count }: Batch, markers: Markers): void {
  let stopped = 0;
  for (let i = 0; i < count; i++) {
    const [start, end] = [table.start[lines[i]!]!, table.end[lines[i]!]!];
    if (scores[i]! <= 0 || hasMarker(table.bytes, start, end)) return;
    if (!endsInStop(table.bytes, end - 1)) continue;
    if (i === 0) return;
    stopped++;
  }
  if (stopped === count - 1) markers.topped++;
  if (stopped > 0) return;
  markers.bare++;
  if (count % 2 === 1) markers.unpaired++;
}

/** Tells titles that are said again as bodies, beside pairs that are what they look like, from lines that are there twice. */
function countEchoes(table: LineTable, batch: Batch, markers: Markers): void {
  const { lines, scores, count } = batch;
  let [repeats, echoes, pairs] = [0, 0, 0];
  for (let i = 1; i < count; i++) {
    const isRepeat = isSame(table, lines[i - 1]!, lines[i]!);
    if (isRepeat) repeats++;
    if (i % 2 === 0) continue;
    if (isRepeat) echoes++;
    else if (scores[i - 1]! > scores[i]!) pairs++;
  }
  if (repeats === 0) return;
  const isPaired = repeats === echoes && (echoes + pairs) * 2 === count;
  if (isPaired && (pairs > 0 || count === 2)) markers.echoes++;
  else markers.doubled++;
}

/** Labels stand one under the other; one that has lines without any around it may be a title that looks like one. */
function countApart(table: LineTable, { lines, count }: Batch, markers: Markers): void {
  const labelOf = (i: number) =>
    i < count
      ? (readLabel(table.bytes, table.start[lines[i]!]!, table.end[lines[i]!]!)?.label ?? null)
      : null;
  let [before, label] = [null as ReturnType<typeof labelOf>, labelOf(0)];
  for (let i = 0; i + 1 < count; i++) {
    const after = labelOf(i + 1);
    if (label !== null && before === null && after === null) {
      markers.apart++;
      if (label !== 'title') markers.apartOthers++;
    }
    [before, label] = [label, after];
  }
}

/** Tells tasks from titles that begin like one: those have a body under them. */
function countTasks(table: LineTable, { lines, count }: Batch, markers: Markers): void {
  const { bytes } = table;
  let wasTask = false;
  for (let i = 0; i < count; i++) {
    const [start, end] = [table.start[lines[i]!]!, table.end[lines[i]!]!];
    const isTask = isTodo(bytes, start, end);
    const isMarked = isTask || hasProject(bytes, start, end);
    if (isTask) markers.todos++;
    else if (isMarked) markers.projects++;
    if (!isTask && isCrossed(bytes, start, end)) markers.crossed++;
    else if (!isTask && endsInStop(bytes, end - 1)) markers.told++;
    if (i % 2 === 1 && wasTask && !isMarked) markers.taskOver++;
    wasTask = isTask;
  }
}

/** Looks for the stamp of a message; the two lines of one count as two. */
function countStamp(
  table: LineTable,
  line: number,
  markers: Markers,
  days: [string, string, string][],
): void {
  const stamp = stampAt(table, line);
  if (stamp === null) return;
  if (stamp.isDoubtful) {
    markers.doubtful.push(stamp.author!);
    if (stamp.lines === 2) markers.stamped++;
    return;
  }
  markers.stamped++;
  // A time below a name is counted by itself, a handle is not.
  if (stamp.lines === 2 && stampAt(table, line + 1) === null) markers.stamped++;
  if (stamp.author !== null) markers.spoken++;
  if (stamp.hasHalves) markers.halves++;
  if (stamp.day !== null) days.push(stamp.day);
}

/** Looks for labels and what else a line begins with. */
function countHead(bytes: Uint8Array, start: number, end: number, markers: Markers): void {
  if (isCommit(bytes, start, end)) markers.commits++;
  if (isDrawn(bytes, start, end)) markers.drawn++;
  const picture = pictureBefore(bytes, start, end);
  if (picture !== null) markers.pictured++;
  if (picture === 'detail') markers.details++;
  if (boldEnd(bytes, start, end) > 0) markers.bold++;
  if (isDashed(bytes, start, end)) markers.dashed++;
  if (isDivided(bytes, start, end)) markers.divided++;
  if (bytes.subarray(start, end).includes(0x09)) markers.tabbed++;
  if (isSaid(bytes, start, end)) markers.said++;
  const label = readLabel(bytes, start, end);
  if (label !== null) markers.labelled++;
  if (label?.label === 'title') markers.titleLabels++;
}

function countList(
  table: LineTable,
  { lines, count }: Batch,
  points: number,
  linkedPoints: number,
  markers: Markers,
): void {
  const { bytes } = table;
  const [start, end] = [table.start[lines[0]!]!, table.end[lines[0]!]!];
  if (hasMarker(bytes, start, end)) {
    markers.points += points;
    markers.listed += count;
  } else if (points > 0 && isPoint(table, lines[1]!) && isSectionName(bytes, start, end)) {
    const isLabel = isNameOverPoints(table, lines[0]!);
    if (isLabel || linkedPoints * 2 > points || isTask(bytes, table.start[lines[1]!]!, table.end[lines[1]!]!))
      markers.named += count;
  }
}

/** Counts names, over lines that are a few words and an address each or alone, and such lines; texts with one at their end are bodies. */
function countNamedLinks(table: LineTable, { lines, count }: Batch, names: number, markers: Markers): void {
  const { bytes } = table;
  const [start, end] = [table.start[lines[0]!]!, table.end[lines[0]!]!];
  if (names > 0 && (hasMarker(bytes, start, end) || !isSectionName(bytes, start, end))) return;
  for (let i = names; i < count; i++) {
    const [from, to] = [table.start[lines[i]!]!, table.end[lines[i]!]!];
    const link = linkFrom(bytes, from, to);
    if (link - from > longestNamed || !isOnlyLink(bytes, link, to)) return;
    if (link > from && endsInStop(bytes, link - 2) && bytes[link - 2] !== 0x3a) return;
  }
  markers.overLinks += names;
  if (count - names >= 2) markers.underName += count - names;
}

/** Bytes of words before an address that are a title. */
const longestNamed = 90;

function isHeaded(table: LineTable, { lines }: Batch): boolean {
  const isAddress = (line: number) => isOnlyLink(table.bytes, table.start[line]!, table.end[line]!);
  return isAddress(lines[1]!) || isAddress(lines[0]!);
}

/** Whether a line is an address, or a word or two before one. */
function isFooter(table: LineTable, line: number): boolean {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  const link = linkFrom(bytes, start, end);
  return link < end && link - start <= longestFooter && isOnlyLink(bytes, link, end);
}

/** Bytes before an address: "Weiterlesen: ". */
const longestFooter = 24;

/** Whether a text is longer than titles are and has an address as its last word. */
function endsInAddress(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > longestTitle && startsWithHttp(bytes, lastWord(bytes, start, end));
}

/** Bytes. */
const longestTitle = 100;

/** Counts what may be a title without its body, and a body without its title. */
function countProse(
  table: LineTable,
  { lines, count, scores }: Batch,
  markers: Markers,
  isFirst: boolean,
): void {
  const { bytes } = table;
  const [first, last] = [lines[0]!, lines[count - 1]!];
  const [start, end] = [table.start[first]!, table.end[first]!];
  const isLinked = hasLink(table, first);
  if (isShouted(table, first)) markers[count === 1 ? 'shouted' : 'shoutedTitles']++;
  else if (count > 1 && scores[0]! > 0) markers.calm++;
  if (count === 2 && scores[0]! > 0 && scores[1]! < 0) markers.likePairs++;
  const isProse =
    (count === 1 || scores[0]! <= 0) &&
    (endsInStop(bytes, table.end[last]! - 1) ||
      endsInSource(bytes, table.start[last]!, table.end[last]!) ||
      isOnlyLink(bytes, table.start[last]!, table.end[last]!) ||
      endsInAddress(bytes, start, table.end[last]!));
  const isHead = count === 1 && !isLinked && !hasMarker(bytes, start, end) && isHeadline(bytes, start, end);
  if (isHead) markers.heads++;
  else if (isProse) markers.prose++;
  if (markers.isHeadLast && !isHead) markers.answered++;
  markers.isHeadLast = isHead;
  if (isFirst) return;
  markers.further++;
  if (isProse) markers.furtherProse++;
}
