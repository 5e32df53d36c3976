/** Tf-idf: entries as rows of length 1, in which a word counts the more, the fewer entries have it. */
import type { Corpus } from '../suggest/suggest.ts';
import type { SparseMatrix } from './matrix.ts';

/** The fewest entries that must have a word: fewer tell of a single event. */
const fewest = 3;

/** The greatest share of the entries that may have a word: a commoner one tells nothing apart. */
const commonest = 0.2;

/** How much more a word in the title counts, however much more it weighs in a rule. */
const titleFactor = 1.5;

/** The tf-idf matrix of the single words of a corpus; pairs of words are too rare to say what belongs together. */
export function tfIdf({ entries, candidates, support, start, candidate, value }: Corpus): SparseMatrix {
  const isKept = (number: number) =>
    support[number]! >= fewest &&
    support[number]! <= commonest * entries &&
    !candidates[number]!.includes(' ');
  const kept = candidates.flatMap((_, number) => (isKept(number) ? [number] : []));
  const columnOf = new Int32Array(candidates.length).fill(-1);
  for (const [column, number] of kept.entries()) columnOf[number] = column;
  const rarity = kept.map((number) => Math.log(entries / support[number]!));
  const starts = new Int32Array(entries + 1);
  const column: number[] = [];
  const cells: number[] = [];
  for (let entry = 0; entry < entries; entry++) {
    const first = cells.length;
    for (let at = start[entry]!; at < start[entry + 1]!; at++) {
      const to = columnOf[candidate[at]!]!;
      if (to < 0) continue;
      column.push(to);
      cells.push(rarity[to]! * (value[at]! > 1 ? titleFactor : 1));
    }
    const length = Math.sqrt(cells.slice(first).reduce((sum, cell) => sum + cell * cell, 0));
    for (let at = first; at < cells.length; at++) cells[at]! /= length;
    starts[entry + 1] = cells.length;
  }
  return {
    rows: entries,
    columns: kept.length,
    start: starts,
    column: Int32Array.from(column),
    value: Float64Array.from(cells),
  };
}
