/**
 * The beginnings of all patterns as a tree that nobody builds: a node is a stretch of the sorted paths, those that
 * begin with the same characters. Sorting is all that it takes to have it; children and failures are found when
 * a text asks for them, which of thousands of patterns is a small part.
 */
import { BREAK, type Pattern } from './pattern.ts';

/** The paths from `low` to before `high`, which share their first `depth` UTF-16 units. */
export interface Node {
  low: number;
  high: number;
  depth: number;
  /** The node of the longest proper end of its path that is itself the beginning of a pattern; null before it is asked for. */
  failure: Node | null;
  /** The children that were asked for, by their unit; null where there is none. */
  children: Map<string, Node | null>;
}

/** All patterns, sorted by their paths. */
export interface Trie {
  sorted: { path: string; index: number }[];
  root: Node;
  /** The state in which a word may start: that of every text's beginning. */
  wordStart: Node;
}

/** Sorts the patterns, and that is all. */
export function plantTrie(patterns: Pattern[]): Trie {
  const sorted = patterns.map(({ path }, index) => ({ path, index })).sort((a, b) => byUnits(a.path, b.path));
  const root = newNode(0, sorted.length, 0);
  const trie = { sorted, root, wordStart: newNode(0, 0, 1) };
  trie.wordStart = childOf(trie, root, BREAK) ?? trie.wordStart;
  root.children.set(BREAK, trie.wordStart);
  return trie;
}

/** Where a folded character leads, with the `BREAK` behind it when it ends a word. */
export function step(trie: Trie, node: Node, character: string, breaks: boolean): Node {
  if (character === ' ' && hasReadGap(trie, node)) return node;
  let next = node;
  for (let at = 0; at < character.length; at++) next = goTo(trie, next, character.charAt(at));
  return breaks ? goTo(trie, next, BREAK) : next;
}

/** The indices of the patterns that end at a node, longest first. */
export function endsAt(trie: Trie, node: Node): number[] {
  const { sorted, root } = trie;
  const ends: number[] = [];
  for (let at = node; at !== root; at = failureOf(trie, at)) {
    for (let i = at.low; i < at.high && sorted[i]!.path.length === at.depth; i++) ends.push(sorted[i]!.index);
  }
  return ends;
}

/** Whether the last that was read is a gap: its path ends in a space and the `BREAK` behind it. */
function hasReadGap({ sorted }: Trie, { low, depth }: Node): boolean {
  const path = sorted[low]?.path ?? '';
  return path.charAt(depth - 1) === BREAK && path.charAt(depth - 2) === ' ';
}

/** Where one unit leads: along the tree, or from the longest end of the path so far that goes on with it. */
function goTo(trie: Trie, node: Node, unit: string): Node {
  for (let from = node; ; from = failureOf(trie, from)) {
    const child = childOf(trie, from, unit);
    if (child !== null) return child;
    if (from === trie.root) return trie.root;
  }
}

function failureOf(trie: Trie, node: Node): Node {
  node.failure ??= longestEnd(trie, node);
  return node.failure;
}

/** Walks the path of the node from its second unit on, as a text of its own. */
function longestEnd(trie: Trie, { low, depth }: Node): Node {
  let end = trie.root;
  const path = trie.sorted[low]?.path ?? '';
  for (let at = 1; at < depth; at++) end = goTo(trie, end, path.charAt(at));
  return end;
}

function childOf(trie: Trie, node: Node, unit: string): Node | null {
  const known = node.children.get(unit);
  if (known !== undefined) return known;
  const low = firstFrom(trie, node, unit, false);
  const high = firstFrom(trie, node, unit, true);
  const child = low === high ? null : newNode(low, high, node.depth + 1);
  node.children.set(unit, child);
  return child;
}

/** The first path of a node whose next unit is at least `unit`, or after it; a path that ends comes before all. */
function firstFrom({ sorted }: Trie, { low, high, depth }: Node, unit: string, isAfter: boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    const there = sorted[middle]!.path.charAt(depth);
    if (there < unit || (isAfter && there === unit)) from = middle + 1;
    else to = middle;
  }
  return from;
}

const newNode = (low: number, high: number, depth: number): Node => ({
  low,
  high,
  depth,
  failure: null,
  children: new Map(),
});

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
