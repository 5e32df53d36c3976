/** The issue as a message for Slack: Block Kit, within what Slack takes. */
import type { Diagnostic } from '../../types.ts';
import { pageAddress } from '../address.ts';
import type { IssueLayout, Item, Section, Upcoming } from '../layout/issue.ts';
import { editionWords, inOrder } from '../layout/layout.ts';
import { headingWords } from '../layout/sections.ts';
import { renderDiagnostic } from '../messages.ts';
import type { Rendering } from '../rendering.ts';
import { shortened } from '../shorten.ts';
import {
  type Inline,
  inlines,
  LONGEST_TEXT,
  type RichElement,
  richText,
  section,
  text,
} from './rich-text.ts';

/** The most blocks that a message may have. */
const MOST_BLOCKS = 50;
/** Of those the most for the editor's words, and for the footer. */
const MOST_PROSE = 5;
/** The longest that a header may be. */
const LONGEST_HEADER = 150;

type Block =
  | { type: 'header'; text: { type: 'plain_text'; text: string } }
  | { type: 'context'; elements: { type: 'plain_text'; text: string }[] }
  | { type: 'divider' }
  | { type: 'rich_text'; elements: RichElement[] };

/** A section on its way: some of its items may have to go. */
interface Part {
  title: string;
  intro: RichElement[];
  items: RichElement[][];
  /** Small print. */
  notes: RichElement[];
  /** How many were left out. */
  left: number;
  blocks: Block[];
}

/** The payload of an incoming webhook or of `chat.postMessage`. */
export function slackOf(issue: IssueLayout): Rendering {
  const { title, edition, words, digest, intro, footer, counts } = issue;
  const url = pageAddress(digest.publication.url);
  const prose = { masthead: blocksOf([richText(intro)]), colophon: blocksOf([richText(footer)]) };
  const head: Block[] = [
    header(title),
    context(`${editionWords(edition)} · ${counts}`),
    ...prose.masthead.slice(0, MOST_PROSE),
  ];
  const onTheWeb: Inline[] = url === null ? [] : [{ type: 'link', url, text: words.onTheWeb }];
  const end = [
    ...(onTheWeb.length === 0 ? [] : blocksOf([[section(onTheWeb)]])),
    ...prose.colophon.slice(0, MOST_PROSE),
  ];
  const tail: Block[] = end.length === 0 ? [] : [{ type: 'divider' }, ...end];
  const room = MOST_BLOCKS - head.length - tail.length;
  const say = (left: number) => (url === null ? words.hidden(left) : words.moreOnTheWeb(left));
  const parts = inOrder(issue).map(partOf);
  fit(parts, room, say);
  const others = (['masthead', 'colophon'] as const).filter((it) => prose[it].length > MOST_PROSE);
  const message = {
    // What a notification says.
    text: shortened(escaped(`${title}, ${editionWords(edition)}`), LONGEST_TEXT),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [...head, ...parts.flatMap(({ blocks }) => blocks), ...tail],
  };
  return {
    text: `${JSON.stringify(message, null, 2)}\n`,
    diagnostics: cutDiagnostics(parts, others, url !== null),
  };
}

function partOf(part: Section | Upcoming): Part {
  const title = headingWords(part.heading);
  const bare = { title, intro: [], notes: [], left: 0, blocks: [] };
  if ('rows' in part) {
    const rows = part.rows.map((row) => [section(text(`${row.when.words} · ${row.title}`))]);
    return { ...bare, items: rows };
  }
  const notes = part.notes.map(({ words, link }) =>
    section(text(words + (link?.words ?? ''), { italic: true })),
  );
  return { ...bare, intro: richText(part.intro), items: part.items.map(itemOf), notes };
}

/** An entry, with an empty line before it. */
function itemOf({ title, label, body, also }: Item): RichElement[] {
  return [
    ...(title.length === 0 ? [] : [section([...text('\n'), ...inlines(title, { bold: true })])]),
    ...(label === null ? [] : [section(text(label, { italic: true }))]),
    ...richText(body),
    ...(also.length === 0 ? [] : [section(inlines(also, { italic: true }))]),
  ];
}

