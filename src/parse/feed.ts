/** Feeds as they are published: RSS of every version, and Atom. JSON Feed is JSON like any other. */

import { type AtomFeed, parseFeed as parse, type RdfFeed, type RssFeed } from 'feedsmith';
import { commonDiagnostic } from '../diagnostics/messages.ts';
import type { PositionedText } from '../diagnostics/position.ts';
import { dayOfMoment } from '../text/moment.ts';
import { isWebAddress, resolved } from '../text/web-address.ts';
import type { Diagnostic, Entry, SourceLines } from '../types.ts';
import { makeEntry } from './entry.ts';
import type { FormatInput, FormatResult } from './format.ts';
import { htmlTitle, looksLikeHtml, readHtml } from './html.ts';
import { parseJson } from './json/json.ts';
import { shortAddress } from './links.ts';
import { type Passage, plainPassage } from './markdown/inline/passage.ts';
import { parseDiagnostic } from './messages.ts';
import { beginsWith } from './teaser.ts';
import { readWhole } from './whole-text.ts';
import { elementsNamed, type Stretch } from './xml.ts';

/** Reads a feed: an item is an entry. What breaks off is read as far as it goes, and reported. */
export async function parseFeed(input: FormatInput): Promise<FormatResult> {
  // `--input-format feed` may be said of a JSON Feed, too.
  if (/^\s*\{/.test(new TextDecoder().decode(input.bytes.subarray(0, 100)))) return await parseJson(input);
  return await readWhole(input, (document) => readFeed(document, input));
}

function readFeed(document: PositionedText, { date, timezone, file }: FormatInput): FormatResult {
  const stretches = elementsNamed(document.text, ['item', 'entry']);
  const { feed, faults } = feedIn(document, stretches);
  if (feed === null) return { entries: [], diagnostics: faults };
  const { items } = feed;
  const stated = baseIn(document.text.slice(0, stretches[0]?.start), null);
  const base = stated === null ? feed.home : resolved(stated, feed.home);
  const whole = stretches.filter(({ end }) => end !== null);
  const saying = whole.length === items.length ? whole : whole.filter(({ says }) => says);
  const entries: Entry[] = [];
  const diagnostics = [...faults, ...emptyItems(whole, saying, items.length, document)];
  const passed: string[] = [];
  for (const [index, item] of items.entries()) {
    const stretch = saying[index] ?? { start: 0, end: document.text.length };
    const other = saying[index] === undefined ? null : unpublished(textOf(stretch, document));
    if (other !== null) {
      if (!heldBack.has(other)) passed.push(other);
      else {
        const facts = { state: other, way: 'export' } as const;
        diagnostics.push(parseDiagnostic('post-held-back', facts, document.at(stretch.start)));
      }
      continue;
    }
    const { place } = document.at(stretch.start);
    const source = {
      file,
      line: place.line,
      endLine: document.at((stretch.end ?? stretch.start + 1) - 1).place.line,
    };
    const element = textOf(stretch, document);
    const day = dayOfMoment(item.date ?? createdIn(element), timezone);
    if (item.date !== null && day === null) {
      const facts = { field: 'date', value: item.date };
      diagnostics.push(parseDiagnostic('record-date', facts, document.at(stretch.start)));
    }
    const own = baseIn(element, base);
    const links = item.links.map((url) => resolved(url.trim(), own));
    for (const url of links.filter((it) => !isWebAddress(it)))
      diagnostics.push(commonDiagnostic('json-link', { url }, document.at(stretch.start)));
    const page = baseIn(element, stated) ?? links.find(isWebAddress) ?? own;
    const tags = [...item.tags, ...labelsIn(element)];
    const entry = entryOf({ ...item, tags, links }, page, day ?? date, source);
    if (entry === null) diagnostics.push(parseDiagnostic('record-empty', {}, document.at(stretch.start)));
    else entries.push(entry);
  }
  if (passed.length > 0) {
    const what = [...new Set(passed)].join(', ');
    diagnostics.push(parseDiagnostic('feed-passed', { count: passed.length, what }, document.at(0)));
  }
  return { entries, diagnostics };
}

const textOf = ({ start, end }: { start: number; end: number | null }, { text }: PositionedText): string =>
  text.slice(start, end ?? undefined);

/**
 * What an item is that WordPress or Blogger export beside what they publish: a menu, a picture, a template, a comment, a
 * draft; null for what is published, or comes from elsewhere.
 */
function unpublished(element: string): string | null {
  const said = (name: string) =>
    new RegExp(`<${name}>\\s*(?:<!\\[CDATA\\[)?\\s*([\\w-]+)`, 'i').exec(element)?.[1]?.toLowerCase() ?? null;
  const kind =
    said('wp:post_type') ??
    said('blogger:type') ??
    /schemas\.google\.com\/blogger\/2008\/kind#(\w+)/.exec(element)?.[1]?.toLowerCase() ??
    null;
  if (kind === null) return null;
  if (besidesPosts.test(kind)) return kind;
  if (said('app:draft') === 'yes') return 'draft';
  const state = said('wp:status') ?? said('blogger:status') ?? 'publish';
  return /^(?:publish|inherit|live)$/.test(state) ? null : state;
}

/** The states of posts that somebody wrote for others to read some day. */
const heldBack: ReadonlySet<string> = new Set(['draft', 'pending', 'future', 'private']);

const besidesPosts =
  /^(?:attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|feedback|elementor_library|(?:wp|jp|acf|wpcf7)[_-][\w-]+|template|settings|comment)$/;

/** The labels of an issue, which feeds have no element for. */
const labelsIn = (element: string): string[] =>
  [...(/<labels>([\s\S]*?)<\/labels>/.exec(element)?.[1] ?? '').matchAll(/<label>([^<]+)<\/label>/g)].map(
    ([, label]) => label!.trim(),
  );

/** When Jira says that an issue was made, which feeds have no element for; empty where it does not. */
const createdIn = (element: string): string =>
  /<created>([^<]{1,80})<\/created>/.exec(element)?.[1]?.trim() ?? '';

/** The address from which links start within an element: its `xml:base`, else that of what it stands in. */
function baseIn(element: string, outer: string | null): string | null {
  const tag = /<(?:\w+:)?(?:feed|rss|rdf|entry|item)\b[^>]*>/i.exec(element)?.[0] ?? '';
  const [, , written] = /\sxml:base\s*=\s*(["'])(.*?)\1/.exec(tag) ?? [];
  return written === undefined ? outer : resolved(written, outer);
}

/** What a feed says, whichever kind it is of. */
interface Feed {
  items: FeedItem[];
  /** The page that it is of, from which relative links start. */
  home: string | null;
}

/** What an item says, whichever kind of feed it is of. */
interface FeedItem {
  title: string;
  /** Texts that may be HTML, what is short first; two of those that say something count. */
  texts: { text: string; isHtml: boolean | null }[];
  links: string[];
  date: string | null;
  author: string | null;
  tags: string[];
}

/** A feed, and what is wrong with it; null when it cannot be read at all. */
function feedIn(document: PositionedText, stretches: Stretch[]): { feed: Feed | null; faults: Diagnostic[] } {
  const feed = tryFeed(document.text);
  if (feed !== null) return { feed, faults: [] };
  if (/<!ENTITY\s/i.test(document.text.slice(0, 10_000))) {
    return { feed: null, faults: [parseDiagnostic('feed-entities', {}, document.at(0))] };
  }
  const last = stretches.findLast(({ end }) => end !== null);
  const rescued = last === undefined ? null : tryFeed(closedAt(document.text, last.end!));
  if (rescued === null) return { feed: null, faults: [parseDiagnostic('feed-syntax', {}, document.at(0))] };
  const rest = stretches.filter(({ end }) => end === null).length;
  return { feed: rescued, faults: [parseDiagnostic('feed-cut', { rest }, document.at(last!.end! - 1))] };
}

/** A feed that ends behind its last whole item. */
function closedAt(xml: string, end: number): string {
  const kept = xml.slice(0, end);
  if (/<\/(?:\w+:)?entry\s*>$/i.test(kept)) return `${kept}</feed>`;
  const root = /<(rss|(?:rdf:)?RDF)[\s>]/i.exec(kept)?.[1] ?? 'rss';
  return /^rss$/i.test(root) ? `${kept}</channel></${root}>` : `${kept}</${root}>`;
}

function tryFeed(xml: string): Feed | null {
  try {
    const { format, feed } = parse(xml);
    if (format === 'atom') return { items: (feed.entries ?? []).map(ofAtom), home: homeOf(feed.links ?? []) };
    if (format === 'rss') return { items: (feed.items ?? []).map(ofRss), home: feed.link ?? null };
    return format === 'rdf' ? { items: (feed.items ?? []).map(ofRdf), home: feed.link ?? null } : null;
  } catch (error) {
    // Whatever it throws says that it is no feed that it reads.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** The page of an Atom feed, else the address of the feed itself. */
function homeOf(links: AtomFeed.Link<string>[]): string | null {
  const page = links.find(({ rel = 'alternate' }) => rel === 'alternate');
  return (page ?? links.find(({ rel }) => rel === 'self'))?.href ?? null;
}

/** What names an item leads to it only where it is an address. */
const ifAddress = (id: string | undefined): string | undefined =>
  id !== undefined && isWebAddress(id.trim()) ? id : undefined;

function ofRss(item: RssFeed.Item<string>): FeedItem {
  const { guid, dc, content, media, itunes } = item;
  const document = item.link ?? (guid?.isPermaLink === false ? undefined : ifAddress(guid?.value));
  return {
    title: item.title ?? media?.title?.value ?? dc?.titles?.[0] ?? '',
    texts: texts(item.description, content?.encoded, itunes?.summary, media?.description?.value),
    links: given([document, item.enclosures?.[0]?.url]),
    date: item.pubDate ?? dateIn(item) ?? item.atom?.updated ?? null,
    author: dc?.creators?.[0] ?? personIn(item.authors) ?? itunes?.author ?? null,
    tags: given((item.categories ?? []).map(({ name }) => name)),
  };
}

function ofRdf(item: RdfFeed.Item<string>): FeedItem {
  const { dc, content } = item;
  return {
    title: item.title ?? '',
    texts: texts(item.description, content?.encoded, dc?.descriptions?.[0]),
    links: given([item.link ?? ifAddress(item.rdf?.about)]),
    date: dateIn(item),
    author: dc?.creators?.[0] ?? null,
    tags: dc?.subjects ?? [],
  };
}

function ofAtom(entry: AtomFeed.Entry<string>): FeedItem {
  const { title, summary, content, media, dc } = entry;
  const links = (entry.links ?? []).filter(({ rel = 'alternate' }) => /^(?:alternate|related)$/.test(rel));
  const isHtml = (type: string | undefined) =>
    type === undefined ? null : /html/.test(type) ? true : type === 'text' ? false : null;
  return {
    title: title?.value ?? media?.title?.value ?? '',
    texts: [summary, content]
      .map((it) => ({ text: it?.value ?? '', isHtml: isHtml(it?.type) }))
      .concat(texts(media?.description?.value ?? media?.groups?.[0]?.description?.value)),
    links: given(links.length > 0 ? links.map(({ href }) => href) : [content?.src ?? ifAddress(entry.id)]),
    date: entry.published ?? entry.updated ?? dateIn(entry),
    author: given((entry.authors ?? []).map(({ name }) => name)).join(', ') || (dc?.creators?.[0] ?? null),
    tags: given((entry.categories ?? []).map(({ label, term }) => label ?? term)),
  };
}

const given = (list: (string | undefined)[]): string[] =>
  list.filter((it) => it !== undefined && it !== '') as string[];

const texts = (...list: (string | undefined)[]): FeedItem['texts'] =>
  list.map((text) => ({ text: text ?? '', isHtml: null }));

interface WithDates {
  dc?: { dates?: string[] };
  dcterms?: { created?: string[]; issued?: string[]; modified?: string[] };
}

function dateIn({ dc, dcterms }: WithDates): string | null {
  return dc?.dates?.[0] ?? dcterms?.created?.[0] ?? dcterms?.issued?.[0] ?? dcterms?.modified?.[0] ?? null;
}

/** RSS writes `bo@example.org (Bo Larsen)`. */
const personIn = (people: RssFeed.Person[] | undefined): string | null => people?.[0]?.name ?? null;

/** The entry of an item; null when the item says nothing. The links in its text start from `base`. */
function entryOf(
  item: FeedItem,
  base: string | null,
  date: string | null,
  source: SourceLines,
): Entry | null {
  const { body, markup, links: inBody } = passageIn(item, base);
  const links = [...item.links.filter(isWebAddress), ...inBody];
  const title = htmlTitle(item.title) || (body === '' && links[0] ? shortAddress(links[0]) : '');
  if (title === '' && body === '') return null;
  const entry = makeEntry({ title, body, markup, links, date, author: item.author?.trim() ?? null, source });
  const tags = item.tags.map((tag) => htmlTitle(tag)).filter((tag) => tag !== '' && !isWebAddress(tag));
  return { ...entry, hashtags: [...new Set([...tags, ...entry.hashtags])] };
}

/** What an item says: its content, behind its summary unless it begins with that. */
function passageIn({ texts }: FeedItem, base: string | null): Passage {
  const [first, second] = texts.filter(({ text }) => text.trim() !== '');
  if (first === undefined) return plainPassage('');
  const isHtml = (it: FeedItem['texts'][number]) => it.isHtml ?? looksLikeHtml(it.text);
  const passage = (it: FeedItem['texts'][number]) =>
    isHtml(it) ? readHtml(it.text, '', base) : plainPassage(it.text.trim());
  if (second === undefined) return passage(first);
  const [summary, content] = [passage(first), passage(second)];
  if (beginsWith(content.body, summary.body)) return content;
  if (beginsWith(summary.body, content.body)) return summary;
  const asHtml = (it: FeedItem['texts'][number]) => (isHtml(it) ? it.text : `<p>${escaped(it.text)}</p>`);
  return readHtml(`${asHtml(first)}\n${asHtml(second)}`, '', base);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A report of each item without anything in it, which the parser leaves out. */
function emptyItems(
  whole: Stretch[],
  saying: Stretch[],
  read: number,
  document: PositionedText,
): Diagnostic[] {
  if (whole.length === read) return [];
  const empty = whole.filter((stretch) => !saying.includes(stretch));
  const reported = empty.map(({ start }) => parseDiagnostic('record-empty', {}, document.at(start)));
  const lost = whole.length - read - empty.length;
  return lost > 0 ? [...reported, parseDiagnostic('feed-items-lost', { lost }, document.at(0))] : reported;
}
