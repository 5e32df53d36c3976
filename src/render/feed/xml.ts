/** Feed → Atom (RFC 4287) or RSS 2.0. */
import { generateAtomFeed, generateRssFeed } from 'feedsmith';
import { generator } from '../generator.ts';
import type { Feed, FeedItem } from './items.ts';

/** The feed as Atom. */
export function atomOf(feed: Feed): string {
  const { id, title, subtitle, lang, author, updated, self, home, items } = unsigned(feed);
  const xml = generateAtomFeed({
    xml: { lang },
    id,
    title: { value: title, type: 'text' },
    subtitle: { value: subtitle, type: 'text' },
    updated,
    authors: [{ name: author ?? title }],
    generator: { text: generator },
    links: [
      ...(self === null ? [] : [{ href: self, rel: 'self', type: 'application/atom+xml' }]),
      ...(home === null ? [] : [{ href: home, rel: 'alternate', type: 'text/html' }]),
    ],
    entries: items.map((item) => ({
      id: item.id,
      title: { value: item.title, type: 'text' },
      updated: item.updated,
      links: addressesOf(item).map((href, index) => ({ href, rel: index === 0 ? 'alternate' : 'related' })),
      categories: item.themes.map((theme) => ({ term: theme.id, label: theme.title })),
      content: { value: item.content, type: 'html' },
    })),
  });
  return signed(xml);
}

/** The feed as RSS 2.0. */
export function rssOf(feed: Feed): string {
  const { title, subtitle, lang, author, updated, self, home, items } = unsigned(feed);
  const xml = generateRssFeed({
    title,
    ...(home === null ? {} : { link: home }),
    description: subtitle,
    language: lang,
    lastBuildDate: updated,
    generator,
    ...(self === null ? {} : { atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] } }),
    // The author of RSS itself is an address for mail.
    ...(author === null ? {} : { dc: { creators: [author] } }),
    items: items.map((item) => ({
      title: item.title,
      ...linkOf(item),
      description: item.content,
      categories: item.themes.map((theme) => ({ name: theme.title })),
      guid: { value: item.id, isPermaLink: false },
      pubDate: item.updated,
    })),
  });
  return signed(xml);
}

function linkOf(item: FeedItem): { link?: string } {
  const [link] = addressesOf(item);
  return link === undefined ? {} : { link };
}

/** Where an item leads, first of all to what it is a synopsis of. */
function addressesOf({ links, page }: FeedItem): string[] {
  return page === null ? links : [...links, page];
}

/**
 * The signs of XML, and what stands for each while feedsmith works: it would write a text that has one as CDATA, on
 * lines of its own, and change an `&apos;` in it. Unicode sets these noncharacters aside for such use.
 */
const SIGNS = [
  ['&', '\uFDD0', '&amp;'],
  ['<', '\uFDD1', '&lt;'],
  ['>', '\uFDD2', '&gt;'],
] as const;

/** The feed without signs, and without what is no character: XML has none of those. */
function unsigned(feed: Feed): Feed {
  return JSON.parse(JSON.stringify(feed), (_, value) => {
    if (typeof value !== 'string') return value;
    const text = value.replace(/[\uFDD0-\uFDEF\uFFFE\uFFFF]/g, '\uFFFD');
    return SIGNS.reduce((rest, [sign, standIn]) => rest.replaceAll(sign, standIn), text);
  });
}

function signed(xml: string): string {
  const text = SIGNS.reduce((rest, [, standIn, entity]) => rest.replaceAll(standIn, entity), xml);
  return `${text.trimEnd()}\n`;
}
