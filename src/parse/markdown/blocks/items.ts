/** The points of lists: entries, and names over such. */
import type { Heading, List, ListItem, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { isTemplate } from '../../meeting.ts';
import { everyNode } from '../inline/clean.ts';
import { labelText, longestLabel } from '../inline/label.ts';
import { isGeneric } from '../inline/link-words.ts';
import { blockText, inlineText, isAddressAlone, lineText, linksIn } from '../inline/prose.ts';
import { sourcedPoints } from '../inline/sources.ts';
import type { Lines } from '../source/lines.ts';
import {
  type Category,
  type MarkdownItem,
  type Passed,
  paragraphOf,
  rowLines,
  titled,
} from './item-draft.ts';
import { isOfRelease } from './repository.ts';

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
  const opening = titled(paragraph?.children ?? []);
  const body = [...opening.body, ...(paragraph ? others : item.children)];
  return {
    ...lines,
    kind: 'entry',
    ...opening,
    body,
    links: [...opening.links, ...linksIn(paragraph ? others : item.children)],
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

/** An item without words, one that leads about the page, and one that was struck out. */
function passedOver(item: ListItem): Pick<Passed, 'kind' | 'what'> | null {
  const text = blockText(item.children);
  if (text === '') return { kind: 'silent', what: 'an empty list item' };
  if (leadsAbout(item.children)) return { kind: 'silent', what: 'a link inside the page' };
  if (isTemplate(text)) return { kind: 'silent', what: 'a line of a template' };
  if (isOfRelease(text)) return { kind: 'silent', what: 'a line of GitHub below the changes' };
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
