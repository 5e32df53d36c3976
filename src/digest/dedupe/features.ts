/** What an entry says, made comparable. */
import { expression } from '../../text/expression.ts';
import type { Entry } from '../../types.ts';
import { pageBehind } from './page.ts';

/** The words of an entry in small letters, without addresses and signs; in scripts without spaces, pairs of letters. */
export interface Features {
  title: string[];
  body: string[];
  /** The numbers of the title and of all of it: versions, parts, counts, dates. */
  titleNumbers: Set<string>;
  numbers: Set<string>;
  /** The one page that it leads to; null when it leads nowhere, to several, or to one that tells many stories. */
  page: string | null;
  truncated: boolean;
}

/** Reads an entry. */
export function featuresOf({
  title,
  body,
  links,
  truncated,
}: Pick<Entry, 'title' | 'body' | 'links' | 'truncated'>): Features {
  const heading = withoutAddresses(title);
  const text = withoutAddresses(body);
  const titleNumbers = numbersIn(heading);
  return {
    title: wordsIn(heading),
    body: wordsIn(text),
    titleNumbers,
    numbers: new Set([...titleNumbers, ...numbersIn(text)]),
    page: onlyPageOf(links),
    truncated,
  };
}

/** The one page that addresses lead to. */
export function onlyPageOf(links: readonly string[]): string | null {
  if (links.length === 0) return null;
  if (links.length === 1) return pageBehind(links[0]!);
  const pages = new Set(links.map(pageBehind));
  return pages.size === 1 ? [...pages][0]! : null;
}

/** The words of a text as they are compared. */
export const comparedWords = (text: string): string[] => wordsIn(withoutAddresses(text));

function withoutAddresses(text: string): string {
  // Of ASCII, as most titles are, nothing is to be composed.
  const folded = (/[^\0-\x7f]/.test(text) ? text.normalize('NFKC') : text).toLowerCase();
  return folded.includes('://') ? folded.replace(/https?:\/\/\S*/g, ' ') : folded;
}

/** Thai, Lao, Burmese, Khmer, kana, Han and their extensions. */
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[\ud840-\ud888]/;

function wordsIn(text: string): string[] {
  const runs = text.match(letters.for(text)) ?? [];
  return UNSPACED.test(text) ? runs.flatMap((run) => (UNSPACED.test(run) ? neighbours(run) : run)) : runs;
}

const letters = expression(String.raw`[\p{L}\p{M}\p{N}]+`, 'gu');

/** Scripts without spaces: each two letters that stand together are taken for a word. */
function neighbours(run: string): string[] {
  const all = Array.from(run);
  return all.length < 2 ? all : all.slice(1).map((letter, at) => all[at]! + letter);
}

/** `3.1`, `60,000` as `60000`, `17:00`; of `gpt-4o` the `4`. Of `3-1`, which is not `1-3`, each and both. */
function numbersIn(text: string): Set<string> {
  const found = text.match(/\d+(?:[.,:]\d+)*/g) ?? [];
  const pairs = text.match(/(?<![\d.,:-])\d{1,3}\s?[-–:]\s?\d{1,3}(?![\d.,:-])/g) ?? [];
  return new Set([
    ...found.map((number) => number.replace(/,(?=\d{3}(?!\d))/g, '')),
    ...pairs.map((pair) => pair.replace(/\s?[-–:]\s?/, '-')),
  ]);
}
