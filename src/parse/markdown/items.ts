import type {
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
  Text,
} from 'mdast';
import { readDateLine } from '../../text/date-line.ts';
import { labelNamed } from '../labels.ts';
import { isTemplate } from '../meeting.ts';
import { isLedByTime } from '../text/cuts/agenda.ts';
import { areChapters } from './chapters.ts';
import { everyNode, textNode, trimmed } from './clean.ts';
import { endsSentence, type Head, headOf, isCounted, isGeneric, linesOf, longestTitle } from './head.ts';
import { blockText, inlineText, isAddressAlone, lineText, linksIn, titleText } from './prose.ts';
import { sourcedPoints } from './sources.ts';

/** Lines of a file, counted from 1, the last one included. */
export interface Lines {
  line: number;
  endLine: number;
}

/** What becomes an entry: its title, and the nodes of its body. */
export interface ItemDraft extends Lines {
  kind: 'entry';
  title: string;
  body: RootContent[];
  /** Every address in it, in order. */
  links: string[];
  /** Whether it begins with a link. */
  isLink: boolean;
  /** Whether its link is the beginning of a sentence. */
  isSentence: boolean;
  /** Whether its title is a sentence of its text, and its link only says where to read on. */
  isTold: boolean;
  /** The state of its task box. */
  done: boolean | null;
  /** Who wrote it, as far as that is said. */
  author: string | null;
  /** The day that it begins with in a list of days; missing in others. */
  date?: string;
}

/** Several items under the name of what they have in common. */
export interface Category extends Lines {
  kind: 'category';
  label: string;
  items: MarkdownItem[];
}

/** What is no entry, and what it is instead. */
export interface Passed extends Lines {
  kind: 'silent' | 'left-out';
  what: string;
}

export type MarkdownItem = ItemDraft | Category | Passed;

/** The items of a list; `lines` are those of the list in the file. */
export function itemsOf(list: List, lines: Lines): MarkdownItem[] {
  const shift = lines.line - list.position!.start.line;
  const sourced = sourcedPoints(list);
  const days = daysOf(list);
  return list.children.map((node, index): MarkdownItem => {
    const own = days === null ? node : withoutDay(node);
    const item = itemOf(own, rowLines(list.children, index, shift, lines.endLine));
    if (item.kind === 'entry' && days !== null) return { ...item, date: days[index]! };
    const point = sourced.get(index);
    if (item.kind !== 'entry' || point === undefined) return item;
    return { ...item, title: point.news, body: [paragraphOf([point.link]), ...item.body.slice(1)] };
  });
}

/** The days that all points of a log begin with, the last one first; else they may be those of what is to come. */
function daysOf(list: List): string[] | null {
  const days = list.children.map((item) => day.exec(openingOf(item)?.value ?? '')?.[1] ?? '');
  const isLog = days.length > 1 && days.every((it, at) => it !== '' && (at === 0 || it <= days[at - 1]!));
  return isLog && days[0] !== days.at(-1) ? days : null;
}

const day = /^(\d{4}-\d\d-\d\d)(?:\s*[:：–—-]+\s*|\s+)/;

function openingOf({ children: [first] }: ListItem): Text | null {
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  return text?.type === 'text' ? text : null;
}

function withoutDay(item: ListItem): ListItem {
  const [first, ...others] = item.children as [Paragraph, ...ListItem['children']];
  const text = { ...openingOf(item)!, value: openingOf(item)!.value.replace(day, '') };
  return { ...item, children: [{ ...first, children: [text, ...first.children.slice(1)] }, ...others] };
}

/** How many of the items, those of categories among them, begin with a link; and how many there are. */
export function countLinks(items: readonly MarkdownItem[]): { links: number; all: number } {
  const counts = { links: 0, all: 0 };
  for (const item of items) {
    if (item.kind === 'category') {
      const below = countLinks(item.items);
      counts.links += below.links;
      counts.all += below.all;
    } else if (item.kind === 'entry') {
      counts.all++;
      if (item.isLink) counts.links++;
    }
  }
  return counts;
}

