import { plainName } from '../text/field-names.ts';
import { type JsonMember, type JsonValue, members } from '../text/json.ts';
import type { Around } from './record.ts';

/** An entry found in a JSON text, with what its surroundings say about it. */
export interface JsonEntry extends JsonValue, Around {}

/**
 * Finds the entries of a valid JSON text, in the order in which they stand there. They are the elements of an array, or
 * of the lists of an object that is called as programs call such lists, however deep; an object without such a list is
 * an entry itself. A digest has them under its themes and in `unplaced`, `duplicates` and `skipped`; what its editor
 * decided by hand stays decided.
 */
export function findEntries(text: string, root: JsonValue): JsonEntry[] {
  if (text[root.start] === '[') return elements(text, root, null, 0);
  const parts = members(text, root);
  const names = new Set(parts.map(({ name }) => name));
  if (names.has('entries') && !names.has('schema')) {
    return parts.filter(({ name }) => name === 'entries').flatMap((part) => elements(text, part, null, 0));
  }
  if (names.has('schema') && names.has('themes')) return parts.flatMap((part) => ofDigest(text, part));
  return ofObject(text, root, null, 0);
}

const plain = ({ start, end }: JsonValue, section: string | null = null): JsonEntry => ({
  start,
  end,
  theme: null,
  skip: false,
  section,
});

/** What programs call a list of entries and nothing else; an object that has one is no entry. */
const listNames = new Set(
  'entries items hits messages bookmarks ordereditems results articles posts stories statuses children list links data rows records documents nodes edges highlights saves tweets feeds collections notes chats cards issues roots response query feed'.split(
    ' ',
  ),
);

/** Of these an entry may have one of its own. */
const doubtful = new Set(
  'links data list children rows records nodes highlights notes feed query response documents collections'.split(
    ' ',
  ),
);

/** Folders within folders: more than people make. */
const deepest = 24;

/** The entries of a list; a value that is no list stands for itself. */
function elements(text: string, list: JsonValue, section: string | null, depth: number): JsonEntry[] {
  if (text[list.start] !== '[') return [plain(list, section)];
  return members(text, list).flatMap((element) =>
    text[element.start] === '{' && depth < deepest && mayHoldLists(text, element)
      ? ofObject(text, element, section, depth + 1)
      : [plain(element, section)],
  );
}

/** Most elements are entries, and need no second look. */
function mayHoldLists(text: string, { start, end }: JsonValue): boolean {
  return /"(?:children|links|items|bookmarks|messages|entries|articles|posts|highlights|notes|cards|list)"\s*:\s*[[{]/i.test(
    text.slice(start, end),
  );
}

function ofObject(text: string, object: JsonValue, section: string | null, depth: number): JsonEntry[] {
  const parts = members(text, object);
  const isEntry = hasAddress(text, parts);
  // Addresses in an object that says something are its own.
  const hasWords = parts.some(({ name }) => /^(?:title|body|text|name|description)$/.test(plainName(name)));
  const lists = parts.filter(
    (part) => isList(text, part, !hasWords) && !(isEntry && doubtful.has(plainName(part.name))),
  );
  if (lists.length === 0 || (depth > 0 && isEntry)) return [plain(object, section)];
  const title = depth === 0 ? null : folderName(text, parts);
  const inner = [section, title].filter((name) => name !== null).join(' › ') || null;
  return lists.flatMap((list) => ofList(text, list, inner, depth));
}

/** A list of objects, or of addresses, or an object that stands for one: `{"roots": {"bar": {…}}}`, `{"data": {"children": […]}}`. */
function isList(text: string, { name, start, end }: JsonMember, mayBeAddresses: boolean): boolean {
  if (!listNames.has(plainName(name))) return false;
  const head = text.slice(start, Math.min(end, start + 200));
  return /^(?:\[\s*[{\]]|\{)/.test(head) || (mayBeAddresses && /^\[\s*"https?:/.test(head));
}

function ofList(text: string, list: JsonMember, section: string | null, depth: number): JsonEntry[] {
  if (text[list.start] === '[') return elements(text, list, section, depth);
  if (depth >= deepest) return [plain(list, section)];
  const parts = members(text, list);
  if (parts.some((part) => isList(text, part, true))) return ofObject(text, list, section, depth + 1);
  const objects = parts.filter(({ start }) => text[start] === '{');
  // `{"list": {"17": {…}, "18": {…}}}`, as far as nothing else stands beside them.
  return objects.flatMap((object) => ofObject(text, object, section, depth + 1));
}

/** Whether an object has an address of its own, as entries have and folders have not. */
function hasAddress(text: string, parts: JsonMember[]): boolean {
  return parts.some(
    ({ name, start }) => /^(?:url|uri|href|link|externalurl)$/.test(plainName(name)) && text[start] === '"',
  );
}

function folderName(text: string, parts: JsonMember[]): string | null {
  const part = parts.find(({ name, start }) => /^(?:name|title|label)$/i.test(name) && text[start] === '"');
  return part === undefined ? null : JSON.parse(text.slice(part.start, part.end)).trim() || null;
}

function ofDigest(text: string, part: JsonMember): JsonEntry[] {
  switch (part.name) {
    case 'themes':
      return members(text, part).flatMap((theme) => ofTheme(text, theme));
    case 'unplaced':
      return listed(text, part);
    case 'duplicates':
      return members(text, part).flatMap((it) => wrapped(text, it, false));
    case 'skipped':
      return members(text, part).flatMap((it) => wrapped(text, it, stringOf(text, it, 'reason') === 'hand'));
    default:
      return [];
  }
}

/** The entries of a list of the digest; a value that is no list is complained about as an entry that is none. */
function listed(text: string, value: JsonValue): JsonEntry[] {
  return text[value.start] === '[' ? members(text, value).map((entry) => plain(entry)) : [plain(value)];
}

function ofTheme(text: string, theme: JsonValue): JsonEntry[] {
  const id = stringOf(text, theme, 'id');
  const entries = members(text, theme).filter(({ name }) => name === 'entries');
  return entries
    .flatMap((part) => listed(text, part))
    .map((entry) => ({ ...entry, theme: stringOf(text, entry, 'by') === 'hand' ? id : null }));
}

/** The entry of a `{"entry": …}`. */
function wrapped(text: string, value: JsonValue, skip: boolean): JsonEntry[] {
  const entries = members(text, value).filter(({ name }) => name === 'entry');
  return entries.map((entry) => ({ ...plain(entry), skip }));
}

/** The string that a member is; null when it is none. */
function stringOf(text: string, value: JsonValue, name: string): string | null {
  const member = members(text, value).findLast((it) => it.name === name);
  return member && text[member.start] === '"' ? JSON.parse(text.slice(member.start, member.end)) : null;
}
