/** Days and ISO weeks as text, `2026-03-02` and `2026-W10`: all arithmetic with them, by date-fns. */
// Without what writes dates as `Date` does, which asks ICU for three formats when it is loaded: 25 ms.
import { TZDateMini } from '@date-fns/tz/date/mini';
import { UTCDateMini } from '@date-fns/utc/date/mini';
import {
  addDays,
  differenceInCalendarDays,
  getISOWeek,
  getISOWeekYear,
  lightFormat,
  startOfISOWeek,
} from 'date-fns';

/** The day that a clock shows in a time zone (IANA name), or in the system's when there is none. */
export function dayOf(now: Date, timezone: string | null): string {
  return lightFormat(timezone === null ? now : new TZDateMini(now, timezone), 'yyyy-MM-dd');
}

/** The ISO week of a day: weeks start on Monday, and the one with the year's first Thursday is the first. */
export function weekOf(day: string): string {
  const date = new UTCDateMini(day);
  return `${String(getISOWeekYear(date)).padStart(4, '0')}-W${String(getISOWeek(date)).padStart(2, '0')}`;
}

/** The Monday and the Sunday of an ISO week. */
export function daysOfWeek(week: string): { from: string; to: string } {
  const [year, number] = week.split('-W') as [string, string];
  // 4 January is always in week 1.
  const first = startOfISOWeek(new UTCDateMini(`${year}-01-04`));
  const monday = addDays(first, (Number(number) - 1) * 7);
  return { from: isoDay(monday), to: isoDay(addDays(monday, 6)) };
}

/** The day that is `days` later, or earlier when negative. */
export const shiftDay = (day: string, days: number): string => isoDay(addDays(new UTCDateMini(day), days));

/** How many days the second lies after the first. */
export const daysBetween = (from: string, to: string): number =>
  differenceInCalendarDays(new UTCDateMini(to), new UTCDateMini(from));

/** `2026-03-04`. */
export const isoDayOf = (year: number, month: number, day: number): string =>
  isoDay(new UTCDateMini(year, month - 1, day));

/** Whether the calendar has this day. */
export const isDay = (year: number, month: number, day: number): boolean =>
  new UTCDateMini(year, month - 1, day).getMonth() === month - 1;

/** 0 for Sunday, as chrono counts. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  new UTCDateMini(year, month - 1, day).getDay();

const isoDay = (date: Date): string => lightFormat(date, 'yyyy-MM-dd');
