/** How a language states days and announces what is to come. */
import type { Chrono, Parser } from 'chrono-node';
import { bounded, type Expression } from '../../text/expression.ts';
import type { Clock } from './clock.ts';
import type { Rewrite } from './normalise.ts';

/** What is known of one language. In every list stand sources of regular expressions; a space is any white space. */
export interface Language {
  /** Whether words stand apart, so that none of these may begin or end inside one. */
  spaced: boolean;
  /** How the hours of a day are counted. */
  clock: Clock;
  /** How a day of a month is written: what may be a date at all. */
  day: string;
  /** Loads what reads the dates, when there may be one; the same each time. */
  load: () => Promise<DateReader>;
  /** What is only said of what is to come: it announces the date of its sentence. */
  invitation: string[];
  /** What people gather for. */
  gathering: string[];
  /** What people gather for beside their trade, "concert", "funeral": it announces where the time of day is told. */
  occasion: string[];
  /** What speaks of the future: with a gathering it announces. */
  planned: string[];
  /** What speaks of the past. */
  past: string[];
  /** What says of a gathering that it does not take place. */
  off: string[];
  /** What says of the date before it that it is so no more. */
  moved: string[];
  /** What says of the date behind it that something is now on it: "is postponed to". */
  movedTo: string[];
  /** What makes the date behind it that of something else: "update", "edition". */
  notAfter: string[];
  /** What does so unless several days follow: "vom" of "vom 3. April", and not of "vom 3. bis 5. April". */
  since: string[];
  /** What makes the date before it the name of something that was: "the 12 June outage". */
  notBefore: string[];
  /** What stands before a date on a poster: "When:". */
  label: string[];
  /** What is said before the time at which something begins: "doors open at". */
  opening: string[];
  /** What is only said close to the day. */
  today: string[];
}

/** What reads dates in a language. */
export interface DateReader {
  /** What keeps chrono from dates in this language. */
  rewrites: Rewrite[];
  reader: Chrono;
}

/**
 * Leaves out what reads "in two weeks" and "three days ago", and in English days in words ("the fifth of May"): no day of a month is
 * found there, and the expressions for it take most of the time that chrono takes to start.
 */
export function onlyDays(chrono: Chrono): Chrono {
  const days = chrono.clone();
  days.parsers = days.parsers
    .filter((parser) => !parser.constructor.name.includes('TimeUnit'))
    .map((parser) => withoutDaysInWords(parser));
  return days;
}

function withoutDaysInWords(parser: Parser): Parser {
  let whole: RegExp | undefined;
  let short: RegExp | undefined;
  return {
    pattern(context) {
      const pattern = parser.pattern(context);
      if (short === undefined || pattern !== whole)
        short = new RegExp(pattern.source.replace(/\(\?:twenty[a-z |-]+\)\|/g, ''), pattern.flags);
      whole = pattern;
      return short;
    },
    extract: (context, match) => parser.extract(context, match),
  };
}

/** A day in figures, in every language. */
const FIGURES = '20\\d\\d/\\d\\d/\\d\\d';

/** The source of what may be a day. */
export const dayIn = ({ day }: Pick<Language, 'day'>): string => `${day}|${FIGURES}`;

/** Finds all places where a language may state a day. What stands in an address or a path is none. */
export function daysIn({ day, spaced }: Pick<Language, 'day' | 'spaced'>): Expression {
  return bounded(`(?<!(?:^|[^\\d.\\s])/|[=_]|[^\\d\\s.-]-)(?:${dayIn({ day })})`, spaced, 'giu');
}
