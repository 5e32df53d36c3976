/**
 * The beginnings of all patterns as a tree that nobody builds: a node has the patterns that begin with the same characters,
 * and parts them by the next one when a text gets so far. Of thousands of patterns a week asks for a small part.
 */
import { BREAK, type Pattern } from './pattern.ts';

/** The patterns that share their first `depth` UTF-16 units. */
export interface Node {
  /** Their indices, in their order. */
  patterns: number[];
  /** Those of them that end here. */
  ends: number[];
  depth: number;
  /** The node of the longest proper end of its path that is itself the beginning of a pattern; null before it is asked for. */
  failure: Node | null;
  /** Its children by their unit; null before it is asked for one. */
  children: Map<string, Node> | null;
}

/** All patterns. */
export interface Trie {
  paths: string[];
  root: Node;
  /** The state in which a word may start: that of every text's beginning. */
  wordStart: Node;
}

/** Takes the patterns in; nothing is done with them yet. */
export function plantTrie(patterns: Pattern[]): Trie {
  const paths = patterns.map(({ path }) => path);
  const root = newNode([...paths.keys()], 0);
  const trie = { paths, root, wordStart: root };
  trie.wordStart = childOf(trie, root, BREAK) ?? newNode([], 1);
  root.children!.set(BREAK, trie.wordStart);
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
  const ends = [...node.ends];
  for (let at = node; at !== trie.root; ) {
    at = failureOf(trie, at);
    ends.push(...at.ends);
  }
  return ends;
}

/** Whether the last that was read is a gap: its path ends in a space and the `BREAK` behind it. */
function hasReadGap(trie: Trie, node: Node): boolean {
  const path = pathTo(trie, node);
  const { depth } = node;
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
function longestEnd(trie: Trie, node: Node): Node {
  let end = trie.root;
  const path = pathTo(trie, node);
  for (let at = 1; at < node.depth; at++) end = goTo(trie, end, path.charAt(at));
  return end;
}

/** A path that begins as the node says. */
const pathTo = ({ paths }: Trie, { patterns: [first] }: Node): string =>
  first === undefined ? '' : paths[first]!;

function childOf(trie: Trie, node: Node, unit: string): Node | null {
  node.children ??= part(trie, node);
  return node.children.get(unit) ?? null;
}

/** Parts the patterns of a node by their next unit; one that ends is in none of its children. */
function part({ paths }: Trie, { patterns, depth }: Node): Map<string, Node> {
  const children = new Map<string, Node>();
  for (const pattern of patterns) {
    const path = paths[pattern]!;
    if (path.length === depth) continue;
    const unit = path.charAt(depth);
    let child = children.get(unit);
    if (child === undefined) {
      child = newNode([], depth + 1);
      children.set(unit, child);
    }
    child.patterns.push(pattern);
    if (path.length === child.depth) child.ends.push(pattern);
  }
  return children;
}

const newNode = (patterns: number[], depth: number): Node => ({
  patterns,
  ends: [],
  depth,
  failure: null,
  children: null,
});
