import type { LinkifyIt } from 'linkify-it';
import { isWebAddress } from '../text/web-address.ts';

let linkify: LinkifyIt | null = null;

/**
 * Loads linkify-it; to be awaited before `findLinks` or `makeEntry` sees a text with `://` in it.
 * Start-up is a feature, so a file without a link never pays for the package.
 */
export async function loadLinkFinder(): Promise<void> {
  if (linkify) return;
  const { LinkifyIt } = await import('linkify-it');
  linkify = new LinkifyIt({ fuzzyEmail: false, maxLength: longestLink });
}

/** A web address in a text: offsets in UTF-16 code units, the end exclusive. What stands there may lack the scheme. */
export interface FoundLink {
  url: string;
  start: number;
  end: number;
}

/**
 * The `http://` and `https://` addresses of a text, in order, and those that begin with `www.`, which are on `http://` as browsers
 * and GitHub's Markdown have it. linkify-it says where an address ends (before a
 * full stop, a closing bracket that was not opened, `...`); where one may start is decided here, since linkify-it
 * wants white space or punctuation before it, and Chinese writes neither. Linear: an address is bounded.
 */
export function findLinks(text: string): FoundLink[] {
  if (!text.includes('://') && !text.includes('www.')) return [];
  if (!linkify) throw new Error('loadLinkFinder() has to be awaited before links are looked for');
  const found: FoundLink[] = [];
  const beginning = /[Hh][Tt]{2}[Pp][Ss]?:(?=\/\/)|www\.(?=[A-Za-z\d-]+\.[A-Za-z\d])/g;
  for (let match = beginning.exec(text); match; match = beginning.exec(text)) {
    const start = match.index;
    const scheme = match[0].endsWith('.') ? 'http://' : '';
    if ((scheme === '' ? /[a-z0-9]/i : /[\p{L}\p{N}_./@=-]/u).test(text.charAt(start - 1))) continue;
    const length = scheme === '' ? linkLength(text, start, linkify) : wwwLength(text, start, scheme, linkify);
    if (length === 0) continue;
    const url = scheme + text.slice(start, start + length);
    if (isWebAddress(url)) found.push({ url, start, end: start + length });
    beginning.lastIndex = start + length;
  }
  return found;
}

/** The same for an address whose scheme was left out. */
function wwwLength(text: string, start: number, scheme: string, linkify: LinkifyIt): number {
  const before = text.slice(Math.max(0, start - struckOut), start);
  const written = `${before}${scheme}${text.slice(start, start + longestLink)}`;
  return Math.max(0, linkLength(written, before.length, linkify) - scheme.length);
}

/** How many code units the address at `start` has; 0 when it is none. */
function linkLength(text: string, start: number, linkify: LinkifyIt): number {
  const window = text.slice(start, start + longestLink);
  const plain = plainLink.exec(window);
  if (plain) return withoutClosing(plain[0], text, start).length;
  const schemeLength = window.indexOf(':') + 1;
  const rest = linkify.testSchemaAt(window, 'https:', schemeLength);
  if (rest === 0 || isUserName(window.slice(schemeLength + rest))) return 0;
  // An entity's semicolon is left out by linkify-it, and has to be seen.
  const end = window.slice(0, schemeLength + rest + 1).search(text[start - 1] === '<' ? slackEnd : foreign);
  const address = window.slice(0, end < 0 ? schemeLength + rest : Math.min(end, schemeLength + rest));
  return withoutClosing(address, text, start).length;
}

/**
 * What no address has in it, although linkify-it lets it pass: a backtick or backslash, invisible characters, an entity
 * that was never decoded, a sign before a further address.
 */
const foreign = /[`\\\u00ad\u200b-\u200f\u2060\ufeff]|&(?:[lg]t|quot|apos|nbsp|#39|#x27);|[,;|](?=https?:)/i;

/** In `<https://example.org/k|with a lid>` the label follows. */
const slackEnd = new RegExp(`${foreign.source}|\\|`, 'i');

/** An address without the colon, the stars and the like that close something around it. */
function withoutClosing(address: string, text: string, start: number): string {
  if (!/[:;,.!?*|_~]$/.test(address)) return address;
  const bare = address.replace(/[:;,.!?*|]+$/, '');
  if (bare.endsWith('_') && text[start - 1] === '_') return bare.replace(/_+$/, '');
  if (bare.endsWith('~') && text[start - 1] === '~') return bare.replace(/~+$/, '');
  if (bare.endsWith('~~') && text.slice(Math.max(0, start - struckOut), start).includes('~~')) {
    return bare.slice(0, -2);
  }
  return bare;
}

/** Characters; so far before an address the `~~` may stand that those behind it close. */
const struckOut = 200;

/** Whether what follows an address shows that it was only the name before an `@`: `https://user:word@host/` is no link to `user`. */
function isUserName(after: string): boolean {
  return /^(?::[^\s/@]{0,100})?@/.test(after);
}

/**
 * Most addresses are plain letters up to a white space or full stops before it; linkify-it takes them whole, but needs 8 µs for each, which
 * is more than all the rest of an entry.
 */
const plainLink =
  /^https?:\/\/(?:[a-z0-9]{1,60}[.-]){1,8}[a-z]{2,20}(?:\/(?:[a-z0-9_~%=&+#-]|[./?](?=[a-z0-9_])){0,200}\/?)?(?=\.*(?:\s|$))/i;

/** Characters; what is longer is no address that anybody can click. Browsers and servers give up earlier. */
const longestLink = 8000;

/** What an address is called where nothing else is said: without its scheme, `www.`, the place on its page and what is too much. */
export function shortAddress(url: string): string {
  const address = url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/#.*$/s, '');
  const short = address.length > longestName ? address.replace(/\?.*$/s, '') : address;
  return short.replace(/(?<=.)\/$/, '') || url;
}

/** Characters of an address that stands for a title. */
const longestName = 72;
