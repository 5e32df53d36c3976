import { Buffer } from 'node:buffer';
import { commonDiagnostic } from '../../diagnostics/messages.ts';
import { type PositionedText, positioned } from '../../diagnostics/position.ts';
import { firstFault, furtherValue, type JsonValue, members, skipSpace } from '../../text/json.ts';
import { joinParagraphs } from '../../text/paragraphs.ts';
import { isWebAddress } from '../../text/web-address.ts';
import type { Diagnostic, Entry } from '../../types.ts';
import type { FormatInput, FormatResult } from '../format.ts';
import { parseDiagnostic } from '../messages.ts';
import { type EntryFields, entryOf, isEmpty, type RecordSettings, readFields } from '../records/record.ts';
import { textIn } from '../records/record-values.ts';
import { ofMessage, type SlackPeople, slackPeople, unwrapped } from './conversations.ts';
import { findEntries, type JsonEntry } from './document.ts';
import { type Fields, isObject, notice } from './fields.ts';
import { deepestBlock, isNotionBlock, ofNotionBlock } from './notes.ts';
import { isBlock, isStub, ofBlock } from './outline.ts';

/**
 * Reads a JSON file: an array of entries, an object with a list of them as other programs write it, one entry, or a
 * whole digest as `--format json` writes it. A fault of syntax loses the file, one of an entry only that entry.
 */
export async function parseJson(input: FormatInput): Promise<FormatResult> {
  const reading = await newReading(input, false);
  readAll(positionedIn(reading.file, input.bytes, input.firstLine), reading);
  return finish(reading);
}

/** Reads a text in another language as the JSON that says the same; its places are those of that text. */
export async function parseJsonText(document: PositionedText, input: FormatInput): Promise<FormatResult> {
  const reading = await newReading({ ...input, bytes: Buffer.from(document.text) }, false);
  readAll(document, reading);
  return finish(reading);
}

const positionedIn = (file: string, bytes: Uint8Array, firstLine: number): PositionedText =>
  positioned(file, new TextDecoder().decode(bytes), firstLine);

/** Reads NDJSON: one entry a line. A broken line is left out with a warning, and harms no other. */
export async function parseNdjson(input: FormatInput): Promise<FormatResult> {
  const { bytes } = input;
  const reading = await newReading(input, true);
  let line = input.firstLine;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const isCrLf = bytes[end - 1] === 0x0d && end > start;
    readAll(positionedIn(input.file, bytes.subarray(start, isCrLf ? end - 1 : end), line), reading);
    start = end + 1;
  }
  return finish(reading);
}

const asWarning = (diagnostic: Diagnostic): Diagnostic =>
  diagnostic.severity === 'error' ? { ...diagnostic, severity: 'warning' } : diagnostic;

/** What is known so far of one file. */
interface Reading {
  file: string;
  /** Whether each line is a text of its own. */
  isLine: boolean;
  date: string | null;
  settings: RecordSettings;
  /** What people of Slack are called. */
  people: SlackPeople;
  /** The heading that the blocks of a page stand under. */
  heading: string | null;
  /** The names of the lists of a board, by their ids. */
  lists: ReadonlyMap<unknown, string>;
  /** The tasks on the cards of a board, by the ids of these, in Markdown. */
  tasks: ReadonlyMap<unknown, string[]>;
  entries: Entry[];
  diagnostics: Diagnostic[];
  /** Names of fields and lists that are not read. */
  ignored: Set<string>;
  /** How many messages nobody wrote. */
  notices: number;
}

async function newReading({ file, bytes, date, timezone }: FormatInput, isLine: boolean): Promise<Reading> {
  const html = mayHoldHtml(bytes) ? await import('../html.ts') : null;
  const markdown = mayHoldMarkdown(bytes) ? (await import('../markdown/reader.ts')).markdownPassage : null;
  const settings = { timezone, html, markdown, base: null };
  return {
    ...{ file, isLine, date, settings, people: new Map(), heading: null, lists: noLists, tasks: noTasks },
    ...{ entries: [], diagnostics: [], ignored: new Set<string>(), notices: 0 },
  };
}

/** Whether it may be a diary of Day One, a board of Trello, a page of Roam or Notion, a note of Keep with a list, an issue or a bookmark of linkding. */
function mayHoldMarkdown(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signs = [
    'creationDate',
    'idList',
    'listContent',
    'string',
    'listId',
    'html_url',
    'tag_names',
    'rich_text',
  ];
  return signs.some((sign) => text.includes(`"${sign}"`));
}

