/** Every entry in exactly one place of an issue: a theme, the rest, the duplicates or the skipped. */
import type {
  Config,
  Counts,
  DigestEntry,
  Duplicate,
  Period,
  Placement,
  PlacementView,
  Skipped,
} from '../types.ts';
import { dedupe, type Merged } from './dedupe/dedupe.ts';
import { isWithin, resolvePeriod } from './period.ts';

/** The entries by where they go, in the order of the input. With a limit the lists are shorter than the counts say. */
export interface Partition {
  placed: Placement[];
  unplaced: Placement[];
  duplicates: Duplicate[];
  skipped: Skipped[];
  counts: Counts;
  /** How many entries each theme has, by its id. */
  sizes: Map<string, number>;
}

/** Takes placements as they come, and tells at the end what of them stands in the issue. */
export interface Sink {
  take(placed: PlacementView): void;
  close(): Promise<{ period: Period; partition: Partition }>;
}

/** A week that was too thin for an issue: its entries belong to the next one, also those that the input has no more. */
export interface CarriedWeek {
  period: Period;
  placements: Placement[];
}

/** Finds the weeks that are carried over to the issue of a period. */
export type FindCarried = (period: Period) => Promise<CarriedWeek[]>;

/** Keeps all entries, since an issue without a limit shows all of them. */
export function keepAll(config: Config, now: Date, findCarried: FindCarried = async () => []): Sink {
  const placements: Placement[] = [];
  return {
    take: (placed) => placements.push(placed.placement()),
    async close() {
      const period = resolvePeriod(
        config,
        now,
        placements.map(({ entry }) => entry.date),
      );
      const carried = await findCarried(period);
      const added = notYetThere(placements, carried);
      const periods = [period, ...carried.map((week) => week.period)];
      return { period, partition: sortOut([...placements, ...added], periods, config.duplicates) };
    },
  };
}

/**
 * What weeks that are carried over add to what the input has. The record of a week has the entries of those before it, too, that
 * were carried over to it; what stands in one record several times was written so.
 */
function notYetThere(placements: Placement[], weeks: CarriedWeek[]): Placement[] {
  const added: Placement[] = [];
  if (weeks.length === 0) return added;
  const known = new Set(placements.map(({ entry }) => entry.id));
  for (const week of weeks) {
    const fresh = week.placements.filter(({ entry }) => !known.has(entry.id));
    for (const { entry } of fresh) known.add(entry.id);
    added.push(...fresh);
  }
  return added;
}

function sortOut(placements: Placement[], periods: Period[], duplicates: Config['duplicates']): Partition {
  const partition = emptyPartition();
  const current: Placement[] = [];
  for (const placement of placements) {
    const { directives, date } = placement.entry;
    partition.counts.read++;
    if (directives.skip) skip(partition, placement, 'hand');
    else if (placement.drop !== undefined) skip(partition, placement, 'drop');
    else if (!periods.some((period) => isWithin(date, period))) skip(partition, placement, 'date');
    else current.push(placement);
  }
  const { kept, merged } = dedupe(current, duplicates);
  for (const placement of kept) {
    countIn(partition, placement.theme, 1);
    (placement.theme === null ? partition.unplaced : partition.placed).push(placement);
  }
  partition.counts.duplicates += merged.length;
  partition.duplicates = merged.map(toDuplicate);
  return partition;
}

/** A partition of nothing. */
export const emptyPartition = (): Partition => ({
  placed: [],
  unplaced: [],
  duplicates: [],
  skipped: [],
  counts: { read: 0, placed: 0, unplaced: 0, duplicates: 0, skipped: 0 },
  sizes: new Map(),
});

/** Leaves an entry out, and counts it. */
function skip({ counts, skipped }: Partition, placement: Placement, reason: Skipped['reason']): void {
  countSkipped(counts, reason);
  skipped.push(toSkipped(placement, reason));
}

/** Counts an entry that is left out. */
export function countSkipped(counts: Counts, reason: Skipped['reason']): void {
  counts.skipped++;
  if (reason === 'drop') counts.dropped = (counts.dropped ?? 0) + 1;
}

/** An entry that is left out as the digest carries it, with the rule that took it away. */
export function toSkipped(placement: Placement, reason: Skipped['reason']): Skipped {
  const rule = reason === 'drop' ? { rule: placement.drop! } : {};
  return { entry: toDigestEntry(placement), reason, ...rule };
}

/** Counts entries of a theme, or of none. */
export function countIn({ counts, sizes }: Partition, theme: string | null, entries: number): void {
  if (theme === null) counts.unplaced += entries;
  else {
    counts.placed += entries;
    sizes.set(theme, (sizes.get(theme) ?? 0) + entries);
  }
}

/** An entry as the digest carries it. */
export function toDigestEntry(placement: Placement): DigestEntry {
  const { entry, by, score, also, why, pin } = placement;
  if (isPlain(placement)) return plainEntry(placement);
  const { directives, ...rest } = entry;
  const top = directives.top || pin !== undefined;
  const pinned = pin === undefined ? {} : { pin };
  return { ...rest, summary: null, top, ...pinned, by, score, also, why };
}

const isPlain = ({ entry: { section, author, done, markup }, pin }: Placement): boolean =>
  (section ?? author ?? done ?? markup ?? pin) === undefined;

/** The same of an entry that has nothing but what all have, as one literal: it takes a third of the time and of the memory. */
function plainEntry({ entry, by, score, also, why }: Placement): DigestEntry {
  const { id, title, body, truncated, links, mentions, hashtags, date, source, directives } = entry;
  const { top } = directives;
  const summary = null;
  // biome-ignore format: one line shows the order, which is that of the JSON.
  return { id, title, body, truncated, links, mentions, hashtags, date, source, summary, top, by, score, also, why };
}

/** A merged entry as the digest carries it. */
export function toDuplicate({ placement, into, because, similarity }: Merged): Duplicate {
  return { entry: toDigestEntry(placement), of: into.entry.id, because, similarity };
}
