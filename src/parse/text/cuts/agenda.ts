/** Days and what is on, a line each, as a school, a club or a parish has them below its news: "Monday 1 May – Bank holiday". */
import { expression } from '../../../text/expression.ts';
import { late } from '../../../text/late.ts';
import { isWeekday, months, recurringDays, weekdayNames, weekdays } from '../../../text/months.ts';
import { endsInColon } from '../batches/introduced.ts';
import { beginningsOf } from '../batches/letter.ts';
import { cutItem } from '../lines/item.ts';
import { isBlank, isDigit, type LineTable, textAt } from '../lines/lines.ts';
import { plain } from '../lines/setting.ts';
import { endsInStop, isDayName, isSectionName } from '../lines/title.ts';
import type { Cuts } from './cuts.ts';

/** So many lines that begin with a day are no chance. */
const fewestDays = 3;

/**
 * Where the days of a batch begin, which go on to its end: at least three, and as many as there are other lines among them, or two
 * that are all there is below a name or none; `to` where it has none.
 */
export function agendaFrom(table: LineTable, from: number, to: number): number {
  if (to - from < 2) return to;
  let first = to;
  let days = 0;
  let written = 0;
  for (let line = from; line < to; line++) {
    if (isBlank(table, line)) return to;
    const [start, end] = [table.start[line]!, table.end[line]!];
    if (!isDayLed(table.bytes, start, end)) continue;
    if (days === 0) first = line;
    days++;
    if (hasDigit(table.bytes, start, Math.min(end, start + longestDay))) written++;
  }
  const areAll = written === 2 && to - first === 2 && first - from < 2;
  const isBelowName =
    areAll && (first === from || isSectionName(table.bytes, table.start[from]!, table.end[from]!));
  return isBelowName || (days >= fewestDays && days * 2 >= to - first) ? first : to;
}

/** The line that names what is on, right over the first day; that of the first day where none does. */
export function agendaName(table: LineTable, from: number, first: number): number {
  const above = first - 1;
  if (above < from) return first;
  const isName = isSectionName(table.bytes, table.start[above]!, table.end[above]!);
  return endsInColon(table, above) || (above === from && isName) ? above : first;
}

/** Cuts the days: each is an entry, with the lines below it that begin with none. */
export function cutAgenda(table: LineTable, first: number, to: number, cuts: Cuts): void {
  for (let line = first, next = first; line < to; line = next) {
    next = line + 1;
    while (next < to && !isDayLed(table.bytes, table.start[next]!, table.end[next]!)) next++;
    cuts.entry(line, line + 1, next - 1, plain);
  }
}

/** Where a day's times begin: each line says when something is, below a line that names all of them or alone; `to` where they do not. */
export function timesFrom(table: LineTable, from: number, to: number): number {
  const first = isTimeLed(table, from) ? from : from + 1;
  if (first === to || !(isTimeLed(table, first) || isTimeLed(table, first + 1))) return to;
  const start = isTimeLed(table, first) ? from : first;
  if (start > from && !isSectionName(table.bytes, table.start[from]!, table.end[from]!)) return to;
  let times = 0;
  for (let line = start; line < to; line++) {
    if (isBlank(table, line)) return to;
    if (isTimeLed(table, line)) times++;
    else if (line + 1 === to || !isTimeLed(table, line + 1)) return to;
  }
  return times < 2 ? to : start;
}

/** Cuts such lines: each name with its times is an entry, and so is a time that stands below no name, or below a day, which is its section. */
export function cutTimes(table: LineTable, first: number, to: number, cuts: Cuts): void {
  for (let line = first, next = first; line < to; line = next) {
    next = line + 1;
    const isDay = isDayName(table.bytes, table.start[line]!, table.end[line]!);
    if (isDay) cuts.section(line, to - 1, false);
    else {
      if (!isTimeLed(table, line)) while (next < to && isTimeLed(table, next)) next++;
      cuts.entry(line, line + 1, next - 1, plain);
    }
  }
}

/**
 * Whether each line of a batch is a notice of its own, short and with a day and an hour in it, as a parish has them: "Choir practice
 * Thursday 19 March 7.30pm".
 */
export function areDatedNotices(table: LineTable, from: number, to: number): boolean {
  for (let line = to - 1; line >= from; line--) if (!isNotice(table, line, to - from > 2)) return false;
  return true;
}

