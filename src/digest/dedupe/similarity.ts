/** The similarity of two entries: whether they tell the same story. It is decided by the two alone, whatever else the issue holds. */
import type { Duplicate } from '../../types.ts';
import type { Features } from './features.ts';

/** Why two entries are one story, and how much of their words they share. */
export type Similarity = Pick<Duplicate, 'because' | 'similarity'>;

/** How much must agree; chosen by measurement, which `bench/duplicates.js` repeats. */
export interface Bounds {
  /** The part of three words in a row that two texts share, for them to be one text. */
  text: number;
  /** The part of the words that go beyond a headline, for two texts under it to tell one story. */
  headline: number;
  /** The same for two texts that lead to one page. */
  page: number;
}

/** On real and on invented pairs precision is 1.00, and stays so from 0.45 to 0.9, from 0 to 0.3, and from 0.05 to 0.5. */
const BOUNDS: Bounds = { text: 0.55, headline: 0.15, page: 0.15 };

/** Fewer words in a row than this are found in texts about anything. */
const LEAST_SHINGLES = 8;

/** The part of a text that a source cut which must be in the whole one. */
const CUT = 0.8;

/** Letters and words of a headline that says enough to be told twice only of one story; "Tool of the Week" does not. */
const HEADLINE = { letters: 16, words: 4 };

/** Null: they tell different stories, or it is not certain enough. */
export function similarityOf(a: Features, b: Features, bounds = BOUNDS): Similarity | null {
  // Versions, parts, episodes, dates: what differs in its numbers is the next story of the same kind.
  if (differ(a.numbers, b.numbers)) return null;
  const isOnePage = a.page !== null && a.page === b.page;
  if (isOnePage && isAboutPage(a, b, bounds)) return { because: 'link', similarity: sharedWords(a, b) };
  if (!isOneText(a, b, bounds) && !isOneHeadline(a, b, bounds)) return null;
  return { because: 'near', similarity: sharedWords(a, b) };
}

/** Whether each has something that the other has not. */
function differ(a: Set<string>, b: Set<string>): boolean {
  return without(a, b).size > 0 && without(b, a).size > 0;
}

/** Whether two texts lead to one page because it is what both tell of: one only names it, or their words agree. */
function isAboutPage(a: Features, b: Features, { page }: Bounds): boolean {
  if (fillOnePattern(a, b)) return false;
  const isBare = a.body.length === 0 || b.body.length === 0;
  return isBare || agreement(stemsOf([...a.title, ...a.body]), stemsOf([...b.title, ...b.body])) >= page;
}

/** Whether one text is the other, perhaps cut or with a few words changed, and the titles are about that text. */
function isOneText(a: Features, b: Features, { text }: Bounds): boolean {
  const [one, other] = [shinglesOf(a.body), shinglesOf(b.body)];
  const least = Math.min(one.size, other.size);
  if (least < LEAST_SHINGLES) return false;
  const shared = countShared(one, other);
  const isOne =
    shared >= text * (one.size + other.size - shared) ||
    (shared >= CUT * least && (isCutOf(a, b) || isCutOf(b, a)));
  return isOne && !fillOnePattern(a, b) && !nameTwoThings(a, b);
}

/** Whether the source cut `a` in the middle of what `b` tells: both begin alike. */
function isCutOf(a: Features, b: Features): boolean {
  return a.truncated && a.body.slice(0, 5).join(' ') === b.body.slice(0, 5).join(' ');
}

/**
 * Whether two texts stand under one headline that says enough, and agree in more words than it gives them. What they
 * say in the same words does not count: it is the frame of a column, "Our readers answer: … The best wins a mug".
 */
function isOneHeadline(a: Features, b: Features, { headline }: Bounds): boolean {
  if (a.title.length < HEADLINE.words || a.title.join('').length < HEADLINE.letters) return false;
  if (a.title.join(' ') !== b.title.join(' ')) return false;
  const title = stemsOf(a.title);
  const [one, other] = [
    without(stemsOf(unframed(a.body, b.body)), title),
    without(stemsOf(unframed(b.body, a.body)), title),
  ];
  return countShared(one, other) >= 3 && agreement(one, other) >= headline;
}

/** The words that stand in no three words that another text has too. */
function unframed(words: string[], other: string[]): string[] {
  const shared = shinglesOf(other);
  const isFrame = new Set<number>();
  for (let at = 2; at < words.length; at++) {
    if (shared.has(shingleAt(words, at))) for (const back of [0, 1, 2]) isFrame.add(at - back);
  }
  return words.filter((_, at) => !isFrame.has(at));
}

/** Whether two titles are one pattern with other words in it: "Engineer, Lisbon" and "Engineer, Porto". */
function fillOnePattern(a: Features, b: Features): boolean {
  const [one, other] = [stemsOf(a.title, 1), stemsOf(b.title, 1)];
  if (2 * countShared(one, other) < Math.max(one.size, other.size)) return false;
  const common = commonStems(a, b);
  const isOpen = (mine: Set<string>, yours: Set<string>) => without(without(mine, yours), common).size > 0;
  return isOpen(one, other) && isOpen(other, one);
}

/**
 * Whether a title says nothing that the common text does: then the text is the words of a sponsor or an employer, and
 * the story is in the titles.
 */
function nameTwoThings(a: Features, b: Features): boolean {
  const [one, other] = [stemsOf(a.title, 5), stemsOf(b.title, 5)];
  if (without(one, other).size === 0 || without(other, one).size === 0) return false;
  const common = commonStems(a, b);
  return countShared(one, common) === 0 || countShared(other, common) === 0;
}

function commonStems(a: Features, b: Features): Set<string> {
  const one = stemsOf(a.body, 1);
  return without(one, without(one, stemsOf(b.body, 1)));
}

/** Words cut to their first five letters, so that "scales" is "scaling"; those with fewer than `least` say little. */
function stemsOf(words: string[], least = 4): Set<string> {
  return new Set(
    words.filter((word) => word.length >= least || word > '\x7f').map((word) => word.slice(0, 5)),
  );
}

/** Each three words in a row. */
function shinglesOf(words: string[]): Set<string> {
  const shingles = new Set<string>();
  for (let at = 2; at < words.length; at++) shingles.add(shingleAt(words, at));
  return shingles;
}

function shingleAt(words: string[], at: number): string {
  return `${words[at - 2]} ${words[at - 1]} ${words[at]}`;
}

/** The part of the smaller set that the other has too. */
function agreement(a: Set<string>, b: Set<string>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : countShared(a, b) / least;
}

/** The part of all their words that both have. */
function sharedWords(a: Features, b: Features): number {
  const [one, other] = [new Set([...a.title, ...a.body]), new Set([...b.title, ...b.body])];
  const shared = countShared(one, other);
  return Math.round((100 * shared) / (one.size + other.size - shared)) / 100;
}

function countShared(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared++;
  return shared;
}

function without(all: Set<string>, taken: Set<string>): Set<string> {
  return new Set([...all].filter((one) => !taken.has(one)));
}
