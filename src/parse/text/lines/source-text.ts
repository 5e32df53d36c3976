import { Buffer } from 'node:buffer';
import { late } from '../../../text/late.ts';
import type { Entry, Opened, Place } from '../../../types.ts';
import { makeEntry } from '../../entry.ts';
import { isBlank, type LineTable, lineOf, lineTable, scanLines } from './lines.ts';
import type { Attributes } from './setting.ts';

/** The bytes of a file as lines of text; rows are counted from 0 in the table, lines from 1 in the file. */
export interface SourceText {
  file: string;
  bytes: Uint8Array;
  table: LineTable;
  /** The line of a row. */
  number(row: number): number;
  /** The last line that a row goes over. */
  lastNumber(row: number): number;
  /** The text of a row; where it was wrapped a space stands for the end of a line. */
  line(row: number): string;
  /** The entry of a cut; `title` is -1 when it has none. */
  entry(title: number, first: number, last: number, attributes: Readonly<Attributes>): Entry;
  /** The lines that are not blank, joined by a line feed; empty when `first > last`. */
  lines(first: number, last: number): string;
  place(line: number): Place;
  excerpt(line: number): string;
  /** Says that the bytes are those of another text from now on: what is still asked of this one is a fault of ours. */
  close(): void;
}

/**
 * Finds the lines of a source and makes them readable; nothing is decoded before it is asked for. A table that is
 * given is used again.
 */
export function sourceText({ file, bytes, firstLine }: Opened, table = lineTable()): SourceText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  scanLines(buffer, 0, buffer.length, table);
  let isOpen = true;
  const text = (start: number, end: number) => {
    if (!isOpen) throw new Error(`an entry of ${file} was looked at when its batch was over`);
    return buffer.toString('utf8', start, end);
  };
  const number = (row: number) => firstLine + lineOf(table, row);
  const line = (row: number) => {
    const written = text(table.start[row]!, table.end[row]!);
    return table.isWrapped ? joinWrapped(written) : written;
  };
  const lastNumber = (row: number) =>
    number(row) + (table.isWrapped ? feedsIn(buffer, table.start[row]!, table.end[row]!) : 0);
  const lines = (first: number, last: number) => {
    if (first === last) return line(first);
    const written: string[] = [];
    for (let at = first; at <= last; at++) if (!isBlank(table, at)) written.push(line(at));
    return written.join('\n');
  };
  return {
    file,
    // Not the buffer: the matcher is a third faster when all bytes it ever sees are of one class.
    bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    table,
    number,
    lastNumber,
    line,
    lines,
    entry(title, first, last, attributes) {
      const head = title < 0 ? first : title;
      return makeEntry({
        title: title < 0 ? '' : line(title),
        body: lines(first, last),
        ...attributes,
        source: {
          file,
          line: firstLineOf(number, title, first, last),
          endLine: Math.max(lastNumber(head), lastNumber(last)),
        },
      });
    },
    place(at) {
      const start = table.start[at]!;
      const indent = start === 0 ? 0 : start - 1 - buffer.lastIndexOf(0x0a, start - 1);
      return { file, line: number(at), column: 1 + text(start - indent, start).length };
    },
    excerpt(at) {
      const start = table.start[at]!;
      // Of a row of several lines the first one, whatever ends it.
      return shorten(text(start, Math.min(table.end[at]!, start + 1000)).split(/[\r\n]/, 1)[0]!);
    },
    close() {
      isOpen = false;
    },
  };
}

/** The first line of a cut, where an address may stand over its title; `number` is that of the text. */
export function firstLineOf(
  number: SourceText['number'],
  title: number,
  first: number,
  last: number,
): number {
  if (title < 0) return number(first);
  return first <= last ? Math.min(number(title), number(first)) : number(title);
}

function feedsIn(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (bytes[at] === 0x0a) count++;
  return count;
}

/** A text that was wrapped, in one line; Chinese and Japanese are written without a space where they were. */
function joinWrapped(text: string): string {
  if (!text.includes('\n')) return text;
  return text.replace(betweenWide(), '').replace(/\s*\n\s*/g, ' ');
}

const wide = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u3000-\\u303f\\uff00-\\uffef]';
const betweenWide = late(() => new RegExp(`(?<=${wide})\\s*\\n\\s*(?=${wide})`, 'gu'));

/** A line in a diagnostic: long ones are cut. */
function shorten(line: string): string {
  const characters = [...line];
  return characters.length <= longestExcerpt ? line : `${characters.slice(0, longestExcerpt).join('')}…`;
}

const longestExcerpt = 120;
