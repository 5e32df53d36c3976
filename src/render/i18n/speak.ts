/** Makes the words of a language of its phrases. */
import type { Counts, DigestEntry, EarlierIssue, Hit } from '../../types.ts';
import { daysFromTo, whenIn } from './dates.ts';
import type { IssueWords } from './i18n.ts';
import type { Counted, Phrases } from './phrases.ts';

/** Languages that are written from right to left, by their first subtag. */
const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The words of a language; `lang` is a tag of BCP 47. */
export function speak(lang: string, phrases: Phrases): IssueWords {
  const count = counter(lang);
  return {
    ...phrases,
    lang,
    dir: isRightToLeft(lang) ? 'rtl' : 'ltr',
    week: (week) => (week === null ? null : fill(phrases.week, { week: Number(week.slice(-2)) })),
    days: (period) => daysFromTo(lang, period),
    issue: (issue) => issueIn(phrases, issue),
    seenIn: (issue) => fill(phrases.seenIn, { issue: earlierIn(lang, phrases, issue) }),
    follows: (issue) => fill(phrases.follows, { issue: earlierIn(lang, phrases, issue) }),
    newWords: (words) => fill(phrases.newWords, { words: words.join(phrases.comma) }),
    snippets: (number) => count(phrases.snippets, number),
    author: (author) => fill(phrases.author, { author }),
    counts: (counts, themes) => countsIn(phrases, count, counts, themes),
    elsewhere: (pinned, shown) => count(shown === 0 ? phrases.allIn : phrases.moreIn, pinned),
    hidden: (hidden) => count(phrases.hidden, hidden),
    moreOnTheWeb: (hidden) => count(phrases.moreOnTheWeb, hidden),
    when: (event, issue) => whenIn(lang, phrases.moment, event, issue),
    sameAgain: (same) => count(phrases.sameAgain, same),
    why: (entry, nameOf) => whyIn(phrases, entry, nameOf),
  };
}

/** Whether a language is written from right to left. */
export function isRightToLeft(lang: string): boolean {
  return RIGHT_TO_LEFT.has(lang.split('-')[0]!);
}

/** An issue that has a name instead of a number is called by it. */
const issueIn = (phrases: Phrases, issue: string): string =>
  /^\d/.test(issue) ? fill(phrases.issue, { issue }) : issue;

/** An earlier issue by its number, else by its days. */
function earlierIn(lang: string, phrases: Phrases, { issue, from, to }: EarlierIssue): string {
  if (issue !== null) return issueIn(phrases, issue);
  const days = daysFromTo(lang, { from, to });
  return `${days.from}${days.glue}${days.to}`;
}

type Count = (phrase: Counted, count: number) => string;

/** Says phrases about numbers. The rules of plurals are loaded when a phrase asks for them. */
function counter(lang: string): Count {
  let rules: Intl.PluralRules | undefined;
  return (phrase, count) => {
    if (typeof phrase === 'string') return fill(phrase, { count });
    rules ??= new Intl.PluralRules(lang);
    return fill(phrase[rules.select(count)] ?? phrase.other, { count });
  };
}

function fill(phrase: string, values: Record<string, string | number>): string {
  return phrase.replace(/\{(\w+)\}/g, (braced, name: string) => `${values[name] ?? braced}`);
}

/**
 * What is left out on purpose (of another week, told before, by hand) is no reader's business, and what no theme took
 * is none where no theme took anything.
 */
function countsIn(phrases: Phrases, count: Count, counts: Counts, themes: number): string {
  const told = counts.read - counts.skipped;
  if (told === 0) return phrases.noSnippets;
  const all = count(phrases.snippets, told);
  const within = (entries: string | number) =>
    fill(phrases.placed, { entries, themes: count(phrases.inThemes, themes) });
  if (counts.placed === told) return within(all);
  const parts = [
    counts.placed > 0 && within(counts.placed),
    counts.placed > 0 && counts.unplaced > 0 && count(phrases.unplaced, counts.unplaced),
    counts.duplicates > 0 && count(phrases.duplicates, counts.duplicates),
  ].filter(Boolean);
  return parts.length === 0 ? all : fill(phrases.of, { all, parts: parts.join(phrases.comma) });
}

function whyIn(phrases: Phrases, entry: DigestEntry, nameOf: (theme: string) => string): string[] {
  if (entry.by === 'hand') return [phrases.byHand];
  if (entry.by === 'section') return [fill(phrases.bySection, { section: entry.section ?? '' })];
  if (entry.by === 'none') return [phrases.byNone];
  const also = entry.also.map(({ theme, score }) => `${nameOf(theme)} (${score})`).join(phrases.comma);
  const { score } = entry;
  return [
    ...entry.why.map((hit) => hitIn(phrases, hit)),
    also === '' ? fill(phrases.score, { score }) : fill(phrases.scoreAndAlso, { score, also }),
  ];
}

function hitIn(phrases: Phrases, { keyword, text, field, weight }: Hit): string {
  const isPlain = keyword.toLowerCase() === text.toLowerCase();
  const rule = isPlain ? '' : fill(phrases.rule, { keyword });
  return fill(phrases.hit, { text, field: phrases.fields[field], rule, weight });
}
