/** A record, as JSON and tables have them: values by name → an entry. */

import { readDateLine } from '../../text/date-line.ts';
import { isoDate } from '../../text/dates.ts';
import * as names from '../../text/field-names.ts';
import { happeningIn } from '../../text/happening.ts';
import { dayOfMoment } from '../../text/moment.ts';
import { joinParagraphs } from '../../text/paragraphs.ts';
import { twoDigits } from '../../text/two-digits.ts';
import { isWebAddress, resolved } from '../../text/web-address.ts';
import type { Entry, PlacedBy, SourceLines } from '../../types.ts';
import { makeEntry } from '../entry.ts';
import { shortAddress } from '../links.ts';
import type { Passage } from '../markdown/inline/passage.ts';
import { beginsWith } from '../teaser.ts';
import type { DayOrder } from './day-order.ts';
import { addressesIn, isMarkdown, isRendered, nameIn, namesIn, textIn } from './record-values.ts';

/** How the values of records are read. */
export interface RecordSettings {
  /** The zone in which the day of a point in time counts; null for the system's. */
  timezone: string | null;
  /** The reader of HTML; null where there is none to read, since it takes time to load. */
  html: typeof import('../html.ts') | null;
  /** Reads Markdown in a field; null where there is none. */
  markdown?: ((text: string) => Passage) | null;
  /** The address that relative links start from; null when nobody knows. */
  base: string | null;
  /** Which number of a day such as `04/03/2026` stands first; null when nobody knows. */
  dayOrder?: DayOrder | null;
}

/** What the fields of a record say about an entry. */
export interface EntryFields {
  title: string;
  body: string;
  markup: string | null;
  date: string | null;
  links: string[];
  mentions: string[];
  hashtags: string[];
  section: string | null;
  author: string | null;
  done: boolean | null;
  theme: string | null;
  top: boolean;
  skip: boolean;
  /** Fields of a wrong type, and what they have to be. */
  wrong: { field: string; expected: string }[];
  /** Links that are no web addresses, and the field they stand in. */
  otherLinks: { field: string; url: string }[];
  /** What is no date that we know, and the field it stands in. */
  otherDates: { field: string; value: string }[];
  /** Names of fields that are no part of an entry. */
  ignored: string[];
}

/** What stands around a record: a digest, a folder. */
export interface Around {
  theme: string | null;
  skip: boolean;
  section: string | null;
}

/** Nothing. */
export const nothingAround: Around = { theme: null, skip: false, section: null };

/**
 * Reads the fields of an entry, whatever they are called. What is called as we call it has to be of the right type; what
 * other programs call so is passed by when it cannot be used, since it may mean something else.
 */
export function readFields(record: object, settings: RecordSettings): EntryFields {
  const fields = fieldsOf(record);
  const { links, otherLinks } = readLinks(fields, settings);
  const { title, body: said } = readWords(fields, { ...settings, base: settings.base ?? links[0] ?? null });
  const body = title === '' ? said : below(fields.happening(), said);
  return {
    title,
    body: tidy(body.body),
    markup: body.markup ?? fields.take(['markup'], (value) => (typeof value === 'string' ? value : null)),
    links: [...links, ...body.links],
    otherLinks,
    ...readDate(fields, settings),
    ...readNames(fields, settings),
    section: fields.take(
      names.sectionNames,
      (value) =>
        nameIn(value)
          ?.split(/\s*\/\s*/)
          .join(' › ') ?? null,
    ),
    author: decoded(fields.take(names.authorNames, nameIn) ?? fields.take(['by'], writerIn), settings),
    done: fields.take(names.doneNames, flagIn),
    theme: fields.take(['theme'], (value) => textIn(value)?.trim() || null),
    top: fields.take(['top'], flagIn) ?? false,
    skip: fields.take(['skip'], flagIn) ?? false,
    wrong: wrongTypes(record),
    ignored: fields.unused(),
  };
}

