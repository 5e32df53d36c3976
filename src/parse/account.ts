/**
 * Whether an item is lost without a word: what the lines of a file evidently are, beside the entries that were made of them. It
 * does not know how any format is read, so that what a reader does not see is seen here.
 */
import type { Chunk, Diagnostic, SourceFormat } from '../types.ts';
import { type Evident, evidentAt, holdsLink, isLedByLink, numbered, tag } from './evident.ts';
import { fencedCode } from './fenced.ts';
import { parseDiagnostic } from './messages.ts';
import { isBlank, type LineTable, lineTable, scanLines, textOfLine } from './text/lines/lines.ts';

/** Counts the items of one file. */
export interface Account {
  /** Takes what is told of the file, since what is told is not lost. */
  hear(diagnostic: Diagnostic): void;
  /** Takes a piece of the file, and the lines that its entries begin on, in their order. */
  add(chunk: Chunk, entries: Iterable<{ readonly line: number }>): void;
  /** What there is to say of the file, now that all of it was read; null: nothing. */
  verdict(): Diagnostic | null;
}

/** So many items, and one of so many, that stand within other entries are worth a word. */
const fewest = 3;
const share = 20;

/** Opens the account of a file. */
export function newAccount(): Account {
  const tally = newTally();
  const told = new Set<number>();
  const table = lineTable();
  let first: Chunk | null = null;
  let isEnough = false;
  return {
    hear({ code, place, endLine }) {
      if (code === 'complaints-enough') isEnough = true;
      if (place === null || !tellingCodes.has(code)) return;
      for (let line = place.line; line <= (endLine ?? place.line); line++) told.add(line);
    },
    add(chunk, entries) {
      first ??= chunk;
      scanLines(chunk.bytes, 0, chunk.bytes.length, table);
      const begins = new Uint8Array(table.count);
      for (const { line } of entries) {
        tally.entries++;
        begins[line - chunk.firstLine] = 1;
      }
      walk(table, chunk, begins, (line) => told.has(line + chunk.firstLine), tally);
    },
    verdict() {
      if (first === null || isEnough) return null;
      const { count, line } = lostOf(tally);
      if (count < fewest || count * share <= tally.entries + count) return null;
      const facts = { count, format: first.format };
      return parseDiagnostic('items-within', facts, { place: { file: first.file, line, column: 1 } });
    },
  };
}

/** The codes of what is told to be no entry. */
const tellingCodes = new Set([
  ...['markdown-unused', 'who-met', 'markdown-passed', 'markdown-too-complex'],
  ...['letter-words', 'task-cancelled', 'item-empty', 'chat-notice', 'repeated-line'],
]);

/** Some items within other entries, and the line of the first. */
interface Lost {
  count: number;
  line: number;
}

/** What is counted of a file. */
interface Tally {
  entries: number;
  /** Entries that are points, those of them with an address, and with a number. */
  points: number;
  linked: number;
  numbered: number;
  /** What is lost in any case. */
  sure: Lost;
  /** The same in a long text, which may tell of it: lost where the entries of the file are points. */
  inText: Lost;
  /** Points that other lines part from their entry, and those right below it: lost where the entries of the file are points. */
  apart: Lost;
  below: Lost;
  /** Numbered points with links: lost where the entries have numbers. */
  steps: Lost;
  /** Of each depth the headings that are entries, those that are none, and the points under the former. */
  depths: Map<number, { titles: number; names: number; below: Lost }>;
}

const none = (): Lost => ({ count: 0, line: Number.POSITIVE_INFINITY });

const newTally = (): Tally => ({
  ...{ entries: 0, points: 0, linked: 0, numbered: 0, steps: none(), inText: none() },
  ...{ sure: none(), apart: none(), below: none(), depths: new Map() },
});

/** Something evident below an entry or a heading. */
interface Item {
  what: Evident;
  line: number;
  /** Whether other lines part it from what it stands under. */
  isApart: boolean;
  /** Whether the last of these introduces it: "It is good news because:" */
  isIntroduced: boolean;
  size: number;
}

/** What lines stand under: an entry, or a heading that is none. */
interface Owner {
  what: Evident | null;
  /** Its row; -1 before the first. */
  line: number;
  isEntry: boolean;
  /** The items below it. */
  items: Item[];
  /** How many paragraphs are none, how many bytes they have, and those of them that begin with a link. */
  prose: number;
  text: number;
  led: number[];
}

// Each entry is one, and one literal is made several times as fast as what is spread.
const ownerOf = (what: Evident | null, line: number, isEntry: boolean): Owner => ({
  what,
  line,
  isEntry,
  items: [],
  prose: 0,
  text: 0,
  led: [],
});

