/** What was kept of the groups of an issue → what stands in it: the best entries of each theme. */
import type { Config, Duplicate, Placement } from '../types.ts';
import { type Deduplicated, dedupe } from './dedupe/dedupe.ts';
import type { Fingerprints } from './dedupe/fingerprints.ts';
import { countIn, type Partition, toDuplicate } from './partition.ts';

/** An entry that may stand in the issue. */
export interface Kept {
  /** Its number in the input, from 0. */
  order: number;
  score: number;
  placement: Placement;
}

/** Those of one ISO week, or those without a date: which week it will be is known at the end. */
export interface Group {
  /** The best of each theme, and of none; never more than there is room for, the weakest last. */
  best: Map<string | null, Kept[]>;
  pinned: Kept[];
  /** The first that repeat an entry word for word. */
  repeats: Kept[];
  partition: Partition;
  seen: Fingerprints;
}

/** Adds the groups of the issue: their counts, and the best entries of all of them together. */
export function takeIn(
  to: Partition,
  groups: Group[],
  limit: number,
  duplicates: Config['duplicates'],
): Partition {
  for (const { partition } of groups) addCounts(to, partition);
  const kept = inInputOrder(groups.flatMap(({ best, pinned }) => [...pinned, ...[...best.values()].flat()]));
  const stories = dedupe(
    kept.map(({ placement }) => placement),
    duplicates,
  );
  for (const { placement } of stories.merged) {
    countIn(to, placement.theme, -1);
    to.counts.duplicates++;
  }
  const shown = new Set(bestOf(kept, stories, limit));
  for (const placement of shown) (placement.theme === null ? to.unplaced : to.placed).push(placement);

  const orderOf = new Map(kept.map(({ placement, order }) => [placement, order]));
  const merged = stories.merged
    .filter(({ into }) => shown.has(into))
    .map((it) => ({ order: orderOf.get(it.placement)!, duplicate: toDuplicate(it) }));
  const repeats = inInputOrder(groups.flatMap((group) => group.repeats)).slice(0, limit);
  to.duplicates = [...merged, ...repeats.map((it) => repeatOf(it, stories))]
    .sort((a, b) => a.order - b.order)
    .map(({ duplicate }) => duplicate);
  return to;
}

/** What repeats an entry that was merged tells the story that this one was merged into. */
function repeatOf(
  { order, placement }: Kept,
  { merged }: Deduplicated,
): { order: number; duplicate: Duplicate } {
  const same = { placement, into: placement, because: 'same', similarity: 1 } as const;
  const original = merged.find((it) => it.placement.entry.id === placement.entry.id);
  return { order, duplicate: toDuplicate(original === undefined ? same : { ...original, placement }) };
}

function addCounts(to: Partition, { counts, sizes }: Partition): void {
  to.counts.read += counts.read;
  to.counts.duplicates += counts.duplicates;
  countIn(to, null, counts.unplaced);
  for (const [theme, size] of sizes) countIn(to, theme, size);
}

/** The best entries of each theme and all that are pinned, in the order of the input. One into which others were merged is as good as the best of them. */
function bestOf(all: Kept[], { kept, merged }: Deduplicated, limit: number): Placement[] {
  const scores = new Map(all.map(({ placement, score }) => [placement, score]));
  for (const { placement, into } of merged) {
    scores.set(into, Math.max(scores.get(into)!, scores.get(placement)!));
  }
  const ranked = kept
    .filter((placement) => !isPinned(placement))
    .sort((a, b) => scores.get(b)! - scores.get(a)!);
  const left = new Map<string | null, number>();
  const best = new Set(
    ranked.filter(({ theme }) => {
      const room = left.get(theme) ?? limit;
      left.set(theme, room - 1);
      return room > 0;
    }),
  );
  return kept.filter((placement) => isPinned(placement) || best.has(placement));
}

/** Whether it is a highlight, which is shown beyond the limit. */
const isPinned = ({ entry, pin }: Placement): boolean => entry.directives.top || pin !== undefined;

/** In the order of the input. */
export const inInputOrder = (kept: Kept[]): Kept[] => kept.toSorted((a, b) => a.order - b.order);
