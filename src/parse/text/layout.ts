/** How a text is laid out, as the whole of it shows. */
import type { InputFormat } from '../../types.ts';
import { readLabel } from '../labels.ts';
import { dateAt, endOfBatch, type Opening, wasRule } from './batches.ts';
import { isMonthFirst, readStamp } from './chat.ts';
import { boldEnd } from './emphasis.ts';
import {
  arePointsEntries,
  countIntroduced,
  type Introduced,
  mayBeEntries,
  noIntroduced,
} from './introduced.ts';
import { linkFrom } from './item.ts';
import { labelsBelow } from './labels-below.ts';
import { isLetter } from './letter.ts';
import { isDigit, isSame, type LineTable, lineTable, scanLines } from './lines.ts';
import { hasMarker, isPoint, isTask, newMarker, readMarker } from './marker.ts';
import { isCommit, isDashed, isDrawn, pictureBefore } from './one-a-line.ts';
import { goesOn, isOutlined } from './outline.ts';
import { type Batch, gather, type Habits, newBatch, readings } from './read-batch.ts';
import {
  endsInSource,
  endsInStop,
  isHeadline,
  isLabelOver,
  isOnlyLink,
  isSectionName,
  isWeekdayName,
} from './title.ts';
import { hasProject, isCrossed, isTodo } from './todo.ts';
import { unwrap, wrapWidth } from './wrap.ts';

/** What an entry is: two lines, a batch, a point of a list, a line with an address, a message, a batch of labelled lines, a line of todo.txt, any line. */
export type Shape = 'pairs' | 'blocks' | 'list' | 'links' | 'chat' | 'labelled' | 'todo' | 'lines';

/** What each shape is called. */
export const shapes: Record<Shape, string> = {
  pairs: 'titles and bodies',
  blocks: 'one entry a block',
  list: 'a list',
  links: 'an address a line',
  chat: 'a chat',
  labelled: 'labelled lines',
  todo: 'a task a line, as in todo.txt',
  lines: 'an entry a line',
};

/** A layout in a few words. */
export function layoutInWords({ shape, width }: Layout): string {
  return width === 0 ? shapes[shape] : `${shapes[shape]}, wrapped at ${width} columns`;
}

/** How a text is laid out. */
export interface Layout extends Habits {
  shape: Shape;
  /** The columns at which its lines were wrapped; 0 when they were not. */
  width: number;
  /** What shows that an entry begins; `blank` where none has a blank line in it. */
  opening: Opening;
  /** Whether the month stands before the day in the messages of a chat. */
  isMonthFirst: boolean;
  /** Whether points under a line that introduces them are entries, rather than what is said of that line. */
  introduces: boolean;
  /** Another shape that it may as well have; null when there is none. */
  doubt: Shape | null;
}

/** The shape that a format says; null when it says none, since it is another one or `text`. */
export function shapeAsked(format: InputFormat): Shape | null {
  return format === 'pairs' || format === 'blocks' || format === 'list' ? format : null;
}

/**
 * Bytes that are looked at, however long the text is. Fewer than a piece of a long input has, so that reading in
 * pieces and as a whole see the same.
 */
const sampleLength = 1 << 17;

/** Finds the layout of a text; `asked` is the shape where somebody said it. */
export function layoutOf(bytes: Uint8Array, asked: Shape | null): Layout {
  const table = lineTable();
  scanLines(bytes, 0, sampleEnd(bytes), table);
  const width = wrapWidth(table);
  const markers = markersOf(table, width);
  const introduces =
    asked === 'list' || (asked === null && arePointsEntries(markers.introduced, markers.lines));
  const { shape, doubt } = asked === null ? shapeOf(markers, introduces) : { shape: asked, doubt: null };
  const opening = openingOf(shape, markers);
  const { isMonthFirst, pairs, joined, echoes, doubled } = markers;
  const habits = {
    isPaired: joined * 10 <= pairs && pairs >= fewestPairs,
    isEchoed: echoes >= fewestEchoes && echoes * 4 >= doubled,
  };
  if (asked === null && (opening === 'rule' || opening === 'title'))
    return { shape: 'blocks', width, opening, doubt: null, isMonthFirst, introduces: false, ...habits };
  return { shape, width, opening, doubt, isMonthFirst, introduces, ...habits };
}

