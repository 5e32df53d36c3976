/** The line that heads a newsletter, a report or a sheet and says which one it is: "Newsletter No. 12, 6 March 2026", "Team update, week 11". */
import { readDateLine } from './date-line.ts';
import { expression } from './expression.ts';
import { isWeekday, months } from './months.ts';

/** What such a line says. */
export interface Masthead {
  /** An ISO day or week; null when it does not tell one with its year. */
  date: string | null;
}

/** Reads a line that is a name, and the number, week or day of an issue behind it; null when it is something else. */
export function readMasthead(line: string): Masthead | null {
  if (isMinutes(line)) return { date: dayAtEnd(line) };
  if (line.length > longestLine || !/\d/.test(line)) return null;
  let name = trimmed(line);
  let date: string | null = null;
  let isNumbered = false;
  for (let part = lastPart(name); part !== null; part = lastPart(name)) {
    name = part.before;
    date ??= part.date;
    isNumbered ||= part.date === null;
  }
  if (name === '' && isNumbered && date !== null) return { date };
  if (name === '' || (date === null && !isNumbered) || name.split(/\s+/).length > mostWords) return null;
  const isSheet = sheets.test(name);
  // "ST. JOSEPH'S - 25/26 Feb 2026", "Harbour Post No. 12, 6 March 2026"
  const isHeaded = date !== null && (isNumbered || !/\p{Ll}/u.test(name)) && isLetterhead(name);
  return isSheet || isHeaded ? { date } : null;
}

/**
 * Whether a line says of which meeting something are the minutes, or of when; "Minutes of the last meeting" is a point of them, and
 * "Minutes of Silence for a Server" the title of something else.
 */
function isMinutes(line: string): boolean {
  const isOne = line.length <= longestMinutes && minutes.test(line) && !/[.!?]$/.test(line);
  return isOne && !others.test(line) && (/\d{4}/.test(line) || meetings.test(line));
}

/** The day that a line ends in, with its year, behind some words; null when it ends in none. */
export function dayAtEnd(line: string): string | null {
  const part = line.length > longestMinutes ? null : lastPart(trimmed(line));
  return part !== null && part.before.split(/\s+/).length <= mostWordsBefore ? part.date : null;
}

/** Whether a line ends in the number, week, day or days of an issue, be there a year or not: "Job list – week 10", "Papers (2-6 March)". */
export function endsInIssue(line: string): boolean {
  const text = trimmed(line);
  const [, before, behind = before] = daysOfMonth.exec(text) ?? [];
  return months.has(behind?.toLowerCase() ?? '') || lastPart(text) !== null;
}

/** `5 March`, `2-6 Mar`, `5. bis 7. März`, `March 2` */
const daysOfMonth =
  /(?:\d{1,2}(?:st|nd|rd|th|\.)?\s(\p{L}{3,10})\.?|(?<!\p{L})(\p{L}{3,10})\.?\s\d{1,2}(?:st|nd|rd|th)?)$/u;

/** UTF-16 code units of a line that says of which meeting, or when; words before the day in it. */
const longestMinutes = 160;
const mostWordsBefore = 20;

const minutes = expression(
  String.raw`^[\s#*_=]*(?:(?:draft|unconfirmed|public|öffentliches) )?(?:minutes (?:of|from|for)|meeting minutes|protokoll (?:der|des|zur|vom|\p{L}*(?:sitzung|versammlung|treffen))|notulen (?:van|bestuurs|alv|algemene|\p{L}*vergadering)|verslag van|comptes?[- ]rendus? (?:de|du)|procès-verbal (?:de|du)|acta de|ata d[ae]|verbale d(?:i|el|ella)|protokół z|protokoll (?:från |fört vid )?\p{L}*(?:möte|sammanträde)|referat (?:fra|af))(?![\p{L}])`,
  'iu',
);

/** What minutes are of. */
const meetings = expression(
  String.raw`meeting|council|committee|board(?!\p{L})|assembly|(?<!\p{L})(?:agm|egm|alv|cda|ag|sync|call)(?!\p{L})|session|sitzung|versammlung|treffen|gemeinderat|vorstand|vergadering|bestuur|raad|overleg|réunion|conseil|assemblée|comité|commission|séance|reunión|junta|consejo|asamblea|reunião|assembleia|conselho|riunione|consiglio|assemblea|seduta|zebran|posiedzen|möte|sammanträde|møde|møte`,
  'iu',
);

