/** Every entry in exactly one place of an issue: a theme, the rest, the duplicates or the skipped. */
import type { Config, Counts, DigestEntry, Duplicate, Placement, Skipped } from '../types.ts';
import { type Merged, storiesOf } from './dedupe/dedupe.ts';

/** The entries by where they go, in the order of the input. With a limit the lists are shorter than the counts say. */
export interface Sorted {
  placed: Placement[];
  unplaced: Placement[];
  duplicates: Duplicate[];
  skipped: Skipped[];
  counts: Counts;
  /** How many entries each theme has, by its id. */
  sizes: Map<string, number>;
}

/** Sorts all entries. `isInPeriod` tells whether an entry of a date is of this issue. */
export function sortOut(
  placements: Placement[],
  isInPeriod: (date: string | null) => boolean,
  duplicates: Config['duplicates'],
): Sorted {
  const sorted = nothingSorted();
  const current: Placement[] = [];
  for (const placement of placements) {
    const { steering, date } = placement.entry;
    sorted.counts.read++;
    if (steering.skip) skip(sorted, placement, 'hand');
    else if (!isInPeriod(date)) skip(sorted, placement, 'date');
    else current.push(placement);
  }
  const { kept, merged } = storiesOf(current, duplicates);
  for (const placement of kept) {
    countIn(sorted, placement.theme, 1);
    (placement.theme === null ? sorted.unplaced : sorted.placed).push(placement);
  }
  sorted.counts.duplicates += merged.length;
  sorted.duplicates.push(...merged.map(toDuplicate));
  return sorted;
}

export const nothingSorted = (): Sorted => ({
  placed: [],
  unplaced: [],
  duplicates: [],
  skipped: [],
  counts: { read: 0, placed: 0, unplaced: 0, duplicates: 0, skipped: 0 },
  sizes: new Map(),
});

/** Leaves an entry out, and counts it. */
function skip({ counts, skipped }: Sorted, placement: Placement, reason: Skipped['reason']): void {
  counts.skipped++;
  skipped.push({ entry: toDigestEntry(placement), reason });
}

/** Counts entries of a theme, or of none. */
export function countIn({ counts, sizes }: Sorted, theme: string | null, entries: number): void {
  if (theme === null) counts.unplaced += entries;
  else {
    counts.placed += entries;
    sizes.set(theme, (sizes.get(theme) ?? 0) + entries);
  }
}

/** An entry as the digest carries it. */
export function toDigestEntry({ entry, by, score, also, why }: Placement): DigestEntry {
  const { steering, ...rest } = entry;
  return { ...rest, summary: null, top: steering.top, by, score, also, why };
}

/** A merged entry as the digest carries it. */
export function toDuplicate({ placement, into, because, similarity }: Merged): Duplicate {
  return { entry: toDigestEntry(placement), of: into.entry.id, because, similarity };
}
