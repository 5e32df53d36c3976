import { readDateLine } from '../../text/date-line.ts';
import * as names from '../../text/field-names.ts';
import { type JsonMember, type JsonValue, members } from '../../text/json.ts';
import type { Around } from '../records/record.ts';

/** An entry found in a JSON text, with what its surroundings say about it. */
export interface JsonEntry extends JsonValue, Around {
  /** The day that it stands under; null for none. */
  date: string | null;
  /** Its title, where it is an address that stands behind it; null for all others. */
  title: string | null;
  /** The names of its lists that are read as entries of their own. */
  lists: string[];
}

/** Where entries are looked for. */
interface Search {
  text: string;
  /** Names of lists of which nothing is read. */
  passed: Set<string>;
  /** Whether the text is one of many, each of which should be an entry. */
  isLine: boolean;
}

/** What the surroundings say so far. */
type Place = Pick<JsonEntry, 'section' | 'date'>;

const nowhere: Place = { section: null, date: null };

/**
 * Finds the entries of a valid JSON text, in the order in which they stand there. They are the elements of an array, or
 * of the lists of an object that is called as programs call such lists or holds what looks like entries, however deep; an
 * object without such a list is an entry itself, and so is one that has more than a title beside it. A digest has them
 * under its themes and in `unplaced`, `duplicates` and `skipped`; what its editor decided by hand stays decided.
 */
export function findEntries(search: Search, root: JsonValue): JsonEntry[] {
  const { text } = search;
  if (text[root.start] === '[' || isKeyed(text, root)) return elements(search, root, nowhere, 0);
  const parts = members(text, root);
  const called = new Set(parts.map(({ name }) => name));
  if (called.has('entries') && !called.has('schema')) {
    const own = parts.filter(({ name }) => name === 'entries');
    const others = otherLists(search, parts, nowhere, 0, true);
    return [...own.flatMap((part) => elements(search, part, nowhere, 0)), ...others];
  }
  if (called.has('schema') && called.has('themes')) return parts.flatMap((part) => ofDigest(text, part));
  const found = ofObject(search, root, nowhere, 0, false);
  if (found.some(({ start }) => start === root.start)) return found;
  // What a list says of itself is no part of its entries, but for the day.
  for (const { name } of parts) if (aboutAll.test(name)) search.passed.add(name);
  const day = readDateLine(stringOf(text, root, 'date') ?? '')?.date ?? null;
  return found.map((entry) => ({ ...entry, date: entry.date ?? day }));
}

const aboutAll = /^(?:title|description|summary|intro|introduction|author)$/;

const plain = ({ start, end }: JsonValue, { section, date }: Place = nowhere): JsonEntry => ({
  start,
  end,
  theme: null,
  skip: false,
  section,
  date,
  title: null,
  lists: [],
});

/** What programs call a list of entries and nothing else; an object that has one is no entry, unless it says more than its name. */
const listNames = new Set(
  'entries items hits messages bookmarks ordereditems results articles posts stories statuses children list links data rows records documents nodes edges roots highlights saves tweets feeds collections notes chats cards issues response query feed'.split(
    ' ',
  ),
);

/** Of these an entry may have one of its own. */
const doubtful = new Set(
  'links data list children rows records nodes highlights notes feed query response documents collections'.split(
    ' ',
  ),
);

/** Names of lists that say nothing of what is in them. */
const bareNames = new Set(
  'entries items hits results contents list data rows records documents docs db value included boards stacks cards nodes edges roots children response query feed ordereditems categories sections folders groups topics lists pages subcategories subsections subfolders subgroups'.split(
    ' ',
  ),
);

/** Lists of what belongs to entries, or to all of them, and is none. */
const besides = new Set(
  'author authors creator creators editors contributors users user members people participants owners assignees accounts actors labels tags tag category categories keywords lists attachments attachment images image files media photos icons avatars enclosures hubs related replies comments reactions mentions embeds annotations citations references translations versions actions checklists checklistitems checkitems self canonical alternate listcontent customfields languages sources channels errors warnings links facets subtitles text textentities captionentities'.split(
    ' ',
  ),
);

/** Folders within folders: more than people make. */
const deepest = 24;

/** The entries of a list; a value that is no list stands for itself. */
function elements(search: Search, list: JsonValue, place: Place, depth: number): JsonEntry[] {
  const { text } = search;
  if (text[list.start] !== '[' && !isKeyed(text, list)) return [plain(list, place)];
  return members(text, list).flatMap((element) =>
    text[element.start] === '{' && depth < deepest && mayHoldLists(text, element)
      ? ofObject(search, element, place, depth + 1, true)
      : [plain(element, place)],
  );
}

