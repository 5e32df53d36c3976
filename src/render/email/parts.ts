/** The parts of an email, each written once: what an email has to leave out is known by the entry. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { toString as textOf } from 'mdast-util-to-string';
import type { Document } from '../layout/layout.ts';
import type { Agenda, Colophon, Contents, Item, Masthead, Section } from '../layout/tree.ts';
import { shortened } from '../shorten.ts';
import type { Shade } from './colours.ts';
import type { Part } from './fit.ts';
import { rowOf } from './frame.ts';
import { aroundGap, type Pen } from './serialiser.ts';
import { coloured, link } from './style.ts';

/** Which entries are left out first: those of themes, then the editor's own choice, then the editor's words. */
const ranks = { section: 0, highlights: 1, agenda: 2, masthead: 3, contents: 4, colophon: 5 };

const LONGEST_HEADING = 300;

/** The parts of a document, from top to bottom. */
export function partsOf({ digest, root }: Document, pen: Pen): Part[] {
  return root.children.flatMap((node): Part[] => {
    switch (node.type) {
      case 'masthead':
        return [mastheadOf(node, logoOf(digest.publication.logo), pen)];
      case 'contents':
        return [contentsOf(node, pen)];
      case 'section':
        return [sectionOf(node, pen)];
      case 'agenda':
        return [agendaOf(node, pen)];
      case 'colophon':
        return [colophonOf(node, pen)];
      default:
        return [];
    }
  });
}

/** The accents that the parts of a document have. */
export function accentsOf({ root }: Document, { colours }: Pen): Shade[] {
  const hues = root.children.flatMap((node) => {
    if (node.type === 'contents') return node.rows.map(({ hue }) => hue);
    if (node.type !== 'section') return [0];
    return [node.hue, ...node.children.flatMap((child) => (child.type === 'item' ? [child.hue] : []))];
  });
  return [...new Set(hues)].sort((a, b) => a - b).map(colours.accent);
}

/** The row at the end of an email that leads out of the list; empty where nobody knows the way. */
export function wayOut(address: string | null, pen: Pen): string {
  if (address === null) return '';
  const quiet = coloured(pen.colours.quiet, 'margin:0;font-size:14px');
  return pen.html([
    rowOf(pen, pen.colours.rule, [h('p', quiet, link(address, pen.words.unsubscribe, pen.colours.quiet))]),
  ]);
}

/** A row that says how many entries are left out with their sections. */
export function rowOfMore(left: number, pen: Pen): string {
  return pen.html([rowOf(pen, null, [moreOnTheWeb(left, '', pen)])]);
}

/** Says how many entries are left out; anchors are made of any letters, addresses are not. */
function moreOnTheWeb(left: number, anchor: string, pen: Pen): ElementContent {
  return notice(pen.words.moreOnTheWeb(left), anchor === '' ? '' : `#${encodeURIComponent(anchor)}`, pen);
}

/** Words in place of what is left out, which lead to it where it has an address. */
function notice(words: string, anchor: string, { page, colours }: Pen): ElementContent {
  const target = page === null ? words : link(page + anchor, words, colours.quiet);
  return h('p', coloured(colours.quiet, 'margin:16px 0 12px;font-size:14px'), target);
}

/** Title, date and "Read on the web"; the editor's words, which can be left out; the counts. */
function mastheadOf({ children }: Masthead, logo: ElementContent[], pen: Pen): Part {
  const { words, page, colours } = pen;
  const accent = colours.accent(0);
  const [before, after] = aroundGap(rowOf(pen, null, [pen.gap]), pen);
  const show = (from: number, to?: number) => pen.shown(children.slice(from, to), accent);
  const edition = brief(show(1, 2));
  const line = edition.find((node) => node.type === 'element');
  if (page !== null) line?.children.push({ type: 'text', value: ' · ' }, link(page, words.onTheWeb, accent));
  return {
    kind: 'masthead',
    title: '',
    rank: ranks.masthead,
    head: before + pen.html([...logo, ...brief(show(0, 1)), ...edition]),
    entries: show(2, -1).map((block) => pen.html([block])),
    instead: () => pen.html([notice(words.continues, '', pen)]),
    foot: pen.html(show(-1)) + after,
  };
}

/** What stands above entries, made so short that they have room: nobody reads more of it. */
function brief(elements: ElementContent[]): ElementContent[] {
  return elements.map((element) => {
    const words = textOf(element);
    if (element.type !== 'element' || words.length <= LONGEST_HEADING) return element;
    return { ...element, children: [{ type: 'text', value: shortened(words, LONGEST_HEADING) }] };
  });
}