/** Leaves out the last items of the longest parts until all have room, and then the last parts. */
function fit(parts: Part[], room: number, say: (left: number) => string): void {
  for (const part of parts) layOut(part, say);
  const total = () => parts.reduce((sum, { blocks }) => sum + blocks.length, 0);
  for (let all = total(); all > room; all = total()) {
    const longest = parts.reduce((most, part) => (part.blocks.length >= most.blocks.length ? part : most));
    if (longest.blocks.length <= 2 || longest.items.length === 0) break;
    // About half of what a block of it holds, so that a long issue is cut in few steps.
    const drop = Math.max(1, Math.floor(longest.items.length / (longest.blocks.length - 1) / 2));
    longest.left += longest.items.splice(-drop).length;
    layOut(longest, say);
  }
  while (total() > room) {
    const last = parts.findLast(({ blocks }) => blocks.length > 0)!;
    last.left += last.items.length;
    Object.assign(last, { items: [], blocks: [] });
  }
}

function layOut(part: Part, say: (left: number) => string): void {
  const rest = part.left === 0 ? [] : [section(text(say(part.left), { italic: true }))];
  part.blocks = [header(part.title), ...blocksOf([part.intro, ...part.items, rest, part.notes])];
}

/** Elements in blocks of no more text than one may have. */
function blocksOf(items: RichElement[][]): Block[] {
  const blocks: RichElement[][] = [];
  let length = LONGEST_TEXT;
  for (const element of items.flat().flatMap(pieces)) {
    const more = lengthOf(element);
    if (length + more > LONGEST_TEXT) {
      blocks.push([]);
      length = 0;
    }
    blocks.at(-1)!.push(element);
    length += more;
  }
  return blocks.map((elements) => ({ type: 'rich_text', elements }));
}

const lengthOf = ({ elements }: RichElement): number =>
  elements.reduce((sum, it) => sum + (it.type === 'rich_text_section' ? lengthOf(it) : textOf(it).length), 0);

const textOf = (it: Inline): string => it.text ?? (it.type === 'link' ? it.url : '');

/** An element that is longer than a text may be, in several. */
function pieces(element: RichElement): RichElement[] {
  if (element.type === 'rich_text_list' || lengthOf(element) <= LONGEST_TEXT) return [element];
  const inlines = element.elements.flatMap((it): Inline[] =>
    it.type === 'link' ? [it] : slices(it.text).map((text) => ({ ...it, text })),
  );
  const parts: Inline[][] = [[]];
  let length = 0;
  for (const it of inlines) {
    if (length + textOf(it).length > LONGEST_TEXT) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)!.push(it);
    length += textOf(it).length;
  }
  return parts.map((elements) => ({ ...element, elements }));
}

/** A text in pieces that are short enough, broken behind a space where there is one. */
const slices = (words: string): string[] =>
  words.match(new RegExp(`[^]{1,${LONGEST_TEXT - 1}}(?:\\s|$)|[^]{1,${LONGEST_TEXT}}`, 'gu')) ?? [];

const header = (words: string): Block => ({
  type: 'header',
  text: { type: 'plain_text', text: shortened(words, LONGEST_HEADER) },
});

const context = (words: string): Block => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: shortened(words, LONGEST_TEXT) }],
});

/** The text of a notification is the one place where signs mean something. */
const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function cutDiagnostics(parts: Part[], others: ('masthead' | 'colophon')[], linked: boolean): Diagnostic[] {
  const sections = parts
    .filter(({ left }) => left > 0)
    .map(({ title, left }) => ({ title: shortened(title, 40), left }));
  if (sections.length + others.length === 0) return [];
  return [renderDiagnostic('slack-cut', { most: MOST_BLOCKS, sections, others, linked })];
}
