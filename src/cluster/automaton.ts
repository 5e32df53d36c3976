/**
 * Finds every pattern in a text in one pass over its UTF-8 bytes, however many patterns there are.
 *
 * An Aho–Corasick automaton (Aho & Corasick 1975) over folded characters. Three things are its own:
 *
 * - Word boundaries are part of it. After each character that is no letter or digit the automaton reads a
 *   silent `BREAK`; a pattern that must start a word starts with `BREAK`, so "ai" is not even begun inside
 *   "email". The boundary behind a match is looked up when there is one.
 * - A run of gaps counts as one: a state that has just read a gap stays where it is on the next.
 * - It becomes a table lazily. The trie is built at once; the row of a state, which says where each character
 *   leads from it, is filled as texts ask for it. A week of snippets visits a few hundred states of thousands,
 *   and starts fast; a million snippets have filled all rows they need within the first pages.
 */
import { FOLDED_GAP, fold, isWord } from './characters.ts';
import type { Pattern } from './pattern.ts';
import { codePointAt, lengthOf, startBefore } from './utf8.ts';

/** The matches of one scan, in the order of their ends; reused between scans so that none allocates. */
export interface Finds {
  count: number;
  /** For each match the index of its pattern. */
  pattern: Int32Array<ArrayBuffer>;
  /** For each match the byte offset behind it. */
  end: Int32Array<ArrayBuffer>;
  /** What else the text has: `HAS_LINK`, `HAS_TAG` and `HAS_HANDLE`, as far as their first signs tell. */
  signs: number;
}

export const HAS_LINK = 1;
export const HAS_TAG = 2;
export const HAS_HANDLE = 4;

export interface Automaton {
  /** Adds the matches in `bytes[from..to)` to `finds`. What lies outside counts as no letter. URLs are passed over. */
  scan(bytes: Uint8Array, from: number, to: number, finds: Finds): void;
  /** The byte offset where a match of `pattern` that ends at `end` starts. */
  startOf(bytes: Uint8Array, pattern: number, end: number): number;
}

export const newFinds = (): Finds => ({
  count: 0,
  pattern: new Int32Array(256),
  end: new Int32Array(256),
  signs: 0,
});

export function clearFinds(finds: Finds): void {
  finds.count = 0;
  finds.signs = 0;
}

// The classes of characters: these four, then one for each character that patterns have.
const BREAK = 0;
const OTHER_WORD = 1;
const OTHER_BREAK = 2;
const GAP = 3;
const FIRST_OWN = 4;

/** Columns of the table: all of ASCII fits. Classes beyond it (rules in Chinese have thousands) go through a map. */
const MOST_COLUMNS = 160;

// A cell of the table: where the row of the next state starts, shifted by one, with the low bit set when
// patterns end there.
const UNFILLED = -1;

const ROOT = 0;

