/**
 * Finds the words of the rules in texts, by one of two matchers that find the same. The automaton reads many times as many
 * bytes a second, but only when its rows are filled: a week is read by the word index before the automaton was built.
 */
import type { Keyword } from '../../types.ts';
import { type Automaton, buildAutomaton, clearMatches, newMatches } from './automaton.ts';
import { type Pattern, patternsOf } from './pattern.ts';
import { newWordIndex, type Shelves, type WordHit } from './word-index.ts';

/** The words of the rules, ready to be looked for. */
export interface Matcher {
  /** The keywords in a text, in the order of their ends, the longest first. */
  find(text: string): WordHit[];
  /** Says how much is about to be read, as far as it is known. */
  expect(units: number): void;
  /** Whether there is so much to read that it pays to read bytes by the automaton. */
  isForMany(): boolean;
  /** Built when it is first asked for. */
  automaton(): KeywordAutomaton;
}

/** The automaton of all patterns, and for each pattern the index of its keyword. */
export interface KeywordAutomaton {
  automaton: Automaton;
  keywordOf: number[];
}

/** How much is read by the word index: what that takes, the automaton takes to be built. */
const SHORT = 2 ** 16;

/** Makes the matcher of some keywords; `running` gives the indices of those that are words of a text. */
export function newMatcher(running: () => Iterable<number>, shelves: Shelves): Matcher {
  const index = newWordIndex(shelves);
  let built: KeywordAutomaton | null = null;
  let read = 0;
  const automaton = () => {
    built ??= automatonOf(running(), shelves.keyword);
    return built;
  };
  return {
    automaton,
    expect(units) {
      read = Math.max(read, units);
    },
    isForMany: () => read >= SHORT,
    find(text) {
      if (read >= SHORT) return findByAutomaton(text, automaton());
      read += text.length;
      return index.find(text);
    },
  };
}

/** The automaton of some keywords. */
export function automatonOf(
  running: Iterable<number>,
  keyword: (index: number) => Keyword,
): KeywordAutomaton {
  const patterns: Pattern[] = [];
  const keywordOf: number[] = [];
  for (const index of running) {
    for (const pattern of patternsOf(keyword(index))) {
      patterns.push(pattern);
      keywordOf.push(index);
    }
  }
  return { automaton: buildAutomaton(patterns), keywordOf };
}

const encoder = new TextEncoder();
const matches = newMatches();

/** Where texts are encoded, one after the other: bytes of their own cost more than to look for words in them. */
const room = new Uint8Array(2 ** 15);

/** The text in UTF-8, until the next is asked for. */
function bytesOf(text: string): Uint8Array {
  // No letter takes more than three bytes.
  if (3 * text.length > room.length) return encoder.encode(text);
  return room.subarray(0, encoder.encodeInto(text, room).written);
}

/** What the automaton finds in a text, in UTF-16 code units. */
export function findByAutomaton(text: string, { automaton, keywordOf }: KeywordAutomaton): WordHit[] {
  const bytes = bytesOf(text);
  clearMatches(matches);
  automaton.scan(bytes, 0, bytes.length, matches);
  const offsets = matches.count === 0 || bytes.length === text.length ? null : unitOffsets(bytes);
  const found: WordHit[] = [];
  for (let i = 0; i < matches.count; i++) {
    const pattern = matches.pattern[i]!;
    const end = matches.end[i]!;
    const start = automaton.startOf(bytes, pattern, end);
    found.push({
      keyword: keywordOf[pattern]!,
      start: offsets?.[start] ?? start,
      end: offsets?.[end] ?? end,
    });
  }
  return found;
}

/** For each byte of UTF-8 text the offset of its character in UTF-16 code units. */
function unitOffsets(bytes: Uint8Array): Uint32Array {
  const offsets = new Uint32Array(bytes.length + 1);
  let units = 0;
  for (let i = 0; i < bytes.length; i++) {
    offsets[i] = units;
    const byte = bytes[i]!;
    // A character ends where the next byte does not continue it; four bytes make a surrogate pair.
    if ((bytes[i + 1]! & 0xc0) !== 0x80) units += 1;
    else if (byte >= 0xf0) units += 1;
  }
  offsets[bytes.length] = units;
  return offsets;
}
