/** The times of day that chrono reads, as people mean them. */
import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { anyOf } from '../../text/expression.ts';
import { twoDigits } from '../../text/two-digits.ts';

/** How a language counts the hours of a day: to 24, or to 12 and then again, and what tells then in which half something is. */
export type Clock = 'day' | { evening: string[]; morning: string[] };

/** Signs of a clock that counts to 24: `09:30`, `17:00`, an ISO date, UTC. */
const COUNTS_TO_24 =
  /(?<![\d.:])(?:0\d|1[3-9]|2[0-4])[:.]\d\d(?![\d.])|\d{4}-\d\d-\d\d|\b(?:UTC|GMT)\b|\d\s?h(?:rs|ours)?\b/;

/** How the hours of one text are counted: to 24, or to 12 with what it tells of the half of the day. */
export type Hours = 'day' | 'morning' | 'evening' | 'either';

/** Finds out how hours are counted in a text. */
export type HoursIn = (text: string) => Hours;

/** Makes that of a language. */
export function hoursOf(clock: Clock, spaced: boolean): HoursIn {
  if (clock === 'day') return () => 'day';
  const evening = anyOf(clock.evening, spaced);
  const morning = anyOf(clock.morning, spaced);
  return (text) => {
    if (COUNTS_TO_24.test(text)) return 'day';
    const isLate = evening.test(text);
    if (isLate === morning.test(text)) return 'either';
    return isLate ? 'evening' : 'morning';
  };
}

/** When something begins and ends, `17:00`; null: no time is said. */
interface Times {
  start: string | null;
  end: string | null;
  /** Whether the start may be in the morning or in the evening. */
  isVague: boolean;
  /** Whether chrono took the end for one on the day after, and it is not. */
  isSameDay: boolean;
}

/** The times of what chrono read in a text. */
export function timesIn({ start, end, text }: ParsedResult, hours: Hours): Times {
  const from = minutesOf(start);
  const to = end ? minutesOf(end) : null;
  if (from === null || hours === 'day')
    return { start: written(from), end: written(to), isVague: false, isSameDay: false };
  const isLate = hours === 'evening' && from < LATEST && !(to !== null && to >= HALF_DAY);
  const begins = beginningOf(from, start, to, isLate ? LATEST : EARLIEST);
  const ends = to === null ? null : endingOf(to, end!, begins);
  const isLater = to !== null && to < from && ends! > begins;
  const isSameDay = isLater && !new RegExp(`(?<![\\d.:])${end!.get('day')}(?![\\d.:])`).test(text);
  const isVague =
    hours === 'either' && to === null && !start.isCertain('meridiem') && begins >= EARLIEST && begins < VAGUE;
  return { start: written(begins), end: written(ends), isVague, isSameDay };
}

const HALF_DAY = 12 * 60;

/** Nothing that people are asked to begins in the small hours: from 1 to 6 it is afternoon. */
const EARLIEST = 7 * 60;

/** At 7 and 8 people meet in the morning and in the evening; later in the morning, unless it is something for the evening. */
const VAGUE = 9 * 60;
const LATEST = 11 * 60;

/** chrono takes the "pm" of "11 - 1pm" for both. */
function beginningOf(from: number, start: ParsedComponents, to: number | null, earliest: number): number {
  if (start.isCertain('meridiem')) return from;
  if (from >= HALF_DAY) return to !== null && to < from && to >= HALF_DAY ? from - HALF_DAY : from;
  return from >= 60 && from < earliest ? from + HALF_DAY : from;
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
