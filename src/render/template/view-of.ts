/** A document → the values of a template. */
import type { Emphasis, Heading, Link, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { DigestEntry } from '../../types.ts';
import { entryAnchor, webAddress } from '../address.ts';
import { preheaderOf } from '../email/preheader.ts';
import type { Document } from '../layout/layout.ts';
import { type AgendaPart, type Part, type Placed, type Plan, planOf, shownIn } from '../layout/plan.ts';
import type { Agenda, Colophon, Item, Masthead, Section } from '../layout/tree.ts';
import { accentOf } from '../page/brand.ts';
import { feedsOf } from '../page/head.ts';
import { oneLine } from '../printable.ts';
import { addressValue } from './addresses.ts';
import type { Target } from './escaping.ts';
import { type Markup, markup } from './markup.ts';
import { noPage, type PagePieces, pagePiecesOf } from './page-pieces.ts';
import { type Pen, penFor } from './serialisers.ts';
import type { DetailsView, FixedWords, ItemView, PageView, RowView, SectionView, View } from './view.ts';

/** What the parts of a view are made with. */
interface Desk {
  pen: Pen;
  plan: Plan;
  target: Target;
  /** What is left of the page's links of entries to themselves. */
  permalinks: Markup[];
}

/** What a template of this target sees. */
export async function viewOf(document: Document, target: Target): Promise<View> {
  const { digest, root, words } = document;
  const pieces = target.markup === 'html' ? await pagePiecesOf(document) : noPage;
  const plan = planOf(digest, words);
  const desk = { pen: penFor(target.markup, document), plan, target, permalinks: [...pieces.permalinks] };
  const sections = root.children.filter((node) => node.type === 'section' || node.type === 'agenda');
  return {
    ...digest,
    page: pageViewOf(document, desk, pieces),
    sections: sections.map((section, index) => sectionOf(section, plan.parts[index]!, desk)),
    words: Object.fromEntries(
      Object.entries(words).filter(([, value]) => typeof value === 'string'),
    ) as FixedWords,
  };
}

function pageViewOf(document: Document, { pen, plan }: Desk, { page }: PagePieces): PageView {
  const { digest, root } = document;
  const [title, edition, ...rest] = (root.children[0] as Masthead).children as [Heading, ...RootContent[]];
  const colophon = root.children.find((node): node is Colophon => node.type === 'colophon');
  return {
    ...page,
    title: inline(pen, title.children),
    edition: inline(pen, (edition as Paragraph).children),
    intro: blocks(pen, rest.slice(0, -1)),
    counts: inline(pen, emphasized(rest.at(-1) as Paragraph)),
    footer: blocks(pen, colophon?.children ?? []),
    preheader: preheaderOf(document),
    home: webAddress(digest.publication.home),
    accent: accentOf(digest.publication),
    contentsAnchor: plan.contentsAnchor,
    feeds: feedsOf(digest),
  };
}

function sectionOf(node: Section | Agenda, part: Part | AgendaPart, desk: Desk): SectionView {
  const { kind, title, emoji, hue, count } = part;
  const anchor = desk.target.markup === 'html' ? part.id : part.anchor;
  const [heading] = node.children as [Heading];
  const shown = node.type === 'agenda' ? [] : node.children;
  const items = shown.filter((child) => child.type === 'item');
  const notes = shown.filter((child) => child.type === 'paragraph');
  const placed = shownIn(part);
  return {
    ...{ kind, title, emoji, hue, count, anchor },
    heading: inline(desk.pen, heading.children),
    href: placeOf(anchor, desk),
    items: items.map((item, index) => itemOf(item, placed[index]!, desk)),
    rows: node.type === 'agenda' ? rowsOf(node, desk) : [],
    notes: notes.map((note) => inline(desk.pen, emphasized(note))),
  };
}

function itemOf(node: Item, { entry, theme, hue }: Placed, desk: Desk): ItemView {
  const { pen, permalinks } = desk;
  const parts = { heading: null, label: null, others: null, ...itemParts(node) };
  const anchor = anchorOf(entry.id, desk);
  return {
    ...noDetails,
    ...(entry satisfies DigestEntry),
    ...{ anchor, hue, href: placeOf(anchor, desk) },
    theme: theme && {
      id: theme.id,
      title: oneLine(theme.title),
      emoji: oneLine(theme.emoji),
      description: theme.description,
    },
    heading: parts.heading && inline(pen, parts.heading),
    label: parts.label && inline(pen, parts.label),
    content: blocks(pen, parts.content),
    others: parts.others && inline(pen, parts.others),
    evidence: node.why.map((value) => inline(pen, [{ type: 'text', value }])),
    permalink: permalinks.shift() ?? null,
  };
}

const noDetails: DetailsView = { section: null, author: null, done: null, markup: null };

/** What an entry is made of, told apart by what the document says of its paragraphs. */
interface ItemParts {
  heading?: PhrasingContent[];
  label?: PhrasingContent[];
  others?: PhrasingContent[];
  content: RootContent[];
}

function itemParts({ children }: Item): ItemParts {
  const parts: ItemParts = { content: [] };
  for (const child of children) {
    const names = child.type === 'paragraph' ? [child.data?.hProperties?.className].flat() : [];
    if (child.type === 'heading') parts.heading = child.children;
    else if (names.includes('label')) parts.label = emphasized(child as Paragraph);
    else if (names.includes('also')) parts.others = emphasized(child as Paragraph);
    else parts.content.push(child);
  }
  return parts;
}

function rowsOf({ events, children: [, list] }: Agenda, desk: Desk): RowView[] {
  const { pen } = desk;
  return list.children.map((row, index) => {
    const [when, , what] = (row.children[0] as Paragraph).children as PhrasingContent[];
    const event = events[index]!;
    const isLink = what?.type === 'link';
    return {
      ...event,
      when: inline(pen, [{ type: 'text', value: wordsIn(when) }]),
      heading: inline(pen, isLink ? (what as Link).children : what === undefined ? [] : [what]),
      href: isLink ? placeOf(anchorOf(event.entry, desk), desk) : null,
    };
  });
}

/** In a page the entry has its id, whatever stands before it; in Markdown its heading has the anchor. */
const anchorOf = (entry: string, { plan, target }: Desk): string =>
  target.markup === 'html' ? entryAnchor(entry) : (plan.entryAnchors.get(entry) ?? '');

const placeOf = (anchor: string, { target }: Desk) => addressValue(`#${encodeURI(anchor)}`, target);

const wordsIn = (node: PhrasingContent | undefined): string => (node?.type === 'text' ? node.value : '');

/** Small print is emphasized as a whole; whether it looks so is the template's to say. */
function emphasized(paragraph: Paragraph): PhrasingContent[] {
  return (paragraph.children[0] as Emphasis).children;
}

const inline = (pen: Pen, nodes: PhrasingContent[]): Markup => markup(pen.inline(nodes));

const blocks = (pen: Pen, nodes: RootContent[]): Markup | null =>
  nodes.length === 0 ? null : markup(pen.blocks(nodes));