/** Goes through the lines of a piece, and settles what stands below each entry and heading. */
function walk(
  table: LineTable,
  { format, firstLine }: Chunk,
  begins: Uint8Array,
  isTold: (line: number) => boolean,
  tally: Tally,
): void {
  const isShown = shownLines(table);
  let owner = ownerOf(null, -1, false);
  let margin = -1;
  let isBehindBlank = true;
  let isApart = false;
  let isBehindLink = false;
  let isInProse = false;
  let isIntroduced = false;
  const begin = (next: Owner) => {
    settle(owner, table, tally);
    owner = next;
    isApart = false;
    isInProse = false;
    isIntroduced = false;
  };
  for (let line = 0; line < table.count; line++) {
    if (isBlank(table, line) || !isShown(line)) {
      isBehindBlank = true;
      continue;
    }
    const what = evidentAt(table, line, format);
    const isEntry = begins[line] === 1;
    let isItem = isEntry;
    if (what?.kind === 'point') {
      if (margin < 0) margin = what.indent;
      else margin = Math.min(margin, what.indent);
    } else if (isBehindBlank && !isIndented(table, line)) margin = -1;
    if (isEntry || what?.kind === 'heading') {
      begin(ownerOf(what, line, isEntry));
      countOwner(owner, tally);
    } else if (what !== null && isOutermost(what, margin, format) && !isTold(line)) {
      // A link right below a line of text belongs to it.
      isItem = what.kind !== 'link' || isBehindBlank || isBehindLink;
      const size = sizeOf(table, line);
      if (isItem) owner.items.push({ what, line: line + firstLine, isApart, isIntroduced, size });
    } else if (what === null && isBehindBlank && !isIndented(table, line)) {
      isApart = true;
      isInProse = true;
      owner.prose++;
      owner.text += sizeOf(table, line);
      if (isLedByLink(table, line)) owner.led.push(line + firstLine);
    } else if (isInProse) owner.text += sizeOf(table, line);
    else if (owner.items.length > 0) owner.items.at(-1)!.size += sizeOf(table, line);
    if (isItem) isInProse = false;
    else if (what === null && !isIndented(table, line)) isIntroduced = isApart && endsInColon(table, line);
    isBehindBlank = false;
    isBehindLink = isItem && what?.kind === 'link';
  }
  settle(owner, table, tally);
}

const sizeOf = ({ start, end }: LineTable, line: number): number => end[line]! - start[line]!;

/** Whether the last byte of a line is a colon. */
const endsInColon = ({ bytes, end }: LineTable, line: number): boolean => bytes[end[line]! - 1] === 0x3a;

function isIndented(table: LineTable, line: number): boolean {
  const before = table.bytes[table.start[line]! - 1];
  return before === 0x20 || before === 0x09;
}

/** Whether a line stands at the margin of its list, and is no code by how far in it stands. */
function isOutermost({ kind, sign, indent }: Evident, margin: number, format: SourceFormat): boolean {
  const mayBeCode = format === 'markdown' && sign !== tag;
  return kind !== 'point' || (indent <= margin + 1 && (!mayBeCode || indent < 4));
}

/** Makes what says of one line after the other whether it is shown: in no code and no comment. */
function shownLines(table: LineTable): (line: number) => boolean {
  const isCode = fencedCode();
  let isInCode = false;
  let isInComment = false;
  return (line) => {
    const first = table.bytes[table.start[line]!]!;
    const mayTurn = isInCode || isInComment || first === 0x60 || first === 0x7e || first === 0x3c;
    if (!mayTurn) return true;
    const text = textOfLine(table, line);
    if (isInComment) {
      isInComment = !text.includes('-->');
      return false;
    }
    isInCode = isCode(text);
    if (!isInCode && text.startsWith('<!--')) {
      isInComment = !text.includes('-->');
      return false;
    }
    return !isInCode;
  };
}

function countOwner({ what, isEntry }: Owner, tally: Tally): void {
  if (what?.kind === 'heading') {
    const depth = depthIn(tally, what.sign);
    if (isEntry) depth.titles++;
    else depth.names++;
  } else if (what?.kind === 'point') {
    tally.points++;
    if (what.hasLink) tally.linked++;
    if (what.sign === numbered) tally.numbered++;
  }
}

function depthIn({ depths }: Tally, depth: number) {
  const known = depths.get(depth) ?? { titles: 0, names: 0, below: none() };
  depths.set(depth, known);
  return known;
}

