/** What kind of XML or HTML a text begins as. */
import { type Foreign, foreignXml, htmlPage } from './foreign.ts';

/** A format that is read, or a kind that is not; null when it is no markup as far as that can be told. */
export type MarkupKind =
  | { format: 'feed' | 'opml' | 'bookmarks'; because: string }
  | { foreign: Foreign }
  | null;

/** Looks at the head of a text, past blank lines, comments, declarations and the document type. */
export function markupKind(head: string): MarkupKind {
  let rest = head.trimStart();
  if (!rest.startsWith('<')) return null;
  let isXml = false;
  for (let before = ''; before !== rest; ) {
    before = rest;
    if (/^<!doctype\s+netscape-bookmark/i.test(rest)) return bookmarks;
    isXml ||= /^<\?xml\s/i.test(rest);
    rest = rest.replace(/^(?:<\?[^>]*>|<!--[\s\S]*?-->|<!doctype[^[>]*(?:\[[\s\S]*?\]\s*)?>)\s*/i, '');
  }
  if (isTitle.test(rest)) return null;
  const element = /^<([a-z][\w:.-]*)/i.exec(rest)?.[1] ?? '';
  if (/^(?:rss|feed|(?:\w+:)?rdf|(?:\w+:)?feed)$/i.test(element)) {
    return { format: 'feed', because: `by its content: <${element}>` };
  }
  if (/^opml$/i.test(element)) return { format: 'opml', because: 'by its content: <opml>' };
  if (/<dt>\s*<(?:a|h3)[\s>]|<a\s[^<>]*\b(?:add_date|time_added)=/i.test(rest)) return bookmarks;
  if (/^html$/i.test(element) || /^<!doctype html(?!>[ \t]+[^<\s])/i.test(head.trimStart()))
    return { foreign: htmlPage };
  return isXml ? { foreign: foreignXml(element) } : null;
}

/** An element without attributes and words behind it in its line: "<html> Tag Turns Thirty" is a title that speaks of one. */
const isTitle = /^<(?:html|rss|feed|opml)>[ \t]+[^<\s]/i;

const bookmarks: MarkupKind = {
  format: 'bookmarks',
  because: 'by its content: bookmarks as browsers export them',
};
