/**
 * A keyword as the matcher looks for it. One keyword has several patterns: itself, its regular plural, and
 * both again with their accents composed and decomposed, since texts come either way.
 */
import type { Keyword } from '../../types.ts';
import { FOLDED_GAP, fold, isGap, isWord } from './characters.ts';

/** Stands behind every character that ends a word, and before a pattern that starts one. */
export const BREAK = '\0';

/** What the automaton needs of every pattern; what else there is to know is found out at the first match. */
export interface Pattern {
  /** The folded characters, a run of gaps as one, with every `BREAK` in its place. */
  path: string;
  /** As the rule writes it, or its plural. */
  text: string;
  /** Whether the text must be the same to the byte. */
  isExact: boolean;
  /** Whether more of the word may follow. */
  isPrefix: boolean;
}

/** A pattern, character by character. */
export interface Letters {
  /** The folded characters, a run of gaps as one; of an exact pattern the characters as they are. */
  folded: number[];
  /** The characters as written; compared where `strict` is true. */
  written: number[];
  /** For each character, whether its case counts. */
  strict: boolean[];
}

/** The patterns of a keyword that is searched for in running text: a literal, `=exact` or `prefix*`. */
export function patternsOf({ kind, pattern: text }: Keyword): Pattern[] {
  if (kind === 'literal' && SIMPLE.test(text)) return simplePatterns(text);
  const forms = kind === 'literal' ? withPlural(text) : [text];
  const spellings = isAscii(text) ? forms : new Set(forms.flatMap(spellingsOf));
  const isExact = kind === 'exact';
  const isPrefix = kind === 'prefix';
  return Array.from(spellings, (spelling) => ({ path: pathOf(spelling), text: spelling, isExact, isPrefix }));
}

/** The most spellings of a phrase, so that one of many accents does not become hundreds. */
const MOST_SPELLINGS = 8;

/** A phrase composed and decomposed, and each of its words for itself: a text that was pasted together mixes the two. */
function spellingsOf(text: string): string[] {
  const words = text
    .split(/(?<=[\s_\-‐-―])/u)
    .map((word) => [...new Set([word.normalize('NFC'), word.normalize('NFD')])]);
  const count = words.reduce((product, forms) => product * forms.length, 1);
  if (count > MOST_SPELLINGS) return [text.normalize('NFC'), text.normalize('NFD')];
  return words.reduce(
    (begun, forms) => begun.flatMap((spelling) => forms.map((form) => spelling + form)),
    [''],
  );
}

/** The same for two patterns that match the same texts. */
export function keyOf(pattern: Pattern): string {
  const { strict } = lettersOf(pattern);
  const isCased = strict.includes(true);
  return `${pattern.isExact} ${pattern.isPrefix} ${isCased ? pattern.text : pattern.path}`;
}

/**
 * Words with a space or a hyphen between them, with a plural in `s`: nearly all keywords are so. The built-in pack has
 * thousands, which every start compiles before anything is optimised.
 */
const SIMPLE = /^(?:[a-z0-9]+[ -])*[a-z0-9]*[a-gi-rt-w]$/i;

function simplePatterns(text: string): Pattern[] {
  const path = plainPath(text);
  return [
    { path, text, isExact: false, isPrefix: false },
    { path: `${path}s`, text: `${text}s`, isExact: false, isPrefix: false },
  ];
}

/** The characters of a pattern and which of them must stand as they are written. */
export function lettersOf({ text, isExact }: Pattern): Letters {
  const written = isExact ? codePoints(text) : joinGaps(codePoints(text));
  if (isExact) return { written, folded: written, strict: written.map(() => true) };
  return { written, folded: written.map(fold), strict: acronymLetters(written) };
}

/** Letters of ASCII and digits, with single gaps. */
const PLAIN = /^[a-z0-9]+(?:[ -][a-z0-9]+)*$/i;

/** Whether a text is of the plain kind. */
export const isPlainPhrase = (text: string): boolean => PLAIN.test(text);

const plainPath = (text: string): string => BREAK + text.toLowerCase().replace(/[ -]/g, ` ${BREAK}`);

function pathOf(text: string): string {
  if (isPlainPhrase(text)) return plainPath(text);
  const characters = joinGaps(codePoints(text)).map(fold);
  const steps = characters.map(
    (character) => String.fromCodePoint(character) + (isWord(character) ? '' : BREAK),
  );
  return (isWord(characters[0]!) ? BREAK : '') + steps.join('');
}

const isAscii = (text: string): boolean => !/[^ -~]/.test(text);

const codePoints = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0)!);

const joinGaps = (characters: number[]): number[] =>
  characters
    .filter((character, i) => i === 0 || !isGap(character) || !isGap(characters[i - 1]!))
    .map((character) => (isGap(character) ? FOLDED_GAP : character));

/**
 * A keyword and the regular plural of its last word, in small letters: none when the word does not end in a Latin
 * letter. An acronym takes its `s` as it is, whatever it ends in: `APIs`, `SLOs`, `CDs`.
 */
export function withPlural(text: string): string[] {
  const last = text.charAt(text.length - 1);
  if (last >= 'a' && last <= 'z' && isAscii(text)) return [text, asciiPlural(text)];
  const word = (isAscii(text) ? /[a-z]+$/i : /[\p{Script=Latin}\p{M}]+$/u).exec(text)?.[0];
  if (word === undefined) return [text];
  if (isAcronym(word)) return [text, `${text}s`];
  if (/[^aeiou]y$/i.test(word)) return [text, `${text.slice(0, -1)}ies`];
  return [text, /(?:s|x|z|ch|sh)$/i.test(word) ? `${text}es` : `${text}s`];
}

/** The same as `withPlural` does with any letters, many times as fast at the start. */
function asciiPlural(text: string): string {
  if (/[b-df-hj-np-tv-z]y$/i.test(text)) return `${text.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(text) ? `${text}es` : `${text}s`;
}

/** Which characters belong to an acronym, a word all in capitals: their case counts, and that of a plural `s` behind them. */
function acronymLetters(characters: number[]): boolean[] {
  const strict = characters.map(() => false);
  if (characters.every(isSmall)) return strict;
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

/** Whether a character is one of ASCII, and no capital. */
const isSmall = (character: number): boolean => character < 0x41 || (character > 0x5a && character < 0x80);

/** A word all in capitals and digits, with at least two capitals. */
function isAcronym(word: string): boolean {
  if (isAscii(word)) return /^[A-Z0-9]*[A-Z][0-9]*[A-Z][A-Z0-9]*$/.test(word);
  const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 && /^[\p{Lu}\p{N}]+$/u.test(word);
}