/** What minutes say of those before them. */
const others =
  /\b(?:last|previous|prior|former|letzten|vorigen|vorige|précédente?|dernière|anterior|precedente)\b/iu;

/** Whether a line may be the name of a school, a parish or a club: few words, most with a capital, and no statement. */
export function isLetterhead(line: string): boolean {
  const words = line.trim().split(/\s+/);
  const capitals = words.filter((word) => /^[\p{Lu}\d&]/u.test(word));
  return words.length <= mostWords && capitals.length * 2 > words.length && !/[.!?:;,]$/.test(line.trim());
}

/** Whether a line is the name of a sheet, of which the next one tells the day: "Team Weekly". */
export const isSheetName = (line: string): boolean => isLetterhead(line) && sheets.test(line);

/** UTF-16 code units. */
const longestLine = 90;
const mostWords = 6;

const sheets = expression(
  String.raw`(?<![\p{L}\p{N}])(?:news ?letters?|news|bulletin|updates?|status|stand-?up|check-?in|weekly|week ?notes?|digest|gazette|notices?|(?:market|weekly|committee|progress|status|field) report|news ?sheet|pew sheet|rundbrief|infobrief|pfarrbrief|gemeindebrief|wochenbericht|mitteilungen|(?<=\p{L} )(?:minutes|protokoll)$|(?:team|meeting|weekly|sprint|staff) notes|bolet[ií]n|infolettre|nieuwsbrief)(?![\p{L}\p{N}])|[周週]刊|[周週][报報]|日[报報]|ニュース|通信|뉴스|소식`,
  'iu',
);

/** The number, week or day that a text ends in, and what stands before it; null when it ends in none. */
function lastPart(text: string): { before: string; date: string | null } | null {
  if (!/\d/.test(text)) return null;
  const starts = [...text.matchAll(/(?<=^|[\s(|])\S/gu)].map(({ index }) => index).slice(-mostWords);
  for (const start of starts) {
    const [word = ''] = firstWord.for(text).exec(text.slice(start)) ?? [];
    const isDay = word === '' || isWeekday(word) || months.has(word.toLowerCase()) || weeks.test(word);
    const date = isDay ? dateIn(text.slice(start)) : null;
    if (date !== null) return { before: trimmed(text.slice(0, start)), date };
  }
  const [month, word = ''] = monthOfYear.for(text).exec(text) ?? [];
  const [number] = months.has(word.toLowerCase()) ? [month] : (numbers.for(text).exec(text) ?? []);
  return number === undefined ? null : { before: trimmed(text.slice(0, -number.length)), date: null };
}

/** Of a weekend, `25/26 Feb 2026`, the first day. */
const dateIn = (text: string): string | null =>
  readDateLine(text.replace(weekend.for(text), '$1'))?.date ?? null;

const weekend = expression(String.raw`^(\d{1,2})\/\d{1,2}(?=\s\p{L})`, 'u');

const firstWord = expression(String.raw`^\p{L}+`, 'u');

const weeks = /^(?:w|week|woche|kw|semaine|semana|settimana|vecka|uke|uge)$/i;

/** `March 2026` */
const monthOfYear = expression(String.raw`(\p{L}{3,10})\.?\s\d{4}$`, 'u');

/** `week 11`, `No. 12`, `#12`, `Vol. 3`, and the number right behind `Newsletter` */
const numbers = expression(
  String.raw`(?:(?<![\p{L}\p{N}])(?:week|wk|woche|kw|semaine|semana|settimana|vecka|uke|uge|no|nr|n°|nº|issue|number|vol|volume|edition|ausgabe|num[ée]ro|número)\.?\s?#?|[№#]\s?|(?<=news ?letter|bulletin|digest|gazette|brief|bolet[ií]n|infolettre)\s)\d{1,4}$`,
  'iu',
);

/** Without the signs around it. */
const trimmed = (text: string): string => text.replace(/^[\s#*_=~|(–—-]+|[\s*_=~|()[\]:：,·•–—-]+$/gu, '');
