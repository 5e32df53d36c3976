/**
 * The best entries of each theme, of any number of entries: those that are not kept are counted and forgotten, so
 * that an issue of a million snippets takes the memory of a few hundred.
 */
import type { Config, Period, Placement, Skipped } from '../model.ts';
import { weekOf } from './calendar.ts';
import { newFingerprints } from './fingerprints.ts';
import { isWithin, resolvePeriod } from './period.ts';
import { countIn, nothingSorted, type Sorted, toDigestEntry } from './sorted.ts';

/** What is known of an entry before it is made. */
export interface Candidate {
  theme: string | null;
  score: number;
  date: string | null;
  /** 64 bits of its words, in two numbers; entries that share them are duplicates. */
  fingerprint: [number, number];
}

/** Chooses among the entries that it is offered. */
export interface Shortlist {
  /** Takes part in the choice; `make` is called when the entry is kept. */
  offer(candidate: Candidate, make: () => Placement): void;
  /** Takes an entry that an editor steered: pinned ones are kept whatever their score, skipped ones are left out. */
  offerSteered(candidate: Candidate, placement: Placement): void;
  /** The period of the issue by its final configuration, and what was kept of it. */
  close(config: Config, now: Date): { period: Period; sorted: Sorted };
}

interface Kept {
  /** Its number in the input, from 0. */
  order: number;
  score: number;
  placement: Placement;
}

/** Those of one ISO week, or those without a date: which week it will be is known at the end. */
interface Group {
  /** The best of each theme, and of none; never more than the limit, the weakest last. */
  best: Map<string | null, Kept[]>;
  pinned: Kept[];
  sorted: Sorted;
  seen: ReturnType<typeof newFingerprints>;
}

/**
 * Starts a list of the `limit` best of each theme; of equals the earlier one is better. A period that is not a week
 * must be known now, since what is of other days is not kept; which week it will be may be known at the end.
 */
export function newShortlist(days: Period | null, limit: number): Shortlist {
  const groups = new Map<string | null, Group>();
  const outside = nothingSorted();
  let order = 0;

  /** The group of a date; null when the date is outside the period. */
  function groupOf(date: string | null): Group | null {
    if (days !== null && !isWithin(date, days)) return null;
    const key = days !== null || date === null ? null : date.includes('W') ? date : weekOf(date);
    const group = groups.get(key) ?? newGroup();
    groups.set(key, group);
    return group;
  }

  /** Counts a candidate in its group; null when it is outside or a duplicate. */
  function enter(candidate: Candidate, make: () => Placement): Group | null {
    const group = groupOf(candidate.date);
    if (group === null) {
      leaveOut(outside, 'date', make, limit);
      return null;
    }
    const { sorted, seen } = group;
    sorted.counts.read++;
    if (seen.add(candidate.fingerprint)) {
      countIn(sorted, candidate.theme, 1);
      return group;
    }
    sorted.counts.duplicates++;
    if (sorted.duplicates.length < limit) {
      const entry = toDigestEntry(make());
      sorted.duplicates.push({ entry, of: entry.id });
    }
    return null;
  }

  return {
    offer(candidate, make) {
      const place = order++;
      const group = enter(candidate, make);
      if (group === null) return;
      keepBest(group, candidate, place, make, limit);
    },
    offerSteered(candidate, placement) {
      const { top, skip } = placement.entry.steering;
      if (!top && !skip) return this.offer(candidate, () => placement);
      const place = order++;
      if (skip) return leaveOut(outside, 'hand', () => placement, limit);
      enter(candidate, () => placement)?.pinned.push({ order: place, score: candidate.score, placement });
    },
    close(config, now) {
      const period = days ?? resolvePeriod(config, now, groups.keys());
      const isInside = ([week]: [string | null, Group]) => days !== null || isWithin(week, period);
      for (const [, group] of [...groups].filter((it) => !isInside(it))) skipGroup(outside, group, limit);
      const inside = [...groups].filter(isInside).map(([, group]) => group);
      return { period, sorted: takeIn(outside, inside, limit) };
    },
  };
}

const newGroup = (): Group => ({
  best: new Map(),
  pinned: [],
  sorted: nothingSorted(),
  seen: newFingerprints(),
});

/** Counts an entry that is left out, and shows it while there is room. */
function leaveOut(to: Sorted, reason: Skipped['reason'], make: () => Placement, limit: number): void {
  to.counts.read++;
  to.counts.skipped++;
  if (to.skipped.length < limit) to.skipped.push({ entry: toDigestEntry(make()), reason });
}

/** Keeps an entry when it is better than the weakest that is kept of its theme, or when there is room. */
function keepBest(
  { best }: Group,
  { theme, score }: Candidate,
  order: number,
  make: () => Placement,
  limit: number,
): void {
  const kept = best.get(theme) ?? [];
  best.set(theme, kept);
  if (kept.length === limit && score <= kept.at(-1)!.score) return;
  if (kept.length === limit) kept.pop();
  const rank = kept.findIndex((other) => other.score < score);
  kept.splice(rank === -1 ? kept.length : rank, 0, { order, score, placement: make() });
}

/** Adds the groups of the issue: their counts, and the best of all of them together. */
function takeIn(to: Sorted, groups: Group[], limit: number): Sorted {
  for (const { sorted } of groups) addCounts(to, sorted, limit);
  for (const { placement } of bestOf(groups, limit)) {
    (placement.theme === null ? to.unplaced : to.placed).push(placement);
  }
  return to;
}

/** A group of another week: all of it is left out, and the first of what was kept is shown. */
function skipGroup(to: Sorted, { best, pinned, sorted }: Group, limit: number): void {
  to.counts.read += sorted.counts.read;
  to.counts.skipped += sorted.counts.read;
  const kept = inInputOrder([...pinned, ...[...best.values()].flat()]);
  for (const { placement } of kept.slice(0, limit - to.skipped.length)) {
    to.skipped.push({ entry: toDigestEntry(placement), reason: 'date' });
  }
}

function addCounts(to: Sorted, { counts, sizes, duplicates }: Sorted, limit: number): void {
  to.counts.read += counts.read;
  to.counts.duplicates += counts.duplicates;
  to.duplicates.push(...duplicates.slice(0, limit - to.duplicates.length));
  countIn(to, null, counts.unplaced);
  for (const [theme, size] of sizes) countIn(to, theme, size);
}

/** The best of all groups together, and all that are pinned, in the order of the input. */
function bestOf(groups: Group[], limit: number): Kept[] {
  const themes = new Set(groups.flatMap(({ best }) => [...best.keys()]));
  const best = [...themes].flatMap((theme) =>
    groups
      .flatMap((group) => group.best.get(theme) ?? [])
      .sort((a, b) => b.score - a.score || a.order - b.order)
      .slice(0, limit),
  );
  return inInputOrder([...groups.flatMap(({ pinned }) => pinned), ...best]);
}

const inInputOrder = (kept: Kept[]): Kept[] => kept.toSorted((a, b) => a.order - b.order);
