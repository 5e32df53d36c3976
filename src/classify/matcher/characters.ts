/**
 * What a character is to the matcher: part of a word or not, a gap between words or not, and which other
 * characters are the same as it.
 */

import { gapCharacter } from '../../text/gaps.ts';
import { askedOnce, late } from '../../text/late.ts';

/** Letters, digits and the marks that belong to them. */
const word = late(() => /[\p{L}\p{N}\p{M}]/u);

/**
 * Scripts that write without spaces between words. Demanding a word boundary inside them would find nothing,
 * so their letters count as boundaries themselves.
 */
const unspaced = late(
  () =>
    /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]/u,
);

/**
 * Western letters, and blocks of punctuation, signs and emoji: what most texts have beyond ASCII. To compile the two
 * expressions takes milliseconds, which a start has better uses for.
 */
const BLOCKS = [
  { from: 0xc0, to: 0x24f, isWord: true },
  { from: 0x2000, to: 0x206f, isWord: false },
  { from: 0x20a0, to: 0x20cf, isWord: false },
  { from: 0x2190, to: 0x245f, isWord: false },
  { from: 0x2500, to: 0x2775, isWord: false },
  { from: 0x1f300, to: 0x1faff, isWord: false },
];
const TIMES = 0xd7;
const DIVIDED = 0xf7;

/** Stands for every gap once folded. */
export const FOLDED_GAP = 0x20;

/** Quotes that word processors put in the place of the straight ones. */
const STRAIGHT_QUOTES = new Map([
  [0x2018, 0x27],
  [0x2019, 0x27],
  [0x201b, 0x27],
  [0x201c, 0x22],
  [0x201d, 0x22],
  [0x201e, 0x22],
  [0x201f, 0x22],
]);

// Rules of thousands of keywords ask the same few characters again and again; asking a regular expression each time was most of
// the time that compiling them took. There are at most 1,114,112 answers to keep.

/** Whether a code point belongs to a word, so that a keyword may not end right before it or start right after it. */
export const isWord: (codePoint: number) => boolean = askedOnce((codePoint) => {
  if (codePoint < 0x80) return isAsciiWord(codePoint);
  const block = BLOCKS.find(({ from, to }) => from <= codePoint && codePoint <= to);
  if (block !== undefined) return block.isWord && codePoint !== TIMES && codePoint !== DIVIDED;
  const character = String.fromCodePoint(codePoint);
  return word().test(character) && !unspaced().test(character);
});

const isAsciiWord = (code: number): boolean => {
  const small = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (small >= 0x61 && small <= 0x7a);
};

/** Whether a code point is a gap: white space, an underscore or a hyphen of any kind. */
export const isGap: (codePoint: number) => boolean = askedOnce((codePoint) =>
  gapCharacter.test(String.fromCodePoint(codePoint)),
);

/** Whether a URL ends before a character, or the byte that it begins with: white space, a bracket or quote that cannot be part of it, and all that is not ASCII. */
export const endsUrl = (unit: number): boolean =>
  unit <= 0x20 || unit >= 0x7f || unit === 0x22 || unit === 0x3c || unit === 0x3e;

/**
 * The code point that stands for all those that are alike: gaps become a space, quotes straight, and letters
 * small. Letters go through their capital first, so that `ſ` and `ς` meet `s` and `σ`; those whose other case
 * has several letters (`ß`, `İ`) stay as they are, since a match must keep its length.
 */
export const fold: (codePoint: number) => number = askedOnce((codePoint) => {
  if (isGap(codePoint)) return FOLDED_GAP;
  return STRAIGHT_QUOTES.get(codePoint) ?? foldCase(codePoint);
});

function foldCase(codePoint: number): number {
  const upper = single(String.fromCodePoint(codePoint).toUpperCase());
  if (upper === null) return codePoint;
  return single(String.fromCodePoint(upper).toLowerCase()) ?? codePoint;
}

function single(text: string): number | null {
  const codePoint = text.codePointAt(0)!;
  return text.length === (codePoint > 0xffff ? 2 : 1) ? codePoint : null;
}
