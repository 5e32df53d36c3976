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

export interface Trie {
  /** The state in which a word may start: that of every text's beginning. */
  wordStart: Node;
  root: Node;
  /** Where a folded character leads, with the `BREAK` behind it when it ends a word. */
  step(node: Node, character: string, breaks: boolean): Node;
  /** The indices of the patterns that end at a node, longest first. */
  endsAt(node: Node): number[];
}

export function plantTrie(patterns: Pattern[]): Trie {
  const sorted = patterns.map(({ path }, index) => ({ path, index })).sort((a, b) => byUnits(a.path, b.path));
  const root = newNode(0, sorted.length, 0);
  const wordStart = childOf(root, BREAK) ?? newNode(0, 0, 1);
  root.children.set(BREAK, wordStart);

  function childOf(node: Node, unit: string): Node | null {
    const known = node.children.get(unit);
    if (known !== undefined) return known;
    const low = firstFrom(node, unit, false);
    const high = firstFrom(node, unit, true);
    const child = low === high ? null : newNode(low, high, node.depth + 1);
    node.children.set(unit, child);
    return child;
  }

  /** The first path of a node whose next unit is at least `unit`, or after it; a path that ends comes before all. */
  function firstFrom({ low, high, depth }: Node, unit: string, isAfter: boolean): number {
    let [from, to] = [low, high];
    while (from < to) {
      const middle = (from + to) >> 1;
      const there = sorted[middle]!.path.charAt(depth);
      if (there < unit || (isAfter && there === unit)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Where one unit leads: along the tree, or from the longest end of the path so far that goes on with it. */
  function goTo(node: Node, unit: string): Node {
    for (let from = node; ; from = failureOf(from)) {
      const child = childOf(from, unit);
      if (child !== null) return child;
      if (from === root) return root;
    }
  }

  function failureOf(node: Node): Node {
    node.failure ??= longestEnd(node);
    return node.failure;
  }

  /** Walks the path of the node from its second unit on, as a text of its own. */
  function longestEnd(node: Node): Node {
    let end = root;
    const path = sorted[node.low]?.path ?? '';
    for (let at = 1; at < node.depth; at++) end = goTo(end, path.charAt(at));
    return end;
  }

  const hasReadGap = ({ low, depth }: Node): boolean =>
    sorted[low]?.path.charAt(depth - 1) === BREAK && sorted[low].path.charAt(depth - 2) === ' ';

  return {
    root,
    wordStart,
    step(node, character, breaks) {
      if (character === ' ' && (node === wordStart || hasReadGap(node))) return node;
      let next = node;
      for (let at = 0; at < character.length; at++) next = goTo(next, character.charAt(at));
      return breaks ? goTo(next, BREAK) : next;
    },
    endsAt(node) {
      const ends: number[] = [];
      for (let at = node; at !== root; at = failureOf(at)) {
        for (let i = at.low; i < at.high && sorted[i]!.path.length === at.depth; i++)
          ends.push(sorted[i]!.index);
      }
      return ends;
    },
  };
}

const newNode = (low: number, high: number, depth: number): Node => ({
  low,
  high,
  depth,
  failure: null,
  children: new Map(),
});

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
