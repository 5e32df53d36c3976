/** Points under a line that introduces them: entries where the whole is written so, else what is said of that line. */
import { readDateLine } from '../../../text/date-line.ts';
import { late } from '../../../text/late.ts';
import { indentOf, isBlank, isSmallLetter, type LineTable, textAt } from '../lines/lines.ts';
import { isPoint, newMarker, readMarker } from '../lines/marker.ts';
import { isSectionName } from '../lines/title.ts';
import { isFullName } from './letter.ts';
import words from './letters.yaml';

/** The lists of a text that stand under lines of their own, and what speaks for entries of their own. */
export interface Introduced {
  lists: number;
  /** Their lines, with those above them. */
  lines: number;
  /** Lists under words that introduce, and under what may be somebody's name. */
  introducing: number;
  named: number;
  points: number;
  /** Points that begin with a small letter. */
  small: number;
  /** That begin with an article, as reports of what a person did do not. */
  articles: number;
  /** What the points say, in bytes. */
  length: number;
}

/** Nothing, before it is counted. */
export const noIntroduced = (): Introduced => ({
  lists: 0,
  lines: 0,
  introducing: 0,
  named: 0,
  points: 0,
  small: 0,
  articles: 0,
  length: 0,
});

/**
 * The first point of a batch that is a line, or a title and a line with a colon, over points and nothing else; -1 where it
 * is something else.
 */
export function introducedAt(table: LineTable, from: number, to: number): number {
  const { bytes } = table;
  if (isPoint(table, from)) return -1;
  let first = from + 1;
  if (first < to && !isPoint(table, first)) first++;
  if (first >= to || !isPoint(table, first)) return -1;
  const isName = first === from + 1 && isSectionName(bytes, table.start[from]!, table.end[from]!);
  if (!isName && !endsInColon(table, first - 1)) return -1;
  let points = 0;
  for (let line = first; line < to; line++) {
    if (isBlank(table, line)) continue;
    if (isPoint(table, line)) points++;
    else if (indentOf(table, line) === 0) return -1;
  }
  const isEnough = points > 1 || release.test(textAt(bytes, table.start[first - 1]!, table.end[first - 1]!));
  return isEnough ? first : -1;
}

const marker = newMarker();

/** Counts a batch, should it be such a list. */
export function countIntroduced(table: LineTable, from: number, to: number, introduced: Introduced): void {
  const { bytes } = table;
  const first = introducedAt(table, from, to);
  if (first < 0) return;
  introduced.lists++;
  introduced.lines += to - from;
  const head = textAt(bytes, table.start[first - 1]!, table.end[first - 1]!);
  if (introduces(head, first === from + 1)) introduced.introducing++;
  else if (isFullName(head)) introduced.named++;
  for (let line = first; line < to; line++) {
    if (!readMarker(bytes, table.start[line]!, table.end[line]!, marker)) continue;
    introduced.points++;
    if (isSmallLetter(bytes[marker.text]!)) introduced.small++;
    if (article().test(textAt(bytes, marker.text, marker.text + longestArticle))) introduced.articles++;
    introduced.length += table.end[line]! - marker.text;
  }
}

/**
 * Whether the points of such lists are entries: they are most of the text, and the lines above them introduce, or they are headlines
 * under lines that are nobody's name, or begin with articles in half of the points; under a single one, which may be the title of a single entry, they have to say something, too.
 */
export function arePointsEntries(introduced: Introduced, lines: number): boolean {
  const { lists, introducing, named, points, articles } = introduced;
  if (!areMost(introduced, lines) || (named > 0 && articles * 2 < points)) return false;
  if (introducing * 2 > lists) return lists > 1 || doTell(introduced);
  return lists > 1 && areHeadlines(introduced);
}

/** Whether they may as well be. */
export function mayBeEntries(introduced: Introduced, lines: number): boolean {
  const { lists, introducing, named } = introduced;
  const isUnnamed = named * 2 < lists || (lists > 1 && areHeadlines(introduced));
  return areMost(introduced, lines) && (introducing > 0 || (doTell(introduced) && isUnnamed));
}

const areMost = ({ lines, lists }: Introduced, all: number): boolean => lists > 0 && lines * 10 >= all * 6;

/** Whether points are sentences or headlines, by and large, rather than a word or two. */
const doTell = ({ points, length }: Introduced): boolean => length >= points * shortestTelling;

/** Whether points say something, and begin as headlines do. */
const areHeadlines = (introduced: Introduced): boolean => doTell(introduced) && introduced.small === 0;

/** Bytes: "the ferry runs on Sunday" */
const shortestTelling = 24;

/** Whether words lead to news: "What happened this week", or four words or more with a colon and no title above them. */
export function introduces(head: string, isAlone: boolean): boolean {
  if (isOfPeriod(head) || release.test(head)) return true;
  return isAlone && /^\S+(?:\s+\S+){3,}\s?[:：]$/.test(head);
}

/** Whether words say of what time or kind news are: "this week", "neues", "events". */
export const isOfPeriod = (head: string): boolean => introductions().test(head.replaceAll('’', "'"));

/** The number of a release: `v2.4.1 (2026-03-04)`, `Version 1.12` */
const release = /^(?:(?:changes|new) in\s)?(?:version\s|release\s|v\.?\s?)?\d+\.\d+(?:\.\d+)*(?=$|[\s:-])/i;

/** The day that stands behind such a number; null where none does. */
export function dayOfRelease(head: string): string | null {
  if (!release.test(head)) return null;
  const [, day = ''] = /^.*?\d\S*[\s(,:–—-]+(.*?)\)?$/u.exec(head) ?? [];
  return readDateLine(day)?.date ?? null;
}

/** Bytes of an article and the space behind it. */
const longestArticle = 6;

const article = late(
  () => new RegExp(`^(?:${(words as { articles: string[] }).articles.join('|')})[ ']`, 'i'),
);

const introductions = late(() => {
  const phrases = (words as { introductions: string[] }).introductions.join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases})(?![\\p{L}\\p{N}])`, 'iu');
});

/** Whether a line ends in `:` or `：`, and does not consist of it. */
export function endsInColon(table: LineTable, line: number): boolean {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  if (end - start > 1 && bytes[end - 1] === 0x3a) return true;
  return end - start > 3 && bytes[end - 3] === 0xef && bytes[end - 2] === 0xbc && bytes[end - 1] === 0x9a;
}
