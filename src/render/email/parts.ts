/** The parts of an email, each written once: what an email has to leave out is known by the entry. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { late } from '../../text/late.ts';
import type {
  Anchor,
  Contents,
  Heading,
  IssueLayout,
  Item,
  Note,
  Section,
  Upcoming,
} from '../layout/issue.ts';
import { editionWords, inOrder } from '../layout/layout.ts';
import { headingWords } from '../layout/sections.ts';
import { shortened } from '../shorten.ts';
import type { Shade } from './colours.ts';
import type { EmailPart } from './fit.ts';
import { tableRow } from './frame.ts';
import { coloured, link, looks } from './style.ts';
import { aroundGap, type EmailWriter } from './writer.ts';

/** Which entries are left out first: those of themes, then the editor's own choice, then the editor's words. */
const ranks = { section: 0, highlights: 1, upcoming: 2, masthead: 3, contents: 4, colophon: 5 };

const LONGEST_HEADING = 300;

/** The parts of an issue, from top to bottom. */
export function partsOf(issue: IssueLayout, writer: EmailWriter): EmailPart[] {
  const { contents, footer } = issue;
  return [
    mastheadOf(issue, writer),
    ...(contents === null ? [] : [contentsOf(contents, writer)]),
    ...inOrder(issue).map((part) => ('rows' in part ? upcomingOf(part, writer) : sectionOf(part, writer))),
    ...(footer.length === 0 ? [] : [colophonOf(footer, writer)]),
  ];
}

/** The accents that the parts of an issue have. */
export function accentsOf({ sections, contents }: IssueLayout, { colours }: EmailWriter): Shade[] {
  const hues = [
    0,
    ...(contents?.rows ?? []).map(({ hue }) => hue),
    ...sections.flatMap(({ hue, items }) => [hue, ...items.map((item) => item.hue)]),
  ];
  return [...new Set(hues)].sort((a, b) => a - b).map(colours.accent);
}

/** The row at the end of an email that leads out of the list; empty where nobody knows the way. */
export function wayOut(address: string | null, writer: EmailWriter): string {
  if (address === null) return '';
  const quiet = coloured(writer.colours.quiet, 'margin:0;font-size:14px');
  return writer.html([
    tableRow(writer, writer.colours.rule, [
      h('p', quiet, link(address, writer.words.unsubscribe, writer.colours.quiet)),
    ]),
  ]);
}

/** A row that says how many entries are left out with their sections. */
export function rowOfMore(left: number, writer: EmailWriter): string {
  return writer.html([tableRow(writer, null, [moreOnTheWeb(left, '', writer)])]);
}

/** Says how many entries are left out; anchors are made of any letters, addresses are not. */
function moreOnTheWeb(left: number, anchor: string, writer: EmailWriter): ElementContent {
  return notice(
    writer.words.moreOnTheWeb(left),
    anchor === '' ? '' : `#${encodeURIComponent(anchor)}`,
    writer,
  );
}

/** Words in place of what is left out, which lead to it where it has an address. */
function notice(words: string, anchor: string, { page, colours }: EmailWriter): ElementContent {
  const target = page === null ? words : link(page + anchor, words, colours.quiet);
  return h('p', coloured(colours.quiet, 'margin:16px 0 12px;font-size:14px'), target);
}

/** Title, date and "Read on the web"; the editor's words, which can be left out; the counts. */
function mastheadOf({ title, edition, intro, counts, digest }: IssueLayout, writer: EmailWriter): EmailPart {
  const { words, page, colours, html } = writer;
  const accent = colours.accent(0);
  const [before, after] = aroundGap(tableRow(writer, null, [writer.gap]), writer);
  const web = page === null ? [] : [' · ', link(page, words.onTheWeb, accent)];
  const dates = [brief(editionWords(edition)), ...web];
  return {
    kind: 'masthead',
    title: '',
    rank: ranks.masthead,
    head:
      before +
      html([
        ...logoOf(digest.publication.logo),
        h('h1', { style: looks.title }, brief(title)),
        h('p', coloured(colours.quiet, looks.edition), dates),
      ]),
    entries: writer.blocks(intro, accent).map((block) => html([block])),
    instead: () => html([notice(words.continues, '', writer)]),
    foot: (counts === null ? '' : html([smallPrint([counts], writer)])) + after,
  };
}

/** What stands above entries, made so short that it has room: nobody reads more of it. */
function brief(words: string): string {
  return shortened(words, LONGEST_HEADING);
}

function smallPrint(children: (ElementContent | string)[], { colours }: EmailWriter): Element {
  return h('p', coloured(colours.quiet, looks.small), children);
}

