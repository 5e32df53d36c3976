/**
 * Finds every pattern in a text in one pass over its UTF-8 bytes, however many patterns there are.
 *
 * An Aho–Corasick automaton (Aho & Corasick 1975) over folded characters. Three things are its own:
 *
 * - Word boundaries are part of it. After each character that is no letter or digit the automaton reads a
 *   silent `BREAK`; a pattern that must start a word starts with `BREAK`, so "ai" is not even begun inside
 *   "email". The boundary behind a match is looked up when there is one.
 * - A run of gaps counts as one: a state that has just read a gap stays where it is on the next.
 * - It becomes a table lazily. The row of a state, which says where each character leads from it, is filled as
 *   texts ask for it. A week of snippets visits a few hundred states of tens of thousands, and starts fast; a
 *   million snippets have filled the rows they need within the first pages.
 */
import { type Alphabet, UNREAD } from './alphabet.ts';
import { endsUrl, isWord } from './characters.ts';
import { isAsWritten, startOf } from './letters.ts';
import { type Letters, lettersOf, type Pattern } from './pattern.ts';
import { fillCell, NO_WORD, newTable, START, type Table, UNASKED, UNFILLED } from './table.ts';
import { codePointAt, lengthOf } from './utf8.ts';

/** The matches of one scan, in the order of their ends; reused between scans so that none allocates. */
export interface Matches {
  count: number;
  /** For each match the index of its pattern. */
  pattern: Int32Array<ArrayBuffer>;
  /** For each match the byte offset behind it. */
  end: Int32Array<ArrayBuffer>;
  /** What else the text has: `HAS_LINK`, `HAS_TAG` and `HAS_HANDLE`, as far as their first signs tell. */
  markers: number;
}

export const HAS_LINK = 1;
export const HAS_TAG = 2;
export const HAS_HANDLE = 4;

/** A matcher for some patterns. */
export interface Automaton {
  /** Adds the matches in `bytes[from..to)` to `matches`. What lies outside counts as no letter. URLs are passed over. */
  scan(bytes: Uint8Array, from: number, to: number, matches: Matches): void;
  /** The byte offset where a match of `pattern` that ends at `end` starts. */
  startOf(bytes: Uint8Array, pattern: number, end: number): number;
}

/** Room for matches. */
export const newMatches = (): Matches => ({
  count: 0,
  pattern: new Int32Array(256),
  end: new Int32Array(256),
  markers: 0,
});

/** Forgets the matches of the scan before. */
export function clearMatches(matches: Matches): void {
  matches.count = 0;
  matches.markers = 0;
}

/** Makes the matcher; matches are reported by the index of their pattern. */
export function buildAutomaton(patterns: Pattern[]): Automaton {
  const table = newTable([
    ...patterns,
    ...MARKERS.map(({ path }) => ({ path, text: '', isExact: false, isPrefix: true })),
  ]);
  // As long as it will be: one that grows by leaps becomes a map.
  const checks: (Check | undefined)[] = Array.from({ length: patterns.length });
  const checkOf = (index: number): Check => {
    const check = checks[index] ?? readCheck(patterns[index]!);
    checks[index] = check;
    return check;
  };
  return {
    scan: (bytes, from, to, matches) => scan(table, checkOf, patterns.length, bytes, from, to, matches),
    startOf: (bytes, pattern, end) =>
      startOf(bytes, checkOf(pattern).letters, patterns[pattern]!.isExact, end),
  };
}

/** What is still to be asked of a match when the automaton has found it. */
interface Check {
  /** Whether no word may go on behind it. */
  wordEnd: boolean;
  /** Whether letters must stand as they are written. */
  isStrict: boolean;
  isExact: boolean;
  letters: Letters;
}

function readCheck(pattern: Pattern): Check {
  const letters = lettersOf(pattern);
  const wordEnd = !pattern.isPrefix && isWord(letters.written.at(-1)!);
  return { wordEnd, isStrict: letters.strict.includes(true), isExact: pattern.isExact, letters };
}

