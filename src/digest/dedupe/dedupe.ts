/** Entries → those that stay: what tells the same story again is merged into the entry that stays. */
import { late } from '../../text/late.ts';
import type { Config, Placement } from '../../types.ts';
import { keysOf, newCandidateIndex } from './candidates.ts';
import { featuresOf } from './features.ts';
import { type Similarity, similarityOf } from './similarity.ts';

/** An entry that leaves the issue, and the one that stands there in its place. */
export interface Merged extends Similarity {
  placement: Placement;
  into: Placement;
}

/** Every entry in one of two places, both in the order of the input. */
export interface Deduplicated {
  kept: Placement[];
  merged: Merged[];
}

/**
 * Finds the duplicates among entries. The first of those that tell one story stays, unless the editor placed or pinned a
 * later one, since nothing that an editor wrote is undone, or unless it is nothing but a link. Each entry is compared
 * with those that stay, never with one that left.
 */
export function dedupe(placements: Placement[], duplicates: Config['duplicates']): Deduplicated {
  const findDuplicate = duplicateFinder(duplicates);
  const results: (Merged | null)[] = new Array(placements.length);
  for (const [rank, at] of byRank(placements)) {
    results[at] = findDuplicate(placements[at]!, rank);
  }
  return {
    kept: placements.filter((_, at) => results[at] === null),
    merged: results.filter((result) => result !== null),
  };
}

const PINNED = 0;
const BY_HAND = 1;
const BY_PIN = 2;
const BY_RULES = 3;
const BARE = 4;

/** Those first that an editor has steered or pinned, so that the others are compared with them; else the order of the input. */
function* byRank(placements: Placement[]): Generator<[rank: number, at: number]> {
  const ranks = placements.map(rankOf);
  for (let rank = PINNED; rank <= BARE; rank++) {
    for (let at = ranks.indexOf(rank); at >= 0; at = ranks.indexOf(rank, at + 1)) yield [rank, at];
  }
}

function rankOf({ entry, by, pin }: Placement): number {
  if (entry.directives.top) return PINNED;
  if (by === 'hand') return BY_HAND;
  if (pin !== undefined) return BY_PIN;
  return isBare(entry.body) ? BARE : BY_RULES;
}

/** Whether a text is addresses alone, or nothing. */
const isBare = (text: string): boolean =>
  /^\s*(?:https?:|$)/.test(text) && text.replace(/https?:\/\/\S*/g, '').trim() === '';

/** Finds for one entry after the other the one that tells the same already. */
function duplicateFinder(duplicates: Config['duplicates']) {
  const index = newCandidateIndex();
  const kept: Placement[] = [];
  /** By id: the first entry with it, and where that left the story that it was merged into. */
  const known = new Map<string, Placement>();
  const left = new Map<string, Merged>();

  return (placement: Placement, rank: number): Merged | null => {
    const { id } = placement.entry;
    const same = known.get(id);
    if (same !== undefined)
      return { ...(left.get(id) ?? { into: same, because: 'same', similarity: 1 }), placement };
    const near = duplicates === 'merge' ? nearest(placement, rank) : null;
    known.set(id, placement);
    if (near !== null) left.set(id, near);
    return near;
  };

  /** Merges an entry into the story that is most like it, else makes it a story. */
  function nearest(placement: Placement, rank: number): Merged | null {
    const keys = keysOf(placement.entry);
    const features = late(() => featuresOf(placement.entry));
    let best: Merged | null = null;
    for (const candidate of index.candidates(keys)) {
      const into = kept[candidate]!;
      // What an editor pinned stays, and so does what an editor placed elsewhere.
      if (rank === PINNED || (rank === BY_HAND && into.theme !== placement.theme)) continue;
      const alike = similarityOf(featuresOf(into.entry), features());
      if (alike === null || (best !== null && alike.similarity <= best.similarity)) continue;
      best = { placement, into, ...alike };
    }
    if (best === null) index.add(keys, kept.push(placement) - 1);
    return best;
  }
}