export function buildAutomaton(patterns: Pattern[]): Automaton {
  const alphabet = readAlphabet(patterns);
  const { ascii, classOf } = alphabet;
  const trie = buildTrie(patterns, alphabet);
  const columns = Math.min(alphabet.size, MOST_COLUMNS);
  const rowOfNode = new Map<number, number>();
  const nodeOfRow: number[] = [];
  const endsOfRow: number[][] = [];
  const wide = new Map<number, number>();
  let table = new Int32Array(columns * 64).fill(UNFILLED);
  const start = rowOf(trie.wordStart);

  function scan(bytes: Uint8Array, from: number, to: number, finds: Finds): void {
    let cells = table;
    let row = start;
    for (let at = from; at < to; ) {
      const lead = bytes[at]!;
      let cell: number;
      if (lead < 0x80) {
        at++;
        cell = cells[row + ascii[lead]!]!;
        if (cell === UNFILLED) {
          cell = fill(row, ascii[lead]!);
          cells = table;
        }
      } else {
        const cls = classOf(codePointAt(bytes, at));
        at += lengthOf(lead);
        cell = (cls < columns ? cells[row + cls] : wide.get(row * alphabet.size + cls)) ?? UNFILLED;
        if (cell === UNFILLED) {
          cell = fill(row, cls);
          cells = table;
        }
      }
      row = cell >> 1;
      if ((cell & 1) === 0) continue;
      const next = report(bytes, from, at, to, endsOfRow[row / columns]!, finds);
      if (next !== at) row = start;
      at = next;
    }
  }

  /** Fills the cell of a row for a class and returns it. */
  function fill(row: number, cls: number): number {
    const node = trie.step(nodeOfRow[row / columns]!, cls, alphabet.words[cls] === 0);
    const next = rowOf(node);
    const cell = (next << 1) | (endsOfRow[next / columns]!.length > 0 ? 1 : 0);
    if (cls < columns) table[row + cls] = cell;
    else wide.set(row * alphabet.size + cls, cell);
    return cell;
  }

  /** Where the row of a trie node starts; it is made when it is first reached. */
  function rowOf(node: number): number {
    const known = rowOfNode.get(node);
    if (known !== undefined) return known;
    const row = nodeOfRow.length * columns;
    rowOfNode.set(node, row);
    nodeOfRow.push(node);
    endsOfRow.push(trie.endsAt(node));
    if (row + columns > table.length) table = doubled(table, UNFILLED);
    return row;
  }

  /** Notes the patterns that end at `at` and returns where to go on: `at`, or the end of a URL. */
  function report(
    bytes: Uint8Array,
    from: number,
    at: number,
    to: number,
    ends: number[],
    finds: Finds,
  ): number {
    const wordFollows = at < to && alphabet.words[classAt(bytes, at)] === 1;
    for (let i = 0; i < ends.length; i++) {
      const index = ends[i]!;
      if (index < 0) {
        finds.signs |= SIGNS[~index]!.means;
        if (index !== URL_SIGN) continue;
        dropMatchesAt(finds, at - URL_SIGN_LENGTH);
        return endOfUrl(bytes, at, to);
      }
      const pattern = patterns[index]!;
      if (wordFollows && pattern.wordEnd) continue;
      if (pattern.strictness !== 'any' && !isAsWritten(bytes, from, at, pattern)) continue;
      push(finds, index, at);
    }
    return at;
  }

  function classAt(bytes: Uint8Array, at: number): number {
    const lead = bytes[at]!;
    return lead < 0x80 ? ascii[lead]! : classOf(codePointAt(bytes, at));
  }

  return { scan, startOf: (bytes, pattern, end) => startOf(bytes, patterns[pattern]!, end) };
}

// ── Links, tags and handles ──────────────────────────────────────────────────────────────────────

/**
 * What a link, a tag and a handle begin with. They are patterns of the automaton like the others, known by `~` of
 * their place in this list, so that looking for them costs nothing.
 */
const SIGNS = [
  { text: '://', means: HAS_LINK },
  { text: '#', means: HAS_TAG },
  { text: '＃', means: HAS_TAG },
  { text: '@', means: HAS_HANDLE },
  { text: '＠', means: HAS_HANDLE },
];
const URL_SIGN = ~0;
const URL_SIGN_LENGTH = 3;

/** A URL ends at white space, at a bracket or quote that cannot be part of it, or where ASCII ends. */
function endOfUrl(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const byte = bytes[at]!;
    if (byte <= 0x20 || byte >= 0x7f || byte === 0x22 || byte === 0x3c || byte === 0x3e) break;
    at++;
  }
  return at;
}

/** The scheme of a URL is no word of the text. */
function dropMatchesAt(finds: Finds, end: number): void {
  while (finds.count > 0 && finds.end[finds.count - 1] === end) finds.count--;
}

// ── Matches ─────────────────────────────────────────────────────────────────────────────────────

function push(finds: Finds, pattern: number, end: number): void {
  if (finds.count === finds.pattern.length) {
    finds.pattern = doubled(finds.pattern, 0);
    finds.end = doubled(finds.end, 0);
  }
  finds.pattern[finds.count] = pattern;
  finds.end[finds.count++] = end;
}

