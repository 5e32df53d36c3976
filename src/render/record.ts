/** One entry as one line of JSON, with the fields that were asked for. */
import { type ByteBuffer, newByteBuffer } from '../text/byte-buffer.ts';
import { askedOnce } from '../text/late.ts';
import { visibleJson } from '../text/visible-json.ts';
import type { Hit, Placement, PlacementView, Score } from '../types.ts';

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
  also: readonly Score[];
  score: number;
  why: readonly Hit[];
  /** The heading that it stands under, who wrote it, the state of its task box; null where the source says nothing. */
  section: string | null;
  author: string | null;
  done: boolean | null;
  /** The `drop` rule that leaves it out of an issue, and the `pin` rule that makes it a highlight; null where none does. */
  drop: string | null;
  pin: string | null;
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
  'drop',
  'pin',
];

/**
 * Makes what writes the lines of placed entries in UTF-8: JSON and a line feed, the fields in the order of `fields`. An
 * entry is decoded only as far as a field asks.
 */
export function recordWriter(
  fields: readonly RecordField[],
): (placed: Iterable<PlacementView>) => Uint8Array<ArrayBuffer> {
  const buffer = newByteBuffer();
  const writeLine = fields.every((field) => viewedFields.has(field))
    ? viewWriter(fields, buffer)
    : (placed: PlacementView) => buffer.text(placementLine(fields, placed.placement()));
  return (placed) => {
    for (const it of placed) writeLine(it);
    return buffer.take();
  };
}

/** What can be said of an entry without making it. */
const viewedFields: ReadonlySet<RecordField> = new Set(['file', 'line', 'title', 'body', 'theme', 'score']);

function viewWriter(fields: readonly RecordField[], buffer: ByteBuffer): (placed: PlacementView) => void {
  const writers = fields.map((field, i) => fieldWriter(field, nameOf(field, i), buffer));
  const end = encoder.encode(lineEnd);
  return (placed) => {
    for (let i = 0; i < writers.length; i++) writers[i]!(placed);
    buffer.bytes(end);
  };
}

const encoder = new TextEncoder();

/** Makes what writes a name and the value of its field; themes and scores are few, and encoded once. */
function fieldWriter(field: RecordField, name: string, buffer: ByteBuffer): (placed: PlacementView) => void {
  const encoded = (value: unknown) => encoder.encode(name + textOf(value));
  if (field === 'theme') {
    const ofTheme = askedOnce(encoded);
    return ({ theme }) => buffer.bytes(ofTheme(theme));
  }
  if (field === 'score') {
    const ofScore = askedOnce(encoded);
    return ({ score }) => buffer.bytes(isUsual(score) ? ofScore(score) : encoded(score));
  }
  const opening = encoder.encode(name);
  if (field === 'line')
    return ({ view }) => {
      buffer.bytes(opening);
      buffer.number(view.line);
    };
  return ({ view }) => {
    buffer.bytes(opening);
    buffer.text(textOf(field === 'file' ? view.file : field === 'title' ? view.title : view.body));
  };
}

/** Most scores are small whole numbers. */
const isUsual = (score: number): boolean => score >= 0 && score < 256 && Number.isInteger(score);

function placementLine(fields: readonly RecordField[], placement: Placement): string {
  const record = toRecord(placement);
  const values = fields.map((field, i) => nameOf(field, i) + textOf(record[field]));
  return values.join('') + lineEnd;
}

const textOf = (value: unknown): string => visibleJson(JSON.stringify(value));

/** What stands before the value of a field, which is the `index`th of its line. */
const nameOf = (field: RecordField, index: number): string => `${index === 0 ? '{' : ','}"${field}":`;

/** What stands behind the last value. */
const lineEnd = '}\n';

/** Everything that a line can say of a placed entry. */
function toRecord({ entry, theme, also, score, why, ...decided }: Placement): EntryRecord {
  const { id, title, body, source, section = null, author = null, done = null } = entry;
  const { file, line } = source;
  const drop = decided.drop?.keyword ?? null;
  const pin = decided.pin?.keyword ?? null;
  return { id, file, line, title, body, theme, also, score, why, section, author, done, drop, pin };
}