/** So many pairs, and so many that are one line twice, make a habit. */
const fewestPairs = 12;
const fewestEchoes = 2;

/** Behind the last whole line that the sample has room for. */
function sampleEnd(bytes: Uint8Array): number {
  if (bytes.length <= sampleLength) return bytes.length;
  const end = bytes.lastIndexOf(0x0a, sampleLength) + 1;
  return end > 0 ? end : sampleLength;
}

/** What speaks for one shape or another; numbers of lines and batches. */
interface Markers {
  lines: number;
  batches: number;
  /** Lines with a sign of a list, in batches that begin with one. */
  points: number;
  /** Lines in batches that begin with a sign, points or not. */
  listed: number;
  /** Batches that begin further in, and with no sign: what a point goes on with behind a blank line. */
  furtherIn: number;
  /** The same in batches that begin with a name over points that have an address or a day of the week. */
  named: number;
  /** Lines that have an address and something else. */
  linked: number;
  /** Lines that are an address. */
  addresses: number;
  /** Batches whose first or second line is an address, with at most four lines. */
  headed: number;
  /** Batches of more than two lines whose last one is an address, perhaps behind a word or two, and the only one. */
  footed: number;
  stamped: number;
  /** Lines that begin as those of todo.txt do, and others with its projects and places. */
  todos: number;
  projects: number;
  /** Lines that begin with an `x`, which does for a task that is done; and sentences that are no task. */
  crossed: number;
  told: number;
  /** Pairs of a line that begins as a task and one that is none. */
  taskOver: number;
  /** Stamps that say who speaks. */
  spoken: number;
  /** Stamps with a clock of two halves. */
  halves: number;
  /** Lines that begin with the name of a commit; with a picture; and with one that tells the day, the place of what is above. */
  commits: number;
  /** Lines that Git draws between commits. */
  drawn: number;
  pictured: number;
  details: number;
  /** Lines that begin with bold words, and those that have a dash behind a few words. */
  bold: number;
  dashed: number;
  labelled: number;
  titleLabels: number;
  /** Labelled lines over a line without a label and under none with one; and those of them that are no titles. */
  apart: number;
  apartOthers: number;
  /** Batches that begin with the label of a title. */
  titleFirst: number;
  /** Batches that are a headline and nothing else; and those that are prose or an address, whose title is elsewhere. */
  heads: number;
  prose: number;
  /** Rules between batches, the batches that are not the first behind one, and those of them that are prose. */
  rules: number;
  further: number;
  furtherProse: number;
  /** What all batches of more than two lines would cost as one entry each, and as pairs. */
  asBlocks: number;
  asPairs: number;
  /** How many such batches there are, and how many of them are one entry when they are looked at alone. */
  long: number;
  whole: number;
  /** Pairs of lines in batches that nothing has to be joined in, and batches in which something has. */
  pairs: number;
  joined: number;
  /** Batches of pairs, of which some are a line that is there twice; and the other batches with such lines. */
  echoes: number;
  doubled: number;
  introduced: Introduced;
  isMonthFirst: boolean;
}

const noMarkers = (): Markers => ({
  lines: 0,
  batches: 0,
  points: 0,
  listed: 0,
  named: 0,
  linked: 0,
  addresses: 0,
  headed: 0,
  footed: 0,
  stamped: 0,
  spoken: 0,
  todos: 0,
  projects: 0,
  crossed: 0,
  told: 0,
  taskOver: 0,
  furtherIn: 0,
  halves: 0,
  commits: 0,
  drawn: 0,
  pictured: 0,
  bold: 0,
  dashed: 0,
  details: 0,
  labelled: 0,
  titleLabels: 0,
  apart: 0,
  apartOthers: 0,
  titleFirst: 0,
  heads: 0,
  prose: 0,
  rules: 0,
  further: 0,
  furtherProse: 0,
  asBlocks: 0,
  asPairs: 0,
  long: 0,
  whole: 0,
  pairs: 0,
  joined: 0,
  echoes: 0,
  doubled: 0,
  introduced: noIntroduced(),
  isMonthFirst: false,
});

