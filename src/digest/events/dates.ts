/** Text → the days of a month that it states. chrono reads them, in small pieces. */
import type { ParsedComponents, ParsedResult } from 'chrono-node';
import type { Expression } from '../../text/expression.ts';
import { type Hours, type HoursIn, timesIn } from './clock.ts';
import type { DateReader } from './language.ts';
import { normalise } from './normalise.ts';
import { severalDays } from './several-days.ts';
import { ZONE } from './zones.ts';

/** A date as a text states it: day and month for certain, all else where it says so. */
export interface StatedDate {
  /** Where it stands in the text; the end is exclusive. */
  from: number;
  to: number;
  day: number;
  month: number;
  year: number | null;
  /** 0 for Sunday. */
  weekday: number | null;
  /** `17:00`. */
  time: string | null;
  /** Whether nothing tells in which half of the day that time is. */
  isVague: boolean;
  /** The zone behind the time, as `ZONE` matches it. */
  zone: RegExpMatchArray | null;
  /** The last day of several, or the time at which it ends. */
  end: { day: number; month: number; time: string | null } | null;
}

/** How the dates of a language are found and read. */
export interface Reading extends DateReader {
  /** Finds all places where a day of a month may stand. */
  mayBe: Expression;
  hoursIn: HoursIn;
}

/** The end of a day; chrono does not know it. */
export const MIDNIGHT = '24:00';

/** The most text that chrono gets at once, since its expressions are not linear; and how much of it around a date. */
const LONGEST = 320;
const BEFORE = 40;
const BEHIND = 80;

/** The most dates of one text that are looked at: a text with more is a table and no announcement. */
const MOST = 40;

/** The dates that a text states, where `mayBe` finds any; `near` is a day about which it was written. */
export function statedDates(text: string, reading: Reading, near: string): StatedDate[] {
  const { mayBe, rewrites, reader } = reading;
  const reference = { instant: new Date(`${near}T12:00:00Z`), timezone: 0 };
  return windowsOf(text, mayBe).flatMap(({ from, to }) => {
    const window = text.slice(from, to);
    const zones = [...window.matchAll(ZONE.for(window))];
    const read = normalise(window, rewrites);
    return reader
      .parse(read, reference)
      .filter(
        ({ start, text: words }) =>
          isDayOfMonth(start) && words.search(mayBe.for(words)) >= 0 && isTimeWritten(start, words),
      )
      .map((result) => {
        const date = statedIn(window, result, { zones, hours: reading.hoursIn(window) });
        return movedBy(from, withAllDays(date, read));
      });
  });
}

interface Window {
  from: number;
  to: number;
}

/** Stretches of the text around possible dates; they begin between words where they can. */
function windowsOf(text: string, mayBe: Expression): Window[] {
  const windows: Window[] = [];
  let dates = 0;
  for (const { index, 0: found } of text.matchAll(mayBe.for(text))) {
    const last = windows.at(-1);
    const to = Math.min(text.length, index + found.length + BEHIND);
    if (last !== undefined && index < last.to && to - last.from <= LONGEST) last.to = to;
    else {
      const from = wordFrom(text, Math.max(index - BEFORE, last?.to ?? 0), index);
      if (last !== undefined) last.to = Math.min(last.to, from);
      windows.push({ from, to });
    }
    dates += 1;
    if (dates === MOST) break;
  }
  return windows;
}

/** The start of the first word from `at` on, or `limit` when none begins before it. */
function wordFrom(text: string, at: number, limit: number): number {
  if (at <= 0) return 0;
  const space = text.slice(at - 1, limit).search(/\s/);
  return space === -1 ? limit : at + space;
}

function isDayOfMonth(components: ParsedComponents): boolean {
  return components.isCertain('day') && components.isCertain('month');
}

/** Whether a time looks like one: the 19 of "19, 20 et 21 novembre" is none, and to the second only machines write. */
function isTimeWritten(start: ParsedComponents, words: string): boolean {
  if (!start.isCertain('hour')) return true;
  if (start.isCertain('second')) return /T\d\d:\d\d:00/.test(words);
  return /\d\s?(?:[:：.h時点]\s?\d\d|[ap]\.?m|h\b|uhr\b|uur\b|時|点)/i.test(words);
}

