/** What every kind of feed says of an issue, whatever it calls it. */
import type { Digest, DigestTheme } from '../../types.ts';
import { entryAddress, pageAddress, webAddress } from '../address.ts';
import type { IssueLayout, Item } from '../layout/issue.ts';
import { editionWords } from '../layout/layout.ts';
import { permanentId } from '../permanent-id.ts';
import { oneLine } from '../printable.ts';
import { entryContent, issueContent } from './content.ts';

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
  /** What it is about: the links of its entry, in their order. */
  links: string[];
  themes: Pick<DigestTheme, 'id' | 'title'>[];
}

/** The longest title that an entry without one gets, in letters. */
const LONGEST_TITLE = 80;

/** What a feed says that is published at `self`. */
export function feedItems(issue: IssueLayout, self: string | null): Feed {
  const { digest, title, edition } = issue;
  const { home, url, feed } = digest.publication;
  return {
    id: iri(permanentId('feed', feed.items, title)),
    title,
    subtitle: editionWords({ ...edition, author: null }),
    lang: digest.lang,
    author: oneLine(digest.author ?? '') || null,
    updated: digest.generatedAt,
    self: webAddress(self),
    home: webAddress(home) ?? pageAddress(url),
    items: feed.items === 'issues' ? issueItems(issue) : entryItems(issue),
  };
}

/** The entries in the order of the issue. */
function entryItems({ sections, digest }: IssueLayout): FeedItem[] {
  const page = pageAddress(digest.publication.url);
  return sections.flatMap(({ items }) => items.map((item) => entryItem(item, digest, page)));
}

function entryItem(item: Item, digest: Digest, page: string | null): FeedItem {
  const { id, title, summary, body, date, links } = item.entry;
  return {
    id: iri(permanentId('entry', id)),
    title: oneLine(title) || beginningOf(summary ?? body) || oneLine(digest.title),
    content: entryContent(item),
    updated: noonOf(date?.length === 'yyyy-mm-dd'.length ? date : digest.to),
    page: entryAddress(page, id),
    links: links.map(webAddress).filter((url) => url !== null),
    themes: item.theme === null ? [] : [item.theme].map(named),
  };
}

const named = ({ id, title }: DigestTheme) => ({ id, title: oneLine(title) });

/** One item, or none when nothing is in the issue. */
function issueItems(issue: IssueLayout): FeedItem[] {
  const { week, from, to, themes, publication, counts } = issue.digest;
  if (counts.read === 0) return [];
  const page = pageAddress(publication.url);
  return [
    {
      // Not of `to`, which grows while an issue is being written.
      id: iri(permanentId('issue', issue.title, week ?? from)),
      title: editionWords({ ...issue.edition, author: null }),
      content: issueContent(issue, page),
      updated: noonOf(to),
      page,
      links: [],
      themes: themes.map(named),
    },
  ];
}

function beginningOf(text: string): string {
  const letters = [...oneLine(text)];
  if (letters.length <= LONGEST_TITLE) return letters.join('');
  return `${letters
    .slice(0, LONGEST_TITLE)
    .join('')
    .replace(/\s+\S*$/, '')}…`;
}

/** A day as a moment that is on that day nearly everywhere. */
function noonOf(day: string): string {
  return `${day}T12:00:00Z`;
}

function iri(uuid: string): string {
  return `urn:uuid:${uuid}`;
}
