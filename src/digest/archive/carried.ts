/** Thin weeks: their entries are carried over to the next issue, and the archive knows it. */
import type { Digest, DigestEntry, Period, Placement } from '../../types.ts';
import type { CarriedWeek } from '../partition.ts';
import type { Archive } from './archive.ts';
import type { PublishedIssue } from './segment.ts';

/** The record of a week that is carried over: all of its entries, and no number. */
export function carriedOver({ diagnostics, ...digest }: Digest): Digest {
  return { ...digest, issue: null, carried: true, diagnostics };
}

/** The issue that has taken in a week that was carried over; null when there is none yet. */
export function takenInBy(
  { issues }: Pick<Archive, 'issues'>,
  { from, to }: Pick<Digest, 'from' | 'to'>,
): PublishedIssue | null {
  const isCarried = issues.some((it) => it.isCarried && it.from === from && it.to === to);
  return (isCarried && issues.find((it) => !it.isCarried && it.from > to)) || null;
}

/** The weeks that are carried over to the issue of a period: those since the last issue before it. */
export async function carriedInto(period: Period, archive: Archive): Promise<CarriedWeek[]> {
  const before = archive.issues.filter(({ to }) => to < period.from);
  const weeks = before.slice(before.findLastIndex(({ isCarried }) => !isCarried) + 1);
  const read = await Promise.all(weeks.map((week) => archive.digestOf(week)));
  return read.flatMap((digest) => (digest === null ? [] : [weekOf(digest)]));
}

function weekOf(digest: Digest): CarriedWeek {
  const { week, from, to, themes, unplaced, duplicates } = digest;
  // An entry without a date would belong to every issue.
  const date = week ?? from;
  const place = (theme: string | null) => (entry: DigestEntry) => placementOf(entry, theme, date);
  const placements = [
    ...themes.flatMap(({ id, entries }) => entries.map(place(id))),
    ...unplaced.map(place(null)),
    ...duplicates.map(({ entry }) => place(entry.why[0]?.theme ?? null)(entry)),
  ];
  return { period: { week, from, to }, placements };
}

function placementOf(entry: DigestEntry, theme: string | null, date: string): Placement {
  const { summary, top, by, score, also, why, seen, follows, ...rest } = entry;
  const directives = { theme: by === 'hand' ? theme : null, top, skip: false };
  return { entry: { ...rest, date: rest.date ?? date, directives }, theme, by, score, also, why };
}
