/** Rows of tables that are entries. */
import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import { readDateLine } from '../../../text/date-line.ts';
import { labelNamed } from '../../labels.ts';
import { textNode } from '../inline/clean.ts';
import { headOf, isLinked } from '../inline/head.ts';
import { isGeneric } from '../inline/link-words.ts';
import { isAddressAlone, lineText, linksIn } from '../inline/prose.ts';
import type { Lines } from '../source/lines.ts';
import {
  type ItemDraft,
  type MarkdownItem,
  type Passed,
  paragraphOf,
  rowLines,
  titled,
} from './item-draft.ts';

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
    ways: names.flatMap((_, at) => (isSaidInEach(rows, at) ? at : [])),
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
    // Pictures say nothing, whatever they are called.
    if (row.children.every((cell) => lineText(cell.children) === ''))
      return { ...at, kind: 'silent', what: 'an empty row' };
    return rowDraft(row.children, columns, at);
  });
  return [passed, ...items];
}

/** Whether the cells of a column all say the same, "Apply", which then is none of their titles. */
function isSaidInEach(rows: TableRow[], column: number): boolean {
  const [first = '', ...others] = rows.map(({ children }) => lineText(children[column]?.children ?? []));
  return others.length > 0 && others.every((text) => text === first);
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

/** The columns of a table, by what they have; -1 where it has none such. */
interface Columns {
  title: number;
  link: number;
  author: number;
  /** Those that say the same in each row. */
  ways: number[];
}

function rowDraft(
  cells: TableCell[],
  { title: column, link: way, author: writer, ways }: Columns,
  lines: Lines,
): ItemDraft {
  const filled = cells.filter((cell) => lineText(cell.children) !== '');
  const isTitle = (cell: TableCell) => {
    const head = headOf(cell.children);
    const isWay = cell === cells[way] && lineText(cell.children).split(' ').length <= mostWaysWords;
    if (ways.includes(cells.indexOf(cell))) return false;
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
