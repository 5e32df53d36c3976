/**
 * Four views of the same words. The first is what keywords see; the others are what an entry is judged by as well while
 * it is learnt from, since each knows something that the others do not.
 */
import { stopWords } from '../../text/stop-words.ts';
import type { TermView } from './corpus.ts';

/** The words that can be keywords, and the pairs of words that only a gap parts. */
export const keywordsIn: TermView = function* (words) {
  let before: string | null = null;
  for (const { text, follows, isAcronym } of words) {
    const isStop = stopWords.has(text);
    // "US" and "IT" say something that "us" and "it" do not; a keyword in capitals finds only capitals.
    if (isStop && isAcronym) yield text.toUpperCase();
    const isSign = text.length < 2 || isNumber(text);
    if (!isStop && !isSign) yield text;
    if (follows && before !== null && !isStop && text.length > 1) {
      if (!isSign || !isNumber(before)) yield `${before} ${text}`;
    }
    before = isStop || text.length < 2 ? null : text;
  }
};

/** Words cut to five letters, which is stemming enough, whatever the language, and their pairs. */
const stemsIn: TermView = function* (words) {
  let before: string | null = null;
  for (const { text, follows } of words) {
    const isDistinctive = isMeaningful(text) && !isNumber(text);
    const stem = isDistinctive ? text.slice(0, 5) : null;
    if (stem !== null) yield stem;
    if (stem !== null && follows && before !== null) yield `${before} ${stem}`;
    before = stem;
  }
};

/** How far apart the words of a skip-gram may be. */
const reach = 4;

/** Skip-grams: words, and pairs of words that stand near each other, in any order. */
const skipGramsIn: TermView = function* (words) {
  const distinctive = words.map(({ text }) => text).filter(isMeaningful);
  for (const [at, text] of distinctive.entries()) {
    yield text;
    for (const other of distinctive.slice(at + 1, at + 1 + reach)) {
      yield text < other ? `${text} ${other}` : `${other} ${text}`;
    }
  }
};

/** How many letters make a character gram; the gaps around a word are letters of it. */
const gramLength = 5;

/** Character grams: words in overlapping pieces, so that kin words share most of theirs. */
const characterGramsIn: TermView = function* (words) {
  for (const { text } of words) {
    if (stopWords.has(text)) continue;
    const padded = ` ${text} `;
    for (let at = 0; at === 0 || at + gramLength <= padded.length; at++)
      yield padded.slice(at, at + gramLength);
  }
};

/** The views that are judged by besides that of keywords. */
export const otherViews: readonly TermView[] = [stemsIn, skipGramsIn, characterGramsIn];

const isMeaningful = (text: string): boolean => text.length > 1 && !stopWords.has(text);

const isNumber = (text: string): boolean => /^\p{N}+$/u.test(text);
