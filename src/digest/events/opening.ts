/** An entry that says the day in its title, and in its body when it begins: "Concert on Friday 4 December", "Doors 7 pm". */

import { anyOf, type Expression, expression } from '../../text/expression.ts';
import type { StatedDate } from './dates.ts';
import type { Language } from './language.ts';

/** How far into a body one looks, in characters: what comes later is told of something else. */
const REACH = 240;

/**
 * Finds what stands before the time at which something begins: what a language says of it at the beginning of a sentence or
 * behind a comma, or nothing at the beginning of all.
 */
export function openingOf({ opening, spaced }: Pick<Language, 'opening' | 'spaced'>): Expression {
  const said = `(?:^|[.!?;,:(–—•。！？、\\n])\\s*${anyOf(opening, spaced).source}\\s*[:：]?`;
  return expression(`(?:${said}|^)\\s*(?=(?:\\p{L}+\\s){0,2}\\d)`, 'iu');
}

/** A text, a day in it, and what the language has to read them with. */
interface Situation {
  text: string;
  date: StatedDate;
  opening: Expression;
  /** The dates that a text states. */
  dates: (text: string) => Promise<StatedDate[]>;
}

/** The day of a title with the time of its body, and the words of both; null when the one or the other has none, or the body has a day too. */
export async function openedAt({
  text,
  date,
  opening,
  dates,
}: Situation): Promise<{ date: StatedDate; words: string } | null> {
  const end = text.indexOf('\n');
  if (date.time !== null || date.end !== null || date.to > end) return null;
  const body = text.slice(end + 1, end + 1 + REACH);
  const cue = opening.for(body).exec(body);
  if (cue === null || (await dates(body)).length > 0) return null;
  const together = `${text.slice(date.from, date.to)} ${body.slice(cue.index + cue[0].length)}`;
  const [read] = await dates(together);
  if (read === undefined || read.from !== 0 || read.time === null) return null;
  const { time, zone, end: until } = read;
  return { date: { ...date, time, zone, end: until }, words: together.slice(0, read.to) };
}
