/** The lines of chats that were exported or copied: when, who, and what was said. */

import { readDateLine } from '../../../text/date-line.ts';
import { isoDate } from '../../../text/dates.ts';
import { late } from '../../../text/late.ts';
import { indentOf, isDigit, type LineTable, textAt, textOfLine } from './lines.ts';

/** What stands before what was said. */
export interface Stamp {
  /** The numbers of the day as they are written; null when only the time is told. */
  day: [string, string, string] | null;
  /** Null where nobody speaks: somebody joined, the chat was encrypted. */
  author: string | null;
  /** Whether its clock has two halves. */
  hasHalves: boolean;
  /** Whether it may be something else, unless the same name comes again: `Lunch 12:30`. */
  isDoubtful?: boolean;
  /** Its length in bytes. */
  length: number;
}

/** What stands over what was said, and how many lines it takes, of which the last one has no more than `length` bytes of it; whoever spoke before goes on where `goesOn`. */
export interface StampLines extends Stamp {
  lines: 1 | 2;
  goesOn: boolean;
}

const DAY = '(\\d{1,4})[./-](\\d{1,2})[./-](\\d{2,4})';
const TIME = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:\\s?[ap]\\.?\\s?m\\b\\.?)?';
const NAME = '(?:<([^<>\\n]{1,40})>|~?\\s?([^\\s:<>\\[\\]][^:<>\\n]{0,40}?)\\s?:)(?=\\s|$)\\s*';

/** `12/03/2026, 10:15 - Anna: …`, `[12.03.26, 10:15:33] Anna: …`, `2026-03-12 10:15 <anna> …` */
const dayFirst = late(
  () =>
    new RegExp(
      `^[\\u200e\\u200f]?\\[?${DAY},?\\s+(?:at\\s)?${TIME}\\]?\\s?(?:[-–]\\s)?\\s*(?:${NAME})?`,
      'iu',
    ),
);
/** `[10:15] Anna: …`, `10:15 <anna> …`: without a day the brackets tell it from the places in a video. */
const timeFirst = late(
  () => new RegExp(`^(?:\\[${TIME}\\]\\s?${NAME}|${TIME}\\s<([^<>\\n]{1,40})>\\s+)`, 'iu'),
);
/** `Anna (12.03.2026, 10:15): …`, `Anna, [12.03.2026 10:15]` */
const nameFirst = late(
  () => new RegExp(`^([^\\s:\\[(][^:\\[(\\n]{0,40}?),?\\s?[\\[(]${DAY},?\\s${TIME}[\\])]:?\\s*`, 'iu'),
);
/** `Anna — 12/03/2026 10:15 AM`, `bo — Today at 10:16 AM`, alone on its line, as Discord copies it. */
const nameAndDash = late(
  () =>
    new RegExp(
      `^([^\\s:\\[(][^:\\[(\\n]{0,40}?) [—–] (?:${DAY},? |(?:today|yesterday|heute|gestern|hier) (?:at|um|à) )${TIME}$`,
      'iu',
    ),
);
/** `[10:17] * anna waves`, `10:16 -!- mia has joined`, `10:16 --> mia joined`: what a chat over IRC tells of itself, or somebody of theirself. */
const notSaid = late(
  () => new RegExp(`^(?:\\[${TIME}\\]|${TIME})\\s+(?:\\*\\s+(\\S+)|-!-|\\*{3}|-->|<--)\\s+`, 'iu'),
);
/** Names of one word and so many more. */
const nameOf = (more: string) => `\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: \\p{Lu}[\\p{L}\\p{M}.'’-]*){${more}}`;
const HALVES = '\\d{1,2}:\\d{2}\\s?[AP]M';

/** `Anna Berg  10:15 AM`, `anna.b  10:15 AM` alone on its line, as Slack copies it. With one space, "Lunch 12:30", it has to be a full name and a clock of two halves. */
const nameAlone = late(
  () =>
    new RegExp(
      `^(?:(${nameOf('0,3')})\\s{2,3}\\[?(?:${HALVES}|\\d{1,2}:\\d{2})\\]?|(${nameOf('1,3')}|\\p{Ll}[\\p{L}\\d._-]+(?=\\s\\s))\\s{1,3}${HALVES})\\s*$`,
      'u',
    ),
);

/** `[10:15] Anna Berg`, `Anna Berg, 10:15 AM`, `Anna — 10:15 AM`, `Anna Berg 10:15`, alone on its line, as Teams, Google Chat and Discord copy it. */
const nameAndTime = late(
  () =>
    new RegExp(
      `^(?:\\[${TIME}\\]\\s(${nameOf('0,3')})|(${nameOf('0,3')}|[\\p{L}\\d._-]{2,32})(?:,| [—–])? (?:${HALVES}|\\d{1,2}:\\d{2}))$`,
      'u',
    ),
);

