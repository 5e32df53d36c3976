import { isoDate } from './dates.ts';
import { late } from './late.ts';
import { isWeekday, months } from './months.ts';
import { twoDigits } from './two-digits.ts';

/** What a line says that is a date and nothing else. */
export interface DateLine {
  /** An ISO day or week; null when it cannot be told. */
  date: string | null;
  /** Why not: the calendar has no such day, or two days are written like that. */
  fault: 'date-impossible' | 'date-ambiguous' | null;
}

/**
 * Reads a line that is nothing but a date, in the forms in which people write one above what belongs to it:
 * `2026-03-05`, `2026-W10`, `2026/03/05`, `5 March 2026`, `Thursday, March 5th, 2026`, `5. März 2026`, `05.03.2026`,
 * `2026年3月5日`, `Week 10, 2026`, `2–8 March 2026`, `Issue 12: 5 March 2026`; null when it is something else. Rules, stars and a
 * colon around it do not count.
 * `order` says which number of `04/03/2026` is the first one; without it nobody knows.
 */
export function readDateLine(line: string, order: 'day' | 'month' | null = null): DateLine | null {
  // Without a year there is nothing that takes the expressions for all the ways of writing a day.
  if (!/\d{4}|\d[/.]\d/.test(line)) return null;
  const bare = line.replace(/^[\s#*_=~–—-]+|[\s*_=~:：–—-]+$/g, '');
  const text = withoutLastWeekday(bare.replace(timeBehind, '').replace(aside(), ''));
  const week = weekIn(text);
  if (week !== null) return isoDate(week) === null ? noDay : { date: week, fault: null };
  const said = withoutNumber(text);
  const parts = dayIn(said, order) ?? firstOfDays(said);
  if (parts === null) return null;
  if (parts === 'date-ambiguous') return { date: null, fault: parts };
  const [year, month, day] = parts;
  const date = isoDate(`${year}-${twoDigits(month)}-${twoDigits(day)}`);
  return date === null ? noDay : { date, fault: null };
}

/** The day of the week, the time of day or the words before a week's first day: `2026-03-05 (Thursday)`, `Week of March 2, 2026`. */
const aside = late(
  () =>
    /\s*[(（]\p{L}{2,12}\.?[)）]$|(?<=^\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z| ?[+-]\d\d:?\d\d)?$|^(?:week (?:of|commencing|beginning|starting|ending|ended)|w\/[ce]|day changed|log opened):? /iu,
);

/** The time behind a year, as mails and programs have it: `5 March 2026 10:15:00 +0100`, `Mar 5, 2026 at 10:15 AM`. */
const timeBehind =
  /(?<=[ .]\d{4}),?\s+(?:at\s|um\s|à\s)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:Z|GMT|UTC|[A-Z]{2,3}T|[+-]\d{4}))?(?:\s\([A-Z]{3,4}\))?$/i;

/** A date without the number of the issue before it, or around it: `Week 12: 13-10-2017`, `Weeknotes 4 (5 March 2026)`, `Newsletter 13.10.2017`. */
function withoutNumber(text: string): string {
  const { number = '', rest = text } = numbered().exec(text)?.groups ?? {};
  return number === '' ? text : rest.replace(/^[(（](.+)[)）]$/, '$1');
}