function statedIn(
  window: string,
  result: ParsedResult,
  { zones, hours }: { zones: RegExpMatchArray[]; hours: Hours },
): StatedDate {
  const { start, end } = result;
  const words = withoutNextDay(wordsOf(result), window.slice(result.index));
  const times = timesIn(result, hours);
  const from = result.index + /^[\s,(]*/.exec(words)![0].length;
  const to = result.index + words.length;
  const here = zones.filter(({ index }) => index! >= from && index! <= to + 2);
  const behind = yearBehind(window.slice(to));
  const last = Math.max(
    to + (behind?.length ?? 0),
    ...here.map(({ index, 0: zone }) => index! + zone.length),
  );
  const closes = window.slice(from, last).includes('(') && window[last] === ')';
  return {
    from,
    to: last + (closes ? 1 : 0),
    day: start.get('day')!,
    month: start.get('month')!,
    year: yearIn(result, words) ?? behind?.year ?? null,
    weekday: start.isCertain('weekday') ? start.get('weekday') : null,
    time: isAtMidnight(window.slice(from, to), times.start) ? MIDNIGHT : times.start,
    isVague: times.isVague,
    zone: here[0] ?? null,
    end: end ? { ...(times.isSameDay ? dayOf(start) : endDayOf(end, start)), time: times.end } : null,
  };
}

/** Whether something begins at the end of a day, which chrono read as its beginning; what is until then begins earlier. */
const isAtMidnight = (words: string, start: string | null): boolean =>
  (start === null || start === '00:00') && /(?<!\d)24[.:]00/.test(words);

/** A date with the days beside it that belong to it, in the text that chrono read. */
function withAllDays(date: StatedDate, read: string): StatedDate {
  const { day, month, weekday, end } = date;
  const isRange = isOfSeveralDays(date);
  const all = severalDays(read, { ...date, isRange });
  if (all === null) return date;
  const { first, last, from, to } = all;
  return {
    ...date,
    from,
    to,
    day: first,
    weekday: weekday === null ? null : (weekday - (day - first) + 35) % 7,
    end: isRange ? end : { day: last, month, time: end?.time ?? null },
  };
}

/** Whether a date ends on another day than it begins. */
export function isOfSeveralDays({ day, month, end }: StatedDate): boolean {
  return end !== null && (end.day !== day || end.month !== month);
}

function movedBy(offset: number, date: StatedDate): StatedDate {
  return { ...date, from: date.from + offset, to: date.to + offset };
}

/** chrono takes the days of "9日(水)〜11日" for hours. */
function withoutNextDay(words: string, text: string): string {
  return text.startsWith('日', words.length) ? words.replace(/[〜～~–-]\d{1,2}$/, '') : words;
}

/** The year that a date says, or a range of days at its end: "21 août au 20 septembre 2016". */
function yearIn({ start, end }: ParsedResult, words: string): number | null {
  if (!/\d{4}/.test(words)) return null;
  if (start.isCertain('year')) return start.get('year');
  if (!end?.isCertain('year')) return null;
  const isNewYear = end.get('month')! < start.get('month')!;
  return end.get('year')! - (isNewYear ? 1 : 0);
}

/** The year of two digits that stands behind a date, `'12`, or one behind a stop that is too many: "13. Februar. 2020". */
function yearBehind(behind: string): { year: number; length: number } | null {
  const [words = '', short, whole] = /^(?:,?\s?[’'](\d\d)|\.\s?20(\d\d))(?!\d)/.exec(behind) ?? [];
  const digits = short ?? whole;
  return digits === undefined ? null : { year: 2000 + Number(digits), length: words.length };
}

function endDayOf(end: ParsedComponents, start: ParsedComponents): { day: number; month: number } {
  return dayOf(isDayOfMonth(end) ? end : start);
}

function dayOf(components: ParsedComponents): { day: number; month: number } {
  return { day: components.get('day')!, month: components.get('month')! };
}

/**
 * The zones that count are found by `ZONE`. chrono takes "get" in "at 6pm get a seat" for the time of Georgia, and the
 * end of a range for a distance from UTC.
 */
function wordsOf({ text, start }: ParsedResult): string {
  const zone = /[\s,]*\(?(?:[A-Za-z]{2,4}|[+-]\d{1,2}(?::?\d\d)?)\)?$/;
  const words = start.isCertain('timezoneOffset') ? text.replace(zone, '') : text;
  return words.replace(/[\s,(-]+$/, '');
}
