import { type LineTable, lineTable, scanLines } from '../../src/parse/text/lines/lines.ts';

/** Asks something of all lines of a text. */
export function ofLines<T>(ask: (table: LineTable, from: number, to: number) => T, text: string): T {
  const bytes = new TextEncoder().encode(text);
  const table = lineTable();
  scanLines(bytes, 0, bytes.length, table);
  return ask(table, 0, table.count);
}

/** Asks something of the bytes of one line. */
export function ofLine<T>(ask: (bytes: Uint8Array, start: number, end: number) => T, line: string): T {
  const bytes = new TextEncoder().encode(line);
  return ask(bytes, 0, bytes.length);
}