/** Decides what of the items below an entry may be lost: fewer than two are what is said of it. */
function settle(owner: Owner, table: LineTable, tally: Tally): void {
  settleNews(owner, table, tally);
  const { what, line, isEntry, items, prose } = owner;
  if (items.length < 2 || isArticle(owner)) return;
  const all = what?.kind === 'point' ? items.filter(({ what: it }) => isBeside(it, what)) : items;
  const isName = what?.kind === 'heading' && !isEntry;
  const isLinked = !isName && line >= 0 && (holdsLink(table, line) || isTag(table, line));
  if (!isLinked) lose(all, tally.steps, (it) => it.what.isStep && it.what.hasLink);
  const sure = isName ? all.filter((it) => maybeItem(it.what)) : evidentItems(all, what, isLinked);
  lose(sure, isName || all.length >= prose ? tally.sure : tally.inText);
  const points = all.filter((it) => it.what.kind === 'point' && maybeItem(it.what) && !sure.includes(it));
  if (what?.kind === 'point') lose(points, tally.sure);
  else if (what?.kind === 'heading') {
    // What a long text lists without links is what it tells.
    if (isLinked || prose > mostWords) return;
    // Below the link that a heading is about they tell of it.
    const isAbout = items[0]!.what.kind === 'link';
    lose(points, depthIn(tally, what.sign).below, (it) => !isAbout || !isSaid(it));
  } else if (line < 0 || !isTag(table, line)) {
    // Right below a link those without one tell what stands there.
    const isUnderLink = line >= 0 && (what?.kind === 'link' || isLedByLink(table, line));
    lose(points, tally.apart, (it) => it.isApart && !isSaid(it));
    lose(points, tally.below, (it) => !it.isApart && !(isUnderLink && !it.what.hasLink));
  }
}

/** Whether a point is part of a sentence above it. */
const isSaid = ({ isIntroduced, what }: Item): boolean => isIntroduced && !what.hasLink;

/** Whether what is said around some items is longer than they are: they are part of it. */
const isArticle = ({ what, isEntry, items, text }: Owner): boolean =>
  (isEntry || what?.kind !== 'heading') && text > items.reduce((sum, { size }) => sum + size, 0);

/** Under the name of a section that was taken for an entry, most paragraphs begin with a link: "[Ines](…) drew [a chart](…)." */
function settleNews({ what, line, isEntry, prose, led }: Owner, table: LineTable, { sure }: Tally): void {
  if (!isEntry || what?.kind !== 'heading' || holdsLink(table, line)) return;
  if (led.length < fewest || led.length * 2 <= prose) return;
  add(sure, { count: led.length, line: led[0]! });
}

/** Whether a line begins with a heading of HTML, which may lead somewhere on the lines below. */
const isTag = ({ bytes, start }: LineTable, line: number): boolean =>
  bytes[start[line]!] === 0x3c &&
  (bytes[start[line]! + 1]! | 0x20) === 0x68 &&
  bytes[start[line]! + 2]! <= 0x36;

/** Paragraphs that do no more than introduce a list. */
const mostWords = 2;

const maybeItem = (it: Evident): boolean =>
  it.kind === 'point' ? !it.isPart && !it.isStep : it.kind === 'link';

/** The rows of a table that name its columns. */
const namingRows = 2;

/**
 * What is an item wherever it stands, three or more of a kind, since two may say where to read on: links that are called by titles, rows with links, and points with
 * links below what has none itself. What a heading with a link is about has a list of its own.
 */
function evidentItems(items: readonly Item[], over: Evident | null, isLinked: boolean): readonly Item[] {
  if (isLinked && over?.kind === 'heading') return [];
  const rows = items.filter(({ what }) => what.kind === 'row');
  const areLinked = rows.filter(({ what }) => what.hasLink).length * 2 > rows.length - namingRows;
  const isItem: Record<string, (it: Evident) => boolean> = {
    point: (it) => it.isLink || (it.hasLink && !isLinked && maybeItem(it)),
    link: () => true,
    row: (it) => it.hasLink && areLinked,
  };
  return Object.entries(isItem).flatMap(([kind, is]) => {
    const found = items.filter(({ what }) => what.kind === kind && is(what));
    return found.length < fewest ? [] : found;
  });
}

/** Whether a point stands beside another one, rather than in it. */
const isBeside = (it: Evident, point: Evident): boolean =>
  it.kind !== 'point' || (it.sign === point.sign && it.indent <= point.indent + 1);

/** Adds those of some items that are of a kind, when they are two or more. */
function lose(items: readonly Item[], lost: Lost, is: (it: Item) => boolean = () => true): void {
  const these = items.filter(is);
  if (these.length < 2) return;
  add(lost, { count: these.length, line: these[0]!.line });
}

/** Some more are lost. */
function add(lost: Lost, { count, line }: Lost): void {
  lost.count += count;
  lost.line = Math.min(lost.line, line);
}

/** What is lost, as the whole of the file shows. */
function lostOf(tally: Tally): Lost {
  const { entries, points, linked, apart, below, steps, inText, depths } = tally;
  const lost = { ...tally.sure };
  // Where points are what is said of an entry, so are these.
  if (points * 2 < entries) return lost;
  add(lost, apart);
  add(lost, inText);
  if (tally.numbered * 2 >= points) add(lost, steps);
  if (linked * 2 < points) return lost;
  add(lost, below);
  for (const { titles, names, below } of depths.values()) if (names > titles) add(lost, below);
  return lost;
}
