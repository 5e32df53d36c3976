/**
 * Finds the words of the rules by an index from how a word begins to the keywords that begin so: each word of a text is
 * looked up, and the few keywords that come of it are compared. Nothing has to be built for the thousands that do not.
 */
import type { Keyword } from '../../types.ts';
import { endsUrl, fold, isWord } from './characters.ts';
import { BREAK, isPlain, lettersOf, type Pattern, patternsOf } from './pattern.ts';

/** A keyword in a text: its index, and where it stands, in UTF-16 code units. */
export interface Stretch {
  keyword: number;
  start: number;
  end: number;
}

/** Finds what the automaton finds, in the same order. */
export interface WordIndex {
  find(text: string): Stretch[];
}

/** What the index looks into. */
export interface Shelves {
  /** The indices of the keywords that stand under a head, in their order. */
  at(head: string): readonly number[];
  keyword(index: number): Keyword;
}

/** Makes the index; the keywords are looked at when a text has their heads. */
export function newWordIndex(shelves: Shelves): WordIndex {
  const formsOf: Form[][] = [];
  const forms: FormsAt = (at, folded, place) => {
    const known = formsOf[at];
    if (known !== undefined) return known;
    const keyword = shelves.keyword(at);
    if (!mayStand(keyword, folded, place)) return [];
    formsOf[at] = patternsOf(keyword).map(formOf);
    return formsOf[at];
  };
  return { find: (text) => find(text, shelves, forms) };
}

// ── Heads ─────────────────────────────────────────────────────────────────────────────────────────────

/** Letters of a beginning that more of the word may follow, as `observab*`. */
const LONGEST_BEGINNING = 2;

/** The heads under which a keyword of running text stands: those of all its patterns. */
export function headsOf(keyword: Keyword): Iterable<string> {
  const { kind, pattern } = keyword;
  if (kind === 'literal' && SMALL.test(pattern)) return [stemOf(/^[^ -]+/.exec(pattern)![0])];
  return new Set(patternsOf(keyword).map(headOf));
}

/** Words in small letters: their plurals have the same stem. */
const SMALL = /^[a-z0-9]+(?:[ -][a-z0-9]+)*$/;

/** How a pattern begins: the stem of its first word, the beginning of it with a `*`, or the sign that is no letter. */
function headOf({ path, isPrefix }: Pattern): string {
  if (!path.startsWith(BREAK)) return characterAt(path, 0);
  const next = path.indexOf(BREAK, 1);
  // A sign stands between the word and the next break.
  if (next !== -1) return stemOf(path.slice(1, startOfLast(path.slice(0, next))));
  return isPrefix ? `${path.slice(1, LONGEST_BEGINNING + 1)}*` : stemOf(path.slice(1));
}

/** A word without what comes and goes with its regular plural, so that both stand at one place: `polic` for `policy` and `policies`. */
function stemOf(word: string): string {
  let end = word.length;
  while (end > 0 && 'se'.includes(word.charAt(end - 1))) end--;
  if (word.charAt(end) === 'e' && word.charAt(end - 1) === 'i') end--;
  else if (end === word.length && CONSONANT_Y.test(word)) end--;
  return word.slice(0, end);
}

const CONSONANT_Y = /[b-df-hj-np-tv-z]y$/;

const startOfLast = (text: string): number => text.length - (/[\ud800-\udbff].$/s.test(text) ? 2 : 1);

const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at)!);

// ── Forms ─────────────────────────────────────────────────────────────────────────────────────────────

/** A pattern as it is compared with a text. */
interface Form {
  /** Its characters folded, a run of gaps as one. */
  folded: string;
  /** In units of its path: of matches that end at one place the longest comes first. */
  length: number;
  /** What the text must be; null where it may be written in other ways. */
  exact: string | null;
  /** As long as `folded`: the letters whose case counts, and `BREAK` for the others; null when there are none such. */
  strict: string | null;
  /** Whether no word may go on behind it. */
  endsWord: boolean;
}

/** The forms of a keyword that could stand at a place. */
type FormsAt = (keyword: number, folded: string, at: number) => Form[];

/**
 * Whether a keyword stands at a place but for its last letter, which a plural may change: of those with the same first
 * word nearly all do not, and nothing more is found out about them.
 */
function mayStand({ pattern }: Keyword, folded: string, place: number): boolean {
  if (!isPlain(pattern)) return true;
  const small = pattern.toLowerCase();
  for (let i = 0, at = place; i < small.length - 1; i++, at++) {
    const unit = small.charCodeAt(i);
    if (folded.charCodeAt(at) !== (unit === HYPHEN ? GAP : unit)) return false;
    while (folded.charCodeAt(at) === GAP && folded.charCodeAt(at + 1) === GAP) at++;
  }
  return true;
}

function formOf(pattern: Pattern): Form {
  const { path, text, isExact, isPrefix } = pattern;
  const folded = path.replaceAll(BREAK, '');
  return {
    folded,
    length: path.length,
    exact: isExact ? text : null,
    strict: isExact || text === folded ? null : strictLetters(pattern),
    endsWord: !isPrefix && isWord(text.codePointAt(startOfLast(text))!),
  };
}

function strictLetters(pattern: Pattern): string | null {
  const { written, strict } = lettersOf(pattern);
  if (!strict.includes(true)) return null;
  const letters = written.map((character, at) => {
    const letter = String.fromCodePoint(character);
    return strict[at] ? letter : BREAK.repeat(letter.length);
  });
  return letters.join('');
}

// ── Finding ───────────────────────────────────────────────────────────────────────────────────────────

interface Match extends Stretch {
  form: Form;
}

