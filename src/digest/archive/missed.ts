/** Which weeks have entries and no issue. */

import { dayOf, daysOfWeek, shiftDay, weekOf } from '../../text/calendar.ts';
import type { Entries, Entry } from '../../types.ts';
import type { OpenArchive } from './open-archive.ts';

/** The weeks that were missed. */
export interface MissedWeeks {
  /** Those that are over and have entries, and the archive knows nothing of; the oldest first. */
  weeks: string[];
  /** The last week that is over. */
  last: string;
  /** Whether the archive has that one. */
  hasLast: boolean;
}

/**
 * Finds the weeks that were missed. One that is not over has not been missed; a damaged file is an issue that was. Entries
 * without a date go with the first of them; where there is none, what of them no issue has told makes the last week one.
 */
export async function missedWeeks(
  entries: Entries,
  archive: OpenArchive,
  { now, timezone }: { now: Date; timezone: string | null },
): Promise<MissedWeeks> {
  const { issues, damaged } = archive;
  const current = weekOf(dayOf(now, timezone));
  const last = weekOf(shiftDay(daysOfWeek(current).from, -1));
  const known = new Set([...issues.map(({ week }) => week), ...damaged.map((file) => file.slice(0, -5))]);
  const hasLast = known.has(last);
  const { weeks: all, hasUntold } = await contentsOf(entries, hasLast ? null : archive);
  const weeks = all.filter((week) => week < current && !known.has(week));
  return { weeks: weeks.length === 0 && hasUntold ? [last] : weeks, last, hasLast };
}

/** The ISO weeks that entries are dated in, the oldest first. */
export async function weeksWithEntries(entries: Entries): Promise<string[]> {
  return (await contentsOf(entries, null)).weeks;
}

/** The same without those that are still to come; where there is none, the last week, which entries without a date count for. */
export async function weeksSoFar(
  entries: Entries,
  { now, timezone }: { now: Date; timezone: string | null },
): Promise<string[]> {
  const current = weekOf(dayOf(now, timezone));
  const weeks = (await weeksWithEntries(entries)).filter((week) => week <= current);
  return weeks.length === 0 ? [weekOf(shiftDay(daysOfWeek(current).from, -1))] : weeks;
}

/** The weeks of the entries that have a date, and whether one without has been told in no issue of the archive. */
async function contentsOf(entries: Entries, archive: OpenArchive | null) {
  const dates = new Set<string>();
  const isTold = archive === null ? null : await tellerOf(archive);
  let hasUntold = false;
  for await (const batch of entries.batches()) {
    for (const view of batch.entries) {
      if (view.directives.skip) continue;
      if (view.date !== null) dates.add(view.date);
      else if (isTold !== null && !hasUntold) hasUntold = !(await isTold(view.entry()));
    }
  }
  const weeks = [...new Set([...dates].map((date) => (date.includes('W') ? date : weekOf(date))))].sort();
  return { weeks, hasUntold };
}

/** Tells whether any issue of an archive, however old, has told an entry. */
async function tellerOf(archive: OpenArchive): Promise<(entry: Entry) => Promise<boolean>> {
  const { toldIn } = await import('./archive.ts');
  return async (entry) => {
    const [told] = await toldIn(archive, [entry], { from: '9999-12-31', seenFor: null });
    return told?.alike != null;
  };
}
