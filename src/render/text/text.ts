/** The issue as plain text: for `less`, for mail programs without HTML, and for people who like it so. */
import type {
  AlignType,
  Link,
  List,
  ListItem,
  Nodes,
  Parents,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
} from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Contents, IssueLayout, Item, Note, Section, Upcoming } from '../layout/issue.ts';
import { editionWords, inOrder } from '../layout/layout.ts';
import { headingWords } from '../layout/sections.ts';
import { COLUMNS, type Indent, type Run, widthOf, wrap } from './wrap.ts';

/** The addresses that a part of the text does not show, each with a number. */
interface Notes {
  /** The number of the first one. */
  start: number;
  addresses: Map<string, number>;
}

const FLUSH: Indent = { first: '', rest: '' };

/** Stands above what is said below everything. */
const RULE = '-'.repeat(24);

/**
 * The issue in lines of at most 72 columns; it ends with one line feed.
 *
 * An address that the text does not show gets a numbered note. The notes stand at the end of their section, where
 * they are never far; the numbers run on, so that each stands for one address and can be searched for.
 */
export function textOf(issue: IssueLayout): string {
  const { digest, words, contents, footer } = issue;
  const { url, unsubscribe } = digest.publication;
  let start = 1;
  const noted = (write: (notes: Notes) => string[][], between: string[] = []) => {
    const notes: Notes = { start, addresses: new Map() };
    const blocks = write(notes);
    start += notes.addresses.size;
    return apart([...blocks, between, linesOf(notes)]);
  };
  const sections = [
    noted((notes) => headOf(issue, notes), addressLine(words.onTheWeb, url)),
    ...(contents === null ? [] : [noted(() => contentsOf(contents))]),
    ...inOrder(issue).map((part) => noted((notes) => partOf(part, notes))),
  ];
  const foot = apart([
    noted((notes) => flow(footer, FLUSH, notes)),
    addressLine(words.unsubscribe, unsubscribe),
  ]);
  if (foot.length > 0) sections.push([RULE, '', ...foot]);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n\n')}\n`;
}

/** Prose as it stands in the text, its notes behind it. */
export function proseAsText(nodes: RootContent[]): string {
  const notes: Notes = { start: 1, addresses: new Map() };
  const blocks = flow(nodes, FLUSH, notes);
  return apart([...blocks, linesOf(notes)]).join('\n');
}

/** "Read on the web: https://…"; nothing where there is no such address. */
function addressLine(words: string, url: string | null): string[] {
  if (url === null || !/^(https?|mailto):\S+$/i.test(url)) return [];
  return wrap([plain(`${words}: `), { text: url, kind: 'address' }], FLUSH);
}

function linesOf({ addresses }: Notes): string[] {
  return Array.from(addresses, ([url, number]) => `[${number}] ${url}`);
}

// ── Parts ───────────────────────────────────────────────────────────────────────────────────────────

function headOf(issue: IssueLayout, notes: Notes): string[][] {
  return [
    underlined(line(issue.title), '='),
    line(editionWords(issue.edition)),
    ...flow(issue.intro, FLUSH, notes),
    ...(issue.counts === null ? [] : [line(issue.counts)]),
  ];
}

function contentsOf({ heading, rows }: Contents): string[][] {
  const items = rows.flatMap(({ heading: section, count }) =>
    line(headingWords(section) + (count === null ? '' : ` (${count})`), ITEM),
  );
  return [underlined(line(heading), '-'), items];
}

function partOf(part: Section | Upcoming, notes: Notes): string[][] {
  const heading = underlined(line(headingWords(part.heading)), '-');
  if ('rows' in part) {
    return [heading, part.rows.flatMap(({ when, title }) => line(`${when.words} · ${title}`, ITEM))];
  }
  const { intro, items } = part;
  return [
    heading,
    ...flow(intro, FLUSH, notes),
    ...items.map((item) => itemOf(item, notes)),
    ...part.notes.map(noteOf),
  ];
}

const ITEM: Indent = { first: '- ', rest: '  ' };

/** An entry: its title stands out to the left, with its theme and its words right below. */
function itemOf({ title, label, body, also }: Item, notes: Notes): string[] {
  const margin = { first: '* ', rest: '  ' };
  const head = paragraphOf(title, margin, notes);
  const under = label === null ? [] : line(label, head.length === 0 ? margin : below(margin));
  const blocks = flow(body, head.length + under.length === 0 ? margin : below(margin), notes);
  const isFirst = head.length + under.length === 0 && blocks.every((lines) => lines.length === 0);
  const others = paragraphOf(also, isFirst ? margin : below(margin), notes);
  return [...head, ...under, ...apart([...blocks, others])];
}

function noteOf({ words, link }: Note): string[] {
  return line(words + (link?.words ?? ''));
}

/** Plain words as a paragraph. */
function line(words: string, margin = FLUSH): string[] {
  return wrap([plain(words)], margin);
}

function underlined(lines: string[], sign: string): string[] {
  const width = Math.max(3, ...lines.map(widthOf));
  return lines.length === 0 ? [] : [...lines, sign.repeat(Math.min(width, COLUMNS))];
}

// ── Blocks ──────────────────────────────────────────────────────────────────────────────────────────

/** Blocks below each other; only the first begins where the margin does. */
function flow(nodes: Nodes[], margin: Indent, notes: Notes): string[][] {
  return nodes.map((node, index) => blockOf(node, index === 0 ? margin : below(margin), notes));
}

