/** One entry as one line of JSON, with the fields that were asked for. */
import type { Hit, Placement, Score } from '../types.ts';

/** What a line can say of an entry. */
export interface EntryRecord {
  id: string;
  file: string;
  /** The first line of the entry in its file, from 1. */
  line: number;
  title: string;
  body: string;
  /** The id of the theme that takes it; null when no rule does. */
  theme: string | null;
  also: Score[];
  score: number;
  why: Hit[];
  /** The heading that it stands under, who wrote it, the state of its task box; null where the source says nothing. */
  section: string | null;
  author: string | null;
  done: boolean | null;
}

export type RecordField = keyof EntryRecord;

export const recordFields: readonly RecordField[] = [
  'id',
  'file',
  'line',
  'title',
  'body',
  'theme',
  'also',
  'score',
  'why',
  'section',
  'author',
  'done',
];

/** The line of a placed entry: JSON and a line feed, the fields in the order of `fields`. */
export function placementLine(fields: readonly RecordField[], placement: Placement): string {
  const record = toRecord(placement);
  const values = fields.map((field, i) => nameOf(field, i) + JSON.stringify(record[field]));
  return values.join('') + LINE_END;
}

/** What stands before the value of a field, which is the `index`th of its line. */
export const nameOf = (field: RecordField, index: number): string => `${index === 0 ? '{' : ','}"${field}":`;

/** What stands behind the last value. */
export const LINE_END = '}\n';

/** Everything that a line can say of a placed entry. */
function toRecord({ entry, theme, also, score, why }: Placement): EntryRecord {
  const { id, title, body, source, section = null, author = null, done = null } = entry;
  const { file, line } = source;
  return { id, file, line, title, body, theme, also, score, why, section, author, done };
}
