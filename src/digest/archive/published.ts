/** What the archive knows of an entry that somebody asks about: whether its own issue has it, and whether an earlier one told it. */
import type { EarlierIssue, Entry, Period } from '../../types.ts';
import { isWithin } from '../period.ts';
import { type Archive, type EarlierTelling, earlier, toldIn } from './archive.ts';
import { takenInBy } from './carried.ts';
import type { PublishedIssue } from './segment.ts';

/** Where an entry was published. */
export interface EntryHistory {
  /** Where an issue before its own told it; null: none did. */
  told: EarlierTelling | null;
  /** The issue of its own week, when that has it. */
  standsIn: EarlierIssue | null;
}

/**
 * Finds where entries were published. Those without a date are of the issue of the period, and those whose week has no issue yet
 * are measured from its first day.
 */
export async function publishedOf(
  entries: Entry[],
  archive: Archive,
  { period, seenFor }: { period: Period; seenFor: number | null },
): Promise<EntryHistory[]> {
  const found: EntryHistory[] = [];
  for (const entry of entries) {
    const own = ownIssue(entry, period, archive);
    const [told = null] = await toldIn(archive, [entry], { from: own?.from ?? period.from, seenFor });
    const isThere = own !== null && (await archive.entriesOf(own)).some(({ id }) => id === entry.id);
    found.push({ told, standsIn: isThere ? earlier(own) : null });
  }
  return found;
}

/** The issue of the week of an entry, or that which has taken the week in; without a date that of the period. */
function ownIssue({ date }: Entry, { from, to }: Period, archive: Archive): PublishedIssue | null {
  const isOwn = (issue: PublishedIssue) =>
    date === null ? issue.from === from && issue.to === to : isWithin(date, issue);
  const own = archive.issues.find(isOwn);
  if (own === undefined) return null;
  return own.isCarried ? takenInBy(archive, own) : own;
}
