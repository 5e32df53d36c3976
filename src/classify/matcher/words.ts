/** An entry as the words that a keyword could be, cut as the matcher cuts them: what `learn/` learns from. */
import type { Entry, Field } from '../../types.ts';
import { isGap, isWord } from './characters.ts';
import { wordsOfTag } from './find.ts';

/** The words of a field, or of one element of it. */
export interface WordRun {
  field: Field;
  words: Word[];
}

/** A word in small letters. */
export interface Word {
  text: string;
  /** Whether only gaps part it from the word before, so that a keyword can be made of both. */
  follows: boolean;
  /** Whether it is written in capitals, as an acronym is. */
  isAcronym: boolean;
}

/** The fields that a keyword of plain words looks at. URLs are passed over, as by the matcher. */
export function passagesOf({ title, body, hashtags }: Entry): WordRun[] {
  return [
    { field: 'title', words: wordsOf(title) },
    { field: 'body', words: wordsOf(body) },
    ...hashtags.map((tag): WordRun => ({ field: 'tags', words: wordsOf(wordsOfTag(tag)) })),
  ];
}

const LETTERS = /[\p{L}\p{N}\p{M}]+/gu;
const ADDRESS = /[\p{L}\p{N}\p{M}+.-]*:\/\/[^\0- "<>\x7f-\uffff]*/gu;
const CAPITALS = /^[\p{Lu}\p{N}]*\p{Lu}[\p{Lu}\p{N}]*\p{Lu}[\p{Lu}\p{N}]*$/u;

function wordsOf(written: string): Word[] {
  const composed = written.normalize('NFC');
  const text = composed.includes('://') ? composed.replace(ADDRESS, ' . ') : composed;
  const words: Word[] = [];
  let end = -1;
  for (const match of text.matchAll(LETTERS)) {
    const [run] = match;
    const follows = end >= 0 && isAllGap(text, end, match.index);
    end = match.index + run.length;
    if (isSpaced(run)) {
      words.push({ text: run.toLowerCase(), follows, isAcronym: CAPITALS.test(run) });
      continue;
    }
    const pairs = neighbours(run);
    // A single letter is no word, and what stands behind it follows none.
    if (pairs.length === 0) end = -1;
    words.push(...pairs);
  }
  return words;
}

function isAllGap(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isGap(text.charCodeAt(at))) return false;
  return true;
}

const isSpaced = (run: string): boolean => {
  for (let at = 0; at < run.length; at++) {
    if (run.charCodeAt(at) > 0x7f) return Array.from(run).every((it) => isWord(it.codePointAt(0)!));
  }
  return true;
};

/** Scripts without spaces: nobody says where a word ends, so each two neighbouring letters stand for one. */
function neighbours(run: string): Word[] {
  const letters = Array.from(run.toLowerCase());
  return letters
    .slice(1)
    .map((letter, at) => ({ text: letters[at]! + letter, follows: false, isAcronym: false }));
}