function markersOf(table: LineTable, width: number): Markers {
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
    const head = dateAt(table, from) === null ? from : from + 1;
    // Such a batch is what it is, whatever the layout of the others.
    if (isOutlined(table, head, to) || labelsBelow(table, head, to) !== null) continue;
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
    const isLinked = !isAddress && linkFrom(bytes, start, end) < end;
    // Points of another kind are those of a list within the list.
    const isPoint = readMarker(bytes, start, end, marker) && (kind === 0 || marker.kind === kind);
    if (isPoint && kind === 0) kind = marker.kind;
    if (isAddress) addresses++;
    if (isLinked) linked++;
    if (isPoint) points++;
    if (isPoint && isLinked) linkedPoints++;
    countHead(bytes, start, end, markers, days);
  }
  markers.batches++;
  markers.lines += count;
  markers.linked += linked;
  markers.addresses += addresses;
  countList(table, batch, points, linkedPoints, markers);
  countApart(table, batch, markers);
  countTasks(table, batch, markers);
  if (count >= 2 && count <= 4 && addresses === 1 && isHeaded(table, batch)) markers.headed++;
  if (count > 2 && addresses + linked === 1 && isFooter(table, lines[count - 1]!)) markers.footed++;
  if (readLabel(bytes, table.start[lines[0]!]!, table.end[lines[0]!]!)?.label === 'title')
    markers.titleFirst++;
  countEchoes(table, batch, markers);
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

/** Looks for stamps, labels and what else a line begins with. */
function countHead(
  bytes: Uint8Array,
  start: number,
  end: number,
  markers: Markers,
  days: [string, string, string][],
): void {
  const stamp = mayBeStamp(bytes, start, end) ? readStamp(bytes, start, end) : null;
  if (stamp !== null) {
    markers.stamped++;
    if (stamp.author !== null) markers.spoken++;
    if (stamp.hasHalves) markers.halves++;
    if (stamp.day !== null) days.push(stamp.day);
  }
  if (isCommit(bytes, start, end)) markers.commits++;
  if (isDrawn(bytes, start, end)) markers.drawn++;
  const picture = pictureBefore(bytes, start, end);
  if (picture !== null) markers.pictured++;
  if (picture === 'detail') markers.details++;
  if (boldEnd(bytes, start, end) > 0) markers.bold++;
  if (isDashed(bytes, start, end)) markers.dashed++;
  const label = readLabel(bytes, start, end);
  if (label !== null) markers.labelled++;
  if (label?.label === 'title') markers.titleLabels++;
}

/** Whether there are digits around a colon or full stop early in a line; decoding each would take long. */
function mayBeStamp(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + 1; at < end - 2 && at < start + 64; at++) {
    if (bytes[at] !== 0x3a && bytes[at] !== 0x2e) continue;
    if (isDigit(bytes[at - 1]!) && isDigit(bytes[at + 1]!) && isDigit(bytes[at + 2]!)) return true;
  }
  return false;
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
    const isLabel = isWeekdayName(bytes, start, end) || isLabelOver(bytes, start, end);
    if (isLabel || linkedPoints * 2 > points || isTask(bytes, table.start[lines[1]!]!, table.end[lines[1]!]!))
      markers.named += count;
  }
}

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
  const isLinked = linkFrom(bytes, start, end) < end;
  const isProse =
    (count === 1 || scores[0]! <= 0) &&
    (endsInStop(bytes, table.end[last]! - 1) ||
      endsInSource(bytes, table.start[last]!, table.end[last]!) ||
      isOnlyLink(bytes, table.start[last]!, table.end[last]!));
  if (count === 1 && !isLinked && !hasMarker(bytes, start, end) && isHeadline(bytes, start, end))
    markers.heads++;
  else if (isProse) markers.prose++;
  if (isFirst) return;
  markers.further++;
  if (isProse) markers.furtherProse++;
}

