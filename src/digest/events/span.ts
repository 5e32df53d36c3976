/** A stated date → the days it means, seen from an issue. */

import { daysBetween, isDay, isoDayOf, shiftDay, weekdayOf } from '../../text/calendar.ts';
import { MIDNIGHT, type StatedDate } from './dates.ts';
import { offsetOf } from './zones.ts';

/** When something is, as `DigestEvent` writes it. */
export interface Span {
  start: string;
  end: string | null;
}

/** A date without a year that lies at most so many days back is past, and not nearly a year ahead. */
const RECENT = 75;

/** What may be told a few days late, in days. */
const JUST_OVER = 7;

/** What is announced is not farther away than this, in days, and does not last longer. */
const FARTHEST = 730;
const LONGEST = 120;

/**
 * The days that a date means, or null when they cannot be what is announced. `near` is a day about which it was
 * written: a date without a year is the next one from then on, or a recent one. `beside` is a year that is named in
 * its sentence: "EuroConf 2027 will be on 3 March". A weekday has to be right.
 */
export function spanOf(date: StatedDate, near: string, beside: number | null): Span | null {
  const { day, month } = date;
  const time = date.isVague ? null : date.time;
  const year = date.year ?? yearOf(date, near, beside);
  if (year === null || !isRight(date, year)) return null;
  const first = isoDayOf(year, month, day);
  if (daysBetween(near, first) > FARTHEST) return null;
  const last = lastDayOf(date, year, first);
  if (last === null) return null;
  if (time === null || (last !== first && date.end?.time === null))
    return { start: first, end: last === first ? null : last };
  const offset =
    date.zone === null ? '' : offsetOf(date.zone, { year, month, day }, time === MIDNIGHT ? '23:59' : time);
  if (time === MIDNIGHT) return { start: `${shiftDay(first, 1)}T00:00${offset}`, end: null };
  return { start: `${first}T${time}${offset}`, end: endTimeOf({ time, end: date.end }, first, last, offset) };
}

/** Null when the year beside it is over by then, or is not surely that of the day. */
export function yearOf({ day, month }: StatedDate, near: string, beside: number | null): number | null {
  const about = Number(near.slice(0, 4));
  const distanceIn = (year: number) => daysBetween(near, isoDayOf(year, month, day));
  const next = [about - 1, about].find((year) => distanceIn(year) > -RECENT) ?? about + 1;
  if (beside === null || beside === next) return next;
  if (beside < next) return null;
  const distance = distanceIn(next);
  // Just over, or a year ahead: nobody can tell.
  if (distance < 0 && distance > -JUST_OVER) return null;
  return distance < 0 ? next + 1 : next;
}

/** Whether the calendar has that day, and on that weekday. */
export function isRight({ day, month, weekday }: StatedDate, year: number): boolean {
  return isDay(year, month, day) && (weekday === null || weekdayOf(year, month, day) === weekday);
}

/** Null when the days are not in order, or too many to be one event. */
function lastDayOf({ end }: StatedDate, year: number, first: string): string | null {
  if (end === null) return first;
  const last = [year, year + 1]
    .filter((candidate) => isDay(candidate, end.month, end.day))
    .map((candidate) => isoDayOf(candidate, end.month, end.day))
    .find((day) => day >= first);
  return last === undefined || daysBetween(first, last) > LONGEST ? null : last;
}

/** An end that is earlier on the clock than the start is on the day after. */
function endTimeOf(
  { time, end }: Pick<StatedDate, 'time' | 'end'>,
  first: string,
  last: string,
  offset: string,
): string | null {
  if (end === null || end.time === null) return null;
  const day = last === first && end.time < time! ? shiftDay(last, 1) : last;
  return `${day}T${end.time}${offset}`;
}
