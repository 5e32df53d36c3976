/** What the archive knows of an entry that somebody asks about: whether its own issue has it, and whether an earlier one told it. */
import type { EarlierIssue, Entry } from '../../types.ts';
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

/** Finds where entries were published; those whose week has no issue yet are measured from the day `from`. */
export async function publishedOf(
  entries: Entry[],
  archive: Archive,
  { from, seenFor }: { from: string; seenFor: number | null },
): Promise<EntryHistory[]> {
  const found: EntryHistory[] = [];
  for (const entry of entries) {
    const own = ownIssue(entry, archive);
    const [told = null] = await toldIn(archive, [entry], { from: own?.from ?? from, seenFor });
    const isThere = own !== null && (await archive.entriesOf(own)).some(({ id }) => id === entry.id);
    found.push({ told, standsIn: isThere ? earlier(own) : null });
  }
  return found;
}

/** The issue of the week of an entry, or that which has taken the week in; an entry without a date belongs to none. */
function ownIssue({ date }: Entry, archive: Archive): PublishedIssue | null {
  const own = date === null ? undefined : archive.issues.find((issue) => isWithin(date, issue));
  if (own === undefined) return null;
  return own.isCarried ? takenInBy(archive, own) : own;
}