/** Reads the stamp at the start of a line; null when there is none. */
export function readStamp(bytes: Uint8Array, start: number, end: number): Stamp | null {
  const head = textAt(bytes, start, Math.min(end, start + longestStamp));
  const stamp =
    stampWithDay(head) ??
    stampWithName(head) ??
    stampWithDash(head) ??
    stampWithTime(head) ??
    stampOfOther(head) ??
    stampAlone(head) ??
    stampInDoubt(head);
  if (stamp === null) return null;
  const hasHalves = /\d\s?[ap]\.?\s?m\b/i.test(stamp.text);
  return { ...stamp, hasHalves, length: new TextEncoder().encode(stamp.text).length };
}

/** Bytes; names are no longer. */
const longestStamp = 160;

/** Reads the stamp that a line of a table begins with, or is with the time alone in the next line; null when there is none. */
export function stampAt(table: LineTable, line: number): StampLines | null {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  if (isTimeAlone(table, line)) return { ...timeOf(table, line), lines: 1, author: null, goesOn: true };
  const handle = end - start <= longestName ? handleAt(table, line + 1) : 0;
  if (handle > 0 && fullName().test(textAt(bytes, start, end)))
    return {
      day: null,
      author: textAt(bytes, start, end),
      hasHalves: false,
      length: handle,
      lines: 2,
      goesOn: false,
    };
  if (end - start <= longestName && isTimeAlone(table, line + 1)) {
    const time = timeOf(table, line + 1);
    const [name, single] = fullName().exec(textAt(bytes, start, end)) ?? [];
    const isSure = single === undefined || time.hasHalves || indentOf(table, line + 1) > 0;
    if (name !== undefined && isSure) return { ...time, lines: 2, author: name, goesOn: false };
  }
  if (!mayBeStamp(bytes, start, end)) return null;
  const stamp = readStamp(bytes, start, end);
  return stamp === null ? stampOverName(table, line) : { ...stamp, lines: 1, goesOn: false };
}

/** Reads a day and a time over a name, alone on their lines, as programs write down what was said in iMessage: `Mar 05, 2026  9:12:44 AM`; a batch of news may begin so, too. */
function stampOverName(table: LineTable, line: number): StampLines | null {
  const [, said = '', note = ''] = momentAlone().exec(textOfLine(table, line)) ?? [];
  if (said === '' || line + 2 >= table.count) return null;
  const name = textOfLine(table, line + 1);
  if (name.length > longestName || !(fullName().test(name) || /^[+\d][\d ()-]{6,}$|^\S+@\S+$/.test(name)))
    return null;
  const [year, month, day] = readDateLine(said)?.date?.split('-') ?? [];
  if (day === undefined) return null;
  const length = table.end[line + 1]! - table.start[line + 1]!;
  const isDoubtful = note === '';
  return {
    day: [year!, month!, day],
    author: name,
    ...{ hasHalves: false, isDoubtful, length, lines: 2, goesOn: false },
  };
}

/** A day with its year and a time, and perhaps when it was read. */
const momentAlone = late(
  () => new RegExp(`^(\\S.{6,30}\\d{4}),?\\s+(?:at\\s)?${TIME}\\s*(\\([^()]+\\))?$`, 'iu'),
);

/** Bytes of a name that stands alone. */
const longestName = 48;

/** A name of one word or a handle, or a name of several. */
const fullName = late(
  () => new RegExp(`^(?:(${nameOf('0')}|\\p{Ll}[\\p{L}\\d._-]*)|${nameOf('1,3')})$`, 'u'),
);

/** Whether a line is a time and nothing else. */
function isTimeAlone(table: LineTable, line: number): boolean {
  if (line >= table.count) return false;
  const [start, end] = [table.start[line]!, table.end[line]!];
  if (
    end - start > longestTime ||
    end - start < 4 ||
    !(isDigit(table.bytes[start]!) || table.bytes[start] === 0x5b)
  )
    return false;
  return timeAlone().test(textAt(table.bytes, start, end));
}

/** The bytes of a line that is a handle, `@anna@example.social`, and perhaps when something was posted; 0 when it is something else. */
function handleAt(table: LineTable, line: number): number {
  if (line >= table.count || table.bytes[table.start[line]!] !== 0x40) return 0;
  const length = table.end[line]! - table.start[line]!;
  return length <= longestHandle &&
    /^@[\w.-]+(?:@[\w-]+(?:\.[\w-]+)+)?(?:\s?·.*)?$/.test(textOfLine(table, line))
    ? length
    : 0;
}

