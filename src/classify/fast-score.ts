/**
 * The score of an entry by its bytes alone: from a title and a body to the winning theme and its score, with nothing
 * decoded and nothing allocated. It gives the score that `scoreEntry` gives, or says that it cannot tell.
 */
import type { Words } from '../types.ts';
import type { Rules } from './compile.ts';
import { type CompiledKeyword, SCORE_UNIT } from './keywords.ts';
import { hostFinder } from './link-hosts.ts';
import {
  type Automaton,
  clearMatches,
  HAS_HANDLE,
  HAS_LINK,
  HAS_TAG,
  type Matches,
  newMatches,
} from './matcher/automaton.ts';
import { isWord } from './matcher/characters.ts';
import { codePointAt, lengthOf } from './matcher/utf8.ts';
import { decide } from './score.ts';

/** What bytes tell; the same object for every entry. */
export interface FastScore {
  /**
   * False when only scoring the entry can tell: a regular expression, an odd tag, a handle, a link, what the source says
   * of it, or a word that is more than evidence for a theme (an `exclude` phrase, one of `all`, a `drop` rule) may matter.
   */
  isCertain: boolean;
  /** The id of the winning theme, or null. */
  theme: string | null;
  score: number;
}

/** Scores the words of an entry. */
export type FastScorer = (bytes: Uint8Array, words: Omit<Words, 'bytes'>) => FastScore;

/** Makes what scores by some rules. */
export function fastScorer(rules: Rules): FastScorer {
  const { automaton } = rules.matcher.automaton();
  const doubtful = doubtfulMarkers(rules);
  const counter = newCounter(rules);
  const matches = newMatches();
  const mayLeadTo = hostFinder(rules.sites.map(({ host }) => host));
  const bytesMayTell = rules.regexes.length === 0 && !rules.special?.looksAround;
  const isCertain = (
    bytes: Uint8Array,
    { titleFrom, titleTo, bodyFrom, bodyTo }: Omit<Words, 'bytes'>,
  ): boolean =>
    bytesMayTell &&
    (matches.markers & doubtful) === 0 &&
    ((matches.markers & HAS_LINK) === 0 ||
      rules.sites.length === 0 ||
      (!mayLeadTo(bytes, titleFrom, titleTo) && !mayLeadTo(bytes, bodyFrom, bodyTo))) &&
    ((matches.markers & HAS_TAG) === 0 ||
      (scanTags(automaton, bytes, titleFrom, titleTo, matches) &&
        scanTags(automaton, bytes, bodyFrom, bodyTo, matches)));

  return (bytes, words) => {
    clearMatches(matches);
    automaton.scan(bytes, words.titleFrom, words.titleTo, matches);
    const inTitle = matches.count;
    automaton.scan(bytes, words.bodyFrom, words.bodyTo, matches);
    const inBody = matches.count;
    counter.score.isCertain = isCertain(bytes, words);
    if (counter.score.isCertain) counter.count(matches, inTitle, inBody, bytes, words);
    return counter.score;
  };
}

/** Matches in one text that are compared here with one another; more are rare, and left to `scoreEntry`. */
const MOST_MATCHES = 64;

/** Where the word goes on to that `at` stands in or behind. */
function wordEnd(bytes: Uint8Array, at: number, to: number): number {
  let end = at;
  while (end < to && isWord(codePointAt(bytes, end))) end += lengthOf(bytes[end]!);
  return end;
}

