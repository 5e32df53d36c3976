/** Entries → stories: what tells the same story again is merged into the entry that stays. */
import type { Config, Placement } from '../../types.ts';
import { newStoryIndex } from './candidates.ts';
import { tellingOf } from './features.ts';
import { type Likeness, likenessOf } from './similarity.ts';

/** An entry that leaves the issue, and the one that stands there in its place. */
export interface Merged extends Likeness {
  placement: Placement;
  into: Placement;
}

/** Every entry in one of two places, both in the order of the input. */
export interface Stories {
  kept: Placement[];
  merged: Merged[];
}

/**
 * Finds the stories among entries. The first entry of a story stays, unless the editor placed or pinned a later one,
 * since nothing that an editor wrote is undone, or unless it is nothing but a link. Each entry is compared with those
 * that stay, never with one that left.
 */
export function storiesOf(placements: Placement[], duplicates: Config['duplicates']): Stories {
  const findStory = storyFinder(duplicates);
  const fates: (Merged | null)[] = new Array(placements.length);
  for (const [rank, at] of byRank(placements)) {
    fates[at] = findStory(placements[at]!, rank);
  }
  return {
    kept: placements.filter((_, at) => fates[at] === null),
    merged: fates.filter((fate) => fate !== null),
  };
}

const PINNED = 0;
const BY_HAND = 1;
const BY_RULES = 2;
const BARE = 3;

/** Those first that an editor has steered, so that the others are compared with them; else the order of the input. */
function byRank(placements: Placement[]): [rank: number, at: number][] {
  const ranks = placements.map((placement, at): [number, number] => [rankOf(placement), at]);
  return ranks.sort(([a, atA], [b, atB]) => a - b || atA - atB);
}

function rankOf({ entry, by }: Placement): number {
  if (entry.steering.top) return PINNED;
  if (by === 'hand') return BY_HAND;
  return entry.body.replace(/https?:\/\/\S*/g, '').trim() === '' ? BARE : BY_RULES;
}

/** Tells of one entry after the other whether its story is there already. */
function storyFinder(duplicates: Config['duplicates']) {
  const index = newStoryIndex();
  const stories: Placement[] = [];
  /** By id: the story of an entry, and what it has in common with it. */
  const known = new Map<string, Likeness & { into: Placement }>();

  return (placement: Placement, rank: number): Merged | null => {
    const { id } = placement.entry;
    const same = known.get(id);
    if (same !== undefined) return { ...same, placement };
    const near = duplicates === 'merge' ? nearest(placement, rank) : null;
    known.set(id, near ?? { into: placement, because: 'same', similarity: 1 });
    return near;
  };

  /** Merges an entry into the story that is most like it, else makes it a story. */
  function nearest(placement: Placement, rank: number): Merged | null {
    const telling = tellingOf(placement.entry);
    let best: Merged | null = null;
    for (const story of index.candidates(telling)) {
      const into = stories[story]!;
      // What an editor pinned stays, and so does what an editor placed elsewhere.
      if (rank === PINNED || (rank === BY_HAND && into.theme !== placement.theme)) continue;
      const likeness = likenessOf(tellingOf(into.entry), telling);
      if (likeness === null || (best !== null && likeness.similarity <= best.similarity)) continue;
      best = { placement, into, ...likeness };
    }
    if (best === null) index.add(telling, stories.push(placement) - 1);
    return best;
  }
}
