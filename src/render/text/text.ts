/** The document as plain text: for `less`, for mail programs without HTML, and for people who like it so. */
import type { Link, List, ListItem, Nodes, Parents, PhrasingContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Document } from '../layout/layout.ts';
import type { Item } from '../layout/tree.ts';
import { COLUMNS, type Margin, type Run, widthOf, wrap } from './wrap.ts';

/** What one section of the page is written with. */
interface Sheet {
  /** The number of the first note. */
  start: number;
  /** The addresses of its notes, in order. */
  notes: string[];
}

const FLUSH: Margin = { first: '', rest: '' };

/** Stands above what is said below everything. */
const RULE = '-'.repeat(24);

/**
 * The document in lines of at most 72 columns; it ends with one line feed.
 *
 * An address that the text does not show gets a numbered note. The notes stand at the end of their section, where
 * they are never far; the numbers run on, so that each stands for one address and can be searched for.
 */
export function textOf({ root, digest: { publication }, words }: Document): string {
  const sections: string[][] = [];
  const end = [addressLine(words.unsubscribe, publication.unsubscribe)];
  let start = 1;
  for (const node of root.children) {
    const sheet: Sheet = { start, notes: [] };
    const lines = blockOf(node, FLUSH, sheet);
    const web = node.type === 'masthead' ? addressLine(words.onTheWeb, publication.url) : [];
    const section = apart([lines, web, notesOf(sheet)]);
    start += sheet.notes.length;
    if (node.type === 'colophon') end.unshift(section);
    else sections.push(section);
  }
  const foot = apart(end);
  if (foot.length > 0) sections.push([RULE, '', ...foot]);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n\n')}\n`;
}

/** "Read on the web: https://…"; nothing where there is no such address. */
function addressLine(words: string, url: string | null): string[] {
  if (url === null || !/^(https?|mailto):\S+$/i.test(url)) return [];
  return wrap([plain(`${words}: `), { text: url, kind: 'address' }], FLUSH);
}

function notesOf({ start, notes }: Sheet): string[] {
  return notes.map((url, index) => `[${start + index}] ${url}`);
}

// ── Blocks ──────────────────────────────────────────────────────────────────────────────────────────

function blockOf(node: Nodes, margin: Margin, sheet: Sheet): string[] {
  switch (node.type) {
    case 'heading':
      return headingOf(paragraphOf(node, margin, sheet), node.depth);
    case 'paragraph':
    case 'tableRow':
      return paragraphOf(node, margin, sheet);
    case 'item':
      return itemOf(node, sheet);
    case 'list':
      return listOf(node, margin, sheet);
    case 'blockquote':
      return blocksOf(node, inside(margin, '> ', '> '), sheet);
    case 'code':
      return codeOf(node.value, margin);
    case 'thematicBreak':
      return [`${margin.first}* * *`];
    case 'table':
      return node.children.flatMap((row) => blockOf(row, margin, sheet));
    default:
      return 'children' in node ? blocksOf(node, margin, sheet) : [];
  }
}

/** Code is never wrapped: its lines are its author's. */
function codeOf(code: string, { first, rest }: Margin): string[] {
  const lines = code.replaceAll('\t', '    ').split('\n');
  return lines.map((line, index) => `${index === 0 ? first : rest}    ${line}`.trimEnd());
}

/** Blocks below each other, by default with a blank line between them. */
function blocksOf({ children }: Parents, margin: Margin, sheet: Sheet, isLoose = true): string[] {
  const blocks = children.map((child, index) => blockOf(child, index === 0 ? margin : below(margin), sheet));
  return isLoose ? apart(blocks, margin.rest.trimEnd()) : blocks.flat();
}

/** The title and the titles of sections are underlined. */
function headingOf(lines: string[], depth: number): string[] {
  if (depth > 2 || lines.length === 0) return lines;
  const width = Math.max(3, ...lines.map(widthOf));
  return [...lines, (depth === 1 ? '=' : '-').repeat(Math.min(width, COLUMNS))];
}

/** An entry: its title stands out to the left, with its theme and its words right below. */
function itemOf({ children }: Item, sheet: Sheet): string[] {
  const margin = { first: '* ', rest: '  ' };
  const lines: string[] = [];
  let isHead = true;
  for (const child of children) {
    const block = blockOf(child, lines.length === 0 ? margin : below(margin), sheet);
    if (block.length === 0) continue;
    if (!isHead) lines.push('');
    lines.push(...block);
    isHead = child.type === 'heading' || isLabel(child);
  }
  return lines;
}

