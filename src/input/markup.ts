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
  // RDF may be about anything, such as books.
  if (/^(?:\w+:)?rdf$/i.test(element) && !/<(?:\w+:)?(?:item|channel)[\s>]/i.test(rest))
    return { foreign: foreignXml(element) };
  if (/^(?:rss|feed|(?:\w+:)?rdf|(?:\w+:)?feed)$/i.test(element)) {
    return { format: 'feed', because: `by its content: <${element}>` };
  }
  if (/^opml$/i.test(element)) return { format: 'opml', because: 'by its content: <opml>' };
  if (/<dt>\s*<(?:a|h3)[\s>]|<a\s[^<>]*\b(?:add_date|time_added)=/i.test(rest)) return bookmarks;
  if (/^html$/i.test(element) || /^<!doctype html(?!>[ \t]+[^<\s])/i.test(head.trimStart()))
    return { foreign: htmlPage };
  if (isXml) return { foreign: foreignXml(element) };
  return blocks.test(element) && isAllMarkup(rest) ? { foreign: htmlPage } : null;
}

/** Elements with which the middle of a page begins. */
const blocks =
  /^(?:head|body|meta|title|main|header|section|article|div|p|h[1-6]|ul|ol|dl|table|blockquote|figure|hr|span|center)$/i;

/** Whether most lines begin or end with a tag, and blocks are closed: Markdown has some of both. */
function isAllMarkup(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const tagged = lines.filter((line) => /^\s*<\/?[a-z]|<\/[a-z][a-z\d]*>\s*$/i.test(line));
  const ends = text.match(/<\/(?:p|div|h[1-6]|[uo]l|li|table|section|article|blockquote|body)>/gi) ?? [];
  return ends.length > 2 && tagged.length * 10 >= lines.length * 8;
}

/** An element without attributes and words behind it in its line: "<html> Tag Turns Thirty" is a title that speaks of one. */
const isTitle = /^<(?:html|rss|feed|opml)>[ \t]+[^<\s]/i;

const bookmarks: MarkupKind = {
  format: 'bookmarks',
  because: 'by its content: bookmarks as browsers export them',
};
