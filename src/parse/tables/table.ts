/** Tables of links, as Pocket, Instapaper, Raindrop, Readwise and spreadsheets export them. */

import { commonDiagnostic } from '../../diagnostics/messages.ts';
import type { PositionedText } from '../../diagnostics/position.ts';
import {
  authorNames,
  bodyNames,
  dateNames,
  doneNames,
  isAddressOfSomething,
  isFieldName,
  isOtherLanguage,
  isTitleOfSomething,
  linkNames,
  noteNames,
  plainName,
  sectionNames,
  tagNames,
  titleNames,
} from '../../text/field-names.ts';
import { type Delimiter, delimiterOf } from '../../text/labelled-columns.ts';
import { dayOfMoment } from '../../text/moment.ts';
import { isWebAddress } from '../../text/web-address.ts';
import type { Diagnostic, Entry } from '../../types.ts';
import type { FormatInput, FormatResult } from '../format.ts';
import { parseDiagnostic } from '../messages.ts';
import { dayOrderOf } from '../records/day-order.ts';
import { entryOf, isEmpty, nothingAround, type RecordSettings, readFields } from '../records/record.ts';
import { readWhole } from '../whole-text.ts';
import { type Row, readLooseRows } from './rows.ts';

/**
 * Reads a table whose first line names the columns, or one of titles and addresses without such a line. A row is an
 * entry; one that cannot be read is reported with its line, and harms no other.
 */
export async function parseTable(input: FormatInput, delimiter: Delimiter | null): Promise<FormatResult> {
  return await readWhole(input, async (document) => {
    const html = /[<&]/.test(document.text) ? await import('../html.ts') : null;
    return readTable(document, delimiter, input, { timezone: input.timezone, html, base: null });
  });
}

function readTable(
  document: PositionedText,
  asked: Delimiter | null,
  { file, firstLine, date }: FormatInput,
  settings: RecordSettings,
): FormatResult {
  // Excel may say in a line of its own what parts the cells.
  const [declaration = '', sign] = /^sep=([,;\t])\r?\n/.exec(document.text) ?? [];
  const text = document.text.slice(declaration.length);
  const delimiter =
    (sign as Delimiter | undefined) ?? asked ?? delimiterOf(text.slice(0, 2000).split('\n', 1)[0]!);
  const all = readLooseRows(text, delimiter);
  const skipped = declaration === '' ? 0 : 1;
  const at = ({ line }: { line: number }) => ({
    place: { file, line: firstLine + skipped + line - 1, column: 1 },
  });
  const above = linesAbove(all);
  const [header = { cells: [], line: 1, endLine: 1 }, ...rows] = all.slice(above);
  const isNamed = header.cells.some(
    (cell) => isFieldName(cell) || isTitleOfSomething(cell) || isAddressOfSomething(cell),
  );
  const hasHeader = isNamed || isOtherHeader(header, rows);
  const columns = hasHeader ? columnsBelow(header, rows, isNamed) : columnsOf(all);
  if (columns === null) {
    const found = header.cells.map((cell) => cell.trim()).slice(0, 8);
    return { entries: [], diagnostics: [parseDiagnostic('table-unnamed', { found }, at(header))] };
  }
  const below = hasHeader ? rows : all;
  const isAbroad = delimiter === ';' || (hasHeader && header.cells.some(isOtherLanguage));
  const days = columns.flatMap((name, at) => (dateNames.includes(plainName(name)) ? [at] : []));
  settings.dayOrder = dayOrderOf(cellsOf(below, days), isAbroad);
  const entries: Entry[] = [];
  const diagnostics: Diagnostic[] = [];
  const ignored = new Set<string>();
  let around = nothingAround;
  const sectionOf = sectionRows(columns);
  for (const row of below) {
    const name = sectionOf(row);
    if (name !== null) {
      around = { ...nothingAround, section: name };
      continue;
    }
    const { line } = at(row).place;
    const source = { file, line, endLine: line + row.endLine - row.line };
    const result = readRow(row, columns, settings);
    for (const { url } of result.otherLinks)
      diagnostics.push(commonDiagnostic('json-link', { url }, at(row)));
    for (const { field, value } of result.otherDates)
      diagnostics.push(parseDiagnostic('record-date', { field, value }, at(row)));
    if ('ignored' in result) for (const name of result.ignored) ignored.add(name);
    if ('fault' in result) diagnostics.push({ ...result.fault, ...at(row) });
    else entries.push(entryOf(result, around, date, source));
  }
  if (above > 0) diagnostics.unshift(parseDiagnostic('table-head', { count: above }, at(all[0]!)));
  if (ignored.size > 0) {
    const fields = [...ignored].slice(0, 10).map((name) => JSON.stringify(name));
    diagnostics.unshift(parseDiagnostic('json-ignored', { fields }, at(header)));
  }
  return { entries, diagnostics };
}

