/** Days and times in the words of a language, as Intl says them. */
import type { DigestEvent, Period } from '../../types.ts';
import type { DayWords } from './i18n.ts';

/** What a date is said with. */
type Parts = Pick<Intl.DateTimeFormatOptions, 'weekday' | 'day' | 'month' | 'year'>;

const day: Parts = { day: 'numeric', month: 'long' };
const dayAndYear: Parts = { ...day, year: 'numeric' };

/** The first and the last day: "2–8 March 2026", with what lies between them apart. */
export function daysFromTo(lang: string, { from, to }: Pick<Period, 'from' | 'to'>): DayWords {
  if (from === to) return { from: '', glue: '', to: dateIn(lang, dayAndYear, from) };
  return rangeIn(lang, dayAndYear, from, to);
}

/** When an event is; `moment` joins a day and a time. A year goes without saying when the issue is of it. */
export function whenIn(
  lang: string,
  moment: string,
  { start, end }: Pick<DigestEvent, 'start' | 'end'>,
  issue: Pick<Period, 'from' | 'to'>,
): string {
  const first = momentOf(start);
  const last = momentOf(end ?? start);
  const years = [issue.from, issue.to].map(yearOf);
  const isPlain = [first, last].every(({ iso }) => years.includes(yearOf(iso)));
  if (first.time === null) return daysOf(lang, isPlain ? day : dayAndYear, first.iso, last.iso);
  const parts: Parts = { ...(isPlain ? day : dayAndYear), weekday: 'long' };
  const say = ({ iso, time }: Moment) =>
    moment.replace('{day}', dateIn(lang, parts, iso)).replace('{time}', time!);
  if (end === null || last.time === null) return `${say(first)}${first.zone}`;
  const isOneNight = isNextDay(first.iso, last.iso) && last.time < first.time;
  const until = first.iso === last.iso || isOneNight ? `–${last.time}` : ` – ${say(last)}`;
  return `${say(first)}${until}${first.zone}`;
}

function daysOf(lang: string, parts: Parts, from: string, to: string): string {
  if (from === to) return dateIn(lang, { ...parts, weekday: 'long' }, from);
  const { from: first, glue, to: last } = rangeIn(lang, parts, from, to);
  return `${first}${glue}${last}`;
}

/** A day, and the time of a day, as they are written. */
interface Moment {
  iso: string;
  time: string | null;
  /** " (UTC+1)"; empty for a time of where it is. */
  zone: string;
}

function momentOf(written: string): Moment {
  const [iso = '', clock] = written.split('T');
  const zone = clock?.slice(5);
  return { iso, time: clock?.slice(0, 5) ?? null, zone: zone ? ` (UTC${offsetWords(zone)})` : '' };
}

/** "+1" for "+01:00", "−3:30" for "-03:30", nothing for none. */
function offsetWords(offset: string): string {
  if (/^(?:Z|[+-]00:00)$/.test(offset)) return '';
  const [hours = '', minutes = ''] = offset.slice(1).split(':');
  return `${offset.startsWith('-') ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}

const yearOf = (iso: string): string => iso.slice(0, 4);

function isNextDay(from: string, to: string): boolean {
  return Date.parse(to) - Date.parse(from) === 86_400_000;
}

function dateIn(lang: string, parts: Parts, iso: string): string {
  return joined(piecesIn(lang, parts, iso));
}

/** Two days as one range: what both share is said once, behind the last or before the first. */
function rangeIn(lang: string, parts: Parts, from: string, to: string): DayWords {
  const first = piecesIn(lang, parts, from);
  const last = piecesIn(lang, parts, to);
  const isShared = (at: number, fromEnd: boolean) => {
    const [one, other] = fromEnd ? [first.at(-at - 1), last.at(-at - 1)] : [first[at], last[at]];
    return one !== undefined && one.type !== 'day' && one.value === other?.value;
  };
  let behind = 0;
  while (isShared(behind, true)) behind++;
  let before = 0;
  while (isShared(before, false)) before++;
  const shortFirst = hasWords(first.slice(first.length - behind))
    ? first.slice(0, first.length - behind)
    : first;
  const shortLast = hasWords(last.slice(0, before)) ? last.slice(before) : last;
  const isOneMonth = [shortFirst, shortLast].some((pieces) => !pieces.some(({ type }) => type === 'month'));
  return { from: joined(shortFirst).trimEnd(), glue: glueIn(lang, isOneMonth), to: joined(shortLast) };
}

const hasWords = (pieces: Intl.DateTimeFormatPart[]): boolean =>
  pieces.some(({ type }) => type !== 'literal');

/** Between days of one month the dash stands close; in scripts without spaces it always does. */
function glueIn(lang: string, isOneMonth: boolean): string {
  if (/^(?:ja|ko)/.test(lang)) return '〜';
  return isOneMonth || lang.startsWith('zh') ? '–' : ' – ';
}

/** A date in its pieces; a full stop that belongs to the day (German "2.") is a piece of its own. */
function piecesIn(lang: string, parts: Parts, iso: string): Intl.DateTimeFormatPart[] {
  if (lang === 'en') return englishPieces(parts, instant(iso));
  return formatIn(lang, parts)
    .formatToParts(instant(iso))
    .flatMap(({ type, value }) => {
      const stop = /^\.(?= )/.exec(value);
      if (type !== 'literal' || stop === null) return [{ type, value: plain(value) }];
      return [
        { type: 'day' as const, value: '.' },
        { type, value: plain(value.slice(1)) },
      ];
    });
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** What Intl gives for British English: days before months, as in most of the world. It takes 25 ms to begin, as long as Node itself. */
function englishPieces({ weekday, year }: Parts, date: Date): Intl.DateTimeFormatPart[] {
  const pieces: Intl.DateTimeFormatPart[] = [
    { type: 'day', value: String(date.getUTCDate()) },
    { type: 'literal', value: ' ' },
    { type: 'month', value: MONTHS[date.getUTCMonth()]! },
  ];
  if (year !== undefined)
    pieces.push({ type: 'literal', value: ' ' }, { type: 'year', value: String(date.getUTCFullYear()) });
  if (weekday === undefined) return pieces;
  const name = WEEKDAYS[date.getUTCDay()]!;
  return [
    { type: 'weekday', value: name },
    { type: 'literal', value: year === undefined ? ' ' : ', ' },
    ...pieces,
  ];
}

const joined = (pieces: Intl.DateTimeFormatPart[]): string => pieces.map(({ value }) => value).join('');

const instant = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

/** Days as they stand in the input, in digits that every reader of links and code knows, by the calendar of ISO weeks. */
function formatIn(lang: string, parts: Parts): Intl.DateTimeFormat {
  const key = JSON.stringify([lang, parts]);
  let format = formats.get(key);
  if (format === undefined) {
    const options = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' };
    format = new Intl.DateTimeFormat(lang, { ...options, ...parts });
    formats.set(key, format);
  }
  return format;
}

/** By language and parts; to make one takes fifty times as long as to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Versions of the Unicode tables differ in the widths of their spaces, and the same digest has the same bytes. */
const plain = (text: string): string =>
  text.replace(/[\u2009\u202F\u00A0]/g, ' ').replace(/[\u200E\u200F\u061C]/g, '');
