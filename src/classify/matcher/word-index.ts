/**
 * Finds the words of the rules by an index from how a word begins to the keywords that begin so: each word of a text is
 * looked up, and the few keywords that come of it are compared. Nothing has to be built for the thousands that do not.
 */
import type { Keyword } from '../../types.ts';
import { endsUrl, fold, isWord } from './characters.ts';
import { BREAK, isPlainPhrase, lettersOf, type Pattern, patternsOf } from './pattern.ts';

/** A keyword in a text: its index, and where it stands, in UTF-16 code units. */
export interface WordHit {
  keyword: number;
  start: number;
  end: number;
}

/** Finds what the automaton finds, in the same order. */
export interface WordIndex {
  find(text: string): WordHit[];
}

/** What the index looks into: the indices of keywords, by how they begin. */
export interface Shelves {
  /** Those whose first word is this one, or that begin with this sign. */
  word(head: string): readonly number[];
  /** Those that are the beginning of a word, by their first two letters, or the only one. */
  beginning(head: string): readonly number[];
  keyword(index: number): Keyword;
  /** The same as it is written, for which it need not be made. */
  written(index: number): string;
}

/** Makes the index; the keywords are looked at when a text has their heads. */
export const newWordIndex = (shelves: Shelves): WordIndex => {
  const index = { shelves, forms: [], stems: [] };
  return { find: (text) => find(text, index) };
};

/** What texts are looked up in. */
interface Index {
  shelves: Shelves;
  /** By the indices of keywords, as far as a text had more of them than the head. */
  forms: Form[][];
  /** By the same. */
  stems: string[];
}

// ── Heads ─────────────────────────────────────────────────────────────────────────────────────────────

/** How a keyword of running text may begin. */
export interface WordHead {
  shelf: 'word' | 'beginning';
  head: string;
}

/** The heads of all patterns of a keyword, each once. */
export function headsOf(keyword: Keyword): WordHead[] {
  const [, first] = (keyword.kind === 'literal' && SMALL_PHRASE.exec(keyword.pattern)) || [];
  if (first !== undefined) return [{ shelf: 'word', head: first }];
  const heads = patternsOf(keyword).map(headOf);
  return heads.filter(
    (it, at) => heads.findIndex(({ shelf, head }) => shelf === it.shelf && head === it.head) === at,
  );
}

/** Two words or more, of which a plural leaves the first as it is: most of people's own. */
const SMALL_PHRASE = /^([a-z0-9]+)(?:[ -][a-z0-9]+)+$/;

function headOf({ path, isPrefix }: Pattern): WordHead {
  if (!path.startsWith(BREAK)) return { shelf: 'word', head: characterAt(path, 0) };
  const next = path.indexOf(BREAK, 1);
  // A sign stands between the word and the next break.
  if (next !== -1) return { shelf: 'word', head: path.slice(1, startOfLast(path.slice(0, next))) };
  return isPrefix
    ? { shelf: 'beginning', head: path.slice(1, LONGEST_BEGINNING + 1) }
    : { shelf: 'word', head: path.slice(1) };
}

/** Letters of a beginning that more of the word may follow, as `observab*`. */
const LONGEST_BEGINNING = 2;

const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at)!);

/** How many units the character has that begins at a place. */
const lengthAt = (text: string, at: number): number => ((text.charCodeAt(at) & 0xfc00) === 0xd800 ? 2 : 1);

const startOfLast = (text: string): number => text.length - (/[\ud800-\udbff].$/s.test(text) ? 2 : 1);

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
function formsAt(
  { shelves, forms, stems }: Index,
  index: number,
  { folded, hasRuns }: Passage,
  at: number,
): Form[] {
  const made = forms[index];
  if (made !== undefined) return made;
  stems[index] ??= stemOf(shelves.written(index));
  const stem = stems[index];
  if (!folded.startsWith(stem, at) && !(hasRuns && standsWithRuns(stem, folded, at))) return NONE;
  forms[index] = patternsOf(shelves.keyword(index)).map(formOf);
  return forms[index];
}

const NONE: Form[] = [];

/**
 * What a text must have where a keyword stands: all but the last letter, which a plural may change. Of those with the same
 * first word nearly all are told by it, and nothing more is found out about them. Empty for what may be written in several ways.
 */
const stemOf = (written: string): string =>
  isPlainPhrase(written) ? written.slice(0, -1).toLowerCase().replaceAll('-', ' ') : '';