/**
 * How many rows stand above the names of the columns: what a program says of itself, a title over a sheet. They have
 * fewer cells than there are columns, and the names are among the first.
 */
function linesAbove(rows: Row[]): number {
  const cellsIn = ({ cells }: Row) => cells.filter((cell) => cell.trim() !== '').length;
  const isHeader = (row: Row) =>
    cellsIn(row) > 2 && row.cells.filter((cell) => isFieldName(cell) || isKnown(cell)).length > 1;
  if (rows.length === 0 || cellsIn(rows[0]!) > 2 || rows[0]!.cells.some(isFieldName)) return 0;
  const header = rows.slice(0, mostAbove).findIndex(isHeader);
  return header > 0 && rows.slice(0, header).every((row) => cellsIn(row) < cellsIn(rows[header]!))
    ? header
    : 0;
}

const mostAbove = 20;

/** Makes what says which section a row begins, as lists of Todoist have rows for these; null for all other rows. */
function sectionRows(columns: string[]): (row: Row) => string | null {
  const plain = columns.map(plainName);
  const [type, content] = [plain.indexOf('type'), plain.indexOf('content')];
  if (type < 0 || content < 0 || !plain.includes('indent')) return () => null;
  return ({ cells }) => (cells[type]?.trim() === 'section' ? (cells[content] ?? '').trim() || null : null);
}

/** Whether a first row has names that nobody knows, since it has no address where all below it have one. */
function isOtherHeader({ cells }: Row, rows: Row[]): boolean {
  if (rows.length < 2 || cells.some((cell) => isWebAddress(cell.trim()) || isDay(cell.trim()))) return false;
  if (hasKnownNames(cells) && addressColumn(rows) >= 0) return true;
  return cells.some((_cell, at) => rows.every((row) => isWebAddress((row.cells[at] ?? '').trim())));
}

function* cellsOf(rows: Row[], columns: number[]): Generator<string> {
  for (const { cells } of rows) for (const at of columns) yield cells[at] ?? '';
}

function readRow({ cells }: Row, columns: string[], settings: RecordSettings) {
  if (isShifted(cells, columns)) {
    const facts = { cells: cells.length, columns: columns.length };
    return { fault: parseDiagnostic('table-row-long', facts), otherDates: [], otherLinks: [] };
  }
  const record = columns.map((name, index): [string, string] => [name, (cells[index] ?? '').trim()]);
  const fields = readFields(Object.fromEntries(named(record)), settings);
  return isEmpty(fields)
    ? { fault: parseDiagnostic('record-empty', {}), otherDates: [], otherLinks: [] }
    : fields;
}

/** Whether a row has more cells than there are columns, since one was not quoted: then none means what its column says. */
function isShifted(cells: string[], columns: string[]): boolean {
  if (cells.length <= columns.length) return false;
  const link = columns.findIndex((name) => linkNames.includes(plainName(name)));
  const isElsewhere = link >= 0 && !isWebAddress(cells[link]!) && cells.some(isWebAddress);
  return isElsewhere || cells.slice(columns.length).some((cell) => cell.trim() !== '');
}

