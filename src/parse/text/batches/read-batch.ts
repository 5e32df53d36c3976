import { isBlank, isSame, isSmallLetter, type LineTable } from '../lines/lines.ts';
import {
  certain,
  endsInDots,
  isBullet,
  isOnlyLink,
  lastWord,
  startsWithHttp,
  titleScore,
} from '../lines/title.ts';

/** The lines of one batch and what is found out about them; the arrays are used again for the next batch. */
export interface Batch {
  count: number;
  /** Lines of the table. */
  lines: Uint32Array;
  /** Their `titleScore`. */
  scores: Float64Array;
  /** Whether the line is taken for a title. */
  isTitle: Uint8Array;
  /** Whether the line, should it follow a body, is taken for more of it. */
  isJoined: Uint8Array;
  /** What it earns to take the line for a title: its score, less what speaks against it in this batch. */
  gains: Float64Array;
  /** What it costs to take the line for more of the body before it. */
  joins: Float64Array;
  /** Whether the line before was a title in the cheapest reading, should this line be a title. */
  titleBeforeTitle: Uint8Array;
  /** The same, should this line be a body. */
  titleBeforeBody: Uint8Array;
}

/** What the whole of a text shows of its pairs. */
export interface Habits {
  /** Hardly a body has more than one line, so that one more is rather a body whose title was lost. */
  isPaired: boolean;
  /** Titles are said again as bodies, rather than lines doubled by mistake. */
  isEchoed: boolean;
}

const noHabits: Habits = { isPaired: false, isEchoed: false };

/** A batch with room for `size` lines. */
export function newBatch(size: number): Batch {
  return {
    count: 0,
    lines: new Uint32Array(size),
    scores: new Float64Array(size),
    isTitle: new Uint8Array(size),
    isJoined: new Uint8Array(size),
    gains: new Float64Array(size),
    joins: new Float64Array(size),
    titleBeforeTitle: new Uint8Array(size),
    titleBeforeBody: new Uint8Array(size),
  };
}

/** Collects the lines that are not blank and their scores; `score` may tell no more than their sign. */
export function gather(table: LineTable, from: number, to: number, batch: Batch, score = titleScore): void {
  batch.count = 0;
  for (let line = from; line < to; line++) {
    if (isBlank(table, line)) {
      if (isUnderlined(table, line, from)) batch.scores[0] = certain;
      continue;
    }
    batch.lines[batch.count] = line;
    batch.scores[batch.count] = score(table.bytes, table.start[line]!, table.end[line]!);
    batch.count++;
  }
}

/** Whether a blank line within a batch was the rule under its first line; others became blank when they were joined or dropped. */
function isUnderlined(table: LineTable, line: number, from: number): boolean {
  return line === from + 1 && !table.isWrapped;
}

/**
 * Decides which lines of a batch are titles, writes that into `isTitle` and `isJoined`, and returns what it costs; 0
 * when every line is what it looks like and has its partner.
 *
 * A line that is taken for a title earns its score (a body earns nothing); what departs from "title, body, title,
 * body" pays, in the same unit, log-odds:
 *
 * - `loneTitle`, `loneBody`: a title without a body, a body without a title. So a lost line costs its own entry and no
 *   neighbour, since giving all others the wrong role would cost far more.
 * - more than one body line under a title: `joinCost` for each further one, and for the batch `oneBlock` when it is one
 *   title and nothing but body, `blocks` when there are several titles. That is how "title, then lines of body" is told
 *   from two bodies of which one lost its title.
 *
 * The cheapest of three readings wins: pairs and lone lines, blocks, one block.
 */
