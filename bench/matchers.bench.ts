/**
 * The matcher of `src/classify/matcher/`, against what else would find keywords in texts. All have to find the same matches:
 * whole words, in any case, in 2 MB of generated snippets without links.
 *
 *     npx vitest bench --run
 *
 * On two shared cores, Node 20.20, in MB of text a second, with 200 keywords and with 5,000:
 *
 *                                                 200   5,000
 *     automaton over UTF-8 bytes (is used)        153     150
 *     automaton over UTF-16 units, lower case      71      64
 *     one expression, \b                           61
 *     words hashed from bytes, then phrases        21      16
 *     one expression, Unicode boundaries           13
 *     words looked up in a map, then phrases        8       8
 *     an expression for each keyword              0.8
 *
 * Also tried, and not kept: two halves of a body read in turns by one loop, a tenth faster, and four bytes in a row without a
 * loop, as fast as one; the same automaton in WebAssembly, 1.5 times as fast as in JavaScript; and before it, 16
 * bytes at once, a sieve for the places where the first three letters of some keyword stand. With 200 keywords and a match in
 * one of four snippets such a sieve in WebAssembly (342 bytes) takes 1.9 ns a byte with copying, in JavaScript (windows of four
 * bytes, a look into a table of 64 KB each) 3.6, and the automaton behind it 1.4, beside 4.9 for the automaton alone; with
 * seven matches a snippet 1.8 or 4.5, and 6.4 behind it, beside 8.8. It would save a tenth or nothing of classifying, and bring
 * a second language into the house.
 */
import { bench, describe } from 'vitest';
import { buildAutomaton, clearMatches, newMatches } from '../src/classify/matcher/automaton.ts';
import type { Pattern } from '../src/classify/matcher/pattern.ts';
import { FIELD, snippets } from './generate.js';

