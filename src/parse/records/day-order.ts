import { isMonthFirst } from '../text/lines/chat.ts';

/** Which of the two numbers of `04/03/2026` stands first. */
export type DayOrder = 'day' | 'month';

/**
 * Finds in the cells of a table which number of a day stands first; null where nothing tells. `isAbroad` says that the table
 * was made where the day does.
 */
export function dayOrderOf(cells: Iterable<string>, isAbroad: boolean): DayOrder | null {
  const days: [string, string, string][] = [];
  let hasHalves = false;
  for (const cell of cells) {
    const [, first, second, year, time = ''] =
      /^\s*(\d{1,2})\/(\d{1,2})\/(\d{2,4})(?!\d)(.*)$/s.exec(cell) ?? [];
    if (first === undefined) continue;
    days.push([first, second!, year!]);
    hasHalves ||= /\d\s?[ap]\.?m/i.test(time);
  }
  if (days.some(([first]) => Number(first) > 12)) return 'day';
  if (isMonthFirst(days, hasHalves)) return 'month';
  return isAbroad ? 'day' : null;
}
