/** Everything that the document says of its own; each language under `languages/` fills it in. */
import type { Counts, DigestEntry, DigestEvent, EarlierIssue, Period } from '../../types.ts';

/** The first and the last day of a period in words: `from`, `glue` and `to` are said in this order. */
export interface DayWords {
  /** Empty for a period of one day. */
  from: string;
  glue: string;
  to: string;
}

/** Everything that the document says of its own, in one language. */
export interface IssueWords {
  /** As BCP 47 writes it, for `lang` attributes. */
  lang: string;
  dir: 'ltr' | 'rtl';
  contents: string;
  /** What the chart beside the contents shows. */
  chart: string;
  highlights: string;
  brief: string;
  rest: string;
  comingUp: string;
  /** Stands behind a text that goes on elsewhere. */
  continues: string;
  whyHere: string;
  skip: string;
  top: string;
  /** The link of a message to the page. */
  onTheWeb: string;
  /** The state of a task. */
  done: string;
  open: string;
  unsubscribe: string;
  /** What the page's filter is called, its two fields, its choice of all themes, and what it says when it finds nothing. */
  filter: string;
  filterText: string;
  filterTheme: string;
  allThemes: string;
  nothingFound: string;
  /** How many entries the filter shows; `{shown}` and `{all}` stand for the numbers. */
  found: string;
  /** A link to an entry itself, for those who want its address. */
  permalink: string;
  /** Stand beside a theme that the issues before did not have, and beside one that only they had. */
  isNew: string;
  isGone: string;
  /** The section that tells what changed since the last issues. */
  trends: string;
  /** The pages of a site: its index, its themes, its search and what that needs, and the ways from issue to issue. */
  allIssues: string;
  themes: string;
  search: string;
  searchNeedsScript: string;
  newer: string;
  older: string;
  /** "already in Issue 11", "follows Issue 11". */
  seenIn(issue: EarlierIssue): string;
  follows(issue: EarlierIssue): string;
  /** "New words: …". */
  newWords(words: string[]): string;
  /** "48 snippets". */
  snippets(count: number): string;
  /** "Week 10"; null when the days are not one ISO week. */
  week(week: string | null): string | null;
  days(period: Pick<Period, 'from' | 'to'>): DayWords;
  /** "Issue 12"; an issue that has a name instead of a number is called by it. */
  issue(issue: string): string;
  /** "by Ada Byron". */
  author(author: string): string;
  /** "48 snippets: 45 in 12 themes, 2 unplaced, 1 duplicate"; says only what there is: of a week without themes "48 snippets". */
  counts(counts: Counts, themes: number): string;
  /** What stands before a link to the highlights in a section that has entries there. */
  elsewhere(pinned: number, shown: number): string;
  /** "3 more, not shown": at the end of a section that shows only its best entries. */
  hidden(hidden: number): string;
  /** "3 more on the web": at the end of a section of an email that would be too long. */
  moreOnTheWeb(hidden: number): string;
  /** When an event is: "Wednesday, 4 March, 17:00–18:00". A year goes without saying when the issue is of it. */
  when(event: Pick<DigestEvent, 'start' | 'end'>, issue: Pick<Period, 'from' | 'to'>): string;
  /** What stands before the titles of entries that tell the same story: "Also: ". */
  also: string;
  /** "the same, twice more": entries that repeat one word for word. */
  sameAgain(count: number): string;
  /** The evidence of a placement, a line for each hit. `nameOf` gives a theme's title for its id. */
  why(entry: DigestEntry, nameOf: (theme: string) => string): string[];
}