/** Whether there is a tag, an entity or an escape of JSON, which may be either, or messages, which are made of them. */
function mayHoldHtml(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['<', '&', '\\u003c', '\\u0026', '"ts"', '"message"', '"embeds"', '"embed"'].some((sign) =>
    text.includes(sign),
  );
}

/** A file of which some entries can be read is damaged; one of which none can is another file. */
function finish({ file, entries, diagnostics, ignored, notices }: Reading): FormatResult {
  const faults = entries.length > 0 ? diagnostics.map(asWarning) : diagnostics;
  const at = { place: { file, line: 1, column: 1 } };
  if (notices > 0) faults.push(parseDiagnostic('chat-notices', { count: notices }, at));
  if (ignored.size > 0) {
    const fields = [...ignored].slice(0, 10).map((name) => JSON.stringify(name));
    if (ignored.size > fields.length) fields.push(`and ${ignored.size - fields.length} more`);
    faults.push(parseDiagnostic('json-ignored', { fields }, at));
  }
  return { entries, diagnostics: faults };
}

/** Reads the entries of one JSON text. */
function readAll(document: PositionedText, reading: Reading): void {
  if (document.text.trim() === '') return;
  const fault = firstFault(document.text);
  if (fault) {
    const { expected, offset } = fault;
    const isFurtherValue = expected === furtherValue && document.text[offset] === '{';
    reading.diagnostics.push(
      commonDiagnostic('json-syntax', { expected, isFurtherValue }, document.at(offset)),
    );
    return;
  }
  const root = { start: skipSpace(document.text, 0), end: document.text.trimEnd().length };
  reading.settings.base = homeOf(document.text, root);
  const { text } = document;
  const { ignored: passed, isLine } = reading;
  if (text.includes('"user_profile"')) reading.people = slackPeople(JSON.parse(text));
  reading.lists = listsOfBoard(text, root);
  reading.tasks = reading.lists.size > 0 ? tasksOfBoard(text, root) : noTasks;
  for (const found of findEntries({ text, passed, isLine }, root)) readEntry(found, document, reading);
}

/** The lists of a board of Trello or Wekan, whose cards say the id of theirs alone. */
function listsOfBoard(text: string, root: JsonValue): ReadonlyMap<unknown, string> {
  if (text[root.start] !== '{' || !/"(?:idList|listId)"/.test(text)) return noLists;
  const member = members(text, root).find(({ name }) => name === 'lists');
  const lists: unknown = member === undefined ? null : JSON.parse(text.slice(member.start, member.end));
  if (!Array.isArray(lists)) return noLists;
  return new Map(
    lists.flatMap((list) => {
      const name = list?.name ?? list?.title;
      return typeof name === 'string' ? [[list.id ?? list._id, name]] : [];
    }),
  );
}

const noLists: ReadonlyMap<unknown, string> = new Map();
const noTasks: ReadonlyMap<unknown, string[]> = new Map();

/** What is to be done on the cards of a board of Trello, Wekan or Planka, which stands beside them. */
function tasksOfBoard(text: string, root: JsonValue): ReadonlyMap<unknown, string[]> {
  const tasks = new Map<unknown, string[]>();
  for (const { name, start, end } of members(text, root)) {
    if (!/^(?:checklists|checklistItems|tasks)$/.test(name) || text[start] !== '[') continue;
    for (const each of JSON.parse(text.slice(start, end)).filter(isObject)) {
      const card = each.idCard ?? each.cardId;
      for (const item of Array.isArray(each.checkItems) ? each.checkItems : [each]) {
        const title = item.name ?? item.title;
        if (typeof title !== 'string' || (name === 'checklists' && item === each)) continue;
        const isDone = item.state === 'complete' || item.isFinished === true || item.isCompleted === true;
        tasks.set(card, [...(tasks.get(card) ?? []), `- [${isDone ? 'x' : ' '}] ${title}`]);
      }
    }
  }
  return tasks;
}

/** A card with its tasks below what it says. */
function withTasks(card: object, tasks: ReadonlyMap<unknown, string[]>): object {
  if (tasks.size === 0) return card;
  const { id, _id, desc, description }: Record<string, unknown> = { ...card };
  const own = tasks.get(id ?? _id);
  if (own === undefined) return card;
  const said = textIn(desc ?? description) ?? '';
  const markdown = joinParagraphs(said, own.join('\n'));
  return { ...card, [desc === undefined ? 'description' : 'desc']: { markdown } };
}