/** Programs that do not load pictures lose nothing, since the title says the name. Its ground stays light in the dark. */
function logoOf(address: string | null): ElementContent[] {
  if (address === null || !/^https:\/\/[^\s"<>]{1,2000}$/i.test(address)) return [];
  const style = 'height:40px;border:0;color:#1d1c1a;background-color:#ffffff';
  const picture = h('img', { src: address, alt: '', height: 40, className: ['logo'], style });
  return [h('p', { style: 'margin:0 0 16px' }, picture)];
}

/** One paragraph: on a phone the first entry is not a screen away. */
function contentsOf({ heading, rows }: Contents, writer: EmailWriter): EmailPart {
  const { colours, words } = writer;
  // A line never begins with the dot; and titles that run the other way do not run on across it.
  const dot = words.dir === 'rtl' ? '\u00A0·\u200F ' : '\u00A0· ';
  const links = rows.flatMap(({ heading: section, count, hue }, index) => {
    // Among many links a line under each is too much, and so is a sign that a line may end behind.
    const to = linkTo(section, section.title, colours.accent(hue), writer, 'text-decoration:none;');
    // A count stays in the line of what it counts.
    const counted = count === null ? [] : ['\u00A0', h('span', coloured(colours.quiet), `(${count})`)];
    return [...(index === 0 ? [] : [dot]), to, ...counted];
  });
  const style = 'margin:0 0 4px;font-size:14px;line-height:1.5;font-weight:700';
  const title = h('h2', coloured(colours.quiet, style), heading);
  const row = tableRow(writer, colours.rule, [title, h('p', { style: 'margin:0' }, links)]);
  return part('contents', '', ranks.contents, [writer.html([row])]);
}

/** Words that lead to a place in the issue, where that has an address. */
function linkTo(
  { id }: Anchor,
  words: string,
  shade: Shade,
  { page }: EmailWriter,
  style = '',
): ElementContent | string {
  if (page === null) return words;
  const look = coloured(shade);
  return h('a', { href: `${page}#${encodeURI(id)}`, ...look, style: `${style}${look.style}` }, words);
}

function sectionOf({ heading, intro, hue, kind, items, notes }: Section, writer: EmailWriter): EmailPart {
  const accent = writer.colours.accent(hue);
  const [before, after] = aroundGap(tableRow(writer, accent, [writer.gap]), writer);
  return {
    kind: 'section',
    title: headingWords(heading),
    rank: kind === 'highlights' ? ranks.highlights : ranks.section,
    head: before + writer.html([headingOf(heading, accent), ...writer.blocks(intro, accent)]),
    entries: items.map((item) => writer.html(itemOf(item, writer))),
    instead: (left) => writer.html([moreOnTheWeb(left, heading.id, writer)]),
    foot: writer.html(notes.map((note) => noteOf(note, accent, writer))) + after,
  };
}

/** The heading of a section; its emoji is not read out. */
function headingOf(heading: Heading, accent: Shade): Element {
  const words = headingWords(heading);
  const { emoji, title } = heading;
  const isLong = words.length > LONGEST_HEADING;
  const content =
    emoji === '' || isLong ? [brief(words)] : [h('span', { ariaHidden: 'true' }, emoji), ` ${title}`];
  return h('h2', coloured(accent, looks.section), content);
}

function noteOf({ words, link: to }: Note, accent: Shade, writer: EmailWriter): Element {
  return smallPrint([words, ...(to === null ? [] : [linkTo(to.place, to.words, accent, writer)])], writer);
}

function itemOf({ title, label, body, also, hue }: Item, writer: EmailWriter): ElementContent[] {
  const { colours, words, inline } = writer;
  const accent = colours.accent(hue);
  const content = [
    ...(title.length === 0 ? [] : [h('h3', { style: looks.entry }, inline(title, accent))]),
    ...(label === null ? [] : [h('p', coloured(accent, looks.label), label)]),
    ...writer.blocks(body, accent),
    ...(also.length === 0 ? [] : [smallPrint(inline(also, accent), writer)]),
  ];
  const spaced = content.map((node, index) => (index === 0 ? withRoom(node) : node));
  const texts = [textOf(title), label ?? '', ...body.map((block) => textOf(block)), textOf(also)];
  const dir = directionOf(texts.join(' ')) ?? words.dir;
  return dir === words.dir ? spaced : [h('div', { dir, align: dir === 'rtl' ? 'right' : 'left' }, spaced)];
}

/** What has no title still begins with more room above it than one paragraph has above the next. */
function withRoom(node: ElementContent): ElementContent {
  if (node.type !== 'element' || typeof node.properties.style !== 'string') return node;
  const style = node.properties.style.replace(/^margin:0 /, 'margin:24px ');
  return { ...node, properties: { ...node.properties, style } };
}

/** A letter of a script that is read from right to left. */
const leftwards = late(
  () =>
    /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u,
);

/** The way in which the first letter of a text is read; null where it has none. */
function directionOf(text: string): 'ltr' | 'rtl' | null {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  if (letter === undefined) return null;
  return leftwards().test(letter) ? 'rtl' : 'ltr';
}

/** "Coming up": a line for each event. */
function upcomingOf({ heading, rows }: Upcoming, writer: EmailWriter): EmailPart {
  const accent = writer.colours.accent(0);
  const [before, after] = aroundGap(tableRow(writer, accent, [writer.gap]), writer);
  return {
    kind: 'section',
    title: headingWords(heading),
    rank: ranks.upcoming,
    head: before + writer.html([headingOf(heading, accent)]),
    entries: rows.map(({ when, title, place }) => {
      const what = place === null ? title : linkTo(place, title, accent, writer);
      return writer.html([h('p', { style: 'margin:8px 0 0' }, [`${when.words} · `, what])]);
    }),
    instead: (left) => writer.html([moreOnTheWeb(left, heading.id, writer)]),
    foot: after,
  };
}

function colophonOf(footer: RootContent[], writer: EmailWriter): EmailPart {
  const { quiet, rule } = writer.colours;
  const print = h('div', coloured(quiet, 'font-size:14px'), writer.blocks(footer, quiet));
  return part('colophon', '', ranks.colophon, [writer.html([tableRow(writer, rule, [print])])]);
}

/** A part that is there as a whole or not at all. */
function part(kind: EmailPart['kind'], title: string, rank: number, entries: string[]): EmailPart {
  return { kind, title, rank, head: '', entries, instead: () => '', foot: '' };
}
