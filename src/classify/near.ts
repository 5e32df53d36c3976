/** Words that stand near one another. */
import { late } from '../text/late.ts';
import type { Found } from './matcher/find.ts';

/**
 * Hits of all words in one text, one of each, such that at most `most` other words stand between the first and the last of
 * them; null when there are none. `ofParts` are the hits of each word.
 */
export function stretchWith(ofParts: Found[][], most: number): Found[] | null {
  for (const [field, text] of textsWith(ofParts)) {
    const here = ofParts.map((hits) => hits.filter((hit) => hit.field === field && hit.text === text));
    const stretch = nearest(here, otherWords(text, here.flat()), most);
    if (stretch !== null) return stretch;
  }
  return null;
}

/** The texts that have a hit of the first word, each once, in their order. */
function textsWith([first]: Found[][]): [string, string][] {
  const texts = new Map<string, Set<string>>();
  for (const { field, text } of first!) {
    const ofField = texts.get(field) ?? new Set();
    texts.set(field, ofField.add(text));
  }
  return [...texts].flatMap(([field, ofField]) =>
    Array.from(ofField, (text): [string, string] => [field, text]),
  );
}

/** Goes backward through the places where a stretch can begin; of each word the hit that ends first from there on is the nearest. */
function nearest(here: Found[][], others: number[], most: number): Found[] | null {
  const starts = here
    .flatMap((hits, part) => hits.map((hit) => ({ hit, part })))
    .sort((a, b) => b.hit.start - a.hit.start);
  const next: (Found | undefined)[] = here.map(() => undefined);
  let found: Found[] | null = null;
  for (const [at, { hit, part }] of starts.entries()) {
    if (next[part] === undefined || hit.end <= next[part].end) next[part] = hit;
    // Several hits may begin at one place: all of them have to be known.
    if (starts[at + 1]?.hit.start === hit.start) continue;
    if (!next.every((it) => it !== undefined)) continue;
    const end = Math.max(...next.map((it) => it.end));
    if (below(others, end) - below(others, hit.start) <= most) found = [...next];
  }
  return found;
}

/** A word, as people count them: `don't` is one, and so is an address. */
const anyWord = late(() => /\p{L}+:\/\/[^\s<>"]+|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu);

/** Scripts without spaces: each letter counts. */
const unspaced = late(
  () =>
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u,
);

/** Where the words begin that belong to no hit, in order. */
function otherWords(text: string, hits: Found[]): number[] {
  const covered = hits.toSorted((a, b) => a.start - b.start);
  const others: number[] = [];
  let at = 0;
  let end = 0;
  for (const start of wordStarts(text)) {
    while (at < covered.length && covered[at]!.start <= start) end = Math.max(end, covered[at++]!.end);
    if (start >= end) others.push(start);
  }
  return others;
}

function* wordStarts(text: string): Generator<number> {
  for (const { 0: word, index } of text.matchAll(anyWord())) {
    if (!unspaced().test(word)) {
      yield index;
      continue;
    }
    let at = index;
    for (const letter of word) {
      yield at;
      at += letter.length;
    }
  }
}

/** How many of the numbers, which rise, are below one. */
function below(numbers: number[], limit: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (numbers[middle]! < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}
