/** A language as data: what its words are made of. */
import type { Field } from '../../types.ts';
import type { IssueWords } from './i18n.ts';

/** A phrase about a number, `{count}`; where a language says it differently, a form for each of its plurals (CLDR). */
export type Counted = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });

/** The words that are said as they are. */
type Fixed = {
  [Name in keyof IssueWords as IssueWords[Name] extends string ? Name : never]: IssueWords[Name];
};

/** Every phrase of a language; what is filled in stands in braces. */
export interface Phrases extends Omit<Fixed, 'lang' | 'dir'> {
  /** `{week}` is a number. */
  week: string;
  /** `{issue}` is a number. */
  issue: string;
  author: string;
  /** `{issue}` is an earlier issue, by its number, its week or its days. */
  seenIn: string;
  follows: string;
  /** `{words}` are joined by `comma`. */
  newWords: string;
  /** The line of counts. */
  noSnippets: string;
  snippets: Counted;
  inThemes: Counted;
  /** So many `{entries}` in so many `{themes}`. */
  placed: string;
  unplaced: Counted;
  duplicates: Counted;
  /** `{all}` stands before `{parts}`, which are joined by `comma`. */
  of: string;
  comma: string;
  /** What stands before a link to the highlights: when the section shows nothing else, and when it does. */
  allIn: Counted;
  moreIn: Counted;
  hidden: Counted;
  moreOnTheWeb: Counted;
  sameAgain: Counted;
  /** A day and a time of it. */
  moment: string;
  /** The evidence: `{text}`, `{field}`, `{rule}` and `{weight}`. */
  hit: string;
  rule: string;
  fields: Record<Field, string>;
  byHand: string;
  bySection: string;
  byNone: string;
  score: string;
  scoreAndAlso: string;
}
