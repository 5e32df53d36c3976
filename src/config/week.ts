/** Weeks and days as people write them, in the configuration and on the command line. */
import { getISOWeeksInYear, isValid, parseISO } from 'date-fns';

/** `2026-W10`, `current` or `last` as it is; null for anything else, such as a week 53 in a year of 52. */
export function readWeek(text: string): string | null {
  if (text === 'current' || text === 'last') return text;
  const week = /^(\d{4})-W(\d\d)$/.exec(text);
  if (!week || atTheEdge.test(text)) return null;
  const number = Number(week[2]);
  return number >= 1 && number <= weeksOf(week[1]!) ? text : null;
}

/** The number of ISO weeks in a year: 52 or 53. */
export const weeksOf = (year: string): number => getISOWeeksInYear(parseISO(`${year}-07-01`));

/** `2026-03-02` as it is; null for anything else, such as 30 February. */
export function readDay(text: string): string | null {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !atTheEdge.test(text) && isValid(parseISO(text));
  return isDay ? text : null;
}

/** The first and the last year of four digits: the days around them cannot be written. */
const atTheEdge = /^(?:0000|9999)/;