function doubled(array: Int32Array<ArrayBuffer>, filler: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2).fill(filler, array.length);
  larger.set(array);
  return larger;
}

/** Walks back over a match, one folded character at a time; a gap takes its whole run. */
function startOf(bytes: Uint8Array, pattern: Pattern, end: number): number {
  let at = end;
  for (let i = pattern.folded.length - 1; i >= 0; i--) {
    at = startBefore(bytes, at);
    if (pattern.folded[i] !== FOLDED_GAP || pattern.strictness === 'bytes') continue;
    for (let before = startBefore(bytes, at); isGapAt(bytes, before); before = startBefore(bytes, at))
      at = before;
  }
  return at;
}

const isGapAt = (bytes: Uint8Array, at: number): boolean =>
  at >= 0 && fold(codePointAt(bytes, at)) === FOLDED_GAP;

/** Whether the letters of a match whose case counts stand in the text as the rule writes them. */
function isAsWritten(bytes: Uint8Array, from: number, end: number, pattern: Pattern): boolean {
  let at = end;
  for (let i = pattern.folded.length - 1; i >= 0; i--) {
    at = startBefore(bytes, at);
    if (at < from) return false;
    const read = codePointAt(bytes, at);
    const counts = pattern.strictness === 'bytes' || pattern.strict[i]!;
    if (counts && read !== pattern.written[i]) return false;
    if (pattern.folded[i] !== FOLDED_GAP || pattern.strictness === 'bytes') continue;
    while (at > from && isGapAt(bytes, startBefore(bytes, at))) at = startBefore(bytes, at);
  }
  return true;
}

// ── The alphabet ────────────────────────────────────────────────────────────────────────────────

interface Alphabet {
  size: number;
  /** The class of each ASCII character. */
  ascii: Uint16Array;
  classOf(codePoint: number): number;
  /** For each class 1 when its characters belong to words. */
  words: Uint8Array;
}

function readAlphabet(patterns: Pattern[]): Alphabet {
  const own = new Map<number, number>([[FOLDED_GAP, GAP]]);
  const note = (character: number) => {
    if (!own.has(character)) own.set(character, own.size - 1 + FIRST_OWN);
  };
  for (const { text } of SIGNS) for (const character of text) note(character.codePointAt(0)!);
  for (const pattern of patterns) pattern.folded.filter((character) => character < 0x80).forEach(note);
  for (const pattern of patterns) pattern.folded.forEach(note);
  const size = own.size - 1 + FIRST_OWN;

  const classify = (codePoint: number): number =>
    own.get(fold(codePoint)) ?? (isWord(codePoint) ? OTHER_WORD : OTHER_BREAK);
  const ascii = Uint16Array.from({ length: 0x80 }, (_, codePoint) => classify(codePoint));
  const seen = new Map<number, number>();
  const classOf = (codePoint: number): number => {
    const known = seen.get(codePoint);
    if (known !== undefined) return known;
    const cls = classify(codePoint);
    seen.set(codePoint, cls);
    return cls;
  };

  const words = new Uint8Array(size);
  words[OTHER_WORD] = 1;
  for (const [character, cls] of own) words[cls] = isWord(character) ? 1 : 0;
  return { size, ascii, classOf, words };
}

// ── The trie ────────────────────────────────────────────────────────────────────────────────────

interface Trie {
  /** The state in which a word may start: that of every text's beginning. */
  wordStart: number;
  /** Where a character leads; `breaks` when it ends a word. */
  step(node: number, cls: number, breaks: boolean): number;
  /** The patterns that end at a node, longest first. */
  endsAt(node: number): number[];
}