/** The cells with a name and something in them. Of several columns with one name the first counts; of tags, all of them. */
function named(record: [string, string][]): Map<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of record) {
    if (value === '' || name.trim() === '') continue;
    const before = values.get(name);
    if (before === undefined) values.set(name, value);
    else if (tagNames.includes(plainName(name))) values.set(name, `${before}, ${value}`);
  }
  return values;
}

/**
 * The columns of a table in which none is called as titles are: the first one of words that has no name of ours is the
 * title; beside a text only where it differs from row to row, since it may as well say of what kind they are.
 */
function withTitle(header: string[], rows: Row[]): string[] {
  const isNamed = (wanted: string[]) => header.some((cell) => wanted.includes(plainName(cell)));
  // Trackers call the title "Summary", of which a row may have nothing else.
  const summary = header.findIndex((cell) => plainName(cell) === 'summary');
  if (!isNamed(titleNames) && summary >= 0 && isNamed(['description']))
    return header.map((cell, at) => (at === summary ? 'title' : cell));
  if (isNamed(titleNames) || header.some(isTitleOfSomething)) return header;
  const hasText = isNamed(bodyNames) || isNamed(noteNames);
  const isOther = (cell: string, at: number) => {
    const words = rows.map(({ cells }) => cells[at]?.trim() ?? '').filter((it) => /\p{L}/u.test(it));
    const isTelling = hasText ? words.length > 1 && new Set(words).size === rows.length : words.length > 0;
    return cell.trim() !== '' && !isKnown(cell) && isTelling;
  };
  const title = header.findIndex(isOther);
  return header.map((cell, at) => (at === title ? 'title' : cell));
}

const isKnown = (cell: string): boolean =>
  [
    ...linkNames,
    ...tagNames,
    ...dateNames,
    ...authorNames,
    ...sectionNames,
    ...doneNames,
    ...bodyNames,
    ...noteNames,
    'status',
    'id',
    'videoid',
    'doi',
  ].includes(plainName(cell));

/** What the columns below their names hold: where none of ours is among these but two that are known, one of addresses is the link. */
function columnsBelow({ cells }: Row, rows: Row[], isNamed: boolean): string[] | null {
  if (isNamed) return withTitle(cells, rows);
  if (!hasKnownNames(cells)) return columnsOf(rows);
  const link = addressColumn(rows);
  return withTitle(
    cells.map((cell, at) => (at === link ? 'url' : cell)),
    rows,
  );
}

/** Whether two columns or more have names that are known. */
const hasKnownNames = (cells: string[]): boolean => cells.filter(isKnown).length > 1;

/** The first column in which most cells that hold something are addresses; -1 where none does. */
function addressColumn(rows: Row[]): number {
  const sample = rows.slice(0, 200);
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length));
  for (let at = 0; at < width; at++) {
    const filled = sample.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '');
    if (filled.length > 0 && filled.filter(isWebAddress).length * 2 > filled.length) return at;
  }
  return -1;
}

/** What the columns of a table without a header hold: addresses, titles, days, and what else there is. */
function columnsOf(rows: Row[]): string[] | null {
  const sample = rows.slice(0, 200);
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length));
  const indices = Array.from({ length: width }, (_, index) => index);
  const share = (index: number, holds: (cell: string) => boolean) => {
    const cells = sample.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '');
    return cells.length === 0 ? 0 : cells.filter(holds).length / cells.length;
  };
  const link = addressColumn(rows);
  if (link < 0) return null;
  const date = indices.find((index) => index !== link && share(index, isDay) > 0.9);
  const title = indices.find((index) => index !== link && index !== date && share(index, isWebAddress) === 0);
  const body = indices.find((index) => ![link, date, title].includes(index));
  const names = new Map([
    [link, 'url'],
    [date, 'date'],
    [title, 'title'],
    [body, 'body'],
  ]);
  return indices.map((index) => names.get(index) ?? `column ${index + 1}`);
}

const isDay = (cell: string): boolean => dayOfMoment(cell, 'UTC') !== null;
