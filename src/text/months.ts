/** The names of months and days of the week, long and short, in the languages whose dates are read. */
import names from './months.yaml';

/** Each list in it has the names of one month or day, from the first on. */
const { months: monthNames, weekdays: dayNames } = names as Record<'months' | 'weekdays', string[][]>;

/** Words for several days of the week. */
export const { recurring: recurringDays } = names as { recurring: string[] };

/** The number of a month, from 1, by its name in small letters. */
export const months: ReadonlyMap<string, number> = numbersOf(monthNames);

/** The number of a day of the week, from 1 for Monday, by its name in small letters. */
export const weekdays: ReadonlyMap<string, number> = numbersOf(dayNames);

/** The names of the days of the week that are no other words as well. */
export const weekdayNames: readonly string[] = [...weekdays.keys()].filter((name) => name.length > 3);

/** Whether a word is the name of a day of the week. */
export function isWeekday(word: string): boolean {
  return weekdays.has(word.toLowerCase());
}

function numbersOf(lists: string[][]): Map<string, number> {
  return new Map(lists.flatMap((list, at) => list.map((name) => [name, at + 1] as const)));
}
