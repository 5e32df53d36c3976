/**
 * The automaton as a table that is filled while texts are read: a row for each state that was visited, in it for
 * each class of characters where that leads.
 */
import { type Alphabet, readAlphabet } from './alphabet.ts';
import { BREAK, type Pattern } from './pattern.ts';
import { endsAt, type Node, plantTrie, step, type Trie } from './trie.ts';

/** A cell that nothing has asked for yet; also every cell of the column that stands for bytes beyond ASCII. */
export const UNFILLED = -(2 ** 15);

/** Columns of the table: all of ASCII fits. Classes beyond it (rules in Chinese have thousands) go through a map. */
const MOST_COLUMNS = 160;

/** Rows that 16 bits can name. When a text has visited so many states the table begins anew, as RE2's does. */
const MOST_ROWS = 2 ** 15 - 1;

/** The table and what it is filled from. */
export interface Table {
  alphabet: Alphabet;
  columns: number;
  /** A row begins at its number shifted by this: its length is the power of two that all columns fit in. */
  shift: number;
  /**
   * `cells[(row << shift) + class]` is the row of the next state, or its complement (`~`) when patterns end there, or
   * `UNFILLED`: so that a single comparison tells whether there is something to do. In 16 bits, since the rows that
   * most texts stay in then fit into the fastest cache. Replaced by a longer one when rows are added.
   */
  cells: Int16Array<ArrayBuffer>;
  /** The cells of classes that have no column, by `row * alphabet.size + class`. */
  wide: Map<number, number>;
  /** The row of the state in which a text begins. */
  start: number;
  /** The patterns that end in the state of a row. */
  ends: number[][];
  /** The state of a row. */
  nodes: Node[];
  rowOfNode: Map<Node, number>;
  trie: Trie;
}

/** A table with the row of the start, and nothing in it. */
export function newTable(patterns: Pattern[]): Table {
  const trie = plantTrie(patterns);
  const paths = patterns.map(({ path }) => path);
  const alphabet = readAlphabet(paths.join('').replaceAll(BREAK, ''));
  const columns = Math.min(alphabet.size, MOST_COLUMNS);
  const shift = Math.ceil(Math.log2(columns));
  const table: Table = {
    alphabet,
    columns,
    shift,
    cells: new Int16Array(64 << shift).fill(UNFILLED),
    wide: new Map(),
    start: 0,
    ends: [],
    nodes: [],
    rowOfNode: new Map(),
    trie,
  };
  table.start = rowOf(table, trie.wordStart);
  return table;
}

/** Fills the cell of a row for a class, and returns it. */
export function fillCell(table: Table, row: number, cls: number): number {
  const node = nextNode(table, row, cls);
  const isFull = table.nodes.length === MOST_ROWS && !table.rowOfNode.has(node);
  if (isFull) beginAnew(table);
  const next = rowOf(table, node);
  const cell = table.ends[next]!.length > 0 ? ~next : next;
  // The row that asked is gone with the others.
  if (isFull) return cell;
  if (cls < table.columns) table.cells[(row << table.shift) + cls] = cell;
  else table.wide.set(row * table.alphabet.size + cls, cell);
  return cell;
}

function nextNode({ alphabet, nodes, trie }: Table, row: number, cls: number): Node {
  const breaks = alphabet.words[cls] === 0;
  const character = alphabet.characters[cls]!;
  if (character !== '') return step(trie, nodes[row]!, character, breaks);
  return breaks ? trie.wordStart : trie.root;
}

/** The row of a state; it is added when the state is first reached. */
function rowOf(table: Table, node: Node): number {
  const known = table.rowOfNode.get(node);
  if (known !== undefined) return known;
  const row = table.nodes.length;
  table.rowOfNode.set(node, row);
  table.nodes.push(node);
  table.ends.push(endsAt(table.trie, node));
  if ((row + 1) << table.shift > table.cells.length) {
    const larger = new Int16Array(table.cells.length * 2).fill(UNFILLED, table.cells.length);
    larger.set(table.cells);
    table.cells = larger;
  }
  return row;
}

/** Forgets all rows but that of the start, which stays the first. */
function beginAnew(table: Table): void {
  table.nodes.length = 0;
  table.ends.length = 0;
  table.rowOfNode.clear();
  table.wide.clear();
  table.cells.fill(UNFILLED);
  rowOf(table, table.trie.wordStart);
}