/** The page of a JSON Feed, from which the links of its items start. */
function homeOf(text: string, root: JsonValue): string | null {
  if (text[root.start] !== '{' || !text.includes('"home_page_url"')) return null;
  const member = members(text, root).find(({ name }) => name === 'home_page_url');
  const home: unknown = member === undefined ? null : JSON.parse(text.slice(member.start, member.end));
  return typeof home === 'string' ? home : null;
}

function readEntry(found: JsonEntry, document: PositionedText, reading: Reading): void {
  const value: unknown = JSON.parse(document.text.slice(found.start, found.end));
  if (isObject(value) && isNotionBlock(value)) {
    readNotionBlock(value, found, document, reading);
    return;
  }
  const named = found.title === null ? null : { title: found.title, url: value };
  const record = named ?? recordOf(value, found.date, reading.people);
  if (record === null) {
    reading.diagnostics.push(
      parseDiagnostic('json-entry', { found: kindOf(value) }, document.at(found.start)),
    );
    return;
  }
  if (record === notice) {
    reading.notices++;
    return;
  }
  if (isTrashed(record)) {
    const what = 'a note in the trash';
    reading.diagnostics.push(parseDiagnostic('markdown-unused', { what }, document.at(found.start)));
    return;
  }
  readRecord(record, found, document, reading);
}

/** Reads what a block of Notion says, and what stands in it, as entries of the section that a heading or a toggle over them names. */
function readNotionBlock(
  block: Fields,
  found: JsonEntry,
  document: PositionedText,
  reading: Reading,
  depth = 0,
): void {
  if (depth > deepestBlock) {
    const facts = { what: 'blocks', most: deepestBlock };
    reading.diagnostics.push(parseDiagnostic('nested-too-deep', facts, document.at(found.start)));
    return;
  }
  const { name, isHeading, record, below } = ofNotionBlock(block);
  if (isHeading && name !== null) reading.heading = name;
  const section = found.section ?? reading.heading;
  if (record !== null) readRecord(record, { ...found, section }, document, reading);
  const inner = isHeading || name === null ? section : section === null ? name : `${section} › ${name}`;
  for (const child of below)
    readNotionBlock(child, { ...found, section: inner }, document, reading, depth + 1);
}

function readRecord(record: object, found: JsonEntry, document: PositionedText, reading: Reading): void {
  const fields = readFields(withTasks(record, reading.tasks), reading.settings);
  if (reading.tasks.size > 0) reading.ignored.delete('tasks');
  if ('idList' in record) fields.section ??= reading.lists.get(record.idList) ?? null;
  else if ('listId' in record) fields.section ??= reading.lists.get(record.listId) ?? null;
  for (const name of fields.ignored) if (!found.lists.includes(name)) reading.ignored.add(name);
  reading.diagnostics.push(...diagnosticsOf(fields, found, document));
  if (isEmpty(fields)) return;
  const { line } = document.at(found.start).place;
  const source = { file: reading.file, line, endLine: document.at(found.end - 1).place.line };
  reading.entries.push(entryOf(fields, found, found.date ?? reading.date, source));
}

/** A note that Google Keep throws away in some days. */
const isTrashed = (record: object): boolean => 'isTrashed' in record && record.isTrashed === true;

/** The record that a value is; an address is one, too. */
function recordOf(value: unknown, day: string | null, people: SlackPeople): object | typeof notice | null {
  if (typeof value === 'string' && isWebAddress(value)) return { url: value };
  if (!isObject(value)) return null;
  // A page of a day says of when its blocks are.
  if (isBlock(value)) return ofBlock(day === null ? value : { ...value, 'create-time': null }) ?? notice;
  if (isStub(value)) return notice;
  return ofMessage(unwrapped(value), people);
}

function diagnosticsOf(fields: EntryFields, value: JsonValue, document: PositionedText): Diagnostic[] {
  const found: Diagnostic[] = [];
  const { wrong, otherLinks, otherDates } = fields;
  if (wrong.length + otherLinks.length + otherDates.length > 0) {
    const places = new Map(members(document.text, value).map(({ name, start }) => [name, start]));
    const at = (field: string) => document.at(places.get(field) ?? value.start);
    for (const { field, expected } of wrong)
      found.push(parseDiagnostic('json-field', { field, expected }, at(field)));
    for (const { field, url } of otherLinks) found.push(commonDiagnostic('json-link', { url }, at(field)));
    for (const each of otherDates) found.push(parseDiagnostic('record-date', each, at(each.field)));
  }
  if (isEmpty(fields) && wrong.length === 0)
    found.push(parseDiagnostic('json-entry-empty', {}, document.at(value.start)));
  return found;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return `a ${typeof value}`;
}
