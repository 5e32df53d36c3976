/**
 * The best entries of each theme, of any number of entries: those that are not kept are counted and forgotten, so
 * that an issue of a million snippets takes the memory of a few hundred.
 */

import { weekOf } from '../text/calendar.ts';
import { fingerprintOf } from '../text/identity.ts';
import type { Config, Period, PlacementView, Skipped } from '../types.ts';
import { newFingerprints } from './dedupe/fingerprints.ts';
import { countIn, countSkipped, emptyPartition, type Partition, type Sink, toSkipped } from './partition.ts';
import { isWithin, resolvePeriod } from './period.ts';
import { type Group, inInputOrder, type Kept, takeIn } from './selection.ts';

/** More are kept than are shown, since some of them may turn out to tell the same story. */
const roomFor = (limit: number): number => 2 * limit + 8;

/**
 * Keeps the `limit` best of each theme; of equals the earlier one is better. A period that is not a week (`days`) must be
 * known now, since what is of other days is not kept; which week it is may be known at the end.
 */
export function keepBest(limit: number, days: Period | null, config: Config, now: Date): Sink {
  const groups = new Map<string | null, Group>();
  const outside = emptyPartition();
  let order = 0;

  /** The group of a date; null when the date is outside the period. */
  function groupOf(date: string | null): Group | null {
    if (days !== null && !isWithin(date, days)) return null;
    const key = days !== null || date === null ? null : date.includes('W') ? date : weekOf(date);
    const group = groups.get(key) ?? newGroup();
    groups.set(key, group);
    return group;
  }

  return {
    take(placed) {
      const place = order++;
      const keep = (): Kept => ({ order: place, score: placed.score, placement: placed.placement() });
      const { directives, date } = placed.view;
      const group = groupOf(date);
      if (directives.skip) leaveOut(outside, 'hand', placed, limit);
      else if (placed.isDropped) leaveOut(outside, 'drop', placed, limit);
      else if (group === null) leaveOut(outside, 'date', placed, limit);
      else if (!isNews(group, placed)) {
        if (group.repeats.length < limit) group.repeats.push(keep());
      } else if (placed.isPinned) group.pinned.push(keep());
      else keepIfBetter(group, placed, keep, roomFor(limit));
    },
    async close() {
      const period = days ?? resolvePeriod(config, now, groups.keys());
      const isInside = ([week]: [string | null, Group]) => days !== null || isWithin(week, period);
      for (const [, group] of [...groups].filter((it) => !isInside(it))) skipGroup(outside, group, limit);
      const inside = [...groups].filter(isInside).map(([, group]) => group);
      return { period, partition: takeIn(outside, inside, limit, config.duplicates) };
    },
  };
}

const newGroup = (): Group => ({
  best: new Map(),
  pinned: [],
  repeats: [],
  partition: emptyPartition(),
  seen: newFingerprints(),
});

/** Counts an entry that is left out, and shows it while there is room. */
function leaveOut(to: Partition, reason: Skipped['reason'], placed: PlacementView, limit: number): void {
  to.counts.read++;
  countSkipped(to.counts, reason);
  if (to.skipped.length < limit) to.skipped.push(toSkipped(placed.placement(), reason));
}

/** Counts an entry, and tells whether it is new. What an editor steered is looked at in the end, when all is known. */
function isNews({ partition, seen }: Group, { view, theme }: PlacementView): boolean {
  const { directives } = view;
  partition.counts.read++;
  if (seen.add(fingerprintOf(view)) || directives.top || directives.theme !== null) {
    countIn(partition, theme, 1);
    return true;
  }
  partition.counts.duplicates++;
  return false;
}

/** Keeps an entry when it is better than the weakest that is kept of its theme, or when there is room. */
function keepIfBetter(
  { best }: Group,
  { theme, score }: PlacementView,
  keep: () => Kept,
  room: number,
): void {
  const kept = best.get(theme) ?? [];
  best.set(theme, kept);
  if (kept.length === room && score <= kept.at(-1)!.score) return;
  if (kept.length === room) kept.pop();
  const rank = kept.findIndex((other) => other.score < score);
  kept.splice(rank === -1 ? kept.length : rank, 0, keep());
}

/** A group of another week: all of it is left out, and the first of what was kept is shown. */
function skipGroup(to: Partition, { best, pinned, partition }: Group, limit: number): void {
  to.counts.read += partition.counts.read;
  to.counts.skipped += partition.counts.read;
  const kept = inInputOrder([...pinned, ...[...best.values()].flat()]);
  for (const { placement } of kept.slice(0, limit - to.skipped.length)) {
    to.skipped.push(toSkipped(placement, 'date'));
  }
}
