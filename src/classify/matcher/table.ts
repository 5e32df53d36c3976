/**
 * The automaton as a table that is filled while texts are read: a row for each state that was visited, in it for
 * each class of characters where that leads.
 */
import { type Alphabet, readAlphabet } from './alphabet.ts';
import type { Pattern } from './pattern.ts';
import { endsAt, type Node, plantTrie, step, type Trie } from './trie.ts';

/** A cell that nothing has asked for yet; also every cell of the column that stands for bytes beyond ASCII. */
export const UNFILLED = -(2 ** 15);

/**
 * Columns of the table: a row of 32 is a line of the processor's cache, so a few rare characters rather go without a
 * column than that all rows are twice as long; more of them do not. Classes without a column (rules in Chinese have
 * thousands) go through a map.
 */
const columnsFor = (classes: number): number => (classes <= 40 ? 32 : 64);

/** Rows that 16 bits can name. When a text has visited so many states the table begins anew, as RE2's does. */
const MOST_ROWS = 2 ** 15 - 1;

/** The row of the state in which a text begins. */
export const START = 0;

/** What `soleWord` holds of a row in which no pattern ends, several do, or one that needs a closer look. */
export const NO_WORD = -1;
export const UNASKED = -2;

/** The table and what it is filled from. */
export interface Table {
  alphabet: Alphabet;
  /** A row begins at its number shifted by this: the columns are a power of two. */
  shift: number;
  /**
   * `cells[(row << shift) + class]` is the row of the next state, or its complement (`~`) when patterns end there, or
   * `UNFILLED`: so that a single comparison tells whether there is something to do. In 16 bits, since the rows that
   * most texts stay in then fit into the fastest cache. Replaced by a longer one when rows are added.
   */
  cells: Int16Array<ArrayBuffer>;
  /** The cells of classes that have no column, by `row * alphabet.size + class`. */
  wide: Map<number, number>;
  /** The patterns that end in the state of a row. */
  ends: number[][];
  /** Of each row the pattern that ends there, when it is one and easy to check; else `NO_WORD`, and before the first match `UNASKED`. */
  soleWord: Int32Array<ArrayBuffer>;
  /** The state of a row. */
  nodes: Node[];
  rowOfNode: Map<Node, number>;
  trie: Trie;
}

/** A table with the row of the start, and nothing in it. */
export function newTable(patterns: Pattern[]): Table {
  const trie = plantTrie(patterns);
  const alphabet = readAlphabet(trie.paths.join(''), columnsFor);
  const shift = Math.log2(alphabet.columns);
  const table: Table = {
    alphabet,
    shift,
    cells: new Int16Array(64 << shift).fill(UNFILLED),
    wide: new Map(),
    ends: [],
    soleWord: new Int32Array(64).fill(UNASKED),
    nodes: [],
    rowOfNode: new Map(),
    trie,
  };
  rowOf(table, trie.wordStart);
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
  if (cls < table.alphabet.columns) table.cells[(row << table.shift) + cls] = cell;
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
    const words = new Int32Array(table.soleWord.length * 2).fill(UNASKED, table.soleWord.length);
    words.set(table.soleWord);
    table.soleWord = words;
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
  table.soleWord.fill(UNASKED);
  rowOf(table, table.trie.wordStart);
}
