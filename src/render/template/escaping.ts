/** What each format asks of a text that is put into it, so that it stays text. */
import type { OutputFormat } from '../../types.ts';
import { printable } from '../printable.ts';

/** What a template writes. */
export interface EscapeTarget {
  /** The markup of the pieces that are laid out already. */
  markup: 'html' | 'markdown' | 'text' | 'plain';
  /** Whether these stand in the output as they are; in JSON they are strings like any other. */
  isBare: boolean;
  escape: (text: string) => string;
}

const page: EscapeTarget = { markup: 'html', isBare: true, escape: escapeHtml };

/** The formats that a template can be of; null: there can be none. */
export const targets: Record<OutputFormat, EscapeTarget | null> = {
  html: page,
  email: page,
  // The template is the HTML of the message.
  eml: page,
  atom: page,
  rss: page,
  markdown: { markup: 'markdown', isBare: true, escape: escapeMarkdown },
  text: { markup: 'text', isBare: true, escape: printable },
  // Whoever shows it has columns of their own.
  json: { markup: 'plain', isBare: false, escape: escapeJson },
  jsonfeed: { markup: 'html', isBare: false, escape: escapeJson },
  // Its limits are Slack's, which a template cannot know.
  slack: null,
  ics: null,
};

/** Safe as text and in a quoted attribute, written as the page writes it. */
export function escapeHtml(text: string): string {
  return printable(text).replace(
    /[&<>"'`]/g,
    (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

/** The inside of a string of JSON. */
export function escapeJson(text: string): string {
  return JSON.stringify(printable(text)).slice(1, -1);
}

/**
 * Safe wherever in Markdown a text may stand: at the beginning of a line, in a heading, between brackets, in a table.
 * Nothing is known of what stands around it, so that more is escaped than in the digest itself.
 */
export function escapeMarkdown(text: string): string {
  return (
    printable(text)
      // Indented lines, empty ones, and spaces at the end of a line would mean something.
      .replace(/\s*\n\s*/g, '\n')
      .replace(/^\s+|\s+$/g, (space) => (space.includes('\n') ? '\n' : ' '))
      .replace(/[\\`*_[\]<>~|{}$^]|(?<==)=|=(?==)|(?<=%)%|%(?=%)/g, '\\$&')
      // A character reference, or what could become one together with what follows.
      .replace(/&(?=#?\w*(?:;|$))/g, '\\&')
      // GFM makes links of addresses.
      .replace(/(?<=[ps]):(?=\/)|(?<=[\w.+-])@(?=[\w.-])|(?<=\bwww)\./gi, '\\$&')
      .replace(/^( ?\d{1,9})(?=[.)])/gm, '$1\\')
      .replace(/^( ?)(?=[-+=#:])/gm, '$1\\')
      // A heading may end in such signs, which are no part of it.
      .replace(/(?<=\s)#(?=#*$)/gm, '\\#')
  );
}