function itemOf(item: ListItem, lines: Lines): MarkdownItem {
  const passed = passedOver(item);
  if (passed) return { ...lines, ...passed };
  const category = categoryOf(item, lines);
  if (category) return category;
  const box = item.checked === null || item.checked === undefined ? boxOf(item) : null;
  if (box?.sign === '-') return { ...lines, kind: 'left-out', what: 'a cancelled task' };
  const [first, ...others] = (box?.item ?? item).children;
  const paragraph = first?.type === 'paragraph' || first?.type === 'heading' ? first : null;
  const opening = paragraph ? titled(paragraph.children) : { title: '', body: [], ...plain };
  const body = [...opening.body, ...(paragraph ? others : item.children)];
  return {
    ...lines,
    kind: 'entry',
    ...opening,
    body,
    links: linksIn(item.children),
    done: item.checked ?? (box === null ? null : box.sign === 'x'),
  };
}

/**
 * A box that only some programs know, `[-]` of a cancelled task or `[/]` of one that is under way, or a word as Logseq has it,
 * `TODO` and `DONE`; and the item without it.
 */
function boxOf(item: ListItem): { sign: string; item: ListItem } | null {
  const [first, ...others] = item.children;
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  const [box, written, word] =
    (text?.type === 'text' &&
      /^(?:\[([-/<>!?])\]|(TODO|DOING|NOW|LATER|WAITING|DONE|CANCELL?ED))\s+(?=\S|$)/.exec(text.value)) ||
    [];
  if (first?.type !== 'paragraph' || text?.type !== 'text' || box === undefined) return null;
  if (box === text.value && first.children.length === 1) return null;
  const sign = written ?? (word === 'DONE' ? 'x' : word!.startsWith('CANCEL') ? '-' : '/');
  const rest = { ...text, value: text.value.slice(box.length) };
  const opening = { ...first, children: [rest, ...first.children.slice(1)] };
  return { sign, item: { ...item, children: [opening, ...others] } };
}

/** What a paragraph says: by its head, else as a title when it is short and as a body without one when it is not. */
export function titled(
  nodes: readonly PhrasingContent[],
): Pick<ItemDraft, 'title' | 'body' | 'isLink' | 'isSentence' | 'isTold' | 'author'> {
  const head = headOf(nodes);
  if (head) {
    const body = inlineText(head.body) === '' ? [] : [paragraphOf(trimmed(head.body))];
    const { title, kind, author = null } = head;
    const is = { isLink: kind !== 'bold', isSentence: kind === 'sentence', isTold: kind === 'told' };
    return { title, body, ...is, author };
  }
  const line = titleText(nodes).replaceAll('\n', ' ');
  if (line.length > longestTitle) return { title: '', body: [paragraphOf([...nodes])], ...plain };
  return { title: line, body: [], ...plain };
}

const plain = { isLink: false, isSentence: false, isTold: false, author: null };

/** Adds to a draft what is said below it, up to a line. */
export function extendDraft(
  draft: Pick<ItemDraft, 'endLine' | 'body' | 'links'>,
  node: RootContent,
  endLine: number,
): void {
  draft.endLine = endLine;
  draft.body = [...draft.body, node];
  draft.links = [...draft.links, ...linksIn([node])];
}

