/** What an e-reader writes down of a passage: the book, where and when it was marked, and the words. */
import { readDateLine } from '../../../text/date-line.ts';
import { type LineTable, textOfLine } from './lines.ts';
import { type Own, plain } from './setting.ts';

/**
 * Reads the two lines over a passage, `The Silent Tide (Mara Lind)` and `- Your Highlight on page 12 | Added on Thursday,
 * March 5, 2026 10:00:12 AM`; null when they are something else. The author goes off the title.
 */
export function readClipping(table: LineTable, title: number): Own | null {
  const date = markedAt(table, title + 1);
  if (date === null) return null;
  const [, name, author = null] = /^(.*\S)\s+\(([^()]+)\)$/s.exec(textOfLine(table, title)) ?? [];
  if (name !== undefined) table.end[title] = table.start[title]! + new TextEncoder().encode(name).length;
  return { ...plain, date, author };
}

/** The day on which a passage was marked, where that stands in a line; null in all others. */
export const markedAt = (table: LineTable, line: number): string | null =>
  line < table.count && table.bytes[table.start[line]!] === HYPHEN
    ? dayMarked(textOfLine(table, line))
    : null;

const HYPHEN = 0x2d;

/** The day at the end of `- … | Added on Thursday, March 5, 2026 10:00:12 AM`, whatever language the words before it are in; `添加于2026年3月5日星期四 下午09:10:24`. */
function dayMarked(line: string): string | null {
  const [, year, month, day] = /^-\s.*\|[^|\d]*(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(line) ?? [];
  if (year !== undefined) return readDateLine(`${year}年${month}月${day}日`)?.date ?? null;
  const [, last] = /^-\s.*\|\s*([^|]*?\d{4})(?:,?\s+\d{1,2}[:.]\d{2}[^|]*)?$/.exec(line) ?? [];
  const words = last?.split(/\s+/) ?? [];
  for (let before = 1; before <= MOST_WORDS && before < words.length; before++) {
    const date = readDateLine(words.slice(before).join(' '))?.date ?? null;
    if (date !== null) return date;
  }
  return null;
}

/** "Aggiunto in data", "Hinzugefügt am". */
const MOST_WORDS = 4;