/** A text folded, character by character, so that it is as long as it was. */
interface FoldedText {
  text: string;
  folded: string;
}

/** Passage by passage: URLs part them. */
function find(text: string, shelves: Shelves, forms: FormsAt): Stretch[] {
  const found: Match[] = [];
  const both = { text, folded: foldText(text) };
  for (let from = 0; from < text.length; ) {
    const { links, to, next } = passageFrom(text, from);
    const inPassage = findIn(both, from, to, shelves, forms).sort(byEnd);
    for (const link of links) dropScheme(inPassage, link);
    for (const match of inPassage) found.push(match);
    from = next;
  }
  return found;
}

/** Where the passage ends, which signs of links are in it, and where the next one begins. A sign with nothing behind it is no URL. */
function passageFrom(text: string, from: number): { links: number[]; to: number; next: number } {
  const links: number[] = [];
  for (let at = from; ; ) {
    const link = text.indexOf(URL_SIGN, at);
    if (link === -1) return { links, to: text.length, next: text.length };
    links.push(link);
    const to = link + URL_SIGN.length;
    let next = to;
    while (next < text.length && !endsUrl(text.charCodeAt(next))) next++;
    if (next > to) return { links, to, next };
    at = to;
  }
}

/** The scheme of a URL is no word of the text. */
function dropScheme(matches: Match[], link: number): void {
  let last = matches.findLastIndex(({ end }) => end <= link + URL_SIGN.length);
  while (matches[last]?.end === link) matches.splice(last--, 1);
}

const URL_SIGN = '://';

/** As the automaton meets them. */
const byEnd = (a: Match, b: Match): number =>
  a.end - b.end || b.form.length - a.form.length || a.keyword - b.keyword;

const CAPITALS_AND_GAPS = /[A-Z\s_-]/;
const ASCII_GAP = /[\s_-]/g;

function foldText(text: string): string {
  if (/[^\0-\x7f]/.test(text))
    return text.replace(/[\0-\x7f]+|[^\0-\x7f]/gu, (part) =>
      part.charCodeAt(0) < 0x80 ? foldAscii(part) : String.fromCodePoint(fold(part.codePointAt(0)!)),
    );
  return foldAscii(text);
}

const foldAscii = (text: string): string =>
  CAPITALS_AND_GAPS.test(text) ? text.toLowerCase().replace(ASCII_GAP, ' ') : text;

/** The matches that begin and end between two places. */
function findIn(
  { text, folded }: FoldedText,
  from: number,
  to: number,
  shelves: Shelves,
  forms: FormsAt,
): Match[] {
  const matches: Match[] = [];
  const compare = (head: string, at: number): void => {
    for (const keyword of shelves.at(head)) {
      for (const form of forms(keyword, folded, at)) {
        const end = endOf(form, text, folded, at, from, to);
        if (end === -1) continue;
        const start = startOf(form, folded, at);
        matches.push({ keyword, start, end, form });
        // A run of gaps is one, wherever it is read to.
        if (form.exact !== null || !form.folded.endsWith(' ')) continue;
        for (let gap = end; gap < to && folded[gap] === ' '; gap++)
          matches.push({ keyword, start, end: gap + 1, form });
      }
    }
  };
  for (let at = from; at < to; ) {
    const end = wordEnd(folded, at, to);
    if (end === at) {
      const sign = characterAt(folded, at);
      compare(sign, at);
      at += sign.length;
      continue;
    }
    const word = folded.slice(at, end);
    compare(stemOf(word), at);
    for (let letters = 1; letters <= LONGEST_BEGINNING && letters <= word.length; letters++)
      compare(`${word.slice(0, letters)}*`, at);
    at = end;
  }
  return matches;
}

/** Where a form ends that begins `at`; -1 when it is not there. */
function endOf(
  { folded: wanted, exact, strict, endsWord }: Form,
  text: string,
  folded: string,
  at: number,
  from: number,
  to: number,
): number {
  let end = at;
  if (exact !== null) {
    if (!text.startsWith(exact, at)) return -1;
    end += exact.length;
  } else {
    // Of a run of gaps the first begins it.
    if (wanted.startsWith(' ') && at > from && folded[at - 1] === ' ') return -1;
    for (let i = 0; i < wanted.length; i++, end++) {
      const unit = wanted.charCodeAt(i);
      if (folded.charCodeAt(end) !== unit) return -1;
      if (strict !== null && strict[i] !== BREAK && text[end] !== strict[i]) return -1;
      if (unit === GAP && i + 1 < wanted.length) while (folded.charCodeAt(end + 1) === GAP) end++;
    }
  }
  if (end > to) return -1;
  return endsWord && end < to && isWordAt(folded, end) ? -1 : end;
}

const GAP = 0x20;
const HYPHEN = 0x2d;

/** A gap takes its whole run. */
function startOf({ folded: wanted, exact }: Form, folded: string, at: number): number {
  let start = at;
  if (exact === null && wanted.startsWith(' ')) while (folded[start - 1] === ' ') start--;
  return start;
}

/** Where the word ends that goes on `at`. */
function wordEnd(folded: string, at: number, to: number): number {
  let end = at;
  while (end < to) {
    if (!isWordAt(folded, end)) return end;
    end += (folded.charCodeAt(end) & 0xfc00) === 0xd800 ? 2 : 1;
  }
  return end;
}

function isWordAt(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at);
  return unit < 0x80 ? ASCII_WORDS[unit] === 1 : isWord(folded.codePointAt(at)!);
}

const ASCII_WORDS = Uint8Array.from({ length: 0x80 }, (_, unit) => (isWord(unit) ? 1 : 0));
