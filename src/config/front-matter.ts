/**
 * The keys at the head of a file of snippets. They may be another program's (Jekyll, Hugo, Obsidian, Pelican), so what
 * is not known here is a note, and what is known and cannot be used is a warning.
 */

import { nearest } from '../diagnostics/nearest.ts';
import { readDateLine } from '../text/date-line.ts';
import { isoDate } from '../text/dates.ts';
import { isOfStart, plainName } from '../text/field-names.ts';
import { happeningIn } from '../text/happening.ts';
import { dayOfMoment } from '../text/moment.ts';
import type { Path } from '../text/paths.ts';
import type { Diagnostic, FileFacts, IssueKey } from '../types.ts';
import { type ConfigDocument, complain, type DocumentReading } from './document.ts';
import { noFacts } from './facts.ts';
import { reportUnrunnable } from './keyword-list.ts';
import { type Layer, toLayer } from './layer.ts';
import { configDiagnostic } from './messages.ts';
import { isPackName } from './pack.ts';
import { publicationKeys } from './publication.ts';
import { configKeys, isMap, readKeys } from './schema.ts';

/** The keys that say something of the file alone. */
export const factKeys = ['date', 'published', 'created', 'tags', 'tag', 'categories', 'category', 'authors'];

/** What other programs call the day, behind our own words, and what else tags are; hyphens, capitals and underscores do not count. */
const publishedKeys = [
  'published',
  'pub-date',
  'post-date',
  'publish-date',
  'published-at',
  'published-date',
  'date-published',
  // In the languages whose dates are read.
  ...['datum', 'fecha', 'data', 'dato'],
];
const createdKeys = [
  'created',
  'created-at',
  'date-created',
  'saved',
  'saved-at',
  'date-saved',
  'date-added',
  'added',
];
const tagKeys = ['tags', 'tag', 'categories', 'category', 'keywords', 'keyword', 'topics'];

/** Where what a note is about lies, as link blogs, clippers and site generators call it. */
const sourceKeys = [
  ...['source', 'link', 'source-url', 'link-url', 'external-url', 'external-link', 'original-url'],
  ...['bookmark-of', 'like-of', 'repost-of', 'in-reply-to'],
];

/** Maps that hold what a site generator knows no key for: Zola's two, Hugo's one. */
const furtherMaps = ['taxonomies', 'extra', 'params'];

/** What a file of snippets, which may be somebody else's, does not decide: what is read and written, and in what dress. */
const projectKeys: string[] = [
  ...[
    'input',
    'input-format',
    'output',
    'archive',
    'seen',
    'seen-for',
    'trends',
    'empty',
    'min-entries',
    'heartbeat',
  ],
  ...publicationKeys.filter((key) => key !== 'url'),
];

/** What many programs write and what only looks like one of our words. */
const foreignKeys = new Set([
  'weight',
  'theme',
  'headline',
  'update',
  'updated',
  'titles',
  'linktitle',
  'style',
  'dates',
]);

/** What a front matter says: settings for the file, and facts about it. `zone` is that of times with an offset. */
export async function readFrontMatter(
  document: ConfigDocument,
  { timezone, strict }: { timezone: string | null; strict: boolean },
): Promise<{ layer: Layer; facts: FileFacts; diagnostics: Diagnostic[] }> {
  const reading: DocumentReading = { document, diagnostics: [], patterns: [] };
  if (document.data !== null && !isMap(document.data)) {
    complain(reading, [], 'keys with values, such as `title: …`');
    return { layer: {}, facts: noFacts, diagnostics: reading.diagnostics };
  }
  const data = document.data ?? {};
  const used = new Set<string>();
  const settings = settingsIn(reading, data, used);
  const spelt = spellingsIn(data);
  for (const [name, key] of spelt) {
    settings[name] = data[key];
    used.add(key);
  }
  const ofSettings = { ...reading, document: spelledAs(document, settings, spelt) };
  const values = readKeys(ofSettings, [], settings, configKeys);
  const facts = readFacts(reading, data, values.timezone ?? timezone, used);
  if (facts.author !== null) values.author = facts.author;
  if (facts.date === null && values.week !== undefined) facts.date = isoDate(values.week);
  const unknown = Object.keys(data).filter((key) => !used.has(key));
  const faults = reading.diagnostics.splice(0).map((it): Diagnostic => ({ ...it, severity: 'warning' }));
  const layer = toLayer(ofSettings, values);
  leaveOutFiles(reading, layer);
  for (const key of Object.keys(values) as IssueKey[]) {
    const { place = null, excerpt = null } = document.at([spelt.get(key) ?? key]);
    if (place !== null) layer.written = { ...layer.written, [key]: { place, excerpt } };
  }
  await reportUnrunnable(reading);
  return {
    layer,
    facts: { ...facts, title: values.title ?? null, isForeign: facts.isForeign || unknown.length > 0 },
    diagnostics: [
      ...faults,
      ...reading.diagnostics,
      ...noteOn(unknown, document, strict || values.strict === true),
    ],
  };
}

