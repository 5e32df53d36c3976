/** The head of the page: what browsers, feed readers and those who show links to it want to know. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Digest } from '../../types.ts';
import { pageAddress, webAddress } from '../address.ts';
import { preheaderOf } from '../email/preheader.ts';
import { generator } from '../generator.ts';
import type { IssueLayout } from '../layout/issue.ts';
import { oneLine } from '../printable.ts';
import { accentOf, logoAddress, styleOf } from './brand.ts';
import css from './page.css';
import { nowhere, type PagePlace } from './place.ts';
import { policyFor } from './policy.ts';

/** The elements of `head`, for a page that ends with this script. */
export function pageHead(issue: IssueLayout, script: string, place: PagePlace = nowhere): Element[] {
  const { digest } = issue;
  const { publication } = digest;
  const title = place.main === undefined ? titleOf(issue) : issue.title;
  const description = preheaderOf(issue);
  const author = oneLine(digest.author ?? '');
  return [
    h('meta', { charSet: 'utf-8' }),
    h('meta', {
      httpEquiv: 'Content-Security-Policy',
      content: policyFor(place.script === undefined ? script : null, logoAddress(publication)),
    }),
    meta('viewport', 'width=device-width, initial-scale=1'),
    meta('color-scheme', 'light dark'),
    meta('generator', generator),
    h('title', title),
    meta('description', description),
    ...(author === '' ? [] : [meta('author', author)]),
    ...addressesOf(issue, title, description),
    ...feedsOf(digest).map(({ type, name, href }) =>
      h('link', { rel: 'alternate', type, title: `${oneLine(digest.title)} (${name})`, href }),
    ),
    ...place.ways.map(({ rel, href }) => h('link', { rel, href })),
    ...stylesOf(digest),
  ];
}

/** The feeds that are published, by the names that feed readers know. */
export function feedsOf({ publication: { feed } }: Digest): { name: string; type: string; href: string }[] {
  const kinds = [
    { name: 'Atom', type: 'application/atom+xml', href: webAddress(feed.atom) },
    { name: 'RSS', type: 'application/rss+xml', href: webAddress(feed.rss) },
    { name: 'JSON Feed', type: 'application/feed+json', href: webAddress(feed.jsonfeed) },
  ];
  return kinds.flatMap(({ href, ...kind }) => (href === null ? [] : [{ ...kind, href }]));
}

/** "Letters from the Engine Room · Issue 12": in a list of tabs or of bookmarks each issue has its own name. */
function titleOf({ title, edition: { week, from, glue, to, issue } }: IssueLayout): string {
  const days = `${from?.words ?? ''}${glue}${to.words}`;
  return `${title} · ${issue ?? week?.words ?? days}`;
}

/** Where the page is, and what is shown of it where somebody links to it (Open Graph). */
function addressesOf({ digest, words }: IssueLayout, title: string, description: string): Element[] {
  const url = pageAddress(digest.publication.url);
  if (url === null) return [];
  const logo = logoAddress(digest.publication);
  return [
    h('link', { rel: 'canonical', href: url }),
    property('og:type', 'article'),
    property('og:title', title),
    property('og:description', description),
    property('og:url', url),
    property('og:site_name', oneLine(digest.title)),
    property('og:locale', placeOf(words.lang)),
    ...(logo?.startsWith('http') ? [property('og:image', logo)] : []),
    // Not when it was made: the same issue is the same page.
    property('article:published_time', digest.to),
  ];
}

/** A language with a country, as Open Graph wants it: `en_US` for `en`, `pt_BR` for `pt-BR`. */
function placeOf(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize();
  return region === undefined ? language : `${language}_${region}`;
}

/** The stylesheets: the page's own, and what the publication adds. */
export function stylesOf({ publication }: Digest): Element[] {
  const accent = accentOf(publication);
  const style = styleOf(publication);
  return [
    h('style', `\n${css}`),
    ...(accent === null ? [] : [h('style', `:root { --brand: ${accent}; }`)]),
    ...(style === null ? [] : [h('style', `\n${style}`)]),
  ];
}

function meta(name: string, content: string): Element {
  return h('meta', { name, content });
}

function property(name: string, content: string): Element {
  return h('meta', { property: name, content });
}
