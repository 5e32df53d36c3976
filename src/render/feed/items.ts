/** Document → what every kind of feed says of it, whatever it calls it. */
import type { BlockContent, RootContent } from 'mdast';
import type { Digest, DigestEntry, DigestTheme } from '../../types.ts';
import { entryAddress, pageAddress, webAddress } from '../address.ts';
import type { Document } from '../layout/layout.ts';
import type { Item } from '../layout/tree.ts';
import { permanentId } from '../permanent-id.ts';
import { oneLine } from '../printable.ts';
import { feedContent } from './content.ts';

/** A feed of one issue: its entries, or the issue as a whole. */
export interface Feed {
  /** An IRI that all issues share. */
  id: string;
  title: string;
  /** The days of the issue in words. */
  subtitle: string;
  /** As BCP 47 writes it. */
  lang: string;
  author: string | null;
  /** When it was made; RFC 3339. */
  updated: string;
  /** Where it is published. */
  self: string | null;
  /** The site that it belongs to. */
  home: string | null;
  items: FeedItem[];
}

/** One item; its texts are text, its content is HTML. */
export interface FeedItem {
  /** An IRI that never changes, so that no reader shows the item twice. */
  id: string;
  title: string;
  content: string;
  /** RFC 3339. */
  updated: string;
  /** Where it stands on the web. */
  page: string | null;
  /** What it is about, the story itself first. */
  links: string[];
  themes: Pick<DigestTheme, 'id' | 'title'>[];
}

/** The longest title that an entry without one gets, in letters. */
const LONGEST_TITLE = 80;

/** Lays out a feed that is published at `self`. */
export function feedItems(document: Document, self: string | null): Feed {
  const { digest } = document;
  const { home, url, feed } = digest.publication;
  const title = oneLine(digest.title);
  return {
    id: iri(permanentId('feed', feed.items, title)),
    title,
    subtitle: editionOf(document),
    lang: digest.lang,
    author: oneLine(digest.author ?? '') || null,
    updated: digest.generatedAt,
    self: webAddress(self),
    home: webAddress(home) ?? pageAddress(url),
    items: feed.items === 'issues' ? issueItems(document) : entryItems(document),
  };
}

/** The entries in the order of the document. */
function entryItems({ root, digest }: Document): FeedItem[] {
  const page = pageAddress(digest.publication.url);
  const known = entriesOf(digest);
  const items = root.children.flatMap((part) => (part.type === 'section' ? part.children : []));
  return items.flatMap((item) => {
    const placed = item.type === 'item' ? known.get(item.id) : undefined;
    return item.type === 'item' && placed !== undefined ? [entryItem(item, placed, digest, page)] : [];
  });
}

interface Placed {
  entry: DigestEntry;
  themes: DigestTheme[];
}

function entriesOf({ themes, unplaced }: Digest): Map<string, Placed> {
  const placed = themes.flatMap((theme) =>
    theme.entries.map((entry): [string, Placed] => [entry.id, { entry, themes: [theme] }]),
  );
  return new Map([
    ...placed,
    ...unplaced.map((entry): [string, Placed] => [entry.id, { entry, themes: [] }]),
  ]);
}

function entryItem(item: Item, { entry, themes }: Placed, digest: Digest, page: string | null): FeedItem {
  const { id, title, summary, body, date, links } = entry;
  return {
    id: iri(permanentId('entry', id)),
    title: oneLine(title) || beginningOf(summary ?? body) || oneLine(digest.title),
    content: feedContent([{ ...item, children: bodyOf(item) }], page),
    updated: noonOf(date?.length === 'yyyy-mm-dd'.length ? date : digest.to),
    page: entryAddress(page, id),
    links: links.map(webAddress).filter((url) => url !== null),
    themes: themes.map(({ id, title }) => ({ id, title: oneLine(title) })),
  };
}

/** An item without what a feed says elsewhere, its title and its theme; a title that is all there is stays. */
function bodyOf({ children }: Item): BlockContent[] {
  const body = children.filter((block) => block.type !== 'heading' && !isOfClass(block, 'label'));
  if (body.length > 0) return body;
  return children.flatMap((block) =>
    block.type === 'heading' ? [{ type: 'paragraph', children: block.children }] : [],
  );
}

/** One item, or none when nothing is in the issue. */
function issueItems(document: Document): FeedItem[] {
  const { digest, root } = document;
  const { title, week, from, to, themes, publication } = digest;
  if (digest.counts.read === 0) return [];
  const page = pageAddress(publication.url);
  return [
    {
      // Not of `to`, which grows while an issue is being written.
      id: iri(permanentId('issue', oneLine(title), week ?? from)),
      title: editionOf(document),
      content: feedContent(root.children.flatMap(issueContent), page),
      updated: noonOf(to),
      page,
      links: [],
      themes: themes.map(({ id, title }) => ({ id, title: oneLine(title) })),
    },
  ];
}

/** What of a part of the document is said in an issue's item: the editor's words and the sections. */
function issueContent(part: RootContent): RootContent[] {
  if (part.type === 'section' || part.type === 'agenda') return [part];
  if (part.type !== 'masthead') return [];
  return part.children.filter((block) => block.type !== 'heading' && !isOfClass(block, 'edition'));
}

/** "Week 10 · 2–8 March 2026 · Issue 12". */
function editionOf({ digest, words }: Document): string {
  const days = words.days(digest);
  const issue = digest.issue === null ? null : words.issue(oneLine(digest.issue));
  return [words.week(digest.week), `${days.from}${days.glue}${days.to}`, issue]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

function beginningOf(text: string): string {
  const letters = [...oneLine(text)];
  if (letters.length <= LONGEST_TITLE) return letters.join('');
  return `${letters
    .slice(0, LONGEST_TITLE)
    .join('')
    .replace(/\s+\S*$/, '')}…`;
}

function isOfClass(block: RootContent, name: string): boolean {
  const classes = block.type === 'paragraph' ? block.data?.hProperties?.className : undefined;
  return Array.isArray(classes) && classes.includes(name);
}

/** A day as a moment that is on that day nearly everywhere. */
function noonOf(day: string): string {
  return `${day}T12:00:00Z`;
}

function iri(uuid: string): string {
  return `urn:uuid:${uuid}`;
}