/** A paragraph of some nodes. */
export function paragraphOf(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

/** An item without words, one that leads about the page, and one that was struck out. */
function passedOver(item: ListItem): Pick<Passed, 'kind' | 'what'> | null {
  const text = blockText(item.children);
  if (text === '') return { kind: 'silent', what: 'an empty list item' };
  if (leadsAbout(item.children)) return { kind: 'silent', what: 'a link inside the page' };
  if (isTemplate(text)) return { kind: 'silent', what: 'a line of a template' };
  // Logseq shows there what stands elsewhere.
  if (/^(?:\{\{(?:query|embed|renderer)\b[^\n]*\}\}|\(\([\w-]+\)\))$/.test(text))
    return { kind: 'silent', what: 'what another place says' };
  const [first] = item.children;
  const nodes = first?.type === 'paragraph' ? first.children.filter((node) => lineText([node]) !== '') : [];
  return isStruck(nodes) ? { kind: 'left-out', what: 'an item that is struck out' } : null;
}

/** Whether all of a line is struck out, or the link that it begins with, and behind that no other is left: `~~[gone](…)~~ moved`. */
export function isStruck([first, ...others]: PhrasingContent[]): boolean {
  if (first?.type !== 'delete') return false;
  const left = others.filter((node) => node.type !== 'delete');
  return left.length === 0 || (linksIn([first]).length > 0 && linksIn(left).length === 0);
}

/** Whether blocks are nothing but links to places on their own page. */
export function leadsAbout(nodes: readonly RootContent[]): boolean {
  const links = linksIn(nodes);
  if (links.length === 0 || !links.every((url) => url.startsWith('#'))) return false;
  const words = [...everyNode(nodes)].flatMap((node) =>
    node.type === 'link' ? [lineText(node.children)] : [],
  );
  const rest = words.reduce((text, word) => text.replace(word, ''), blockText(nodes));
  // `In this issue:` stands before some of them.
  const isLabelled = /^[^\p{L}]*(?:\p{L}+ ){0,3}\p{L}+[:：][^\p{L}]*$/u.test(rest);
  return (isLabelled && links.length > 1) || (rest.match(/[\p{L}]+/gu)?.length ?? 0) <= links.length;
}

/**
 * An item that names what the links in the list below it have in common. `Kettle 2.0 is out` over its announcement and
 * its changelog is a title; so is anything that is a link itself.
 */
function categoryOf(item: ListItem, lines: Lines): Category | null {
  const [first, ...others] = item.children;
  if (first?.type === 'heading') return headedCategory(item, first, lines);
  if (first?.type !== 'paragraph' || (item.checked !== null && item.checked !== undefined)) return null;
  const lists = others.filter((node) => node.type === 'list');
  if (lists.length === 0 || lists.length < others.length) return null;
  if (linksIn([first]).some((url) => !url.startsWith('#'))) return null;
  const shift = lines.line - item.position!.start.line;
  const items = lists.flatMap((list, index) => itemsOf(list, rowLines(lists, index, shift, lines.endLine)));
  const { links, all } = countLinks(items);
  const areTasks = all > 1 && items.every((it) => it.kind === 'entry' && it.done !== null);
  if (
    isOneAddress(lists) ||
    (links * 2 <= all && !areTasks) ||
    !isName(inlineText(first.children), first, items)
  )
    return null;
  return { ...lines, kind: 'category', label: labelText(first.children), items };
}

/** Whether there is one point and nothing in it but an address: it is where the point above it leads. */
function isOneAddress(lists: readonly List[]): boolean {
  const points = lists.flatMap(({ children }) => children);
  return points.length === 1 && isAddressAlone(blockText(points));
}

/** A heading within a list names what stands below it, as outliners have it. */
function headedCategory(item: ListItem, heading: Heading, lines: Lines): Category | null {
  const lists = item.children.filter((node) => node.type === 'list');
  if (lists.length === 0 || lists.length + 1 < item.children.length || linksIn([heading]).length > 0)
    return null;
  const shift = lines.line - item.position!.start.line;
  const items = lists.flatMap((list, index) => itemsOf(list, rowLines(lists, index, shift, lines.endLine)));
  return { ...lines, kind: 'category', label: labelText(heading.children), items };
}

function isName(text: string, paragraph: Paragraph, items: MarkdownItem[]): boolean {
  if (text.length > longestLabel || text.includes('\n') || /[.!?。！？]$/.test(text)) return false;
  if (items.every((item) => item.kind === 'entry' && (isGeneric(item.title) || item.isSentence)))
    return false;
  if (/[:：]$/.test(text) || paragraph.children.every(({ type }) => type === 'strong')) return true;
  return text.split(/\s+/).length <= 4 || countLinks(items).links >= 3;
}

/** UTF-16 code units. */
const longestLabel = 80;

/** A label without the colon behind it. */
export const labelText = (nodes: readonly PhrasingContent[]): string =>
  lineText(nodes).replace(/[\s:：]+$/, '');

/** The name of what stands below a paragraph. */
export interface ListLabel {
  text: string;
  /** Whether it is bold or slanted, rather than a few words with a colon. */
  isEmphatic: boolean;
}

/** The label that a paragraph is: bold or slanted text and nothing else, or a few words with a colon; null when it is none. */
export function labelOf({ children }: Paragraph): ListLabel | null {
  const nodes = children.filter((node) => !/^[\s:：]*$/.test(lineText([node])));
  const text = lineText(nodes);
  if (text === '' || text.length > longestLabel || linksIn(nodes).some((url) => !url.startsWith('#')))
    return null;
  const isEmphatic = nodes.some(isEmphasis) && !nodes.some(saysMore) && !endsSentence(text);
  const isColon = /[:：]$/.test(text) && text.length <= 40 && !/[.!?。！？]\s/.test(text);
  return isEmphatic || isColon ? { text: labelText(nodes), isEmphatic } : null;
}

const isEmphasis = ({ type }: PhrasingContent): boolean => type === 'strong' || type === 'emphasis';

/** Whether there are words beside the emphatic ones: a picture is none, and what stands in brackets at the end belongs to them. */
function saysMore(node: PhrasingContent, at: number, nodes: PhrasingContent[]): boolean {
  if (isEmphasis(node)) return false;
  const text = lineText([node]);
  const isAside = at > 0 && at === nodes.length - 1 && /^[(（][^()（）]{1,40}[)）]$/.test(text);
  return node.type !== 'text' || (!isAside && /[\p{L}\p{N}]/u.test(text));
}

// ── Paragraphs ──────────────────────────────────────────────────────────────────────────────────

/** Lines that do not all begin with a day or a time by accident. */
const fewestTimes = 3;

/** Lines that do not all begin with a link by accident, as those of a paragraph that was wrapped might. */
const fewestSentences = 3;

/**
 * The entries that the lines of a paragraph begin: one, or several when several lines begin with a link of their own, or all
 * with a sentence that does, when several begin with a bold title, or all with a day or a time.
 */
export function draftsOf(paragraph: Paragraph, lines: Lines): ItemDraft[] {
  const rows = linesOf(paragraph);
  if (areChapters(rows.map(({ nodes }) => lineText(nodes)))) return [];
  if (rows.length >= fewestTimes && rows.every(({ nodes }) => isLedByTime(lineText(nodes))))
    return rows.map(({ nodes, line }) =>
      draftOf(nodes, { line: lines.line + line, endLine: lines.line + line }),
    );
  const heads = rows.map(({ nodes }) => headOf(nodes));
  const areSentences =
    rows.length >= fewestSentences && heads.every((head) => head?.kind === 'sentence' || isLinked(head));
  const linked = rows.flatMap(({ nodes }, at) =>
    areSentences || (isLinked(heads[at]!) && !goesOn(nodes) && !isCounted(heads[at]!.title)) ? [at] : [],
  );
  const starts = linked.length >= 2 ? linked : boldStarts(rows, heads);
  const parts =
    starts.length >= 2 && starts[0] === 0
      ? starts.map((start, at) => rows.slice(start, starts[at + 1] ?? rows.length))
      : [];
  if (parts.length === 0) {
    const head = headOf(paragraph.children);
    return head ? [draftOf(paragraph.children, lines)] : [];
  }
  return parts.map((part, at) => {
    const line = at === 0 ? lines.line : lines.line + part[0]!.line;
    const next = parts[at + 1]?.[0]?.line;
    const endLine = next === undefined ? lines.endLine : Math.max(line, lines.line + next - 1);
    // Below a bold title lines are those of a text that was wrapped.
    const between: PhrasingContent = starts === linked ? { type: 'break' } : textNode(' ');
    const nodes = part.flatMap(({ nodes }, row) => (row === 0 ? nodes : [between, ...nodes]));
    return draftOf(nodes, { line, endLine });
  });
}

/**
 * The lines of a paragraph that begin with a bold title, `**New gate.** Bo asks …`, with what is said on the lines below: two or
 * more that are no names of fields, `**Date:** …`, and have words behind them.
 */
function boldStarts(rows: ReturnType<typeof linesOf>, heads: (Head | null)[]): number[] {
  const starts = rows.flatMap(({ nodes }, at) => {
    const bold = nodes.find((node) => lineText([node]) !== '');
    const head = heads[at];
    const isTitle =
      bold?.type === 'strong' && head?.kind === 'bold' && /[.!?。！？]$|\s/.test(lineText([bold]));
    const isSaid = isTitle && !/[:：]$/.test(lineText([bold])) && lineText(head.body).length >= shortestSaid;
    return isSaid ? [at] : [];
  });
  return starts.length >= 2 ? starts : [];
}

/** UTF-16 code units of what is said behind a bold title in a line. */
const shortestSaid = 24;

/** Whether a line goes on with the sentence before it. */
const goesOn = (nodes: readonly PhrasingContent[]): boolean => /^\s*[.,;)]\s/.test(lineText(nodes));