/** What shows that an entry begins, in a text of some shape: where batches are no entries, something else does. */
function openingOf(shape: Shape, markers: Markers): Opening {
  const { batches, heads, prose, rules, further, furtherProse } = markers;
  if (shape === 'labelled')
    return markers.titleFirst >= 2 && markers.titleFirst === markers.titleLabels ? 'label' : 'blank';
  if (shape === 'list' && markers.furtherIn > 0) return 'point';
  if (shape !== 'pairs' && shape !== 'blocks') return 'blank';
  if (rules >= 2 && further * 2 >= rules && furtherProse * 10 >= further * 7) return 'rule';
  const areApart = heads >= 2 && prose * 5 >= heads * 4 && (heads + prose) * 10 >= batches * 9;
  return areApart ? 'title' : 'blank';
}

/** The shape that fits; ordered from what cannot be mistaken to what can. */
function shapeOf(markers: Markers, introduces: boolean): Pick<Layout, 'shape' | 'doubt'> {
  const { lines, batches, points, listed, named, linked, addresses, headed, footed } = markers;
  if (markers.stamped >= 2 && markers.stamped * 3 >= lines && markers.spoken > 0) return sure('chat');
  if (isTodoFile(markers)) return sure('todo');
  if (isLabelled(markers)) return sure('labelled');
  if (areCommits(markers)) return sure('lines');
  if (points >= 2 && (listed + named) * 10 >= lines * 6) return sure('list');
  if (named > 0 && named * 10 >= lines * 6) return sure('list');
  if (introduces) return sure('list');
  if (lines >= 2 && (linked + addresses) * 10 >= lines * 8) return sure('links');
  if (arePictured(markers) || areLed(markers)) return sure('lines');
  if (headed >= 2 && headed * 10 >= batches * 6 && addresses < lines) return sure('blocks');
  if (footed >= 2 && footed * 10 >= batches * 6) return sure('blocks');
  const { shape, doubt } = blocksOrPairs(markers);
  return { shape, doubt: mayBeEntries(markers.introduced, lines) ? 'list' : doubt };
}

/** Whether nearly all lines are commits, or drawn between them. */
const areCommits = ({ lines, commits, drawn }: Markers): boolean =>
  commits >= 2 && (commits + drawn) * 5 >= lines * 4;

/** Whether all lines have a picture before them, in batches that are no pairs. */
const arePictured = ({ lines, batches, pictured, details }: Markers): boolean =>
  lines >= 2 && pictured === lines && details === 0 && lines >= batches * 3;

/** Whether most lines begin with bold words, or all of three or more with a few words and a dash. */
const areLed = ({ lines, bold, dashed }: Markers): boolean =>
  (bold >= 2 && bold * 3 >= lines * 2) || (dashed >= 3 && dashed === lines);

/** Whether lines are tasks: half of them look so, and they are no titles over bodies; or most have a project and an `x` does for what is done. */
function isTodoFile({ lines, todos, projects, crossed, told, taskOver }: Markers): boolean {
  if (lines < 2 || told * 4 > lines || taskOver * 2 === lines) return false;
  if (todos === 0) return crossed > 0 && told === 0 && lines > 2 && projects * 5 >= lines * 4;
  return (todos + projects) * 2 >= lines;
}

/** Whether lines are labelled: half of them, a title among them, and most have another label over or under them. */
function isLabelled({ lines, labelled, titleLabels, apart, apartOthers }: Markers): boolean {
  if (apartOthers > 0 && apart * 2 >= labelled) return false;
  return titleLabels >= 1 && labelled >= 2 && labelled * 2 >= lines;
}

const sure = (shape: Shape): Pick<Layout, 'shape' | 'doubt'> => ({ shape, doubt: null });

/** Log-odds a batch that are no more than chance. */
const chance = 1;

/**
 * One entry a batch, or pairs: what costs less over all batches that are longer than a pair. It is doubtful when that is
 * hardly less, and other entries would come of it.
 */
function blocksOrPairs({
  asBlocks,
  asPairs,
  long,
  whole,
  batches,
}: Markers): Pick<Layout, 'shape' | 'doubt'> {
  if (long < 2 || long * 2 < batches) return sure('pairs');
  const edge = (asPairs - asBlocks) / long;
  const isDoubtful = Math.abs(edge) < chance && whole < long;
  if (edge > 0) return { shape: 'blocks', doubt: isDoubtful ? 'pairs' : null };
  return { shape: 'pairs', doubt: isDoubtful ? 'blocks' : null };
}