/** What ends in a full stop may be what is said below a title with the same day, unless there are more. */
function isNotice({ bytes, start, end }: LineTable, line: number, mayStop: boolean): boolean {
  const [from, to] = [start[line]!, end[line]!];
  if (from === to || to - from > longestNotice || (!mayStop && endsInStop(bytes, to - 1))) return false;
  if (!hasDigit(bytes, from, to)) return false;
  const words = textAt(bytes, from, to).toLowerCase();
  return (
    clockWithin().test(words) &&
    (words.match(/\p{L}{3,}/gu) ?? []).some((word) => isWeekday(word) || months.has(word))
  );
}

/** Bytes of a notice. */
const longestNotice = 140;

function hasDigit(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isDigit(bytes[at]!)) return true;
  return false;
}

/** Cuts notices: each line is an entry. */
export function cutNotices(table: LineTable, from: number, to: number, cuts: Cuts): void {
  for (let line = from; line < to; line++) cutItem(table, line, line + 1, plain, cuts.entry);
}

/** Whether a line begins with a time of day and says what is then: `8am Holy Communion`, `10.30 Uhr Messe`, `18:00 - 19:30 Choir`. */
function isTimeLed(table: LineTable, line: number): boolean {
  const { bytes } = table;
  if (line >= table.count || !isDigit(bytes[table.start[line]!]!)) return false;
  return timeFirst().test(
    textAt(bytes, table.start[line]!, Math.min(table.end[line]!, table.start[line]! + longestDay)),
  );
}

const clock = String.raw`(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?|\s?(?:uhr|h|hrs|uur))?|\d{1,2}\s?(?:[ap]\.?m\.?|uhr|h|uur))`;
const clockWithin = late(() => new RegExp(`(?<![\\p{L}\\d.:])${clock}(?![\\p{L}\\d]|[.:]\\d)`, 'iu'));
const timeFirst = late(
  () => new RegExp(`^${clock}(?:\\s?[-–]\\s?${clock})?(?:\\s?[:,–-])?\\s+["“(]?\\p{L}`, 'iu'),
);

/** Bytes in which a day stands: "Wednesday, the 27th of September". */
const longestDay = 48;

/** Whether a line begins with a day and says what is on. */
function isDayLed(bytes: Uint8Array, start: number, end: number): boolean {
  if (!isDigit(bytes[start]!) && !mayBeDay()(bytes, start)) return false;
  const head = textAt(bytes, start, Math.min(end, start + longestDay)).toLowerCase();
  const [, name = '', day, rest = ''] = nameFirst.for(head).exec(head) ?? [];
  if (day !== undefined) return (isWeekday(name) || months.has(name) || dayNames().has(name)) && isMore(rest);
  if (name !== '') return dayNames().has(name) && isMore(rest);
  const [, month = '', more = ''] = numberFirst.for(head).exec(head) ?? [];
  return months.has(month) && /\p{L}{2}/u.test(more);
}

/** Whether a line that is not of a table begins with a day of a month or a time of day, and says what is then. */
export function isLedByTime(line: string): boolean {
  const first = line.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39 && timeFirst().test(line.slice(0, longestDay))) return true;
  if (!/^\D{0,20}\d/.test(line)) return false;
  const bytes = new TextEncoder().encode(line.slice(0, longestDay));
  return isDayLed(bytes, 0, bytes.length);
}

/** The days of the week as they stand before what is on: `sunday`, `tuesdays`, `weekdays`. */
const dayNames = late(
  () => new Set([...weekdayNames, ...weekdayNames.map((name) => `${name}s`), ...recurringDays]),
);

/** How names of days and months begin; behind one of two letters stands a space or a sign. */
const mayBeDay = late(() => {
  const names = [...months.keys(), ...weekdays.keys(), ...dayNames()];
  return beginningsOf(
    names.flatMap((name) => (name.length > 2 ? name : [' ', '\t', '.', ','].map((sign) => name + sign))),
  );
});

/** `monday 1…`, `march 5…`, `monday…`; what stands behind. */
const nameFirst = expression(String.raw`^(\p{L}{2,})[.,]?(?:\s+(?:the\s+)?(\d{1,2})(?!\d))?(.*)$`, 'su');

/** `1 may…`, `5th–7th of june…`, `3. märz…`. */
const numberFirst = expression(
  String.raw`^\d{1,2}(?:st|nd|rd|th|\.|º|er)?(?:\s*[–-]\s*\d{1,2}(?:st|nd|rd|th|\.|º|er)?)?\s+(?:of\s+|de\s+)?(\p{L}{3,})(.*)$`,
  'su',
);

/** Whether something stands behind a day but the rest of it. */
function isMore(rest: string): boolean {
  const [, month = '', more = ''] = /^(?:st|nd|rd|th|\.)?\s*(?:of\s+)?(\p{L}{3,})?(.*)$/su.exec(rest) ?? [];
  return /\p{L}{2}/u.test(months.has(month) ? more : month + more);
}
