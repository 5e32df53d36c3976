import { hasError } from '../diagnostics/diagnostics.ts';
import { commonDiagnostic } from '../diagnostics/messages.ts';
import { type Page, pageOf } from '../diagnostics/position.ts';
import type { Opened } from '../input/front-matter.ts';
import { firstFault, furtherValue, type JsonValue, members, skipSpace } from '../text/json.ts';
import type { Diagnostic, Entry } from '../types.ts';
import type { FormatResult } from './format.ts';
import { findEntries, type JsonEntry } from './json-document.ts';
import { type EntryFields, entryOf, readFields } from './json-entry.ts';
import { parseDiagnostic } from './messages.ts';

/**
 * Reads a JSON file: an array of entries, an object with `entries`, one entry, or a whole digest as `--format json`
 * writes it. A fault of syntax loses the file, one of an entry only that entry. `date` is for entries without one.
 */
export function parseJson(opened: Opened, date: string | null): FormatResult {
  const reading = newReading(opened.file, date);
  readAll(opened.bytes, opened.firstLine, reading);
  return finish(reading);
}

/** Reads NDJSON: one entry a line. A broken line is left out with a warning, and harms no other. */
export function parseNdjson(opened: Opened, date: string | null): FormatResult {
  const { bytes } = opened;
  const reading = newReading(opened.file, date);
  let line = opened.firstLine;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const isCrLf = bytes[end - 1] === 0x0d && end > start;
    readAll(bytes.subarray(start, isCrLf ? end - 1 : end), line, reading);
    start = end + 1;
  }
  const { entries, diagnostics } = finish(reading);
  // A file of which no line can be read is not a damaged file but another one.
  return { entries, diagnostics: entries.length > 0 ? diagnostics.map(asWarning) : diagnostics };
}

const asWarning = (diagnostic: Diagnostic): Diagnostic =>
  diagnostic.severity === 'error' ? { ...diagnostic, severity: 'warning' } : diagnostic;

/** What is known so far of one file. */
interface Reading {
  file: string;
  date: string | null;
  entries: Entry[];
  diagnostics: Diagnostic[];
  /** Names of fields that are not read. */
  ignored: Set<string>;
}

function newReading(file: string, date: string | null): Reading {
  return { file, date, entries: [], diagnostics: [], ignored: new Set() };
}

function finish({ file, entries, diagnostics, ignored }: Reading): FormatResult {
  if (ignored.size > 0) {
    const fields = [...ignored].slice(0, 10).map((name) => JSON.stringify(name));
    if (ignored.size > fields.length) fields.push(`and ${ignored.size - fields.length} more`);
    diagnostics.push(parseDiagnostic('json-ignored', { fields }, { place: { file, line: 1, column: 1 } }));
  }
  return { entries, diagnostics };
}

/** Reads the entries of one JSON text, which begins at the given line of the file. */
function readAll(bytes: Uint8Array, firstLine: number, reading: Reading): void {
  if (bytes.length > longestText) {
    const place = { file: reading.file, line: firstLine, column: 1 };
    reading.diagnostics.push(parseDiagnostic('json-too-large', {}, { place }));
    return;
  }
  const page = pageOf(reading.file, new TextDecoder().decode(bytes), firstLine);
  if (page.text.trim() === '') return;
  const fault = firstFault(page.text);
  if (fault) {
    const { expected, offset } = fault;
    const isFurtherValue = expected === furtherValue && page.text[offset] === '{';
    reading.diagnostics.push(commonDiagnostic('json-syntax', { expected, isFurtherValue }, page.at(offset)));
    return;
  }
  const root = { start: skipSpace(page.text, 0), end: page.text.trimEnd().length };
  for (const found of findEntries(page.text, root)) readEntry(found, page, reading);
}

/** Below V8's limit for a string, 2^29 - 24 code units. */
const longestText = 500_000_000;

function readEntry(found: JsonEntry, page: Page, reading: Reading): void {
  const value: unknown = JSON.parse(page.text.slice(found.start, found.end));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    reading.diagnostics.push(parseDiagnostic('json-entry', { found: kindOf(value) }, page.at(found.start)));
    return;
  }
  const fields = readFields(value);
  for (const name of fields.ignored) reading.ignored.add(name);
  const complaints = complaintsAbout(fields, found, page);
  reading.diagnostics.push(...complaints);
  if (hasError(complaints)) return;
  const { line } = page.at(found.start).place;
  const source = { file: reading.file, line, endLine: page.at(found.end - 1).place.line };
  reading.entries.push(entryOf(fields, found, reading.date, source));
}

function complaintsAbout(fields: EntryFields, value: JsonValue, page: Page): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (fields.wrong.length > 0 || fields.otherLinks.length > 0) {
    const places = new Map(members(page.text, value).map(({ name, start }) => [name, start]));
    const at = (field: string) => page.at(places.get(field) ?? value.start);
    for (const { field, expected } of fields.wrong)
      found.push(parseDiagnostic('json-field', { field, expected }, at(field)));
    for (const { field, url } of fields.otherLinks)
      found.push(commonDiagnostic('json-link', { url }, at(field)));
  }
  const isEmpty = fields.title === '' && fields.body === '';
  if (isEmpty && fields.wrong.length === 0)
    found.push(parseDiagnostic('json-entry-empty', {}, page.at(value.start)));
  return found;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return `a ${typeof value}`;
}
