import type { Entry, EntryView } from '../types.ts';

/** An entry that is decoded already, as a view. */
export function viewOf(entry: Entry): EntryView {
  const { source, date, directives, title, body } = entry;
  const { file, line } = source;
  return { file, line, date, directives, title, body, words: null, entry: () => entry };
}
