/** What stands over a whole text and is no entry of it: the name of who sends it, and which issue it is. */
import { readDateLine } from '../../../text/date-line.ts';
import { late } from '../../../text/late.ts';
import {
  dayAtEnd,
  endsInIssue,
  isLetterhead,
  isSheetName,
  type Masthead,
  readMasthead,
} from '../../../text/masthead.ts';
import { areNames, isAttendance, isMeetingHead } from '../../meeting.ts';
import { type LineTable, nextFilled, textOfLine } from '../lines/lines.ts';
import { isPoint } from '../lines/marker.ts';
import { endsInStop, isHeadline, isShouted } from '../lines/title.ts';
import { dateAt, endOfBatch, isUnderlined } from './batches.ts';
import { isOfPeriod } from './introduced.ts';
import { isGreeting, isLetter, isOpenHail } from './letter.ts';
import words from './letters.yaml';
import { areParagraphs } from './paragraphs.ts';

/** Lines of a letterhead. */
const mostLines = 3;

interface Letterhead {
  from: number;
  to: number;
  date: string | null;
}

/**
 * The lines at the head of a text, with those that say who met below them, and the day that they tell; null when it begins with
 * something else, or there is nothing below.
 */
export function letterheadOf(table: LineTable): Letterhead | null {
  const from = nextFilled(table, 0);
  if (from === table.count) return null;
  const top = headFrom(table, from);
  const head = withIntroduction(table, greetingFrom(table, top?.to ?? from, top) ?? top);
  const to = endOfMeeting(table, head?.to ?? from);
  if (to === (head?.to ?? from) || nextFilled(table, to) === table.count) return head;
  return { from, to, date: head?.date ?? null };
}

/** A greeting by itself, over news, with what stands above it. */
function greetingFrom(table: LineTable, above: number, top: Letterhead | null): Letterhead | null {
  const from = nextFilled(table, above);
  if (from === table.count) return null;
  const to = endOfBatch(table, from);
  const isOpen =
    to === from + 1 && nextFilled(table, to) < table.count && isOpenHail(textOfLine(table, from));
  const isOver = isOpen || (isGreeting(table, from, to) && introductionFrom(table, to) > to);
  return isOver ? { from: top?.from ?? from, to, date: top?.date ?? null } : null;
}

/** A head with the sentences below it that lead to news, each of which has a title. */
function withIntroduction(table: LineTable, head: Letterhead | null): Letterhead | null {
  return head && { ...head, to: introductionFrom(table, head.to) };
}

/** Where a line of text ends that stands alone over news with titles, below a greeting or not; where it is asked, if there is none. */
function introductionFrom(table: LineTable, from: number): number {
  const first = nextFilled(table, from);
  const to = first < table.count ? endOfBatch(table, first) : first;
  const line = to > first && isGreeting(table, first, to) ? nextFilled(table, to) : first;
  if (line === table.count || endOfBatch(table, line) > line + 1 || isPoint(table, line)) return from;
  const [start, end] = [table.start[line]!, table.end[line]!];
  const isSaid = endsInStop(table.bytes, end - 1) && !isHeadline(table.bytes, start, end);
  return isSaid && areNewsBelow(table, line + 1) ? line + 1 : from;
}

/** Whether two batches or more stand below a line that are a title with more below it, and hardly anything else but words to the readers. */
function areNewsBelow(table: LineTable, from: number): boolean {
  let [news, others] = [0, 0];
  for (let at = nextFilled(table, from), to = at; at < table.count; at = nextFilled(table, to)) {
    to = endOfBatch(table, at);
    const [start, end] = [table.start[at]!, table.end[at]!];
    if (to > at + 1 && isHeadline(table.bytes, start, end)) news++;
    else if (!isLetter(table, at, to) && dateAt(table, at) === null) others++;
  }
  return news >= fewestNews && others * 3 <= news;
}

const fewestNews = 2;

/** Where the batches end that say who met, and when: `Present: …`, or `Present` over names. */
function endOfMeeting(table: LineTable, from: number): number {
  for (let end = from; ; ) {
    const start = nextFilled(table, end);
    const to = start < table.count ? endOfBatch(table, start) : start;
    if (to > start && table.end[to - 1]! - table.start[start]! > longestMeeting) return end;
    const [first = '', ...others] = Array.from({ length: to - start }, (_, at) =>
      textOfLine(table, start + at),
    );
    const isBelowName = end === from && isDated(first) && isMeetingHead(others);
    if (!isBelowName && !isMeetingHead([first, ...others]) && !(isAttendance(first) && areNames(others)))
      return end;
    end = to;
  }
}

/** Bytes of a batch that says who met: a hundred people and where they are from. */
const longestMeeting = 1 << 13;