/** A snippet file, which may be somebody else's, does not decide what else is read. */
function leaveOutFiles({ diagnostics }: DocumentReading, layer: Layer): void {
  const [packs, files] = [true, false].map((is) =>
    layer.extends?.filter(({ name }) => isPackName(name) === is),
  );
  for (const { name, at } of files ?? []) diagnostics.push(configDiagnostic('extends-file', { name }, at));
  if (packs?.length === 0) delete layer.extends;
  else if (packs) layer.extends = packs;
}

/** The settings among the keys; those of the project are complained about. */
function settingsIn(
  { document, diagnostics }: DocumentReading,
  data: Record<string, unknown>,
  used: Set<string>,
): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) {
    if (!Object.hasOwn(configKeys, key) || (value !== null && isForeignValue(key, value))) continue;
    used.add(key);
    if (key === 'author') continue;
    if (!projectKeys.includes(key)) settings[key] = value;
    else if (value !== null)
      diagnostics.push(configDiagnostic('front-matter-key', { key }, document.atKey([key])));
  }
  return settings;
}

/** What is said of the issue under keys that others write with a capital, by our words: `Title`, `Intro`. */
function spellingsIn(data: Record<string, unknown>): Map<string, string> {
  const spelt = new Map<string, string>();
  for (const name of ['title', 'intro', 'issue', 'week', 'timezone']) {
    const [key] = keysCalled(data, name);
    const isText = key !== undefined && (typeof data[key] === 'string' || typeof data[key] === 'number');
    if (isText && key !== name) spelt.set(name, key);
  }
  return spelt;
}

/** A page on which our words stand for the keys as they are written. */
function spelledAs(
  document: ConfigDocument,
  data: Record<string, unknown>,
  spelt: ReadonlyMap<string, string>,
): ConfigDocument {
  const asWritten = ([key, ...rest]: Path): Path =>
    key === undefined ? [] : [spelt.get(String(key)) ?? key, ...rest];
  return {
    data: { ...(document.data as Record<string, unknown>), ...data },
    at: (path) => document.at(asWritten(path)),
    atKey: (path) => document.atKey(asWritten(path)),
    written: (path) => document.written(asWritten(path)),
  };
}

/** `url: /about/`, `pin: true`: another program's key that has the name of one of ours. */
function isForeignValue(key: string, value: unknown): boolean {
  if (key === 'url') return !isAddress(value);
  // How somebody is reached.
  if (key === 'email') return !isMap(value);
  if (key === 'sections' || key === 'weights') return !isMap(value);
  if (key === 'themes') return !(Array.isArray(value) && value.some(isMap));
  return (key === 'pin' || key === 'drop') && !Array.isArray(value);
}

/** One note on all keys that mean nothing here. */
function noteOn(unknown: string[], document: ConfigDocument, isStrict: boolean): Diagnostic[] {
  const [first] = unknown;
  if (first === undefined) return [];
  const words = [...Object.keys(configKeys), ...factKeys, ...sourceKeys].filter(
    (key) => !projectKeys.includes(key),
  );
  const keys = unknown.map((key) => ({
    key,
    meant: foreignKeys.has(key.toLowerCase()) ? null : meant(key, words),
  }));
  const note = configDiagnostic('front-matter-unknown', { keys }, document.atKey([first]));
  return [isStrict ? { ...note, severity: 'warning' } : note];
}

