/** What stands over a whole text and is no entry of it: the name of who sends it, and which issue it is. */
import { readDateLine } from '../../../text/date-line.ts';
import { dayAtEnd, isLetterhead, isSheetName, type Masthead, readMasthead } from '../../../text/masthead.ts';
import { areNames, isAttendance, isMeetingHead } from '../../meeting.ts';
import { isBlank, type LineTable, nextFilled, textOfLine } from '../lines/lines.ts';
import { isShouted } from '../lines/title.ts';
import { endOfBatch, isUnderlined } from './batches.ts';
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
  const head = headFrom(table, from);
  const to = endOfMeeting(table, head?.to ?? from);
  if (to === (head?.to ?? from) || isRestBlank(table, to)) return head;
  return { from, to, date: head?.date ?? null };
}

/** Where the batches end that say who met, and when: `Present: …`, or `Present` over names. */
function endOfMeeting(table: LineTable, from: number): number {
  for (let end = from; ; ) {
    const start = nextFilled(table, end);
    const to = start < table.count ? endOfBatch(table, start) : start;
    if (to > start && table.end[to - 1]! - table.start[start]! > longestMeeting) return end;
    const [first = '', ...others] = Array.from({ length: to - start }, (_, at) =>
      textOfLine(table, start + at),
    );
    if (!isMeetingHead([first, ...others]) && !(isAttendance(first) && areNames(others))) return end;
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
  if (mail !== null && to - from <= longestMailHead && !isRestBlank(table, to))
    return { from, to, date: mail.date };
  const first = headAt(textOf, from);
  if (first !== null && to - from > 2 && areParagraphs(table, from + 1, to))
    return { from, to: from + 1, date: first.date };
  if (to - from > mostLines || isRestBlank(table, to)) return null;
  if (first === null && to === from + 1 && isOverOthers(table, from))
    return { from, to, date: dayAtEnd(textOf(from)) };
  const heads: Masthead[] = first === null ? [] : [first];
  if (first === null && (to - from === 1 || !isLetterhead(textOf(from)))) return null;
  const isNamed = first !== null || isSheetName(textOf(from));
  for (let line = from + 1; line < to; line++) {
    const head = headAt(textOf, line) ?? dayAt(textOf, line, isNamed || heads.length > 0);
    if (head === null) return null;
    heads.push(head);
  }
  return { from, to, date: heads.find(({ date }) => date !== null)?.date ?? null };
}

/** Whether a line alone ends in a day with its year, and the next batch is not such a line; or is in capitals, and names no section. */
function isOverOthers(table: LineTable, line: number): boolean {
  const next = nextFilled(table, line + 1);
  const isAlone = (at: number) => endOfBatch(table, at) === at + 1;
  const isAloneShouted = (at: number) => at < table.count && isShouted(table, at) && isAlone(at);
  if (isDated(textOfLine(table, line))) return !(isAlone(next) && isDated(textOfLine(table, next)));
  if (!isShouted(table, line) || isUnderlined(table, line)) return false;
  if (isAloneShouted(next)) return !isAloneShouted(nextFilled(table, next + 1));
  for (let at = next; at < table.count; at++) if (isAloneShouted(at)) return false;
  return true;
}

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

/** A day below the line that says which issue it is, perhaps with the place or the hour before it. */
function dayAt(textOf: (line: number) => string, line: number, isBelow: boolean): Masthead | null {
  const date = isBelow ? (readDateLine(textOf(line))?.date ?? dayAtEnd(textOf(line))) : null;
  return date === null ? null : { date };
}

function isRestBlank(table: LineTable, from: number): boolean {
  for (let line = from; line < table.count; line++) if (!isBlank(table, line)) return false;
  return true;
}
