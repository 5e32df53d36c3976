import { isWebLink } from './layout/links.ts';

/** An address as programs want it, all of it ASCII; null when it is none of the web. */
export function webAddress(url: string | null): string | null {
  if (url === null || !isWebLink(url) || !URL.canParse(url)) return null;
  const { href } = new URL(url);
  // Behind the host alone: the brackets around an IPv6 address are meant.
  const path = href.indexOf('/', href.indexOf('//') + 2);
  return href.slice(0, path) + href.slice(path).replace(TOLERATED, encodeURIComponent);
}

/** What browsers leave in a path and RFC 3986 does not. */
const TOLERATED = /%(?![\da-f]{2})|[[\]|^`{}\\]/gi;

/** The address of an entry on the page of its issue; null when the page has none. */
export function entryAddress(page: string | null, entry: string): string | null {
  return page === null ? null : `${page}#${entryAnchor(entry)}`;
}

/** The id that an entry has in HTML. */
export function entryAnchor(entry: string): string {
  return `e-${entry}`;
}

/** The address of a page, without the place on it that an address may name. */
export function pageAddress(url: string | null): string | null {
  return webAddress(url)?.replace(/#.*$/, '') ?? null;
}