/** Programs that do not load pictures lose nothing, since the title says the name. Its ground stays light in the dark. */
function logoOf(address: string | null): ElementContent[] {
  if (address === null || !/^https:\/\/[^\s"<>]{1,2000}$/i.test(address)) return [];
  const style = 'height:40px;border:0;color:#1d1c1a;background-color:#ffffff';
  const picture = h('img', { src: address, alt: '', height: 40, className: ['logo'], style });
  return [h('p', { style: 'margin:0 0 16px' }, picture)];
}

/** One paragraph: on a phone the first entry is not a screen away. */
function contentsOf({ children: [heading, list], rows }: Contents, pen: Pen): Part {
  const { colours } = pen;
  // A line never begins with the dot; and titles that run the other way do not run on across it.
  const dot = pen.words.dir === 'rtl' ? '\u00A0·\u200F ' : '\u00A0· ';
  const links = list.children.flatMap((item, index): ElementContent[] => {
    const accent = colours.accent(rows[index]?.hue ?? 0);
    const words = pen.inline(item.children, accent).flatMap(plainer);
    return index === 0 ? words : [{ type: 'text', value: dot }, ...words];
  });
  const title = h(
    'h2',
    coloured(colours.quiet, 'margin:0 0 4px;font-size:14px;line-height:1.5;font-weight:700'),
    [textOf(heading)],
  );
  const row = rowOf(pen, colours.rule, [title, h('p', { style: 'margin:0' }, links)]);
  return part('contents', '', ranks.contents, [pen.html([row])]);
}

/** Among many links a line under each is too much, and so is a sign that a line may end behind. */
function plainer(node: ElementContent): ElementContent[] {
  // A count stays in the line of what it counts.
  if (node.type === 'text' && node.value === ' ') return [{ type: 'text', value: '\u00A0' }];
  if (node.type !== 'element') return [node];
  if (node.properties.ariaHidden !== undefined) return [];
  if (node.tagName !== 'a') return [node];
  const style = `text-decoration:none;${node.properties.style}`;
  return [h('a', { ...node.properties, style }, textOf(node.children.flatMap(plainer)).trim())];
}

function sectionOf({ children, hue, kind, anchor }: Section, pen: Pen): Part {
  const accent = pen.colours.accent(hue);
  const [before, after] = aroundGap(rowOf(pen, accent, [pen.gap]), pen);
  const items = children.filter((child) => child.type === 'item');
  const [heading, ...others] = children.filter((child) => child.type !== 'item');
  return {
    kind: 'section',
    title: textOf(heading),
    rank: kind === 'highlights' ? ranks.highlights : ranks.section,
    head: before + pen.html(heading === undefined ? [] : brief(pen.shown([heading], accent))),
    entries: items.map((item) => pen.html(itemOf(item, pen))),
    instead: (left) => pen.html([moreOnTheWeb(left, anchor, pen)]),
    foot: pen.html(pen.shown(others, accent)) + after,
  };
}

function itemOf({ children, hue }: Item, { shown, colours, words }: Pen): ElementContent[] {
  const content = shown(children, colours.accent(hue));
  const first = content.find((node) => node.type === 'element');
  const style = first?.properties.style;
  // What has no title still begins with more room above it than one paragraph has above the next.
  if (typeof style === 'string') first!.properties.style = style.replace(/^margin:0 /, 'margin:24px ');
  const dir = directionOf(children.map((block) => textOf(block)).join(' ')) ?? words.dir;
  return dir === words.dir ? content : [h('div', { dir, align: dir === 'rtl' ? 'right' : 'left' }, content)];
}

/** A letter of a script that is read from right to left. */
const LEFTWARDS =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The way in which the first letter of a text is read; null where it has none. */
function directionOf(text: string): 'ltr' | 'rtl' | null {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  if (letter === undefined) return null;
  return LEFTWARDS.test(letter) ? 'rtl' : 'ltr';
}

/** "Coming up": a line for each event. */
function agendaOf({ children: [heading, list], anchor }: Agenda, pen: Pen): Part {
  const accent = pen.colours.accent(0);
  const [before, after] = aroundGap(rowOf(pen, accent, [pen.gap]), pen);
  const line = { style: 'margin:8px 0 0' };
  return {
    kind: 'section',
    title: textOf(heading),
    rank: ranks.agenda,
    head: before + pen.html(brief(pen.shown([heading], accent))),
    entries: list.children.map((item) => pen.html([h('p', line, pen.inline(item.children, accent))])),
    instead: (left) => pen.html([moreOnTheWeb(left, anchor, pen)]),
    foot: after,
  };
}

function colophonOf({ children }: Colophon, pen: Pen): Part {
  const { quiet, rule } = pen.colours;
  const print = h('div', coloured(quiet, 'font-size:14px'), pen.shown(children, quiet));
  return part('colophon', '', ranks.colophon, [pen.html([rowOf(pen, rule, [print])])]);
}

/** A part that is there as a whole or not at all. */
function part(kind: Part['kind'], title: string, rank: number, entries: string[]): Part {
  return { kind, title, rank, head: '', entries, instead: () => '', foot: '' };
}