// Links are left out, and single spaces are all that is between words: not every way below can tell better.
const text = [...snippets(7_000, 7)]
  .join('')
  .replaceAll(/https?:\/\/\S+|[@#]\w+/g, '')
  .replaceAll(/[\s_\-\u2010-\u2013]+/g, ' ');
const bytes = new TextEncoder().encode(text);

/** Words of the field, pairs of them, and more words that hardly a text has. */
function keywordsOf(count: number): string[] {
  const pairs = FIELD.map((word, i) => `${word} ${FIELD[(i + 3) % FIELD.length]}`);
  const rare = Array.from({ length: count }, (_, i) => `${FIELD[i % FIELD.length]}${i.toString(36)}`);
  return [...new Set([...FIELD, ...pairs, ...rare])].slice(0, count);
}

/** A way to find all keywords in `text`: made once, run often; gives how many there are. */
type Matcher = (keywords: string[]) => () => number;

const matchers: Record<string, Matcher> = {
  'automaton over UTF-8 bytes': overBytes,
  'automaton over UTF-16 units': overUnits,
  'words looked up in a map, then phrases': wordByWord,
  'words hashed from bytes, then phrases': byHash,
  'one expression, \\b': (keywords) => oneExpression(keywords, '\\b', '\\b', 'gi'),
  'one expression, Unicode boundaries': (keywords) =>
    oneExpression(keywords, '(?<![\\p{L}\\p{N}\\p{M}])', '(?![\\p{L}\\p{N}\\p{M}])', 'giu'),
  'an expression for each keyword': manyExpressions,
};

for (const count of [200, 5_000]) {
  const keywords = keywordsOf(count);
  const expected = overBytes(keywords)();
  describe(`${count} keywords, ${(bytes.length / 1e6).toFixed(1)} MB, ${expected} matches`, () => {
    for (const [name, make] of Object.entries(matchers)) {
      // They took minutes.
      if (count > 200 && name.includes('expression')) continue;
      const find = make(keywords);
      const found = find();
      if (found !== expected) throw new Error(`${name} finds ${found} matches instead of ${expected}`);
      bench(name, () => void find(), { time: 1000, warmupTime: 100, warmupIterations: 1, iterations: 3 });
    }
  });
}

function overBytes(keywords: string[]): () => number {
  const patterns: Pattern[] = keywords.map((word) => ({
    path: `\0${word.replaceAll(' ', ' \0')}`,
    text: word,
    isExact: false,
    isPrefix: false,
  }));
  const automaton = buildAutomaton(patterns);
  const matches = newMatches();
  return () => {
    clearMatches(matches);
    automaton.scan(bytes, 0, bytes.length, matches);
    return matches.count;
  };
}

/** Aho and Corasick as in the books: all states and all their transitions are made before the first text is read. */
function overUnits(keywords: string[]): () => number {
  const { next, depths } = plantAll(keywords);
  const isWord = (unit: number) => /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(unit));
  const words = Uint8Array.from({ length: 0x1_0000 }, (_, unit) => (isWord(unit) ? 1 : 0));
  return () => {
    const folded = text.toLowerCase();
    let count = 0;
    let state = 0;
    for (let at = 0; at < folded.length; at++) {
      const unit = folded.charCodeAt(at);
      state = unit < 0x80 ? next[(state << 7) | unit]! : 0;
      for (const depth of depths[state]!) {
        const from = at - depth;
        if (from >= 0 && words[folded.charCodeAt(from)] === 1) continue;
        if (at + 1 < folded.length && words[folded.charCodeAt(at + 1)] === 1) continue;
        count++;
      }
    }
    return count;
  };
}

/** For each state where each unit of ASCII leads, and how long the keywords are that end there. */
function plantAll(keywords: string[]): { next: Int32Array; depths: number[][] } {
  const children: Map<number, number>[] = [new Map()];
  const depths: number[][] = [[]];
  for (const word of keywords) {
    let state = 0;
    for (const letter of word) {
      const unit = letter.charCodeAt(0);
      if (!children[state]!.has(unit)) {
        children[state]!.set(unit, children.length);
        children.push(new Map());
        depths.push([]);
      }
      state = children[state]!.get(unit)!;
    }
    depths[state]!.push(word.length);
  }
  const next = new Int32Array(children.length << 7);
  const failure = new Int32Array(children.length);
  const queue = [0];
  for (const state of queue) {
    if (state !== 0) depths[state]!.push(...depths[failure[state]!]!);
    for (let unit = 0; unit < 0x80; unit++) {
      const child = children[state]!.get(unit);
      const otherwise = state === 0 ? 0 : next[(failure[state]! << 7) | unit]!;
      next[(state << 7) | unit] = child ?? otherwise;
      if (child === undefined) continue;
      failure[child] = otherwise;
      queue.push(child);
    }
  }
  return { next, depths };
}

/** The keywords by their first word; each as the words behind it. */
function phrasesOf(keywords: string[]): Map<string, string[][]> {
  const phrases = new Map<string, string[][]>();
  for (const keyword of keywords) {
    const [first = '', ...rest] = keyword.split(' ');
    phrases.set(first, [...(phrases.get(first) ?? []), rest]);
  }
  return phrases;
}

function wordByWord(keywords: string[]): () => number {
  const phrases = phrasesOf(keywords);
  const word = /[\p{L}\p{N}\p{M}]+/gu;
  return () => {
    const folded = text.toLowerCase();
    const words: string[] = [];
    const ends: number[] = [];
    const starts: number[] = [];
    for (const match of folded.matchAll(word)) {
      words.push(match[0]);
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
    const isGap = (i: number) => ends[i - 1]! + 1 === starts[i] && folded[ends[i - 1]!] === ' ';
    let count = 0;
    for (let at = 0; at < words.length; at++) {
      for (const rest of phrases.get(words[at]!) ?? [])
        if (rest.every((it, i) => words[at + i + 1] === it && isGap(at + i + 1))) count++;
    }
    return count;
  };
}

/** Words of ASCII as numbers, straight from the bytes; what a number stands for is compared when it is known. */
function byHash(keywords: string[]): () => number {
  const phrases = phrasesOf(keywords);
  const byNumber = new Map<number, string[]>();
  for (const first of phrases.keys()) {
    const number = numberOf(new TextEncoder().encode(first), 0, first.length);
    byNumber.set(number, [...(byNumber.get(number) ?? []), first]);
  }
  const spell = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to)).toLowerCase();
  const follows = (rest: string[], from: number): boolean => {
    let at = from;
    return rest.every((word) => {
      const start = at + 1;
      const end = endOf(start, isPartOfWord);
      const isNext = bytes[at] === 0x20 && spell(start, end) === word;
      at = end;
      return isNext;
    });
  };
  return () => {
    let count = 0;
    for (let at = 0; at < bytes.length; ) {
      const start = endOf(at, (i) => !isPartOfWord(i));
      const end = endOf(start, isPartOfWord);
      at = end;
      const known = byNumber.get(numberOf(bytes, start, end));
      if (known === undefined) continue;
      const word = spell(start, end);
      if (known.includes(word)) for (const rest of phrases.get(word)!) if (follows(rest, end)) count++;
    }
    return count;
  };
}

function numberOf(of: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = (Math.imul(number, 31) + (of[at]! | 0x20)) | 0;
  return number;
}

const letters = Uint8Array.from({ length: 0x80 }, (_, byte) =>
  /\w/.test(String.fromCharCode(byte)) ? 1 : 0,
);
letters[0x5f] = 0;
const isPartOfWord = (at: number) => bytes[at]! < 0x80 && letters[bytes[at]!] === 1;

function endOf(from: number, belongs: (at: number) => boolean): number {
  let at = from;
  while (at < bytes.length && belongs(at)) at++;
  return at;
}

/** The alternation finds the longest keyword at a place first, so those that begin another are asked for apart. */
function oneExpression(keywords: string[], before: string, behind: string, flags: string): () => number {
  const heads = new Map<string, number>();
  const sorted = keywords.toSorted((a, b) => b.length - a.length);
  for (const word of keywords)
    for (const head of keywords) if (word.startsWith(`${head} `)) heads.set(word, (heads.get(word) ?? 0) + 1);
  const expression = new RegExp(`${before}(?=(${sorted.join('|')})${behind})`, flags);
  return () => {
    let count = 0;
    for (const match of text.matchAll(expression)) count += 1 + (heads.get(match[1]!.toLowerCase()) ?? 0);
    return count;
  };
}

function manyExpressions(keywords: string[]): () => number {
  const each = keywords.map((word) => oneExpression([word], '\\b', '\\b', 'gi'));
  return () => each.reduce((sum, find) => sum + find(), 0);
}