/** Sums up what matches are worth, and tells the winner. */
function newCounter(rules: Rules) {
  const tables = flatten(rules);
  const { worthIn, themeOf, isMore, keywordOf } = tables;
  const nestedIn = nestingFinder(rules.matcher.automaton().automaton, tables);
  const { thresholds, themes } = rules;
  const counted = new Float64Array(rules.keywords.count());
  const seen = new Int32Array(rules.keywords.count());
  const sums = new Float64Array(themes.length);
  const score: FastScore = { isCertain: true, theme: null, score: 0 };
  let entry = 0;

  /** Counts the matches of an entry: those in its title come first, then those in its body, then those in tags. */
  function count(
    matches: Matches,
    inTitle: number,
    inBody: number,
    bytes: Uint8Array,
    { titleTo, bodyTo }: Omit<Words, 'bytes'>,
  ): void {
    entry++;
    add(matches, 0, inTitle, worthIn.title, nestedIn(matches, 0, inTitle, worthIn.title, bytes, titleTo));
    const nestedInBody = nestedIn(matches, inTitle, inBody, worthIn.body, bytes, bodyTo);
    add(matches, inTitle, inBody, worthIn.body, nestedInBody);
    // The words of a tag lie in one another nowhere: each of them has found the tag.
    add(matches, inBody, matches.count, worthIn.tags, NONE);
    settle();
  }

  /** Adds what the keywords of some matches are worth; of each keyword only the best counts. */
  function add(
    matches: Matches,
    from: number,
    to: number,
    worth: Float64Array,
    isNested: Uint8Array | null,
  ): void {
    if (isNested === null) score.isCertain = false;
    for (let i = from; i < to; i++) {
      const keyword = keywordOf[matches.pattern[i]!]!;
      if (isMore[keyword] === 1) score.isCertain = false;
      if (isNested?.[i - from] === 1) continue;
      const adds = worth[keyword]!;
      const before = seen[keyword] === entry ? counted[keyword]! : 0;
      if (Math.abs(adds) <= Math.abs(before)) continue;
      seen[keyword] = entry;
      counted[keyword] = adds;
      sums[themeOf[keyword]!]! += adds - before;
    }
  }

  /** Writes the decision down, and leaves the sums at zero. */
  function settle(): void {
    const best = decide(sums, thresholds);
    score.theme = best === -1 ? null : themes[best]!.id;
    score.score = best === -1 ? 0 : sums[best]! / SCORE_UNIT;
    sums.fill(0);
  }
  return { score, count };
}

/** Whether of two keywords that found the same words the first one counts, and the other does not. */
const isWorthMore = (worth: Float64Array, keyword: number, own: number): boolean =>
  worth[own]! > 0 && (worth[keyword]! > worth[own]! || (worth[keyword] === worth[own] && keyword < own));

/** For no match, that it lies in another. */
const NONE = new Uint8Array(0);

/** Makes what tells which of some matches lie inside longer ones of their theme; the same array for every text, null when there are too many. */
function nestingFinder(automaton: Automaton, { themeOf, isPrefix, keywordOf }: ReturnType<typeof flatten>) {
  const starts = new Int32Array(MOST_MATCHES);
  const ends = new Int32Array(MOST_MATCHES);
  const isNested = new Uint8Array(MOST_MATCHES);

  function liesInLonger(
    matches: Matches,
    from: number,
    to: number,
    at: number,
    worth: Float64Array,
  ): boolean {
    const own = keywordOf[matches.pattern[from + at]!]!;
    const theme = themeOf[own]!;
    const start = starts[at]!;
    const end = ends[at]!;
    for (let i = 0; i < to - from; i++) {
      if (starts[i]! > start || ends[i]! < end) continue;
      const keyword = keywordOf[matches.pattern[from + i]!]!;
      if (themeOf[keyword] !== theme || worth[keyword] === 0) continue;
      const isLonger = starts[i] !== start || ends[i] !== end;
      if (isLonger || isWorthMore(worth, keyword, own)) return true;
    }
    return false;
  }

  return (
    matches: Matches,
    from: number,
    to: number,
    worth: Float64Array,
    bytes: Uint8Array,
    textEnd: number,
  ): Uint8Array | null => {
    if (to - from < 2) return NONE;
    if (to - from > MOST_MATCHES) return null;
    let areApart = true;
    for (let i = from, behind = 0; i < to; i++) {
      const pattern = matches.pattern[i]!;
      const end = matches.end[i]!;
      const start = automaton.startOf(bytes, pattern, end);
      if (start < behind) areApart = false;
      behind = isPrefix[keywordOf[pattern]!] === 1 ? wordEnd(bytes, end, textEnd) : end;
      starts[i - from] = start;
      ends[i - from] = behind;
    }
    // Matches come in the order of their ends: one that lies in another begins before the end of its neighbour.
    if (areApart) return NONE;
    for (let i = 0; i < to - from; i++) isNested[i] = liesInLonger(matches, from, to, i, worth) ? 1 : 0;
    return isNested;
  };
}

