import type { Entry, EntryView, Placement, PlacementView } from '../types.ts';

/** An entry that is decoded already, as a view. */
export function viewOf(entry: Entry): EntryView {
  const { source, date, directives, title, body } = entry;
  const { file, line } = source;
  const size = title.length + body.length;
  return { file, line, date, directives, title, body, size, words: null, entry: () => entry };
}

/** A placement that was made already, as a view. */
export function viewOfPlacement(placement: Placement): PlacementView {
  const { entry, theme, score, drop, pin } = placement;
  return {
    view: viewOf(entry),
    theme,
    score,
    isDropped: drop !== undefined,
    isPinned: pin !== undefined || entry.directives.top,
    placement: () => placement,
  };
}