/**
 * The entry that the fields make. What the text itself has (links, mentions, hashtags, directives behind the title)
 * counts too. One that has nothing but an address is called by it.
 */
export function entryOf(
  fields: EntryFields,
  around: Around,
  date: string | null,
  source: SourceLines,
): Entry {
  const { body, links, markup, author, done } = fields;
  const isUnnamed = (fields.title === '' && body === '') || fields.title === links[0];
  const title = isUnnamed && links[0] ? shortAddress(links[0]) : fields.title;
  const section = [around.section, fields.section].filter((it) => it).join(' › ');
  const day = fields.date ?? date;
  const entry = makeEntry({ title, body, links, date: day, section, author, done, markup, source });
  return {
    ...entry,
    mentions: unique([...fields.mentions, ...entry.mentions]),
    hashtags: unique([...fields.hashtags, ...entry.hashtags]),
    directives: {
      theme: fields.theme ?? entry.directives.theme ?? around.theme,
      top: fields.top || entry.directives.top,
      skip: fields.skip || entry.directives.skip || around.skip,
    },
  };
}

/** Whether the fields say nothing that an entry could be made of. */
export const isEmpty = ({ title, body, links }: EntryFields): boolean =>
  title === '' && body === '' && links.length === 0;

const unique = (list: string[]): string[] => [...new Set(list)].filter((name) => name !== '');

/** A name without the entities in which programs write it. */
const decoded = <Name extends string | null>(name: Name, { html }: RecordSettings): Name | string =>
  name?.includes('&') ? (html?.htmlTitle(name) ?? name) : name;