function isLabel(node: Nodes): boolean {
  return node.type === 'paragraph' && [node.data?.hProperties?.className].flat().includes('label');
}

function listOf({ children, ordered, start }: List, margin: Margin, sheet: Sheet): string[] {
  const isLoose = children.some(({ spread }) => spread);
  const items = children.map((item, index) => {
    const sign = signOf(item, ordered ? (start ?? 1) + index : null);
    const outer = index === 0 ? margin : below(margin);
    return blocksOf(item, inside(outer, sign, ' '.repeat(sign.length)), sheet, isLoose);
  });
  return isLoose ? apart(items, margin.rest.trimEnd()) : items.flat();
}

function signOf({ checked }: ListItem, number: number | null): string {
  const sign = number === null ? '- ' : `${number}. `;
  return typeof checked === 'boolean' ? `${sign}[${checked ? 'x' : ' '}] ` : sign;
}

/** The margin of what follows the first line. */
function below({ rest }: Margin): Margin {
  return { first: rest, rest };
}

function inside({ first, rest }: Margin, sign: string, room: string): Margin {
  return { first: first + sign, rest: rest + room };
}

/** The blocks that say something, with a blank line between each two. */
function apart(blocks: string[][], blank = ''): string[] {
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : [blank, ...lines]));
}

// ── Paragraphs ──────────────────────────────────────────────────────────────────────────────────────

function paragraphOf({ children }: Parents, margin: Margin, sheet: Sheet): string[] {
  const lines: Run[][] = addressesAlone(children).map((url) => [address(url)]);
  if (lines.length === 0) {
    lines.push([]);
    for (const run of children.flatMap((child) => runsOf(child, sheet))) {
      if (run === 'break') lines.push([]);
      else lines.at(-1)!.push(run);
    }
  }
  return lines.flatMap((runs, index) => wrap(runs, index === 0 ? margin : below(margin)));
}

/** The addresses of a paragraph that has nothing else in it: there is room for each of them in full. */
function addressesAlone(nodes: Nodes[]): string[] {
  const links = nodes.filter((node) => node.type === 'link');
  const others = nodes.filter((node) => node.type !== 'link');
  const isAlone = others.every((node) => wordsOf(node).trim() === '·') && links.every(isShortened);
  return isAlone ? links.map(({ url }) => url) : [];
}

function runsOf(node: Nodes, sheet: Sheet): (Run | 'break')[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return [plain(node.value)];
    case 'inlineCode':
      return [plain(`\`${node.value}\``)];
    case 'break':
      return ['break'];
    case 'link':
      return linkOf(node, sheet);
    case 'delete':
      return [plain('~~'), ...node.children.flatMap((child) => runsOf(child, sheet)), plain('~~')];
    case 'tableCell':
      return [...node.children.flatMap((child) => runsOf(child, sheet)), plain(' | ')];
    default:
      return 'children' in node ? node.children.flatMap((child) => runsOf(child, sheet)) : [];
  }
}

/** A link's words; behind them the number of its note, unless the address stands there in full. */
function linkOf({ url, children }: Link, sheet: Sheet): (Run | 'break')[] {
  const runs = children.flatMap((child: PhrasingContent) => runsOf(child, sheet));
  const words = runs.map((run) => (run === 'break' ? ' ' : run.text)).join('');
  if (url.startsWith('#')) return runs;
  if (words === url || words === withoutScheme(url)) return [address(url)];
  if (!sheet.notes.includes(url)) sheet.notes.push(url);
  return [...runs, { text: ` [${sheet.start + sheet.notes.indexOf(url)}]`, kind: 'mark' }];
}

/** Whether a link's words are its address, or the beginning of it. */
function isShortened(link: Link): boolean {
  return !link.url.startsWith('#') && withoutScheme(link.url).startsWith(wordsOf(link).replace(/\/…$/, ''));
}

function withoutScheme(url: string): string {
  return url.replace(/^(mailto:|https?:\/\/(www\.)?)/i, '').replace(/\/$/, '');
}

/** Everybody knows what to do with `ada@example.org`. */
function address(url: string): Run {
  return { text: url.replace(/^mailto:/i, ''), kind: 'address' };
}

function plain(text: string): Run {
  return { text, kind: 'words' };
}