function blockOf(node: Nodes, margin: Indent, notes: Notes): string[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphOf(node.children, margin, notes);
    case 'list':
      return listOf(node, margin, notes);
    case 'blockquote':
      return blocksOf(node, inside(margin, '> ', '> '), notes);
    case 'code':
      return codeOf(node.value, margin);
    case 'thematicBreak':
      return [`${margin.first}* * *`];
    case 'table':
      return tableOf(node, margin, notes);
    default:
      return 'children' in node ? blocksOf(node, margin, notes) : [];
  }
}

/** Code is never wrapped: its lines are its author's. */
function codeOf(code: string, { first, rest }: Indent): string[] {
  const lines = code.replaceAll('\t', '    ').split('\n');
  return lines.map((line, index) => `${index === 0 ? first : rest}    ${line}`.trimEnd());
}

/** The blocks in another, by default with a blank line between them. */
function blocksOf({ children }: Parents, margin: Indent, notes: Notes, isLoose = true): string[] {
  const blocks = flow(children, margin, notes);
  return isLoose ? apart(blocks, margin.rest.trimEnd()) : blocks.flat();
}

function listOf({ children, ordered, start }: List, margin: Indent, notes: Notes): string[] {
  const isLoose = children.some(({ spread }) => spread);
  const items = children.map((item, index) => {
    const sign = signOf(item, ordered ? (start ?? 1) + index : null);
    const outer = index === 0 ? margin : below(margin);
    return blocksOf(item, inside(outer, sign, ' '.repeat(sign.length)), notes, isLoose);
  });
  return isLoose ? apart(items, margin.rest.trimEnd()) : items.flat();
}

/** A table: its columns side by side where there is room, else each row in lines of its own. */
function tableOf({ children, align }: Table, margin: Indent, notes: Notes): string[] {
  const rows = children.map((row) => row.children.map((cell) => cellOf(cell, notes)));
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, column) => Math.max(most[column] ?? 3, widthOf(cell))),
    [],
  );
  const room = COLUMNS - widthOf(margin.rest);
  if (widths.reduce((sum, width) => sum + width + 2, -2) > room) {
    const hanging = (outer: Indent) => ({ first: outer.first, rest: `${outer.rest}  ` });
    return rows.flatMap((row, index) => line(row.join(' | '), hanging(index === 0 ? margin : below(margin))));
  }
  const beside = (row: string[]) =>
    row
      .map((cell, column) => padded(cell, widths[column]!, align?.[column]))
      .join('  ')
      .trimEnd();
  const [head = [], ...others] = rows;
  const rule = widths.map((width) => '-'.repeat(width));
  const shown = [head, rule, ...others].map(beside);
  return shown.map((text, index) => (index === 0 ? margin.first : margin.rest) + text);
}

function cellOf({ children }: TableCell, notes: Notes): string {
  const runs = children.flatMap((child) => runsOf(child, notes));
  return runs
    .map((run) => (run === 'break' ? ' ' : run.text))
    .join('')
    .trim();
}

function padded(text: string, width: number, side: AlignType | undefined): string {
  const blank = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'right' ? blank + text : text + blank;
}

function signOf({ checked }: ListItem, number: number | null): string {
  const sign = number === null ? '- ' : `${number}. `;
  return typeof checked === 'boolean' ? `${sign}[${checked ? 'x' : ' '}] ` : sign;
}

/** The margin of what follows the first line. */
function below({ rest }: Indent): Indent {
  return { first: rest, rest };
}

function inside({ first, rest }: Indent, sign: string, room: string): Indent {
  return { first: first + sign, rest: rest + room };
}

/** The blocks that say something, with a blank line between each two. */
function apart(blocks: string[][], blank = ''): string[] {
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : [blank, ...lines]));
}

// ── Paragraphs ──────────────────────────────────────────────────────────────────────────────────────

function paragraphOf(children: Nodes[], margin: Indent, notes: Notes): string[] {
  const lines: Run[][] = addressesAlone(children).map((url) => [address(url)]);
  if (lines.length === 0) {
    lines.push([]);
    for (const run of children.flatMap((child) => runsOf(child, notes))) {
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

function runsOf(node: Nodes, notes: Notes): (Run | 'break')[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return [plain(node.value)];
    case 'inlineCode':
      return [plain(`\`${node.value}\``)];
    case 'break':
      return ['break'];
    case 'link':
      return linkOf(node, notes);
    case 'delete':
      return [plain('~~'), ...node.children.flatMap((child) => runsOf(child, notes)), plain('~~')];
    default:
      return 'children' in node ? node.children.flatMap((child) => runsOf(child, notes)) : [];
  }
}

/** A link's words; behind them the number of its note, unless the address stands there in full. */
function linkOf({ url, children }: Link, notes: Notes): (Run | 'break')[] {
  const runs = children.flatMap((child: PhrasingContent) => runsOf(child, notes));
  const words = runs.map((run) => (run === 'break' ? ' ' : run.text)).join('');
  if (url.startsWith('#')) return runs;
  if (words === url || words === withoutScheme(url)) return [address(url)];
  const number = notes.addresses.get(url) ?? notes.start + notes.addresses.size;
  notes.addresses.set(url, number);
  return [...runs, { text: ` [${number}]`, kind: 'mark' }];
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