const isLinked = (head: Head | null): head is Head => head?.kind === 'link' || head?.kind === 'told';

function draftOf(nodes: PhrasingContent[], lines: Lines): ItemDraft {
  const told = titled(nodes);
  // A line over an address, or a sentence before "read more", may as well be the text under a heading.
  const isLink = told.isLink && !told.isTold && headOf(nodes)?.kind !== 'stacked';
  return { ...lines, kind: 'entry', ...told, isLink, links: linksIn(nodes), done: null };
}

// ── Tables ──────────────────────────────────────────────────────────────────────────────────────

/** The rows of a table in which most rows have a link; null for any other table. */
export function tableRows(table: Table, lines: Lines): MarkdownItem[] | null {
  const [head, ...rows] = table.children;
  // A page of the same site is where a row leads, too.
  const linked = rows.filter((row) => linksIn([row]).some((url) => !/^(?:#|mailto:|tel:)/i.test(url)));
  if (linked.length * 2 <= rows.length) return null;
  const shift = lines.line - table.position!.start.line;
  const names = head!.children.map(({ children }) => lineText(children));
  const columns = {
    title: names.findIndex((it) => titleColumn.test(it)),
    link: names.findIndex((it) => linkColumn.test(it)),
    author: names.findIndex((it) => labelNamed(it) === 'author'),
  };
  const first = rows[0]!.position!.start.line + shift;
  const passed: Passed = {
    kind: 'silent',
    what: 'the head of a table',
    line: lines.line,
    endLine: first - 1,
  };
  const items = rows.map((row, index): MarkdownItem => {
    const at = rowLines(rows, index, shift, lines.endLine);
    if (isStruckRow(row.children)) return { ...at, kind: 'left-out', what: 'a row that is struck out' };
    if (blockText([row]) === '') return { ...at, kind: 'silent', what: 'an empty row' };
    return rowDraft(row.children, columns, at);
  });
  return [passed, ...items];
}

/** Whether the links of a row are all struck out. */
function isStruckRow(cells: TableCell[]): boolean {
  const struck = cells.flatMap(({ children }) => children.filter(({ type }) => type === 'delete'));
  return linksIn(struck).length > 0 && linksIn(struck).length === linksIn(cells).length;
}

const titleColumn = /^(?:title|name|article|talk|topic|event|project|tool|what|headline|标题|名称|项目)s?$/i;

/** What the column is called in which a word or two say where a row leads: "itch", "the site". */
const linkColumn = /^(?:links?|urls?|address|web ?site|site|web|lien|adresse|enlace|链接)$/i;

/** Words that may be where something leads rather than what it is called. */
const mostWaysWords = 2;

function rowDraft(
  cells: TableCell[],
  { title: column, link: way, author: writer }: { title: number; link: number; author: number },
  lines: Lines,
): ItemDraft {
  const filled = cells.filter((cell) => lineText(cell.children) !== '');
  const isTitle = (cell: TableCell) => {
    const head = headOf(cell.children);
    const isWay = cell === cells[way] && lineText(cell.children).split(' ').length <= mostWaysWords;
    return isLinked(head) && !isWay && !isGeneric(head.title) && !isAddressCell(cell);
  };
  const named = cells[column] && lineText(cells[column].children) !== '' ? cells[column] : undefined;
  const title =
    named ??
    filled.find(isTitle) ??
    filled.find((cell) => isWords(lineText(cell.children)) && !isAddressCell(cell)) ??
    filled[0]!;
  const author = cells[writer] === title ? undefined : cells[writer];
  const others = filled.filter((cell) => cell !== title && cell !== author && !isAddressCell(cell));
  const opening = titled(title.children);
  const parts = [
    ...opening.body.map((node) => (node.type === 'paragraph' ? node.children : [])),
    ...others.map(({ children }) => children),
  ];
  const note = parts.flatMap((part, at): PhrasingContent[] => (at === 0 ? part : [textNode(' · '), ...part]));
  const links = linksIn([title, ...filled.filter((cell) => cell !== title)]);
  return {
    ...lines,
    kind: 'entry',
    ...opening,
    body: note.length > 0 ? [paragraphOf(note)] : [],
    author: (author && lineText(author.children)) || opening.author,
    isLink: true,
    links,
    done: null,
  };
}

/** Whether a cell says something, and is no day. */
const isWords = (text: string): boolean => /\p{L}/u.test(text) && readDateLine(text) === null;

const isAddressCell = ({ children }: TableCell): boolean => isAddressAlone(lineText(children));

/** The lines of a node end before the next node: code that its list item cuts off ends on that line for the parser. */
export function rowLines(
  nodes: readonly RootContent[],
  index: number,
  shift: number,
  limit = Infinity,
): Lines {
  const { start, end } = nodes[index]!.position!;
  const next = nodes[index + 1]?.position?.start.line ?? Infinity;
  return { line: start.line + shift, endLine: Math.min(limit, Math.min(end.line, next - 1) + shift) };
}
