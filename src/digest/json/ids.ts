/** An id for each entry that is shown: anchors of the page and items of feeds need one that nothing else has. */
import type { DigestDraft, DraftEntry } from './schema.ts';
import { longestId } from './values.ts';

/** The id that an entry came with, and its own: another one when an entry before it came with the same. */
export interface Ids {
  given: string;
  own: string;
}

/** The ids of the entries that are shown. Whatever refers to an id means the first entry that has it. */
export function idsOf(draft: DigestDraft, idOf: (entry: DraftEntry) => string): Map<DraftEntry, Ids> {
  const { themes, unplaced, duplicates, events } = draft;
  const shown = [...themes.flatMap(({ entries }) => entries), ...unplaced];
  const ids = new Map<DraftEntry, Ids>();
  for (const entry of shown) {
    const given = idOf(entry);
    ids.set(entry, { given, own: given });
  }
  const referred = [...duplicates.map(({ of }) => of), ...events.map(({ entry }) => entry)];
  const free = freeIds([...Array.from(ids.values(), ({ given }) => given), ...referred]);
  const seen = new Set<string>();
  for (const each of ids.values()) {
    if (seen.has(each.given)) each.own = free(each.given);
    seen.add(each.given);
  }
  return ids;
}

/** Makes ids of an id: `lift-2`, `lift-3`, none of them taken. */
function freeIds(ids: string[]): (id: string) => string {
  const taken = new Set(ids);
  const numbers = new Map<string, number>();
  return (id) => {
    // Long ids may differ only where the number comes to stand, so they count together.
    const stem = id.slice(0, longestId - '-10000000'.length);
    for (let number = numbers.get(stem) ?? 2; ; number++) {
      const end = `-${number}`;
      const own = id.slice(0, longestId - end.length) + end;
      if (taken.has(own)) continue;
      numbers.set(stem, number + 1);
      taken.add(own);
      return own;
    }
  };
}