const numbered = late(
  () =>
    /^(?<number>(?:week ?notes?|week|woche|kw|issue|newsletter|bulletin|digest|edition|ausgabe|no|nr)\.?(?:\s?#?\d{1,4})?)(?:\s?[:：–—]\s?|\s-\s|,\s|\s(?=[(（])|(?<=letter|bulletin|digest|notes)\s)(?<rest>\S.*)$/iu,
);

/** `2026-W10`, `Week 10, 2026`, `KW 10/2026`, `2026 week 10`; null when it is no week. */
function weekIn(text: string): string | null {
  if (/^\d{4}-W\d{2}$/.test(text)) return text;
  const named =
    /^(?:week|woche|kw|semaine|semana|settimana|vecka|uke|uge)\s?(\d{1,2})(?:,\s?|\s?\/\s?|\s)(\d{4})$/i.exec(
      text,
    );
  if (named) return `${named[2]}-W${twoDigits(Number(named[1]))}`;
  const yearFirst = /^(\d{4}),?\s(?:week|woche|kw)\s?(\d{1,2})$/i.exec(text);
  return yearFirst && `${yearFirst[1]}-W${twoDigits(Number(yearFirst[2]))}`;
}

/** The first of the days that a week is written as: `2–8 March 2026`, `Mar 30 – Apr 5, 2026`; null when it is none. */
function firstOfDays(text: string): Parts | null {
  const [first, last, ...others] = text.split(/\s?[–—]\s?|\s-\s|(?<=^[^-]*\d)-(?=\d[^-]*$)/u);
  const [year] = /(?<!\d)\d{4}(?!\d)/.exec(last ?? '') ?? [];
  if (first === undefined || last === undefined || year === undefined || others.length > 0) return null;
  const [month = ''] = /\p{L}{3,}/u.exec(last) ?? /\p{L}{3,}/u.exec(first) ?? [];
  const from = dayIn(first) ?? dayIn(`${first} ${year}`) ?? dayIn(`${first} ${month} ${year}`);
  const to = dayIn(last) ?? dayIn(`${month} ${last}`);
  if (from === null || to === null || from === 'date-ambiguous' || to === 'date-ambiguous') return null;
  // Of a week over New Year's night the year is that of its end.
  const start: Parts =
    from[1] > to[1] && from[0] === to[0] ? [String(Number(year) - 1), from[1], from[2]] : from;
  const days = (dayNumber(to) - dayNumber(start)) / 86_400_000;
  return days > 0 && days < 8 ? start : null;
}

const dayNumber = ([year, month, day]: Parts): number => Date.UTC(Number(year), month - 1, day);

const noDay: DateLine = { date: null, fault: 'date-impossible' };

type Parts = [year: string, month: number, day: number];

const dayIn = (text: string, order: 'day' | 'month' | null = null) => inNumbers(text, order) ?? inWords(text);

/** `2026/03/05`, `2026年3月5日`, `05.03.2026`, `25/03/2026`. */
function inNumbers(written: string, order: 'day' | 'month' | null): Parts | 'date-ambiguous' | null {
  const text = withoutWeekday(written);
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (yearFirst) return [yearFirst[1]!, Number(yearFirst[3]), Number(yearFirst[4])];
  const wide = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]$/.exec(text);
  if (wide) return [wide[1]!, Number(wide[2]), Number(wide[3])];
  const yearLast =
    /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text) ??
    // A number of a version has fewer digits.
    /^(\d{1,2})(\/)(\d{1,2})\/(\d{2})$/.exec(text) ??
    /^(\d{2})(\.)(\d{2})\.(\d{2})$/.exec(text);
  if (yearLast === null) return null;
  const year = yearLast[4]!.length === 2 ? `20${yearLast[4]}` : yearLast[4]!;
  const [first, second] = [Number(yearLast[1]), Number(yearLast[3])];
  // With full stops the day stands first everywhere, with strokes wherever people agree.
  if (yearLast[2] === '.' || first > 12 || first === second) return [year, second, first];
  if (order === 'day') return [year, second, first];
  return second > 12 || order === 'month' ? [year, first, second] : 'date-ambiguous';
}

/** `5 March 2026`, `March 5th, 2026`, `le 1er mars 2026`, `5 de marzo de 2026`, `2026 Mar 5`. */
function inWords(written: string): Parts | null {
  const text = withoutWeekday(written).replace(/^(?:the|den|der|le|el|il|am|on|op)\s+/i, '');
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?\s+(?:of\s+|de\s+|di\s+)?(\p{L}{3,10})\.?,?\s+(?:del?\s+)?(\d{4})$/iu.exec(
      text,
    );
  if (dayFirst) return inMonth(dayFirst[3]!, dayFirst[2]!, dayFirst[1]!);
  const monthFirst = /^(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu.exec(text);
  if (monthFirst) return inMonth(monthFirst[3]!, monthFirst[1]!, monthFirst[2]!);
  // As libraries write it.
  const yearFirst = /^(\d{4}),?\s+(\p{L}{3,10})\.?\s+(\d{1,2})$/iu.exec(text);
  return yearFirst && inMonth(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
}

function inMonth(year: string, name: string, day: string): Parts | null {
  const month = months.get(name.toLowerCase());
  return month === undefined ? null : [year, month, Number(day)];
}

/** The text without a day of the week behind it: `2026-03-05, Thursday`, `05.03.2026 – Donnerstag`. */
function withoutLastWeekday(text: string): string {
  const [, date, word] = /^(.*\d)(?:,?\s|\s?[–—·|]\s?|\s-\s)(\p{L}{2,13})\.?$/su.exec(text) ?? [];
  return word !== undefined && !months.has(word.toLowerCase()) && isWeekday(word) ? date! : text;
}

/** The text without one word before its first comma or digit, should it be short enough for a weekday. */
function withoutWeekday(text: string): string {
  const [, word, rest] = /^(\p{L}{2,10}(?:-feira)?)\.?,?\s+(.*)$/su.exec(text) ?? [];
  return word !== undefined && !months.has(word.toLowerCase()) && isWeekday(word) ? rest! : text;
}