export function readBatch(table: LineTable, batch: Batch, habits: Habits): number {
  const { count, isTitle, isJoined } = batch;
  weigh(table, batch, habits);
  if (count < 3) return label(batch, false) + titleWorth(batch);
  const asOneBlock = costs.oneBlock + oneBlockCost(batch);
  const asPairs = label(batch, false);
  const asBlocks = costs.blocks + label(batch, true);
  if (asOneBlock < Math.min(asPairs, asBlocks)) {
    isTitle.fill(0, 0, count);
    isTitle[0] = 1;
    isJoined.fill(1, 0, count);
  } else if (asPairs <= asBlocks) {
    label(batch, false);
  }
  return Math.min(asOneBlock, asPairs, asBlocks) + titleWorth(batch);
}

/** What a batch of more than two lines costs as one entry, and in the best of the other readings; and which it is taken for. */
export function readings(
  table: LineTable,
  batch: Batch,
): { asOneBlock: number; otherwise: number; isOneBlock: boolean; isJoined: boolean } {
  weigh(table, batch, noHabits);
  const asPairs = label(batch, false);
  const otherwise = Math.min(asPairs, costs.blocks + label(batch, true));
  const asOneBlock = oneBlockCost(batch);
  const isOneBlock = asOneBlock + costs.oneBlock < otherwise;
  return { asOneBlock, otherwise, isOneBlock, isJoined: isOneBlock || otherwise < asPairs };
}

/**
 * Set by hand and checked by deleting, doubling and blanking every line of real files. A line's score is at most 3.3
 * either way, so two lone lines cost a little more than the worst pair.
 */
const costs = {
  loneTitle: 2.1,
  loneBody: 1.7,
  oneBlock: 0.8,
  blocks: 2.6,
  /** A title that begins in small letters after a line without an end, as wrapped prose does. */
  goesOn: 3.5,
  /** Added to a further body line where hardly a body has one, unless a list or a sentence goes on. */
  unusual: 3,
};

/** What a title earns whose text the line under it begins with. */
const echoed = 4.5;

/** Looks at each line beside the one before it. */
function weigh(
  table: LineTable,
  { count, lines, scores, gains, joins }: Batch,
  { isPaired, isEchoed }: Habits,
): void {
  gains[0] = scores[0]!;
  for (let i = 1; i < count; i++) {
    const [before, line] = [lines[i - 1]!, lines[i]!];
    gains[i] = scores[i]! - (goesOn(table, before, line) ? costs.goesOn : 0);
    joins[i] = joinCost(table, before, line, isPaired);
    if (isSaidAgain(table, before, line)) gains[i - 1]! += echoed;
    if (isEchoed && isSame(table, before, line)) gains[i] = 0;
  }
}

/** Whether a line begins with all of the line before it and goes on: posts without a title have their own text as one. */
function isSaidAgain(table: LineTable, before: number, line: number): boolean {
  const { bytes } = table;
  const [start, from] = [table.start[line]!, table.start[before]!];
  const to = endOfText(bytes, from, table.end[before]!);
  const length = to - from;
  if (length < shortestEcho || table.end[line]! - start < length + shortestRest) return false;
  for (let at = 0; at < length; at++) if (bytes[from + at] !== bytes[start + at]) return false;
  return true;
}

/** Bytes that cannot be the same by chance, and bytes that are more than a mark. */
const shortestEcho = 16;
const shortestRest = 8;

/** Before the dots of a text that was cut. */
function endOfText(bytes: Uint8Array, start: number, end: number): number {
  return endsInDots(bytes, start, end) ? end - 3 : end;
}

/** What the lines would earn if each were what it looks like: without it, costs of batches with more lines would be less. */
function titleWorth({ count, gains }: Batch): number {
  let worth = 0;
  for (let i = 0; i < count; i++) worth += Math.max(0, gains[i]!);
  return worth;
}

function oneBlockCost({ count, gains, joins }: Batch): number {
  let cost = -gains[0]!;
  for (let i = 2; i < count; i++) cost += joins[i]!;
  return cost;
}

/**
 * The cheapest labels for a batch (Viterbi's algorithm with two states), written into `isTitle` and `isJoined`.
 * Returns their cost.
 */