/** The tags, and who is mentioned: Mastodon lists them together. */
function readNames(fields: Fields, settings: RecordSettings): Pick<EntryFields, 'mentions' | 'hashtags'> {
  const tags = readTags(fields)
    .filter((tag) => !stateOfReader.test(tag))
    .map((it) => decoded(it.replace(labelOfReader, ''), settings));
  const isHandle = (tag: string) => /^@[\w.-]+(?:@[\w.-]+)?$/.test(tag);
  const mentioned = [...fields.all(['mentions'], namesIn), ...tags.filter(isHandle)];
  return {
    mentions: unique(mentioned.map((it) => it.replace(/^@/, ''))),
    hashtags: unique(tags.filter((tag) => !isHandle(tag)).map((it) => it.replace(/^#/, ''))),
  };
}

/** What Google Reader and its heirs have among the tags: `user/1/label/Garden`, `user/1/state/com.google/starred`. */
const labelOfReader = /^user\/[^/]*\/label\//;
const stateOfReader = /^user\/[^/]*\/state\//;

/** Who wrote it, where `by` does not say what placed it, as it does in our own JSON. */
function writerIn(value: unknown): string | null {
  return typeof value === 'string' && placers.has(value) ? null : nameIn(value);
}

const placers: ReadonlySet<string> = new Set<PlacedBy>(['rules', 'hand', 'section', 'none']);

/** Tables have words for it. */
function flagIn(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  if (/^(?:true|yes|x|1)$/i.test(value)) return true;
  return /^(?:false|no|0)$/i.test(value) ? false : null;
}

/** The values of a record by their plain names. */
interface Fields {
  has(name: string): boolean;
  /** What the first of the names that can be read says. */
  take<T>(wanted: string[], read: (value: unknown, name: string, written: string) => T | null): T | null;
  /** What all of the names say. */
  all<T>(wanted: string[], read: (value: unknown) => T[]): T[];
  /** When and where it is, of something that people go to; null of all else. */
  happening(): string | null;
  /** The names that are like that. */
  called(isLike: (name: string) => boolean): string[];
  /** The names that nobody asked for, as they are written. */
  unused(): string[];
}

/** What is said below when and where it is. */
function below(line: string | null, { body, markup, links }: Passage): Passage {
  if (line === null) return { body, markup, links };
  return {
    body: joinParagraphs(line, body),
    markup: markup === null ? null : joinParagraphs(line, markup),
    links,
  };
}

/** A value that is null or an empty text is as good as missing. */
function fieldsOf(record: object): Fields {
  const values = new Map<string, { name: string; value: unknown }>();
  for (const [name, value] of Object.entries(record)) {
    const plain = names.plainName(name);
    const isGiven = (value ?? null) !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
    if (isGiven && !values.has(plain)) values.set(plain, { name, value });
  }
  const used = new Set(known);
  return {
    has: (name) => values.has(name),
    take(wanted, read) {
      for (const name of wanted) {
        const field = values.get(name);
        const result = field === undefined ? null : read(field.value, name, field.name);
        if (result === null) continue;
        used.add(name);
        return result;
      }
      return null;
    },
    all(wanted, read) {
      return wanted.flatMap((name) => {
        const field = values.get(name);
        const results = field === undefined ? [] : read(field.value);
        if (results.length > 0) used.add(name);
        return results;
      });
    },
    happening() {
      if (![...values.keys()].some(names.isOfStart)) return null;
      const found = happeningIn(new Map(Array.from(values, ([name, { value }]) => [name, value])));
      for (const name of found?.used ?? []) used.add(name);
      return found?.line ?? null;
    },
    called: (isLike) => [...values.keys()].filter(isLike),
    unused: () => [...values].filter(([plain]) => !used.has(plain)).map(([, { name }]) => name),
  };
}

/** Our own names, of which more is said when they cannot be used, and what an entry in a digest has besides. */
const known = [
  ...[
    'title',
    'body',
    'markup',
    'date',
    'links',
    'url',
    'link',
    'mentions',
    'hashtags',
    'tags',
    'theme',
    'top',
    'skip',
  ],
  ...['section', 'author', 'done', 'id', 'truncated', 'source', 'by', 'score', 'also', 'why'],
];

function readWords(fields: Fields, settings: RecordSettings): { title: string; body: Passage } {
  // Delicious called the title `description`, and what more there is to say `extended`; many exports still do.
  const isDelicious = !fields.has('title') && fields.has('href') && fields.has('description');
  // Trackers and calendars call the title `summary` where there is a description.
  // Lists of tasks have what is to be done in `content`.
  const isTask = ['indent', 'projectid'].some(fields.has) && fields.has('content');
  const isSummed = !names.titleNames.some(fields.has) && fields.has('summary') && fields.has('description');
  const [other] = [
    isDelicious && 'description',
    isTask && !names.titleNames.some(fields.has) && 'content',
    isSummed && 'summary',
  ].filter((name) => name !== false);
  // What we wrote ourselves says in `markup` how it is set.
  const isOurs = fields.has('truncated');
  const titles =
    other === undefined ? [...names.titleNames, ...fields.called(names.isTitleOfSomething)] : [other];
  const title = fields.take(titles, (value, name) =>
    titleIn(value, name, isOurs ? { ...settings, html: null } : settings),
  );
  const others = fields.called(names.isTextOfSomething).filter((name) => !names.noteNames.includes(name));
  const bodies = [...names.bodyNames, ...others].filter((name) => name !== other);
  const noted = fields.take(names.noteNames, noteIn) ?? '';
  const isNoteHtml = settings.html?.looksLikeHtml(noted) === true;
  const note = isNoteHtml ? settings.html!.readHtml(noted) : plain(noted);
  const content = isOurs || other !== undefined ? null : readContent(fields, note.body, settings);
  const body =
    content ??
    fields.take(bodies, (value, name) =>
      passageIn(value, name, note.body, isOurs ? { ...settings, html: null } : settings),
    );
  return { title: title ?? '', body: body ?? note };
}

/** What an item of a JSON Feed says: its content, behind its summary unless it begins with that; null where it has not both. */
function readContent(fields: Fields, note: string, settings: RecordSettings): Passage | null {
  if (!fields.has('summary')) return null;
  return fields.take(['contenthtml', 'contenttext'], (value, name) => {
    const content = passageIn(value, name, note, settings);
    const summary = fields.take(['summary'], plainIn(settings)) ?? '';
    if (content === null || summary === '' || beginsWith(content.body, summary)) return content;
    return passageIn(value, name, joinParagraphs(note, summary), settings);
  });
}

const plainIn =
  ({ html }: RecordSettings) =>
  (value: unknown): string => {
    const text = textIn(value)?.trim() ?? '';
    return html?.looksLikeHtml(text) ? html.readHtml(text).body : text;
  };

/** What the reader wrote; `comments` may be how many there are, or where. */
function noteIn(value: unknown): string | null {
  const note = textIn(value)?.trim() ?? '';
  return note === '' || /^\d+$/.test(note) || isWebAddress(note) ? null : note;
}

const plain = (body: string): Passage => ({ body, markup: null, links: [] });

function titleIn(value: unknown, name: string, { html }: RecordSettings): string | null {
  const text = textIn(value) ?? '';
  const isHtml =
    html !== null && (isRendered(value) || (name === 'title' ? isEscaped(text) : html.looksLikeHtml(text)));
  const title = isHtml ? html.htmlTitle(text) : text.replace(/\s*[\r\n]\s*/g, ' ').trim();
  return title === '' ? null : title;
}

/** Whether a title is as HTML has it: with entities, and no sign that they stand for. */
const isEscaped = (text: string): boolean =>
  /&(?:amp|quot|apos|lt|gt|nbsp|#\d{2,5}|#x[\da-f]{2,4}|[lr][sd]quo|[mn]dash|hellip);/i.test(text) &&
  !/[<>"]|&(?!#?\w+;)/.test(text);

/** Our own `body` is text, unless it is blocks of HTML from its beginning to its end; what others call otherwise may be HTML. What the reader noted stands before it. */
function passageIn(
  value: unknown,
  name: string,
  note: string,
  { html, markdown, base }: RecordSettings,
): Passage | null {
  const text = textIn(value)?.trim() ?? '';
  if (text === '') return null;
  if (markdown && isMarkdown(value)) return markdown(text);
  const mayBeHtml = html !== null && (name !== 'body' || isRendered(value) || blocksOfHtml.test(text));
  const isHtml = mayBeHtml && (isRendered(value) || name.endsWith('html') || html.looksLikeHtml(text));
  const passage = isHtml ? html.readHtml(text, note, base) : plain(joinParagraphs(note, text));
  return passage.body === note ? null : passage;
}

const blocksOfHtml =
  /^<(p|div|h[1-6]|[uo]l|table|blockquote|figure|section|article|iframe)(?:\s[^<>]*)?>[\s\S]*<\/(?:p|div|h[1-6]|[uo]l|table|blockquote|figure|section|article|iframe)>$/i;

const tidy = (body: string): string => body.replace(/[^\S\n]*\r?\n/g, '\n').trim();

/** Our own names and, where they say nothing, the first that others have. What a feed leads to stands for its own page. */
function readLinks(fields: Fields, { base }: RecordSettings): Pick<EntryFields, 'links' | 'otherLinks'> {
  const links: string[] = fields.take(['externalurl', 'htmlurl'], webAddressesIn) ?? [];
  const otherLinks: EntryFields['otherLinks'] = [];
  for (const field of links.length > 0 ? ['links'] : ['links', 'url', 'link']) {
    for (const written of fields.all([field], addressesIn)) {
      const url = resolved(written, base);
      if (isWebAddress(url)) links.push(url);
      else otherLinks.push({ field, url });
    }
  }
  if (links.length === 0) links.push(...(fields.take(names.linkNames, webAddressesIn) ?? []));
  if (links.length === 0) links.push(...(fields.take(['doi'], ofDoi) ?? []));
  if (links.length === 0) links.push(...(fields.take(['videoid'], ofVideo) ?? []));
  const others = links.length === 0 ? fields.called(names.isAddressOfSomething) : [];
  links.push(...(fields.take(others, webAddressesIn) ?? []));
  return { links, otherLinks };
}

/** The page of a paper, of which only the number is told. */
function ofDoi(value: unknown): string[] | null {
  const [number] = /^10\.\d{4,9}\/\S+$/.exec(textIn(value)?.trim() ?? '') ?? [];
  return number === undefined ? null : [`https://doi.org/${encodeURI(number)}`];
}

/** The page of a film, of which YouTube's lists tell only the name. */
const ofVideo = (value: unknown): string[] | null =>
  typeof value === 'string' && /^[\w-]{11}$/.test(value)
    ? [`https://www.youtube.com/watch?v=${value}`]
    : null;

function webAddressesIn(value: unknown): string[] | null {
  const links = addressesIn(value).filter(isWebAddress);
  return links.length === 0 ? null : links;
}

function readTags(fields: Fields): string[] {
  const [spaced, whole] = [names.tagNames.filter(isSpaced), names.tagNames.filter((name) => !isSpaced(name))];
  return [...fields.all(spaced, namesIn), ...fields.all(whole, (value) => namesIn(value, true))];
}

/** "cooking water" are two tags, "Tools & tips" is one category. */
const isSpaced = (name: string): boolean => name.includes('tag');

function readDate(
  fields: Fields,
  { timezone, dayOrder = null }: RecordSettings,
): Pick<EntryFields, 'date' | 'otherDates'> {
  const otherDates: EntryFields['otherDates'] = [];
  const date = fields.take(names.dateNames, (value, _name, field) => {
    const parts = datePartsIn(value);
    if (parts !== null) return parts;
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    const day = dayOfMoment(value, timezone) ?? dayBeforeTime(String(value), dayOrder);
    // Under other names than our own a text may be no date at all.
    if (day === null && (field === 'date' ? value !== '' : /\d{4}/.test(String(value))))
      otherDates.push({ field, value: String(value) });
    return day;
  });
  return { date, otherDates: date === null ? otherDates.slice(0, 1) : [] };
}

/** The day of `05.03.2026 10:15` and `3/5/2026, 9:05 PM`. */
function dayBeforeTime(text: string, order: DayOrder | null): string | null {
  const day = text.trim().replace(timeBehind, '');
  return readDateLine(day, order)?.date ?? null;
}

const timeBehind =
  /[,T]?\s+(?:(?:at|um|à|às|alle|a las|om|kl\.?)\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\.?|\s+uhr)?$/iu;

/** `{"date-parts": [[2026, 3, 5]]}`, as CSL writes a day. */
function datePartsIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('date-parts' in value)) return null;
  const [year, month, day] = [value['date-parts']].flat(2).map(Number);
  return day === undefined || month === undefined
    ? null
    : isoDate(`${year}-${twoDigits(month)}-${twoDigits(day)}`);
}

/** What our own names may hold; null counts as missing. */
const types: { names: string[]; expected: string; isRight(value: unknown): boolean }[] = [
  { names: ['title', 'body', 'theme'], expected: 'a text', isRight: (value) => textIn(value) !== null },
  {
    names: ['links', 'url', 'link', 'mentions', 'hashtags', 'tags'],
    expected: 'a text or a list of texts',
    isRight: (value) =>
      typeof value === 'string' ||
      (Array.isArray(value) ? !value.some((each) => typeof each === 'number') : typeof value === 'object'),
  },
  {
    names: ['date'],
    expected: 'a day such as 2026-03-02 or a week such as 2026-W10',
    isRight: (value) => typeof value === 'string' || typeof value === 'number' || datePartsIn(value) !== null,
  },
  { names: ['top', 'skip'], expected: 'true or false', isRight: (value) => typeof value === 'boolean' },
];

function wrongTypes(record: object): EntryFields['wrong'] {
  const values = new Map<string, unknown>(Object.entries(record));
  return types.flatMap(({ names: fields, expected, isRight }) =>
    fields
      .filter((field) => (values.get(field) ?? null) !== null && !isRight(values.get(field)))
      .map((field) => ({ field, expected })),
  );
}
