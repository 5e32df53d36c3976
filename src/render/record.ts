/** One entry as one line of JSON, with the fields that were asked for. */
import type { Hit, Placement, Score } from '../model.ts';

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
];

/** The values of a line as JSON; numbers may be left as they are. */
export type RecordText = Partial<Record<RecordField, string | number>>;

/** A line of NDJSON, its line feed included; the fields stand in the order of `fields`. */
export function recordLine(fields: readonly RecordField[], values: RecordText): string {
  let line = '{';
  for (const field of fields) line += `${line === '{' ? '"' : ',"'}${field}":${values[field]}`;
  return `${line}}\n`;
}

/** The line of a placed entry. */
export function placementLine(fields: readonly RecordField[], placement: Placement): string {
  const record = toRecord(placement);
  return recordLine(
    fields,
    Object.fromEntries(fields.map((field) => [field, JSON.stringify(record[field])])),
  );
}

/** Everything that a line can say of a placed entry. */
function toRecord({ entry, theme, also, score, why }: Placement): EntryRecord {
  const { id, title, body, source } = entry;
  return { id, file: source.file, line: source.line, title, body, theme, also, score, why };
}