/** The tables of the rules as typed arrays. */
function flatten(rules: Rules) {
  const keywords = rules.keywords.all();
  return {
    keywordOf: Int32Array.from(rules.matcher.automaton().keywordOf),
    worthIn: {
      title: Float64Array.from(keywords, ({ worth }) => worth.title),
      body: Float64Array.from(keywords, ({ worth }) => worth.body),
      tags: Float64Array.from(keywords, ({ worth }) => worth.tags),
    },
    themeOf: Int32Array.from(keywords, ({ theme }) => theme),
    isMore: Uint8Array.from(keywords, (it) => +isMoreThanEvidence(it, rules)),
    isPrefix: Uint8Array.from(keywords, ({ keyword }) => (keyword.kind === 'prefix' ? 1 : 0)),
  };
}

/** Whether finding a keyword means more than that its weight is added to its theme. */
const isMoreThanEvidence = (
  { role, theme, conditions }: CompiledKeyword,
  { themeConditions }: Rules,
): boolean => role !== 'for' || conditions !== null || themeConditions[theme] !== null;

/** The signs in a text that bytes alone cannot judge, since some keyword looks at what they announce. */
function doubtfulMarkers({ handles, tags, wordFields }: Rules): number {
  let markers = 0;
  if (handles.size > 0 || wordFields.has('handles')) markers |= HAS_HANDLE;
  if (tags.size > 0) markers |= HAS_TAG;
  // Of sites the host of a link tells.
  if (wordFields.has('links')) markers |= HAS_LINK;
  return markers;
}

const HASH = 0x23;
const SPACE = 0x20;

/** Bytes of the longest tag that is read here. */
const LONGEST_TAG = 80;
const tagWords = new Uint8Array(2 * LONGEST_TAG);

/**
 * Looks for keywords among the words that tags are made of (`#MachineLearning`), as `findAll` does. False when a
 * tag is not of the plain kind: behind white space, in ASCII letters and digits, with something else behind it.
 */
function scanTags(
  automaton: Automaton,
  bytes: Uint8Array,
  from: number,
  to: number,
  matches: Matches,
): boolean {
  for (let at = from; at < to; at++) {
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x83) return false;
    if (bytes[at] !== HASH) continue;
    const start = at + 1;
    let end = start;
    while (end < to && isOfTag(bytes[end]!)) end++;
    const isPlain = (at === from || bytes[at - 1]! <= SPACE) && end - start <= LONGEST_TAG;
    if (!isPlain || (end < to && (bytes[end]! >= 0x80 || bytes[end] === 0x2d))) return false;
    const length = splitAtHumps(bytes, start, end);
    automaton.scan(tagWords, 0, length, matches);
    at = end - 1;
  }
  return true;
}

/** Copies a tag into `tagWords` with a space where a word begins; returns the length. */
function splitAtHumps(bytes: Uint8Array, start: number, end: number): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const isHump =
      at > start &&
      isCapital(bytes[at]!) &&
      (isSmallOrDigit(bytes[at - 1]!) ||
        (isCapital(bytes[at - 1]!) && at + 1 < end && isSmall(bytes[at + 1]!)));
    if (isHump) tagWords[length++] = SPACE;
    tagWords[length++] = bytes[at]!;
  }
  return length;
}

const isCapital = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
const isSmall = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;
const isSmallOrDigit = (byte: number): boolean => isSmall(byte) || (byte >= 0x30 && byte <= 0x39);
const isOfTag = (byte: number): boolean => isSmallOrDigit(byte) || isCapital(byte) || byte === 0x5f;
