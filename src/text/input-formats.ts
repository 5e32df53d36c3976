/** The formats of an input by their names, and by the endings of file names. */
import type { InputFormat } from '../types.ts';

/** The endings that stand for each format, in the order in which help lists the formats. */
const endings: Record<InputFormat, string[]> = {
  text: [],
  pairs: [],
  blocks: [],
  list: [],
  markdown: ['.md', '.markdown', '.mdown', '.mkd'],
  org: ['.org'],
  json: ['.json', '.jsonfeed'],
  ndjson: ['.ndjson', '.jsonl'],
  yaml: ['.yaml', '.yml'],
  csv: ['.csv'],
  tsv: ['.tsv', '.tab'],
  feed: [],
  opml: ['.opml'],
  mail: [],
  bookmarks: [],
};

/** What may be said of an input: each format, and that its name and content are to tell it. */
export const inputFormats = ['auto', ...(Object.keys(endings) as InputFormat[])] as const;

/** A format by a name that people give it, in any case: its own, or one of its endings (`md`, `yml`); null: none has it. */
export function inputFormatNamed(name: string): InputFormat | 'auto' | null {
  const wanted = name.trim().toLowerCase();
  return inputFormats.find((format) => format === wanted) ?? inputFormatOf(`.${wanted}`);
}

/** The format that the ending of a file's name tells, in small letters; null when it tells none. */
export function inputFormatOf(ending: string): InputFormat | null {
  const [format] = Object.entries(endings).find(([, all]) => all.includes(ending)) ?? [];
  return (format as InputFormat | undefined) ?? null;
}

/** The endings of the files that a folder is searched for, in small letters. */
export const searchedEndings = [
  ...['.txt', '.md', '.markdown', '.json', '.ndjson', '.jsonl'],
  ...['.csv', '.tsv', '.opml', '.org'],
];

/** These endings as a sentence names them: `.txt, .md and .org`. */
export const searchedInWords = `${searchedEndings.slice(0, -1).join(', ')} and ${searchedEndings.at(-1)}`;