/** The word that was probably meant; of short words most are near to another. */
function meant(key: string, words: string[]): string | null {
  const word = nearest(key, words);
  return word !== null && (key.length >= 5 || word[0] === key[0]?.toLowerCase()) ? word : null;
}

// ── Facts ───────────────────────────────────────────────────────────────────────────────────────

function readFacts(
  reading: DocumentReading,
  data: Record<string, unknown>,
  zone: string | null,
  used: Set<string>,
): FileFacts {
  const read = { reading, data, used, path: [] };
  const further = furtherMaps.flatMap((key) => mapIn(read, key));
  const firstDay = (names: string[]): string | null =>
    names
      .flatMap((name) => keysCalled(data, name))
      .map((key) => dayIn(read, key, zone))
      .find((day) => day !== null) ?? null;
  const clipped = [read, ...further].flatMap(sourcesIn);
  const [date, published, created] = [['date'], publishedKeys, createdKeys].map(firstDay);
  const url = addressIn(read, 'url');
  const tags = [read, ...further].flatMap((it) =>
    tagKeys.flatMap((name) => keysCalled(it.data, name)).flatMap((key) => tagsIn(it, key)),
  );
  const authors = ['author', 'authors']
    .flatMap((name) => keysCalled(data, name))
    .flatMap((key) => namesIn(read, key));
  for (const { path, data: within, used: known } of further)
    if (Object.keys(within).every((key) => known.has(key))) used.add(String(path[0]));
  return {
    date: date ?? (clipped.length > 0 ? (created ?? published) : (published ?? created)) ?? null,
    tags: [...new Set(tags)],
    title: null,
    author: authors.length > 0 ? authors.join(', ') : null,
    links: url === null ? clipped : [url, ...clipped],
    isClipping: clipped.length > 0,
    isForeign: keysCalled(data, 'draft').length > 0,
    happening: happeningOf(read, further),
    draftLine: draftLineOf(read),
  };
}

/** When and where it is that the file tells of, as the keys at its head or those in a map there say. */
function happeningOf(read: FactReading, further: FactReading[]): string | null {
  for (const { data, used } of [read, ...further]) {
    const named = Object.entries(data).map(([key, value]) => ({ key, name: plainName(key), value }));
    if (!named.some(({ name }) => isOfStart(name))) continue;
    const found = happeningIn(new Map(named.map(({ name, value }) => [name, value])));
    if (found === null) continue;
    for (const { key, name } of named) if (found.used.includes(name)) used.add(key);
    return found.line;
  }
  return null;
}

/** Where the file says, as those for site generators do, that it is a draft: `draft: true`, `published: false`. */
function draftLineOf({ reading, data, used }: FactReading): number | null {
  const said = (name: string) => keysCalled(data, name).filter((key) => typeof data[key] === 'boolean');
  for (const key of [...said('draft'), ...said('published')]) used.add(key);
  const [key] = [
    ...said('draft').filter((it) => data[it] === true),
    ...said('published').filter((it) => data[it] === false),
  ];
  return key === undefined ? null : (reading.document.atKey([key]).place?.line ?? 1);
}

interface FactReading {
  reading: DocumentReading;
  data: Record<string, unknown>;
  /** The keys that something was read from. */
  used: Set<string>;
  /** Where the keys stand. */
  path: Path;
}

/** A map within, read as what stands around it; what it holds besides means nothing here, as unknown keys do. */
function mapIn({ reading, data, path }: FactReading, key: string): FactReading[] {
  const value = data[key];
  return isMap(value) ? [{ reading, data: value, used: new Set(), path: [...path, key] }] : [];
}