function headFrom(table: LineTable, from: number): Letterhead | null {
  const to = endOfBatch(table, from);
  const textOf = (line: number) => textOfLine(table, line);
  const mail = headOfMail(
    Array.from({ length: Math.min(to - from, longestMailHead) }, (_, at) => textOf(from + at)),
  );
  if (mail !== null && to - from <= longestMailHead && nextFilled(table, to) < table.count)
    return { from, to, date: mail.date };
  const first = headAt(textOf, from);
  if (first !== null && to - from > 2 && areParagraphs(table, from + 1, to))
    return { from, to: from + 1, date: first.date };
  if (to - from > mostLines || nextFilled(table, to) === table.count) return null;
  if (first === null && to === from + 1 && isOverOthers(table, from))
    return { from, to, date: dayAtEnd(textOf(from)) };
  if (first === null && to > from + 1 && areNamesOfSheet(table, from, to))
    return { from, to, date: dayAtEnd(textOf(to - 1)) };
  const heads: Masthead[] = first === null ? [] : [first];
  if (first === null && (to - from === 1 || !isLetterhead(textOf(from)))) return null;
  const isNamed = first !== null || isSheetName(textOf(from));
  for (let line = from + 1; line < to; line++) {
    const isBelow = isNamed || heads.length > 0;
    const head = headAt(textOf, line) ?? dayAt(textOf, line, isBelow) ?? issueAt(textOf, line, isBelow);
    if (head === null) return null;
    heads.push(head);
  }
  return { from, to, date: heads.find(({ date }) => date !== null)?.date ?? null };
}

/**
 * Whether a line alone ends in a day with its year, and the next batch is not such a line; or is in capitals, and names no section;
 * or is what people call such a text, and all that stands below it are titles with more below them.
 */
function isOverOthers(table: LineTable, line: number): boolean {
  const next = nextFilled(table, line + 1);
  const isAlone = (at: number) => endOfBatch(table, at) === at + 1;
  const isAloneShouted = (at: number) => at < table.count && isShouted(table, at) && isAlone(at);
  const text = textOfLine(table, line);
  if (isDated(text)) return !(isAlone(next) && isDated(textOfLine(table, next)));
  if (isUnderlined(table, line)) return false;
  if (namesSheet(text) && areNewsBelow(table, next)) return true;
  if (!isShouted(table, line)) return false;
  if (isAloneShouted(next)) return !isAloneShouted(nextFilled(table, next + 1));
  for (let at = next; at < table.count; at++) if (isAloneShouted(at)) return false;
  return true;
}

/** Whether lines are the name of who sends a text, and what people call it or of when it is, over titles with more below them. */
function areNamesOfSheet(table: LineTable, from: number, to: number): boolean {
  const lines = Array.from({ length: to - from }, (_, at) => textOfLine(table, from + at));
  const areShort = lines.every(
    (line) => line.split(/\s+/).length <= mostWords && !/[.!?:;,。！？]$/.test(line),
  );
  return areShort && isLetterhead(lines[0]!) && namesSheet(lines.at(-1)!) && areNewsBelow(table, to);
}

/** Whether a line is what people call a text of news: of a week or a month, with its number or days, or a list or notes of something. */
function namesSheet(line: string): boolean {
  if (line.split(/\s+/).length > mostWords || /[.!?。！？]$/.test(line)) return false;
  return isSheetName(line) || isOfPeriod(line) || endsInIssue(line) || sheets().test(line);
}

const sheets = late(() => {
  const { sheets, unspaced } = words as Record<'sheets' | 'unspaced', string[]>;
  return new RegExp(`(?<!\\p{L})(?:${sheets.join('|')})(?!\\p{L})|${unspaced.join('|')}`, 'iu');
});

/** Whether a line is a few words and a day with its year. */
const isDated = (line: string): boolean => {
  const words = line.trim().split(/\s+/).length;
  return words <= mostWords && !/[.!?]$/.test(line) && dayAtEnd(line) !== null && readDateLine(line) === null;
};

const mostWords = 8;

/** Lines over a mail, as a program of mail prints them: `From:`, `Sent:`, `To:`, `Subject:`; null when one is none of these, or few are. */
function headOfMail(lines: readonly string[]): { date: string | null } | null {
  const fields = lines.map((line) => mailField.exec(line));
  if (lines.length < fewestMailFields || fields.includes(null)) return null;
  const days = fields.map((field) => field![2]!.replace(/,?\s+\d{1,2}[:.]\d\d.*$/, ''));
  return { date: days.map((day) => readDateLine(day)?.date).find((day) => day) ?? null };
}

const mailField =
  /^\**(From|Sent|Date|To|Cc|Subject|Attachments|Importance|Von|Gesendet|Datum|An|Betreff|Anlagen|De|Envoyé|À|Objet|Para|Enviado|Asunto|Da|Inviato|A|Oggetto|Van|Verzonden|Aan|Onderwerp)\s?:\**\s+(\S.*)$/;

const [fewestMailFields, longestMailHead] = [3, 8];

const headAt = (textOf: (line: number) => string, line: number): Masthead | null =>
  readMasthead(textOf(line));

/** The number of an issue below its name: "week 11". */
const issueAt = (textOf: (line: number) => string, line: number, isBelow: boolean): Masthead | null =>
  isBelow && endsInIssue(textOf(line)) ? { date: null } : null;

/** A day below the line that says which issue it is, perhaps with the place or the hour before it. */
function dayAt(textOf: (line: number) => string, line: number, isBelow: boolean): Masthead | null {
  const date = isBelow ? (readDateLine(textOf(line))?.date ?? dayAtEnd(textOf(line))) : null;
  return date === null ? null : { date };
}
