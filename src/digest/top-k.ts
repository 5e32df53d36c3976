/**
 * The best entries of each theme, of any number of entries: those that are not kept are counted and forgotten, so
 * that an issue of a million snippets takes the memory of a few hundred.
 */
import type { Config, Period, Placement, Skipped, Steering } from '../types.ts';
import { weekOf } from './calendar.ts';
import { newFingerprints } from './dedupe/fingerprints.ts';
import { countIn, nothingSorted, type Sorted, toDigestEntry } from './partition.ts';
import { isWithin, resolvePeriod } from './period.ts';
import { type Group, inInputOrder, type Kept, takeIn } from './selection.ts';

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

/** More are kept than are shown, since some of them may turn out to tell the same story. */
const roomFor = (limit: number): number => 2 * limit + 8;

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

  function take(candidate: Candidate, make: () => Placement, steering: Steering | null): void {
    const place = order++;
    const keep = (): Kept => ({ order: place, score: candidate.score, placement: make() });
    const group = groupOf(candidate.date);
    if (steering?.skip) leaveOut(outside, 'hand', make, limit);
    else if (group === null) leaveOut(outside, 'date', make, limit);
    else if (!isNews(group, candidate, steering)) {
      if (group.repeats.length < limit) group.repeats.push(keep());
    } else if (steering?.top) group.pinned.push(keep());
    else keepBest(group, candidate, keep, roomFor(limit));
  }

  return {
    offer: (candidate, make) => take(candidate, make, null),
    offerSteered: (candidate, placement) => take(candidate, () => placement, placement.entry.steering),
    close(config, now) {
      const period = days ?? resolvePeriod(config, now, groups.keys());
      const isInside = ([week]: [string | null, Group]) => days !== null || isWithin(week, period);
      for (const [, group] of [...groups].filter((it) => !isInside(it))) skipGroup(outside, group, limit);
      const inside = [...groups].filter(isInside).map(([, group]) => group);
      return { period, sorted: takeIn(outside, inside, limit, config.duplicates) };
    },
  };
}

const newGroup = (): Group => ({
  best: new Map(),
  pinned: [],
  repeats: [],
  sorted: nothingSorted(),
  seen: newFingerprints(),
});

/** Counts an entry that is left out, and shows it while there is room. */
function leaveOut(to: Sorted, reason: Skipped['reason'], make: () => Placement, limit: number): void {
  to.counts.read++;
  to.counts.skipped++;
  if (to.skipped.length < limit) to.skipped.push({ entry: toDigestEntry(make()), reason });
}

/** Counts a candidate, and tells whether it is new. What an editor steered is looked at in the end, when all is known. */
function isNews(
  { sorted, seen }: Group,
  { theme, fingerprint }: Candidate,
  steering: Steering | null,
): boolean {
  const isSteered = steering !== null && (steering.top || steering.theme !== null);
  sorted.counts.read++;
  if (seen.add(fingerprint) || isSteered) {
    countIn(sorted, theme, 1);
    return true;
  }
  sorted.counts.duplicates++;
  return false;
}

/** Keeps an entry when it is better than the weakest that is kept of its theme, or when there is room. */
function keepBest({ best }: Group, { theme, score }: Candidate, keep: () => Kept, room: number): void {
  const kept = best.get(theme) ?? [];
  best.set(theme, kept);
  if (kept.length === room && score <= kept.at(-1)!.score) return;
  if (kept.length === room) kept.pop();
  const rank = kept.findIndex((other) => other.score < score);
  kept.splice(rank === -1 ? kept.length : rank, 0, keep());
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