function scan(
  table: Table,
  checkOf: (pattern: number) => Check,
  firstMarker: number,
  bytes: Uint8Array,
  from: number,
  to: number,
  matches: Matches,
): void {
  const { shift } = table;
  const { classOfByte } = table.alphabet;
  let cells = table.cells;
  let row = START;
  for (let at = from; at < to; ) {
    let lead: number;
    let cell = row;
    // Nearly all bytes are read in this loop: one look into the table, one comparison. Nothing is called in it, so
    // that the compiler checks outside what it would otherwise check at every byte.
    do {
      row = cell;
      lead = bytes[at++]!;
      cell = cells[(row << shift) + classOfByte[lead]!]!;
    } while (cell >= 0 && at < to);
    if (cell === UNFILLED) {
      const cls = classOfByte[lead]!;
      if (cls === UNREAD) {
        cell = cellOf(table, row, codePointAt(bytes, at - 1));
        at += lengthOf(lead) - 1;
      } else {
        cell = fillCell(table, row, cls);
      }
      cells = table.cells;
    }
    row = cell >= 0 ? cell : ~cell;
    if (cell >= 0) continue;
    const word = table.soleWord[row]!;
    if (word >= 0) {
      if (at === to || !isWordAt(table.alphabet, bytes, at)) push(matches, word, at);
      continue;
    }
    const next = report(table, row, checkOf, firstMarker, bytes, from, at, to, matches);
    if (next !== at) row = START;
    at = next;
  }
}

/** Where a character leads whose first byte does not tell. */
function cellOf(table: Table, row: number, codePoint: number): number {
  const { cells, shift, wide } = table;
  const { classOf, columns, size } = table.alphabet;
  const cls = classOf(codePoint);
  const known = cls < columns ? cells[(row << shift) + cls]! : wide.get(row * size + cls);
  return known === undefined || known === UNFILLED ? fillCell(table, row, cls) : known;
}

/** Notes the patterns that end at `at` and returns where to go on: `at`, or the end of a URL. */
function report(
  { ends, alphabet, soleWord }: Table,
  row: number,
  checkOf: (pattern: number) => Check,
  firstMarker: number,
  bytes: Uint8Array,
  from: number,
  at: number,
  to: number,
  matches: Matches,
): number {
  const patterns = ends[row]!;
  if (soleWord[row] === UNASKED) soleWord[row] = soleWordOf(patterns, checkOf, firstMarker);
  const wordFollows = at < to && isWordAt(alphabet, bytes, at);
  for (let i = 0; i < patterns.length; i++) {
    const pattern = patterns[i]!;
    if (pattern >= firstMarker) {
      const marker = MARKERS[pattern - firstMarker]!;
      matches.markers |= marker.means;
      if (marker.means !== HAS_LINK) continue;
      dropMatchesAt(matches, at - URL_MARKER_LENGTH);
      return endOfUrl(bytes, at, to);
    }
    const { wordEnd, isStrict, isExact, letters } = checkOf(pattern);
    if (wordFollows && wordEnd) continue;
    if (isStrict && !isAsWritten(bytes, from, letters, isExact, at)) continue;
    push(matches, pattern, at);
  }
  return at;
}

/** The pattern that ends here when it is the only one, and nothing is to be asked but whether the word ends, too. */
function soleWordOf(
  [pattern, ...others]: number[],
  checkOf: (pattern: number) => Check,
  firstMarker: number,
): number {
  if (pattern === undefined || others.length > 0 || pattern >= firstMarker) return NO_WORD;
  const { wordEnd, isStrict } = checkOf(pattern);
  return wordEnd && !isStrict ? pattern : NO_WORD;
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

function isWordAt({ words, classOfByte, classOf }: Alphabet, bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at]!;
  const cls = classOfByte[lead]!;
  return words[cls === UNREAD ? classOf(codePointAt(bytes, at)) : cls] === 1;
}

function push(matches: Matches, pattern: number, end: number): void {
  if (matches.count === matches.pattern.length) {
    matches.pattern = doubled(matches.pattern);
    matches.end = doubled(matches.end);
  }
  matches.pattern[matches.count] = pattern;
  matches.end[matches.count++] = end;
}

// ── Links, tags and handles ──────────────────────────────────────────────────────────────────────

/**
 * What a link, a tag and a handle begin with. They are patterns of the automaton like the others, behind the last of
 * them, so that looking for them costs nothing. Paths have a `BREAK` behind each sign.
 */
const MARKERS = [
  { path: ':\0/\0/\0', means: HAS_LINK },
  { path: '#\0', means: HAS_TAG },
  { path: '＃\0', means: HAS_TAG },
  { path: '@\0', means: HAS_HANDLE },
  { path: '＠\0', means: HAS_HANDLE },
];
const URL_MARKER_LENGTH = 3;

function endOfUrl(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && !endsUrl(bytes[at]!)) at++;
  return at;
}

/** The scheme of a URL is no word of the text. */
function dropMatchesAt(matches: Matches, end: number): void {
  while (matches.count > 0 && matches.end[matches.count - 1] === end) matches.count--;
}