function buildTrie(patterns: Pattern[], alphabet: Alphabet): Trie {
  const spelled = patterns.map((pattern, index) => ({ index, path: spell(pattern, alphabet) }));
  for (const [index, { text }] of SIGNS.entries()) {
    const folded = Array.from(text, (character) => character.codePointAt(0)!);
    spelled.push({ index: ~index, path: spell({ folded, wordStart: false }, alphabet) });
  }
  // In this order each path shares its beginning with the one before, so that nothing has to be looked up.
  spelled.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

  const most = spelled.reduce((sum, { path }) => sum + path.length, 2);
  const symbol = new Uint32Array(most);
  const parent = new Int32Array(most);
  const firstChild = new Int32Array(most);
  const nextSibling = new Int32Array(most);
  const failure = new Int32Array(most).fill(-1);
  const ends = new Map<number, number[]>();
  let nodes = 1;

  function addChild(node: number, cls: number, elder: number): number {
    const child = nodes++;
    symbol[child] = cls;
    parent[child] = node;
    if (elder === 0) firstChild[node] = child;
    else nextSibling[elder] = child;
    return child;
  }

  // `BREAK` sorts first, so the node of a word's start is the first child of the root.
  const wordStart = addChild(ROOT, BREAK, 0);
  const trail = [ROOT, wordStart];
  let before = String.fromCharCode(BREAK);
  for (const { index, path } of spelled) {
    let shared = 0;
    while (shared < path.length && path[shared] === before[shared]) shared++;
    let elder = shared < before.length ? trail[shared + 1]! : 0;
    trail.length = shared + 1;
    for (let depth = shared; depth < path.length; depth++) {
      trail.push(addChild(trail[depth]!, path.charCodeAt(depth), elder));
      elder = 0;
    }
    const node = trail.at(-1)!;
    const there = ends.get(node);
    if (there === undefined) ends.set(node, [index]);
    else there.push(index);
    before = path;
  }

  const rootChildren = childrenByClass(ROOT);
  const startChildren = childrenByClass(wordStart);

  function childrenByClass(node: number): Int32Array {
    const byClass = new Int32Array(alphabet.size);
    for (let child = firstChild[node]!; child !== 0; child = nextSibling[child]!)
      byClass[symbol[child]!] = child;
    return byClass;
  }

  function childOf(node: number, cls: number): number {
    if (node === ROOT) return rootChildren[cls]!;
    if (node === wordStart) return startChildren[cls]!;
    let child = firstChild[node]!;
    while (child !== 0 && symbol[child] !== cls) child = nextSibling[child]!;
    return child;
  }

  /** Where one symbol leads: along the trie, or from the longest end of the path so far that goes on with it. */
  function goTo(node: number, cls: number): number {
    for (let from = node; ; from = failureOf(from)) {
      const child = childOf(from, cls);
      if (child !== 0) return child;
      if (from === ROOT) return ROOT;
    }
  }

  /** The node of the longest proper end of a node's path that is itself the beginning of a pattern. */
  function failureOf(node: number): number {
    if (failure[node] !== -1) return failure[node]!;
    const above = parent[node]!;
    failure[node] = above === ROOT ? ROOT : goTo(failureOf(above), symbol[node]!);
    return failure[node]!;
  }

  const hasReadGap = (node: number): boolean =>
    node === wordStart || (symbol[node] === BREAK && symbol[parent[node]!] === GAP);

  return {
    wordStart,
    step(node, cls, breaks) {
      if (cls === GAP && hasReadGap(node)) return node;
      const next = goTo(node, cls);
      return breaks ? goTo(next, BREAK) : next;
    },
    endsAt(node) {
      const all: number[] = [];
      for (let at = node; at !== ROOT; at = failureOf(at)) all.push(...(ends.get(at) ?? []));
      return all;
    },
  };
}

/** A pattern as the symbols that the automaton reads, one UTF-16 unit each, so that paths sort as strings do. */
function spell({ folded, wordStart }: Pick<Pattern, 'folded' | 'wordStart'>, alphabet: Alphabet): string {
  let path = wordStart ? String.fromCharCode(BREAK) : '';
  for (const character of folded) {
    const cls = alphabet.classOf(character);
    path += String.fromCharCode(cls);
    if (alphabet.words[cls] === 0) path += String.fromCharCode(BREAK);
  }
  return path;
}
