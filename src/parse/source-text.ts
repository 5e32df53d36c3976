import { Buffer } from 'node:buffer';
import type { Opened } from '../input/front-matter.ts';
import type { Entry, Place } from '../types.ts';
import { makeEntry } from './entry.ts';
import { isBlank, type LineTable, lineTable, scanLines } from './lines.ts';

/** The bytes of a file as lines of text; lines are counted from 0 in the table, from 1 in the file. */
export interface SourceText {
  file: string;
  bytes: Uint8Array;
  table: LineTable;
  number(line: number): number;
  line(line: number): string;
  /** The entry of a cut; `title` is -1 when it has none. */
  entry(title: number, first: number, last: number, date: string | null): Entry;
  /** The lines that are not blank, joined by a line feed; empty when `first > last`. */
  lines(first: number, last: number): string;
  place(line: number): Place;
  excerpt(line: number): string;
}

/**
 * Finds the lines of a source and makes them readable; nothing is decoded before it is asked for. A table that is
 * given is used again.
 */
export function sourceText({ file, bytes, firstLine }: Opened, table = lineTable()): SourceText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  scanLines(buffer, 0, buffer.length, table);
  const text = (start: number, end: number) => buffer.toString('utf8', start, end);
  const number = (line: number) => firstLine + line;
  const line = (at: number) => text(table.start[at]!, table.end[at]!);
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
    line,
    lines,
    entry(title, first, last, date) {
      const head = title < 0 ? first : title;
      return makeEntry({
        title: title < 0 ? '' : line(title),
        body: lines(first, last),
        date,
        source: { file, line: number(head), endLine: number(Math.max(head, last)) },
      });
    },
    place(at) {
      const start = table.start[at]!;
      const indent = start === 0 ? 0 : start - 1 - buffer.lastIndexOf(0x0a, start - 1);
      return { file, line: number(at), column: 1 + text(start - indent, start).length };
    },
    excerpt(at) {
      const start = table.start[at]!;
      return shorten(text(start, Math.min(table.end[at]!, start + 1000)));
    },
  };
}

/** A line in a diagnostic: long ones are cut. */
function shorten(line: string): string {
  const characters = [...line];
  return characters.length <= longestExcerpt ? line : `${characters.slice(0, longestExcerpt).join('')}…`;
}

const longestExcerpt = 120;
