/** Entries without a date that speak of another time than the issue: "Wednesday, 4 March" fits few years. */

import { isoDayOf } from '../../text/calendar.ts';
import { expression } from '../../text/expression.ts';
import { weekdayNames } from '../../text/months.ts';
import type { DigestEntry } from '../../types.ts';
import type { StatedDate } from './dates.ts';
import { isRight, yearOf } from './span.ts';

/** A file whose entries speak of another time, and what says so. */
export interface OtherTime {
  /** The first day of which they speak. */
  day: string;
  entry: DigestEntry;
  /** The words of that day. */
  words: string;
}

/** How many years back are looked at; after six years the weekdays of a year come again. */
const YEARS = 3;

/** Whether an entry may tell of its time: it has no date of its own, and names a day of the week. */
export function mayTellTime({ date }: DigestEntry, text: string): boolean {
  return date === null && /\d/.test(text) && WEEKDAY.test(text);
}

const NAMES = weekdayNames.join('|');
const WEEKDAY = expression(`(?<!\\p{L})(?:${NAMES})(?!\\p{L})`, 'iu');

/** The days with a weekday that one file states, and what they say of its time; null when they fit that of the issue. */
export function otherTimeOf(
  stated: { date: StatedDate; entry: DigestEntry; words: string }[],
  near: string,
): OtherTime | null {
  let first: OtherTime | null = null;
  for (const { date, entry, words } of stated) {
    if (date.weekday === null || date.year !== null) continue;
    const next = yearOf(date, near, null)!;
    if (isRight(date, next)) return null;
    const year = [...Array(YEARS).keys()].map((back) => next - 1 - back).find((it) => isRight(date, it));
    if (year === undefined) continue;
    const day = isoDayOf(year, date.month, date.day);
    if (first === null || day < first.day) first = { day, entry, words };
  }
  return first;
}
