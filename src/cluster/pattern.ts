/**
 * A keyword as the matcher looks for it. One keyword has several patterns: itself, its regular plural, and
 * both again with their accents composed and decomposed, since texts come either way.
 */
import type { Keyword } from '../model.ts';
import { FOLDED_GAP, fold, isGap, isWord } from './characters.ts';

/** How the case of a pattern's letters counts. `any`: not at all. `acronyms`: where `strict` says so. `bytes`: the text must be the same to the byte. */
export type Strictness = 'any' | 'acronyms' | 'bytes';

export interface Pattern {
  /** The folded characters, a run of gaps as one. */
  folded: number[];
  /** The characters as written; compared where `strict` is true. */
  written: number[];
  /** For each character, whether its case counts. */
  strict: boolean[];
  strictness: Strictness;
  /** Whether what follows the match must not be a letter or digit. */
  wordEnd: boolean;
  /** Whether what stands before the match must not be a letter or digit. */
  wordStart: boolean;
}

/** The patterns of a keyword that is searched for in running text: a literal, `=exact` or `prefix*`. */
export function patternsOf(keyword: Keyword): Pattern[] {
  const text = keyword.pattern.trim();
  const strictness = keyword.kind === 'exact' ? 'bytes' : 'any';
  const forms = keyword.kind === 'literal' ? [text, ...plural(text)] : [text];
  const spellings = new Set(forms.flatMap((form) => [form.normalize('NFC'), form.normalize('NFD')]));
  return [...spellings].map((spelling) => toPattern(spelling, strictness, keyword.kind !== 'prefix'));
}

/** What two patterns have in common when they match the same texts. */
export function keyOf({ strictness, wordEnd, folded, written }: Pattern): string {
  return `${strictness} ${wordEnd} ${strictness === 'any' ? folded : written}`;
}

function toPattern(text: string, strictness: Strictness, whole: boolean): Pattern {
  const written = strictness === 'bytes' ? codePoints(text) : joinGaps(codePoints(text));
  const strict = strictness === 'bytes' ? written.map(() => false) : acronymLetters(written);
  return {
    written,
    folded: written.map(fold),
    strict,
    strictness: strict.includes(true) ? 'acronyms' : strictness,
    wordStart: isWord(written[0]!),
    wordEnd: whole && isWord(written.at(-1)!),
  };
}

const codePoints = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0)!);

const joinGaps = (characters: number[]): number[] =>
  characters
    .filter((character, i) => i === 0 || !isGap(character) || !isGap(characters[i - 1]!))
    .map((character) => (isGap(character) ? FOLDED_GAP : character));

/**
 * The regular plural of a keyword's last word, in small letters: none when the word does not end in a Latin
 * letter. An acronym takes its `s` as it is, whatever it ends in: `APIs`, `SLOs`, `CDs`.
 */
function plural(text: string): string[] {
  const word = /[\p{Script=Latin}\p{M}]+$/u.exec(text)?.[0];
  if (word === undefined) return [];
  if (isAcronym(word)) return [`${text}s`];
  if (/[^aeiou]y$/i.test(word)) return [`${text.slice(0, -1)}ies`];
  return [/(?:s|x|z|ch|sh)$/i.test(word) ? `${text}es` : `${text}s`];
}

/** Which characters belong to an acronym, a word all in capitals: their case counts, and that of a plural `s` behind them. */
function acronymLetters(characters: number[]): boolean[] {
  const strict = characters.map(() => false);
  let start = 0;
  for (let end = 0; end <= characters.length; end++) {
    if (end < characters.length && isWord(characters[end]!)) continue;
    const word = String.fromCodePoint(...characters.slice(start, end));
    if (isAcronym(word) || (word.endsWith('s') && isAcronym(word.slice(0, -1))))
      strict.fill(true, start, end);
    start = end + 1;
  }
  return strict;
}

/** A word all in capitals and digits, with at least two capitals. */
function isAcronym(word: string): boolean {
  const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 && /^[\p{Lu}\p{N}]+$/u.test(word);
}