/** The same where several gaps count as one. */
function standsWithRuns(stem: string, folded: string, place: number): boolean {
  for (let i = 0, at = place; i < stem.length; i++, at++) {
    if (folded[at] !== stem[i]) return false;
    if (stem[i] === ' ') while (folded[at + 1] === ' ') at++;
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

interface Match extends WordHit {
  form: Form;
}

/** A text, and what is looked at in it. */
interface Passage {
  text: string;
  /** Character by character, so that it is as long as the text. */
  folded: string;
  /** Whether several gaps follow each other in it. */
  hasRuns: boolean;
  from: number;
  to: number;
}

/** Passage by passage: URLs part them. */
function find(text: string, index: Index): WordHit[] {
  const found: Match[] = [];
  const folded = foldText(text);
  const hasRuns = folded.includes('  ');
  for (let from = 0; from < text.length; ) {
    const { links, to, next } = passageFrom(text, from);
    const inPassage = findIn({ text, folded, hasRuns, from, to }, index);
    if (inPassage.length > 1) inPassage.sort(byEnd);
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

function foldText(text: string): string {
  if (/[^\0-\x7f]/.test(text))
    return text.replace(/[\0-\x7f]+|[^\0-\x7f]/gu, (part) =>
      part.charCodeAt(0) < 0x80 ? foldAscii(part) : String.fromCodePoint(fold(part.codePointAt(0)!)),
    );
  return foldAscii(text);
}

const foldAscii = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, ' ');

/** The words and signs of a folded text, and whatever is not ASCII as far as it goes. */
const TOKENS = /[a-z0-9\x80-\uffff]+|[^ ]/g;

/** The matches that begin and end in a passage. */
function findIn(passage: Passage, index: Index): Match[] {
  const { folded, from, to } = passage;
  const matches: Match[] = [];
  // The engine cuts words many times as fast as a loop over their letters does before that is compiled.
  let at = from;
  for (const token of folded.slice(from, to).match(TOKENS) ?? []) {
    const start = folded.indexOf(token, at);
    lookUpGaps(passage, index, at, start, matches);
    at = start + token.length;
    if (NOT_ASCII.test(token)) findInToken(passage, index, start, at, matches);
    else lookUp(passage, index, token, start, matches);
  }
  lookUpGaps(passage, index, at, to, matches);
  return matches;
}

const NOT_ASCII = /[^\0-\x7f]/;

/** The same, letter by letter. */
function findInToken(passage: Passage, index: Index, from: number, to: number, matches: Match[]): void {
  const { folded } = passage;
  for (let at = from; at < to; ) {
    const end = Math.max(wordEnd(folded, at, to), at + lengthAt(folded, at));
    lookUp(passage, index, folded.slice(at, end), at, matches);
    at = end;
  }
}

/** Keywords that begin with a gap: hardly any do. */
function lookUpGaps(passage: Passage, index: Index, from: number, to: number, matches: Match[]): void {
  if (index.shelves.word(' ').length === 0) return;
  for (let at = from; at < to; at++)
    compare(passage, index, index.shelves.word(' '), at, matches, matches.length);
}

function lookUp(passage: Passage, index: Index, token: string, at: number, matches: Match[]): void {
  const { shelves } = index;
  const begun = matches.length;
  compare(passage, index, shelves.word(token), at, matches, begun);
  for (let letters = 1; letters <= LONGEST_BEGINNING && letters <= token.length; letters++)
    compare(passage, index, shelves.beginning(token.slice(0, letters)), at, matches, begun);
}

/** Notes which of some keywords stand at a place; `begun` is how many matches there were before it. */
function compare(
  passage: Passage,
  index: Index,
  keywords: readonly number[],
  at: number,
  matches: Match[],
  begun: number,
): void {
  // Counted rather than iterated: most shelves are empty, and an iterator costs more than that to find out.
  for (let i = 0; i < keywords.length; i++) {
    const keyword = keywords[i]!;
    for (const form of formsAt(index, keyword, passage, at)) {
      // Composed and decomposed a keyword may stand on two shelves.
      if (!isNoted(matches, begun, form)) note(passage, keyword, form, at, matches);
    }
  }
}

function isNoted(matches: Match[], begun: number, form: Form): boolean {
  for (let i = begun; i < matches.length; i++) if (matches[i]!.form === form) return true;
  return false;
}

function note(passage: Passage, keyword: number, form: Form, at: number, matches: Match[]): void {
  const end = endOf(passage, form, at);
  if (end === -1) return;
  const { folded, to } = passage;
  const start = startOf(form, folded, at);
  matches.push({ keyword, start, end, form });
  // A run of gaps is one, wherever it is read to.
  if (form.exact !== null || !form.folded.endsWith(' ')) return;
  for (let gap = end; gap < to && folded[gap] === ' '; gap++)
    matches.push({ keyword, start, end: gap + 1, form });
}

/** Where a form ends that begins `at`; -1 when it is not there. */
function endOf({ text, folded, from, to }: Passage, form: Form, at: number): number {
  const { folded: wanted, exact, strict, endsWord } = form;
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

/** A gap takes its whole run. */
function startOf({ folded: wanted, exact }: Form, folded: string, at: number): number {
  let start = at;
  if (exact === null && wanted.startsWith(' ')) while (folded[start - 1] === ' ') start--;
  return start;
}

/** Where the word ends that goes on `at`. */
function wordEnd(folded: string, at: number, to: number): number {
  let end = at;
  while (end < to && isWordAt(folded, end)) end += lengthAt(folded, end);
  return end;
}

function isWordAt(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at);
  return unit < 0x80 ? ASCII_WORDS[unit] === 1 : isWord(folded.codePointAt(at)!);
}

const ASCII_WORDS = Uint8Array.from({ length: 0x80 }, (_, unit) => (isWord(unit) ? 1 : 0));
