/** Which weeks have entries and no issue. */
import type { Entries } from '../../types.ts';
import { dayOf, daysOfWeek, shiftDay, weekOf } from '../calendar.ts';
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

/** Finds the weeks that were missed. One that is not over has not been missed; a damaged file is an issue that was. */
export async function missedWeeks(
  entries: Entries,
  { index, damaged }: OpenArchive,
  { now, timezone }: { now: Date; timezone: string | null },
): Promise<MissedWeeks> {
  const current = weekOf(dayOf(now, timezone));
  const last = weekOf(shiftDay(daysOfWeek(current).from, -1));
  const known = new Set([
    ...index.issues.map(({ week }) => week),
    ...damaged.map((file) => file.slice(0, -5)),
  ]);
  const weeks = (await weeksWithEntries(entries)).filter((week) => week < current && !known.has(week));
  return { weeks, last, hasLast: known.has(last) };
}

/** The ISO weeks that entries are dated in, the oldest first. */
export async function weeksWithEntries(entries: Entries): Promise<string[]> {
  const dates = new Set<string>();
  for await (const batch of entries.batches()) {
    for (const { date, directives } of batch.entries) if (date !== null && !directives.skip) dates.add(date);
  }
  return [...new Set([...dates].map((date) => (date.includes('W') ? date : weekOf(date))))].sort();
}
