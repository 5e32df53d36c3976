/** Addresses that stand at the end of a text under numbers, `[1] https://…`, and are pointed at where they belong: "The quay is closed [1]". */
import { addPart, dropParts, isBlank, isDigit, type LineTable, lineOf } from '../lines/lines.ts';
import { isOnlyLink } from '../lines/title.ts';

/** The rows of a text's references, by their numbers. */
export interface References {
  rows: ReadonlyMap<number, { line: number; start: number; end: number }>;
  /** Lines that an entry has. */
  used: Set<number>;
}

/** Finds the references of a text that something in it points at, and blanks their lines; null when there are none. */
export function takeReferences(table: LineTable): References | null {
  const rows = new Map<number, { line: number; start: number; end: number }>();
  for (let line = 0; line < table.count; line++) {
    const [start, end] = [table.start[line]!, table.end[line]!];
    if (table.bytes[start] !== open) continue;
    const { number, length } = numberAt(table.bytes, start, end);
    const address = start + length + 1;
    if (length === 0 || !isOnlyLink(table.bytes, address, end)) continue;
    if (rows.has(number)) return null;
    rows.set(number, { line, start: address, end });
  }
  if (rows.size === 0) return null;
  const lines = new Set([...rows.values()].map(({ line }) => line));
  const cited = new Set<number>();
  for (let line = 0; line < table.count; line++)
    if (!lines.has(line)) for (const number of citedIn(table, line)) cited.add(number);
  for (const [number, { line }] of rows) {
    if (cited.has(number)) table.end[line] = table.start[line]!;
    else rows.delete(number);
  }
  return rows.size === 0 ? null : { rows, used: new Set() };
}

/** The rows of a body with those of the references that it or its title points at, all of them as parts; as they are where there are none. */
export function withReferences(
  table: LineTable,
  references: References | null,
  title: number,
  first: number,
  last: number,
): { first: number; last: number } {
  if (references === null) return { first, last };
  const { rows, used } = references;
  const body: number[] = [];
  for (let row = first; row <= last; row++) if (!isBlank(table, row)) body.push(row);
  const all = title < 0 ? body : [title, ...body];
  const cited = new Set(all.flatMap((row) => [...citedIn(table, row)]).filter((number) => rows.has(number)));
  if (cited.size === 0) return { first, last };
  const isOfParts = first >= table.count && body.length > 0;
  if (!isOfParts) dropParts(table);
  if (!isOfParts) for (const row of body) addPart(table, row, table.start[row]!, table.end[row]!);
  for (const number of cited) {
    const { line, start, end } = rows.get(number)!;
    used.add(line);
    // The entry stands where it stood.
    addPart(table, lineOf(table, all.at(-1)!), start, end);
  }
  return { first: isOfParts ? first : table.count, last: table.count + table.parts - 1 };
}

/** The lines of references that no entry has, since what points at them is none; they are as they were before. */
export function unusedReferences(table: LineTable, references: References | null): number[] {
  if (references === null) return [];
  const unused = [...references.rows.values()].filter(({ line }) => !references.used.has(line));
  for (const { line, end } of unused) table.end[line] = end;
  return unused.map(({ line }) => line);
}

/** The numbers in brackets of a row: `[1]`, `[12]`. */
function* citedIn({ bytes, start, end }: LineTable, row: number): Generator<number> {
  for (let at = start[row]!; at < end[row]!; at++) {
    if (bytes[at] !== open) continue;
    const { number, length } = numberAt(bytes, at, end[row]!);
    if (length > 0) yield number;
  }
}

/** `[` */
const open = 0x5b;

/** The number behind a bracket and before another, and how long all of it is: `[12]`; of no length where something else is. */
function numberAt(bytes: Uint8Array, start: number, end: number): { number: number; length: number } {
  let [at, number] = [start + 1, 0];
  while (at < end && at < start + 4 && isDigit(bytes[at]!)) number = number * 10 + bytes[at++]! - 0x30;
  return { number, length: at > start + 1 && at < end && bytes[at] === 0x5d ? at + 1 - start : 0 };
}