/** Bytes of a handle and a day. */
const longestHandle = 80;

/** Bytes of `[10:15:33 a.m.]`. */
const longestTime = 15;

const timeAlone = late(() => new RegExp(`^(?:\\[${TIME}\\]|\\d{1,2}:\\d{2}(?:\\s?[AP]M)?)$`, 'iu'));

const timeOf = (table: LineTable, line: number): Pick<Stamp, 'day' | 'hasHalves' | 'length'> => ({
  day: null,
  hasHalves: /m\]?$/i.test(textOfLine(table, line)),
  length: table.end[line]! - table.start[line]!,
});

/** Whether there are digits around a colon or full stop early in a line; decoding each would take long. */
function mayBeStamp(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + 1; at < end - 2 && at < start + 64; at++) {
    if (bytes[at] !== 0x3a && bytes[at] !== 0x2e) continue;
    if (isDigit(bytes[at - 1]!) && isDigit(bytes[at + 1]!) && isDigit(bytes[at + 2]!)) return true;
  }
  return false;
}

type Found = Omit<Stamp, 'length' | 'hasHalves'> & { text: string };

function stampWithDay(head: string): Found | null {
  const match = dayFirst().exec(head);
  if (match === null) return null;
  const [text, first, second, third, bracketed, named] = match;
  return { text, day: [first!, second!, third!], author: (bracketed ?? named)?.trim() ?? null };
}

function stampWithName(head: string): Found | null {
  const match = nameFirst().exec(head);
  if (match === null) return null;
  const [text, author, first, second, third] = match;
  return { text, day: [first!, second!, third!], author: author!.trim() };
}

function stampWithDash(head: string): Found | null {
  const match = nameAndDash().exec(head);
  if (match === null) return null;
  const [text, author, first, second, third] = match;
  return { text, day: first === undefined ? null : [first, second!, third!], author: author!.trim() };
}

function stampOfOther(head: string): Found | null {
  const match = notSaid().exec(head);
  return match && { text: match[0], day: null, author: match[1] ?? null };
}

function stampWithTime(head: string): Found | null {
  const match = timeFirst().exec(head);
  if (match === null) return null;
  const [text, bracketed, named, other] = match;
  // Who may speak to a channel has a sign before the name.
  return { text, day: null, author: (bracketed ?? named ?? other)!.trim().replace(/^[@+%&~](?=\S)/, '') };
}

function stampAlone(head: string): Found | null {
  const match = nameAlone().exec(head);
  if (match === null) return null;
  const [text, spaced, full] = match;
  return { text, day: null, author: (spaced ?? full)! };
}

function stampInDoubt(head: string): Found | null {
  const match = nameAndTime().exec(head);
  return match && { text: match[0], day: null, author: (match[1] ?? match[2])!, isDoubtful: true };
}

/** Whether the first number of days is the month, as in the United States: some second number is no month, or the clock has halves. */
export function isMonthFirst(days: [string, string, string][], hasHalves: boolean): boolean {
  const isOver = (value: string) => Number(value) > 12;
  if (days.some(([first]) => isOver(first))) return false;
  return days.some(([, second]) => isOver(second)) || hasHalves;
}

/** The day of a stamp as ISO writes it; null when it tells none that exists. */
export function chatDay({ day }: Stamp, monthFirst: boolean): string | null {
  if (day === null) return null;
  const [first, second, third] = day;
  const two = (value: string) => value.padStart(2, '0');
  if (first.length === 4) return isoDate(`${first}-${two(second)}-${two(third)}`);
  const year = third.length === 2 ? `20${third}` : third;
  const [month, date] = monthFirst ? [first, second] : [second, first];
  return isoDate(`${year}-${two(month)}-${two(date)}`);
}

/** Whether a line is what a chat says of the message below it, in brackets: `[Forwarded from Harbour News]`, `[In reply to Bo]`. */
export const isAside = (bytes: Uint8Array, start: number, end: number): boolean =>
  bytes[start] === 0x5b && end - start > 3 && bytes.subarray(start, end).indexOf(0x5d) === end - start - 1;

/** Whether what was said is only that something else was sent: `<Media omitted>`, `‎image omitted`. */
export function isNotice(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === 0x3c) return bytes.subarray(start, end).indexOf(0x3e) === end - start - 1;
  return bytes[start] === 0xe2 && bytes[start + 1] === 0x80 && bytes[start + 2] === 0x8e;
}
