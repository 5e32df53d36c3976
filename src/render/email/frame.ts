/** What stands around the parts of an email: the head of the HTML, the hidden words, and the column. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { generator } from '../generator.ts';
import type { Shade } from './colours.ts';
import { enhancementsOf } from './enhancements.ts';
import { coloured, typeface } from './style.ts';
import { aroundGap, type EmailWriter } from './writer.ts';

/** What is said outside the parts. */
export interface Frame {
  title: string;
  preheader: string;
  /** The accents that the parts have. */
  accents: Shade[];
}

/** The HTML before and after the parts, which are rows of a table. */
export function frameOf(frame: Frame, writer: EmailWriter): [before: string, after: string] {
  const { lang, dir } = writer.words;
  const html = h('html', { lang, dir }, [headOf(frame, writer), '\n', bodyOf(frame, writer)]);
  return aroundGap([{ type: 'doctype' }, html], writer);
}

/** A row of the column, with a rule in its colour above it. */
export function tableRow(
  { words, colours }: EmailWriter,
  edge: Shade | null,
  content: ElementContent[],
): Element {
  const align = words.dir === 'rtl' ? 'right' : 'left';
  const rule = edge === null ? '' : `;border-top:${edge.name === 'rule' ? 1 : 3}px solid ${edge.light}`;
  const { style, className } = coloured(colours.ink, `padding:14px 0 20px${rule};${typeface}`);
  const classes = edge === null ? className : [...(className as string[]), `edge-${edge.name}`];
  return h('tr', h('td', { align, className: classes, style }, content));
}

function headOf({ title, accents }: Frame, { colours }: EmailWriter): Element {
  const meta = (name: string, content: string) => h('meta', { name, content });
  return h('head', [
    ...[
      h('meta', { charSet: 'utf-8' }),
      meta('viewport', 'width=device-width, initial-scale=1'),
      meta('color-scheme', 'light dark'),
      meta('supported-color-schemes', 'light dark'),
      meta('generator', generator),
      // Dates and numbers are no links of the phone's own making.
      meta('format-detection', 'telephone=no, date=no, address=no, email=no'),
      h('title', title),
      h('style', `\n${enhancementsOf(colours, accents)}`),
    ].flatMap((each) => ['\n', each]),
    '\n',
  ]);
}

function bodyOf({ preheader }: Frame, { words: { lang, dir }, colours, gap }: EmailWriter): Element {
  const table = { role: 'presentation', width: '100%', cellPadding: 0, cellSpacing: 0, border: 0 };
  const inner = h('table', { ...table, style: 'width:100%;max-width:600px' }, ['\n', gap]);
  // Outlook limits the width of tables only, Apple Mail on a phone that of anything else.
  const column = h('div', { style: 'max-width:600px;margin:0 auto' }, inner);
  const { style } = coloured(colours.ink, 'padding:20px 20px 0');
  const cell = h('td', { align: 'center', className: ['ink', 'column'], style }, column);
  const { className, style: ground } = coloured(colours.ink, 'margin:0;padding:0');
  return h('body', { className, style: ground }, [
    '\n',
    h('div', { style: hidden }, preheader),
    '\n',
    // Some programs put the mail into a page of their own, without `html` and `body`.
    h('div', { lang, dir }, h('table', table, h('tr', cell))),
    '\n',
  ]);
}

/** In no colour and no size of its own: spam filters look for words that are there and cannot be read. */
const hidden = 'display:none;mso-hide:all;max-height:0';
