import { hash } from 'node:crypto';
import { foldForIdentity } from '../text/identity.ts';
import { emptyList, keptList } from '../text/kept-list.ts';
import { late } from '../text/late.ts';
import { isWebAddress } from '../text/web-address.ts';
import type { Entry, EntryDetails, SourceLines } from '../types.ts';
import { splitDirectives } from './directives.ts';
import { findLinks } from './links.ts';

/** An entry as a format found it: the title still has its directives. What is empty, null or missing the source does not say. */
export interface RawEntry extends Stated<EntryDetails> {
  title: string;
  body: string;
  /** Addresses the format already knows, such as those of Markdown links; they stand before those found in the text. */
  links?: string[];
  /** Tags that stand beside the text; before those found in it. */
  hashtags?: string[] | null;
  date: string | null;
  source: SourceLines;
}

type Stated<T> = { [Key in keyof T]?: T[Key] | null | undefined };

/**
 * Makes the entry: takes the directives off the title and reads links, mentions and hashtags out of the text.
 * One place for all formats. `loadLinkFinder` has to be awaited before, when `://` occurs in the input.
 */
export function makeEntry(raw: RawEntry): Entry {
  const { title, directives } = splitDirectives(raw.title, raw.body);
  const { body, date, source } = raw;
  const inTitle = findLinks(title);
  const inBody = findLinks(body);
  const id = entryId(title, body);
  const truncated = isCut(body);
  const links = eachOnce(
    (raw.links ?? []).filter(isWebAddress),
    [...inTitle, ...inBody].map(({ url }) => url),
  );
  const author = raw.author ?? '';
  // Most have no sign at all.
  const prose = [title, body, author].some((part) => anySign.test(part))
    ? [withoutLinks(title, inTitle), withoutLinks(body, inBody), author].join('\n')
    : '';
  const mentions = findSigned(prose, /[@＠]/, mention, plainMention);
  const hashtags = eachOnce(raw.hashtags ?? [], findSigned(prose, /[#＃]/, hashtag, plainHashtag));
  const details = detailsOf(raw);
  // Of most there are none, and what is no literal takes several times as long to be made.
  if (details === null)
    return { id, title, body, truncated, links, mentions, hashtags, date, source, directives };
  return { id, title, body, truncated, links, mentions, hashtags, date, ...details, source, directives };
}

/** What stands in one list or the other. */
function eachOnce(first: readonly string[], second: readonly string[]): readonly string[] {
  if (first.length + second.length === 0) return emptyList;
  const all = first.concat(second);
  return all.length < 2 ? all : [...new Set(all)];
}

/** What the source says; in this order, since it is that of the JSON. */
function detailsOf({ section, author, done, markup }: Stated<EntryDetails>): EntryDetails | null {
  if (!section && !author && typeof done !== 'boolean' && !markup) return null;
  const details: EntryDetails = {};
  if (section) details.section = section;
  if (author) details.author = author;
  if (typeof done === 'boolean') details.done = done;
  if (markup) details.markup = markup;
  return details;
}

/**
 * The first 12 hex digits of the SHA-256 of title, line feed, body, both folded. 48 bits: among a million entries two
 * different ones share an id in about one file of 500.
 */
export function entryId(title: string, body: string): string {
  return hash('sha256', `${foldForIdentity(title)}\n${foldForIdentity(body)}`, 'hex').slice(0, 12);
}

/** Whether the source cut the text: it ends in `...` or `…`, perhaps in brackets of their own, as blogs' excerpts do. */
function isCut(body: string): boolean {
  return /(?:\.\.\.|…|\[\.\.\.\]|\[…\])$/.test(body.slice(-16).trimEnd());
}

const anySign = /[@＠#＃]/;

/** The text with a space for every link, since `@` and `#` within an address mean something else. */
function withoutLinks(text: string, links: readonly { start: number; end: number }[]): string {
  let prose = '';
  let from = 0;
  for (const { start, end } of links) {
    prose += `${text.slice(from, start)} `;
    from = end;
  }
  return from === 0 ? text : prose + text.slice(from);
}

/**
 * `@handle`: not after a letter or digit (`me@example.org`), except of scripts that write without spaces; not the
 * scope of a package (`@scope/name`). A handle that begins in Latin letters ends with them (`@openai的`). In both
 * patterns the sign comes first and then what may not stand before it, so that the search leaps from sign to sign.
 */
const mention = late(
  () =>
    /[@＠](?<![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{M}\p{N}_@/].)([\p{sc=Latin}\p{M}\p{N}_-]{1,80}|[\p{L}\p{M}\p{N}_]{1,80})(?![\p{sc=Latin}\p{M}\p{N}_-]|\/[\p{L}\p{N}])/gu,
);

/** `#tag`: needs a letter (`#1` is a number), not after a letter or digit (`C#`), `&` (`&#39;`) or `/` (an address without its scheme). */
const hashtag = late(
  () => /[#＃](?<![\p{L}\p{M}\p{N}_&/#].)(?=[\p{N}_]{0,80}\p{L})([\p{L}\p{M}\p{N}_‑-]{1,80})/gu,
);

/** The same for signs that have nothing but ASCII beside them, as most have: of all letters there are, an expression takes 10 ms to be made. */
const plainMention = /@(?<![a-z0-9_@/].)([a-z0-9_-]{1,80})(?![a-z0-9_-]|\/[a-z0-9])/gi;
const plainHashtag = /#(?<![a-z0-9_&/#].)(?=[0-9_]{0,80}[a-z])([a-z0-9_-]{1,80})/gi;
const isForeign = /[＠＃]|[^\0-\x7f][@#]|[@#][\w-]*\/?[^\0-\x7f]/;

/** What the sign stands before, without hyphens at its ends, in order of appearance, each once whatever its case. */
function findSigned(text: string, sign: RegExp, pattern: () => RegExp, plain: RegExp): readonly string[] {
  if (!sign.test(text)) return emptyList;
  const found = new Map<string, string>();
  for (const [, written] of text.matchAll(isForeign.test(text) ? pattern() : plain)) {
    const name = written!.replace(/^[‑-]+|[‑-]+$/g, '');
    const key = name.toLowerCase();
    if (name !== '' && !found.has(key)) found.set(key, name);
  }
  return keptList([...found.values()]);
}