function label(batch: Batch, mayJoin: boolean): number {
  const { count, gains, joins, titleBeforeTitle, titleBeforeBody } = batch;
  let asTitle = -gains[0]!;
  let asBody = costs.loneBody;
  for (let i = 1; i < count; i++) {
    const furtherBody = asBody + (mayJoin ? Math.min(joins[i]!, costs.loneBody) : costs.loneBody);
    const nextTitle = asTitle + costs.loneTitle;
    titleBeforeTitle[i] = nextTitle < asBody ? 1 : 0;
    titleBeforeBody[i] = asTitle <= furtherBody ? 1 : 0;
    const best = Math.min(nextTitle, asBody);
    asBody = Math.min(asTitle, furtherBody);
    asTitle = best - gains[i]!;
  }
  trace(batch, asTitle + costs.loneTitle < asBody, mayJoin);
  return Math.min(asTitle + costs.loneTitle, asBody);
}

/** Follows the cheapest reading back from the last line. */
function trace(batch: Batch, endsInTitle: boolean, mayJoin: boolean): void {
  const { count, joins, isTitle, isJoined, titleBeforeTitle, titleBeforeBody } = batch;
  let title = endsInTitle;
  for (let i = count - 1; i >= 0; i--) {
    isTitle[i] = title ? 1 : 0;
    isJoined[i] = mayJoin && joins[i]! < costs.loneBody ? 1 : 0;
    title = (title ? titleBeforeTitle[i] : titleBeforeBody[i]) === 1;
  }
}

/**
 * What it costs to take a line for more of the body before it, rather than for a body that lost its title: little
 * when either is short, when the line begins as a sentence goes on or a list does, or when it is the address that
 * belongs to the text; much when the line before was cut or ends in its own address, or when both are paragraphs.
 */
function joinCost(table: LineTable, before: number, line: number, isPaired: boolean): number {
  const { bytes } = table;
  if (isSame(table, before, line)) return costs.loneBody;
  if (goesOn(table, before, line)) return cheapestJoin;
  const [start, end] = [table.start[line]!, table.end[line]!];
  const [startBefore, endBefore] = [table.start[before]!, table.end[before]!];
  const shorter = Math.min(end - start, endBefore - startBefore);
  const linkBefore = endsInLink(bytes, startBefore, endBefore);
  const onlyLink = isOnlyLink(bytes, start, end);
  let cost = isPaired ? 0.3 + costs.unusual : 0.3;
  if (endsInDots(bytes, startBefore, endBefore)) cost += 4;
  if (linkBefore) cost += 1.5;
  if (isBullet(bytes, start, end) || (isSmallLetter(bytes[start]!) && !onlyLink)) cost -= 2;
  if (onlyLink && !linkBefore) cost -= 2;
  if (shorter > 140) cost += 0.9;
  else if (shorter < 90 && !isPaired) cost -= 1.5;
  return Math.max(cheapestJoin, cost);
}

/** Nothing is free, so that a batch without several body lines is never read as one with them. */
const cheapestJoin = 0.2;

function endsInLink(bytes: Uint8Array, start: number, end: number): boolean {
  return startsWithHttp(bytes, lastWord(bytes, start, end));
}

/** Whether a line begins with a word in small letters and the one before it ends in a small letter, a comma or a semicolon, and in no link. */
function goesOn(table: LineTable, before: number, line: number): boolean {
  const { bytes } = table;
  const last = bytes[table.end[before]! - 1]!;
  if (!isSmallLetter(last) && last !== 0x2c && last !== 0x3b) return false;
  const end = table.end[line]!;
  let at = table.start[line]!;
  while (at < end && isSmallLetter(bytes[at]!)) at++;
  // A name such as `acme/tool` or `dbt-core` begins many a title.
  if (at === table.start[line] || (at < end && bytes[at] !== 0x20 && bytes[at] !== 0x2c)) return false;
  return !endsInLink(bytes, table.start[before]!, table.end[before]!);
}
