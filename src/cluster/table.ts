/**
 * The automaton as a table that is filled while texts are read: a row for each state that was visited, in it for
 * each class of characters where that leads.
 */
import { type Alphabet, readAlphabet } from './alphabet.ts';
import { BREAK, type Pattern } from './pattern.ts';
import { endsAt, type Node, plantTrie, step, type Trie } from './trie.ts';

/** A cell that nothing has asked for yet; also every cell of the column that stands for bytes beyond ASCII. */
export const UNFILLED = -(2 ** 31);

/** Columns of the table: all of ASCII fits. Classes beyond it (rules in Chinese have thousands) go through a map. */
const MOST_COLUMNS = 160;

/** The table and what it is filled from. */
export interface Table {
  alphabet: Alphabet;
  columns: number;
  /**
   * `cells[row + class]` is where the row of the next state starts, or its complement (`~`) when patterns end there, or
   * `UNFILLED`: so that a single comparison tells whether there is something to do. Replaced by a longer one when rows
   * are added.
   */
  cells: Int32Array<ArrayBuffer>;
  /** The cells of classes that have no column, by `row * alphabet.size + class`. */
  wide: Map<number, number>;
  /** The row of the state in which a text begins. */
  start: number;
  /** The patterns that end in a state, by `row / columns`. */
  ends: number[][];
  /** The state of a row, by `row / columns`. */
  nodes: Node[];
  rowOfNode: Map<Node, number>;
  trie: Trie;
}

/** A table with the row of the start, and nothing in it. */
export function newTable(patterns: Pattern[]): Table {
  const trie = plantTrie(patterns);
  const alphabet = readAlphabet(
    patterns
      .map(({ path }) => path)
      .join('')
      .replaceAll(BREAK, ''),
  );
  const columns = Math.min(alphabet.size, MOST_COLUMNS);
  const table: Table = {
    alphabet,
    columns,
    cells: new Int32Array(columns * 64).fill(UNFILLED),
    wide: new Map(),
    start: 0,
    ends: [],
    nodes: [],
    rowOfNode: new Map(),
    trie,
  };
  rowOf(table, trie.wordStart);
  return table;
}

/** Fills the cell of a row for a class, and returns it. */
export function fillCell(table: Table, row: number, cls: number): number {
  const { alphabet, columns } = table;
  const next = rowOf(table, nextNode(table, row, cls));
  const cell = table.ends[next / columns]!.length > 0 ? ~next : next;
  if (cls < columns) table.cells[row + cls] = cell;
  else table.wide.set(row * alphabet.size + cls, cell);
  return cell;
}

function nextNode({ alphabet, columns, nodes, trie }: Table, row: number, cls: number): Node {
  const breaks = alphabet.words[cls] === 0;
  const character = alphabet.characters[cls]!;
  if (character !== '') return step(trie, nodes[row / columns]!, character, breaks);
  return breaks ? trie.wordStart : trie.root;
}

/** Where the row of a state starts; it is added when the state is first reached. */
function rowOf(table: Table, node: Node): number {
  const known = table.rowOfNode.get(node);
  if (known !== undefined) return known;
  const row = table.nodes.length * table.columns;
  table.rowOfNode.set(node, row);
  table.nodes.push(node);
  table.ends.push(endsAt(table.trie, node));
  if (row + table.columns > table.cells.length) table.cells = doubled(table.cells, UNFILLED);
  return row;
}

/** An array of twice the length, with `filler` in the new half. */
export function doubled(array: Int32Array, filler: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2).fill(filler, array.length);
  larger.set(array);
  return larger;
}
