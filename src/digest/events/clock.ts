/** The times of day that chrono reads, as people mean them. */
import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { twoDigits } from '../../text/two-digits.ts';

/** Whether hours are counted to 24, or to 12 and then again, where nothing tells it otherwise. */
export type Clock = 'day' | 'half-day';

/** Signs of a clock that counts to 24: `09:30`, `17:00`, an ISO date, UTC. */
const COUNTS_TO_24 =
  /(?<![\d.:])(?:0\d|1[3-9]|2[0-4])[:.]\d\d(?![\d.])|\d{4}-\d\d-\d\d|\b(?:UTC|GMT)\b|\d\s?h(?:rs|ours)?\b/;

/** How hours are counted in a text of a language that usually counts them like that. */
export function clockIn(text: string, usual: Clock): Clock {
  return usual === 'half-day' && COUNTS_TO_24.test(text) ? 'day' : usual;
}

/** When something begins and ends, `17:00`; null: no time is said. */
interface Times {
  start: string | null;
  end: string | null;
  /** Whether chrono took the end for one on the day after, and it is not. */
  isSameDay: boolean;
}

/** The times of what chrono read in a text. */
export function timesIn({ start, end, text }: ParsedResult, clock: Clock): Times {
  const from = minutesOf(start);
  const to = end ? minutesOf(end) : null;
  if (from === null || clock === 'day') return { start: written(from), end: written(to), isSameDay: false };
  const begins = beginningOf(from, start, to);
  const ends = to === null ? null : endingOf(to, end!, begins);
  const isLater = to !== null && to < from && ends! > begins;
  const isSameDay = isLater && !new RegExp(`(?<![\\d.:])${end!.get('day')}(?![\\d.:])`).test(text);
  return { start: written(begins), end: written(ends), isSameDay };
}

const HALF_DAY = 12 * 60;

/** Nothing that people are asked to begins in the small hours: from 1 to 6 it is afternoon. */
const EARLIEST = 7 * 60;

/** chrono takes the "pm" of "11 - 1pm" for both. */
function beginningOf(from: number, start: ParsedComponents, to: number | null): number {
  if (start.isCertain('meridiem')) return from;
  if (from >= HALF_DAY) return to !== null && to < from && to >= HALF_DAY ? from - HALF_DAY : from;
  return from >= 60 && from < EARLIEST ? from + HALF_DAY : from;
}

/** What ends earlier than it begins ends in the other half of the day: "10.30 - 2", and "8pm - 1.30" at night. */
function endingOf(to: number, end: ParsedComponents, from: number): number {
  const isLate = to + HALF_DAY < 2 * HALF_DAY && to + HALF_DAY > from;
  return !end.isCertain('meridiem') && isLate && (to < from || to < EARLIEST) ? to + HALF_DAY : to;
}

function minutesOf(components: ParsedComponents): number | null {
  const hour = components.get('hour');
  if (!components.isCertain('hour') || hour === null || hour > 23) return null;
  return hour * 60 + (components.get('minute') ?? 0);
}

function written(minutes: number | null): string | null {
  return minutes === null ? null : `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
