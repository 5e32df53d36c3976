/** What an e-reader writes down of a passage: the book, where and when it was marked, and the words. */
import { readDateLine } from '../../text/date-line.ts';
import type { LineTable } from './lines.ts';
import { type Own, plain } from './setting.ts';

/**
 * Reads the two lines over a passage, `The Silent Tide (Mara Lind)` and `- Your Highlight on page 12 | Added on Thursday,
 * March 5, 2026 10:00:12 AM`; null when they are something else. The author goes off the title.
 */
export function readClipping(table: LineTable, title: number): Own | null {
  const { bytes } = table;
  if (bytes[table.start[title + 1]!] !== HYPHEN) return null;
  const written = (line: number) =>
    new TextDecoder().decode(bytes.subarray(table.start[line]!, table.end[line]!));
  const date = dayMarked(written(title + 1));
  if (date === null) return null;
  const [, name, author = null] = /^(.*\S)\s+\(([^()]+)\)$/s.exec(written(title)) ?? [];
  if (name !== undefined) table.end[title] = table.start[title]! + new TextEncoder().encode(name).length;
  return { ...plain, date, author };
}

const HYPHEN = 0x2d;

/** The day at the end of `- … | Added on Thursday, March 5, 2026 10:00:12 AM`, whatever language the words before it are in. */
function dayMarked(line: string): string | null {
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