/** The addresses of what a note is about; `source_url` and `sourceUrl` are `source-url`. */
function sourcesIn(read: FactReading): string[] {
  return sourceKeys
    .flatMap((name) => keysCalled(read.data, name))
    .map((key) => addressIn(read, key))
    .filter((it) => it !== null);
}

/** The keys of a name, however they are written: that which is written as we do is the first. */
const keysCalled = (data: Record<string, unknown>, name: string): string[] =>
  Object.keys(data)
    .filter((key) => hyphened(key) === name)
    .sort((a, b) => Number(b === name) - Number(a === name));

const hyphened = (key: string): string =>
  key
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`)
    .replaceAll('_', '-')
    .toLowerCase();

/** A day, a week or a time. `published: true` is no date. */
function dayIn({ reading, data, used, path }: FactReading, key: string, zone: string | null): string | null {
  const raw = data[key] ?? null;
  // Obsidian links to the page of a day.
  const value = typeof raw === 'string' ? raw.replace(/^\s*\[\[(?:.*[/|])?([^[\]]*)\]\]\s*$/, '$1') : raw;
  if (value === null || typeof value === 'boolean') {
    if (value === null && key in data) used.add(key);
    return null;
  }
  const isOurs = factKeys.includes(hyphened(key));
  if (isOurs) used.add(key);
  const isWritten = typeof value === 'string' || typeof value === 'number';
  const day = isWritten
    ? (writtenDay(value, zone) ?? dayOfMoment(value, zone) ?? readDateLine(String(value))?.date ?? null)
    : null;
  if (day !== null) used.add(key);
  else if (isOurs) complain(reading, [...path, key], 'a day such as 2026-03-02, a week or a time');
  return day;
}

/** The day of a time as it is written, in its own zone, where no zone is set: that of the machine means nothing to a file. */
function writtenDay(value: string | number, zone: string | null): string | null {
  const [, day] = /^\s*(\d{4}-\d{2}-\d{2})[T ]\s*\d{1,2}:\d{2}/.exec(String(value)) ?? [];
  return zone === null && day !== undefined ? isoDate(day) : null;
}

function addressIn({ data, used }: FactReading, key: string): string | null {
  const [value] = [data[key]].flat();
  if (!isAddress(value) || value.includes('{')) return null;
  used.add(key);
  return value.trim();
}

const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^\s*https?:\/\/\S+\s*$/i.test(value);

/** Tags in a list, or in a text between commas or spaces; a space within one is a hyphen. */
function tagsIn(read: FactReading, key: string): string[] {
  return textsIn(read, key)
    .flatMap(({ text, isListed }) => (isListed ? [text] : text.split(text.includes(',') ? ',' : /\s+/)))
    .map((tag) => tag.trim().replace(/^#+/, '').replace(/\s+/g, '-'))
    .filter((tag) => tag !== '');
}

/** Names, without the brackets of Obsidian's links; Quarto and Hugo have more to say of each author than the `name`. */
function namesIn(read: FactReading, key: string): string[] {
  const people = [read.data[key]].flat();
  const named = people.flatMap((it) => (isMap(it) && typeof it.name === 'string' ? [it.name] : []));
  const isNamed = named.length > 0 && named.length === people.length;
  if (isNamed) read.used.add(key);
  return (isNamed ? named : textsIn(read, key).map(({ text }) => text))
    .map((name) => name.replace(/^\[\[(?:[^\]|]*\|)?|\]\]$/g, '').trim())
    .filter((name) => name !== '');
}

function textsIn(
  { reading, data, used, path }: FactReading,
  key: string,
): { text: string; isListed: boolean }[] {
  const value = data[key] ?? null;
  if (key in data) used.add(key);
  if (value === null) return [];
  const isListed = Array.isArray(value);
  const items: unknown[] = isListed ? value : [value];
  const at = (index: number): Path => (isListed ? [...path, key, index] : [...path, key]);
  if (items.some((item) => typeof item === 'object' && item !== null)) {
    complain(reading, [...path, key], 'text or a list of texts');
    return [];
  }
  return items.map((item, index) => ({
    text: typeof item === 'string' ? item : reading.document.written(at(index)),
    isListed,
  }));
}