/** Most elements are entries, and need no second look. */
function mayHoldLists(text: string, { start, end }: JsonValue): boolean {
  if (/^\{\s*"[^"]*[\p{Lu}\p{Lo} ][^"]*"\s*:\s*"https?:/u.test(text.slice(start, start + 400))) return true;
  return /\[\s*\{|"(?:children|links|items|bookmarks|messages|entries|articles|posts|highlights|notes|cards|list)"\s*:\s*[[{]/i.test(
    text.slice(start, end),
  );
}

/** The entries in an object, which is an element of a list or stands around one, and the object itself when it is one. */
function ofObject(
  search: Search,
  object: JsonValue,
  place: Place,
  depth: number,
  isElement: boolean,
): JsonEntry[] {
  const { text } = search;
  const parts = members(text, object);
  if (isBlock(text, parts)) return [plain(object, place)];
  if (isAddressBook(text, parts)) return parts.map((part) => ({ ...plain(part, place), title: part.name }));
  const isAddressed = hasAddress(text, parts);
  // Addresses in an object that says something are its own.
  const hasWords = parts.some(({ name }) =>
    /^(?:title|body|text|name|description)$/.test(names.plainName(name)),
  );
  const lists = parts.filter(
    (part) =>
      isList(text, part, !hasWords) &&
      !(isAddressed && doubtful.has(names.plainName(part.name)) && !isChildren(part)),
  );
  const isWhole = isElement || (lists.length > 0 && lists.every(isChildren));
  const saysOfItself = isAddressed || saysText(text, parts);
  const mayBeEntry = isWhole && (saysOfItself || saysMore(text, parts));
  const title = depth === 0 && !mayBeEntry ? null : folderName(text, parts);
  const inner = holdsBlocks(text, lists) ? onPage(place, title) : inFolder(place, title);
  const others =
    !(isWhole && saysOfItself) && mayHoldOthers(search, parts, depth)
      ? otherLists(search, parts, inner, depth, isElement || lists.length > 0)
      : [];
  // A board has labels, too, and says no more of itself than its name.
  const isEntry = mayBeEntry && (saysOfItself || others.length === 0);
  const read = isEntry ? lists.filter((part) => holdsEntries(search, part)) : lists;
  const within = read.flatMap((list) =>
    ofList(search, list, others.length > 0 ? under(inner, list) : inner, depth),
  );
  if (isEntry) return [{ ...plain(object, place), lists: read.map(({ name }) => name) }, ...within];
  // An empty list of children is nothing, and so is an object under such a name that holds no entries.
  const isNoList = (part: JsonMember) => text[part.start] === '{' || (isChildren(part) && isBare(text, part));
  const isEmpty = lists.length === 0 || (hasTitle(text, parts) && lists.every(isNoList));
  if (within.length + others.length > 0 || !isEmpty || isFolder(text, parts))
    return inOrder([...within, ...others]);
  return [plain(object, place)];
}

/** A line of an outline of Roam, with what stands below it. */
const isBlock = (text: string, parts: JsonMember[]): boolean =>
  parts.some(({ name, start }) => name === 'string' && text[start] === '"') &&
  parts.some(({ name }) => name === 'uid' || name === 'children');

const holdsBlocks = (text: string, lists: JsonMember[]): boolean =>
  lists.some((list) => {
    const [first] = isChildren(list) && text[list.start] === '[' ? members(text, list) : [];
    return first !== undefined && text[first.start] === '{' && isBlock(text, members(text, first));
  });

/** Within a page of an outline, whose title is a day or a subject. */
function onPage(place: Place, title: string | null): Place {
  const date = readDateLine(title ?? '')?.date ?? null;
  return date === null ? inFolder(place, title) : { ...place, date };
}

/** Whether an object is nothing but titles, each with its address. */
const isAddressBook = (text: string, parts: JsonMember[]): boolean =>
  parts.length > 0 &&
  parts.every(({ start }) => /^"https?:\/\//.test(text.slice(start, start + 9))) &&
  parts.some(({ name }) => /[\p{Lu}\p{Lo} ]/u.test(name)) &&
  !parts.some(({ name }) => names.isFieldName(name));

const isChildren = ({ name }: JsonMember): boolean => names.plainName(name) === 'children';

const isBare = (text: string, { start, end }: JsonValue): boolean => /^\[\s*\]$/.test(text.slice(start, end));

/** Whether a value is an object, or a list that begins with one. */
const holdsObjects = (text: string, { start }: JsonValue): boolean =>
  /^(?:\[\s*)?\{/.test(text.slice(start, start + 200));

const inOrder = (entries: JsonEntry[]): JsonEntry[] => entries.sort((a, b) => a.start - b.start);

/** A folder of bookmarks says that it is one, though it be empty. */
const isFolder = (text: string, parts: JsonMember[]): boolean =>
  parts.some(
    ({ name, start, end }) =>
      name === 'type' && /folder|container/i.test(text.slice(start, Math.min(end, start + 60))),
  );

const inFolder = ({ section, date }: Place, title: string | null): Place => ({
  section: [section, title].filter((name) => name !== null).join(' › ') || null,
  date,
});

/** Whether an object stands for a list, since what it holds are entries each under its number or a name of its own: `{"crane": {"title": …, "url": …}, …}`. */
function isKeyed(text: string, value: JsonValue): boolean {
  if (isNumbered(text, value)) return true;
  if (!/^\{\s*"[^"]*"\s*:\s*\{/.test(text.slice(value.start, Math.min(value.end, value.start + 400))))
    return false;
  const parts = members(text, value);
  return (
    parts.length >= fewestKeyed &&
    parts.every((part) => {
      if (text[part.start] !== '{' || listNames.has(names.plainName(part.name))) return false;
      const own = members(text, part);
      return hasAddress(text, own) || saysText(text, own);
    })
  );
}

/** Two may be parts of one thing. */
const fewestKeyed = 3;

/** Whether an object stands for a list: `{"17": {…}, "18": {…}}`. Years and days say something. */
function isNumbered(text: string, { start, end }: JsonValue): boolean {
  if (!/^\{\s*"\d+"\s*:\s*\{/.test(text.slice(start, Math.min(end, start + 200)))) return false;
  const parts = members(text, { start, end });
  const isNumber = ({ name, start: at }: JsonMember) => /^\d+$/.test(name) && text[at] === '{';
  return parts.every(isNumber) && !parts.every(({ name }) => name.length === 4 || name.length === 8);
}

/** A list of objects, or of addresses, or an object that stands for one: `{"roots": {"bar": {…}}}`, `{"data": {"children": […]}}`. */
function isList(text: string, { name, start, end }: JsonMember, mayBeAddresses: boolean): boolean {
  if (!listNames.has(names.plainName(name))) return false;
  const head = text.slice(start, Math.min(end, start + 200));
  return /^(?:\[\s*[{\]]|\{)/.test(head) || (mayBeAddresses && /^\[\s*"https?:/.test(head));
}

function ofList(search: Search, list: JsonMember, place: Place, depth: number): JsonEntry[] {
  const { text } = search;
  if (text[list.start] === '[') return elements(search, list, place, depth);
  if (depth >= deepest) return [plain(list, place)];
  const parts = members(text, list);
  const mayHold = (part: JsonMember) =>
    isList(text, part, true) || (text[part.start] === '[' && holdsObjects(text, part));
  if (parts.some(mayHold)) return ofObject(search, list, place, depth + 1, false);
  const objects = parts.filter(({ start }) => text[start] === '{');
  // `{"data": {"viewer": {…}}}`: one around what is looked for.
  const [only] = objects;
  if (only !== undefined && parts.length === 1 && !isNumbered(text, list))
    return ofObject(search, only, place, depth + 1, false);
  // `{"list": {"17": {…}, "18": {…}}}`, as far as nothing else stands beside them.
  return objects.flatMap((object) => ofObject(search, object, place, depth + 1, true));
}

/** Whether unknown names may stand for lists of entries here: what has an address or a text is an entry with lists of its own. */
function mayHoldOthers({ text, isLine }: Search, parts: JsonMember[], depth: number): boolean {
  const own = depth === 0 ? ownTexts : names.bodyNames;
  return !isLine && !hasAddress(text, parts) && !hasText(text, parts, own);
}

/**
 * The entries of lists under names that nobody knows, which are their sections or their days. Beside lists that are known
 * as such an object is passed over: it may say anything about those.
 */
function otherLists(
  search: Search,
  parts: JsonMember[],
  place: Place,
  depth: number,
  hasLists: boolean,
): JsonEntry[] {
  const { text, passed } = search;
  if (depth >= deepest) return [];
  const candidates = parts.filter((part) => !isList(text, part, false) && holdsObjects(text, part));
  const wrappers = candidates.filter(({ start }) => text[start] === '{').length;
  return candidates.flatMap((part) => {
    const isArray = text[part.start] === '[' || isKeyed(text, part);
    if (!isArray && (hasLists || hasTitle(text, parts))) return [];
    const isNamed =
      isArray || wrappers > 1 || dayOf(part) !== null || isAddressBook(text, members(text, part));
    const inner = isNamed ? under(place, part) : place;
    const found = isArray
      ? elements(search, part, inner, depth)
      : ofObject(search, part, inner, depth + 1, false);
    const isSelf = (it: JsonEntry) =>
      isArray ? members(text, part).some(({ start }) => start === it.start) : it.start === part.start;
    if (holdsEntries(search, part, hasTitle(text, parts) && depth > 0) || found.some((it) => !isSelf(it)))
      return found;
    if (isArray && !besides.has(names.plainName(part.name))) passed.add(part.name);
    return [];
  });
}

/** What a name says of the list that it stands before: the day, or the section. */
function under(place: Place, part: JsonMember): Place {
  const date = dayOf(part);
  if (date !== null) return { ...place, date };
  return bareNames.has(names.plainName(part.name)) ? place : inFolder(place, part.name.trim() || null);
}

const dayOf = ({ name }: JsonMember): string | null =>
  /\d/.test(name) && name.length < 40 ? (readDateLine(name)?.date ?? null) : null;

/** Whether what is in a list looks like entries: it has a title, which is more than a name, or an address; where that is doubtful, more than one of them. */
function holdsEntries({ text }: Search, list: JsonMember, isDoubtful = false): boolean {
  const plainName = names.plainName(list.name);
  if (besides.has(plainName) && !listNames.has(plainName)) return false;
  const isKnown = listNames.has(plainName);
  const looksLikeOne = (value: JsonValue): boolean => {
    const parts = members(text, value);
    if (isDoubtful && !(hasTitle(text, parts) && (hasAddress(text, parts) || saysMore(text, parts))))
      return false;
    return (
      (hasAddress(text, parts) && plainName !== 'links') ||
      hasText(text, parts, isKnown ? names.titleNames : titles) ||
      (parts.some(({ name }) => names.isTitleOfSomething(name)) && hasText(text, parts, names.bodyNames))
    );
  };
  if (text[list.start] === '[' || isKeyed(text, list))
    return members(text, list).slice(0, 50).some(looksLikeOne);
  return isKnown || (dayOf(list) !== null && looksLikeOne(list));
}

const titles = names.titleNames.filter((name) => !['name', 'fullname', 'naam'].includes(name));

/** Texts that are about an entry and not, as a description may be, about a list. */
const ownTexts = ['body', 'text', 'content', 'contenthtml', 'contenttext', 'textcontent', 'html'];

const hasTitle = (text: string, parts: JsonMember[]): boolean => hasText(text, parts, names.titleNames);

/** Whether an object has a title, and a text or tags besides. */
const saysMore = (text: string, parts: JsonMember[]): boolean =>
  saysText(text, parts) || (hasTitle(text, parts) && hasTags(text, parts));

const saysText = (text: string, parts: JsonMember[]): boolean =>
  hasTitle(text, parts) && hasText(text, parts, [...names.bodyNames, ...names.noteNames]);

function hasTags(text: string, parts: JsonMember[]): boolean {
  return parts.some(
    ({ name, start, end }) =>
      names.tagNames.includes(names.plainName(name)) &&
      /^(?:\[\s*)?"[^"]|^\[\s*\{(?![\s\S]*\[)/.test(text.slice(start, end)),
  );
}

/** Whether one of the names has a text that is not empty. */
function hasText(text: string, parts: JsonMember[], wanted: string[]): boolean {
  return parts.some(
    ({ name, start, end }) =>
      text[start] === '"' && end - start > 2 && wanted.includes(names.plainName(name)),
  );
}

/** Whether an object has an address of its own, as entries have and folders have not. */
function hasAddress(text: string, parts: JsonMember[]): boolean {
  return parts.some(
    ({ name, start }) =>
      /^(?:url|uri|href|link|externalurl|titleurl)$/.test(names.plainName(name)) && text[start] === '"',
  );
}

function folderName(text: string, parts: JsonMember[]): string | null {
  const part = parts.find(
    ({ name, start }) =>
      /^(?:name|title|label|category|subcategory|group|topic)$/i.test(name) && text[start] === '"',
  );
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
