/** Texts → a sparse matrix: which entry has which term, and what a hit there counts. */

/** Words in a row, and what a hit in them counts. */
export interface WeightedWords {
  words: { text: string; follows: boolean; isAcronym: boolean }[];
  weight: number;
}

/** A view of words in a row: the terms that they are counted as. */
export type TermView = (words: WeightedWords['words']) => Iterable<string>;

/** The matrix by rows: the candidates of entry `i` stand from `start[i]` to before `start[i + 1]`. */
export interface Corpus {
  entries: number;
  /** Each candidate as a keyword would be written, where the view is that of keywords. */
  candidates: string[];
  /** How many entries have each candidate. */
  support: Int32Array;
  start: Int32Array;
  candidate: Int32Array;
  /** What a hit of the candidate counts in this entry: the weight of its best field. */
  value: Float32Array;
}

/** A corpus that is being read. */
export interface OpenCorpus {
  add(passages: WeightedWords[]): void;
  /** Keeps the candidates that at least two entries have: one that only one has joins it to nothing. */
  close(): Corpus;
}

/** Begins a corpus. `formsOf` tells what else a keyword finds, such as its plural: such candidates become one. */
export function openCorpus(view: TermView, formsOf: (text: string) => string[]): OpenCorpus {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const rows: { found: Int32Array; values: Float32Array }[] = [];
  return {
    add(passages) {
      const row = new Map<number, number>();
      for (const { words, weight } of passages) {
        if (weight <= 0) continue;
        for (const text of view(words)) {
          const number = numbers.get(text) ?? numbers.size;
          if (number === numbers.size) numbers.set(text, counts.push(0) - 1);
          const known = row.get(number);
          if (known === undefined) counts[number]!++;
          if (known === undefined || weight > known) row.set(number, weight);
        }
      }
      rows.push({ found: Int32Array.from(row.keys()), values: Float32Array.from(row.values()) });
    },
    close: () => toMatrix(rows, [...numbers.keys()], joinForms(numbers, formsOf)),
  };
}

/** For each candidate the one that finds it too; itself where there is none. */
function joinForms(numbers: Map<string, number>, formsOf: (text: string) => string[]): Int32Array {
  const joined = Int32Array.from(numbers.values());
  for (const [text, number] of numbers) {
    if (joined[number] !== number) continue;
    for (const form of formsOf(text)) {
      const other = numbers.get(form);
      if (other !== undefined && other !== number) joined[other] = number;
    }
  }
  return joined;
}

function toMatrix(
  rows: { found: Int32Array; values: Float32Array }[],
  texts: string[],
  joined: Int32Array,
): Corpus {
  const merged = rows.map(({ found, values }) => {
    const row = new Map<number, number>();
    for (const [at, number] of found.entries()) {
      const main = joined[number]!;
      row.set(main, Math.max(row.get(main) ?? 0, values[at]!));
    }
    return row;
  });
  const counts = new Int32Array(texts.length);
  for (const row of merged) for (const number of row.keys()) counts[number]!++;
  const kept: number[] = [];
  const numberOf = new Int32Array(texts.length).fill(-1);
  for (const number of counts.keys()) if (counts[number]! >= 2) numberOf[number] = kept.push(number) - 1;

  const start = new Int32Array(rows.length + 1);
  const total = counts.reduce((sum, count) => sum + (count >= 2 ? count : 0), 0);
  const candidate = new Int32Array(total);
  const value = new Float32Array(total);
  let at = 0;
  for (const [entry, row] of merged.entries()) {
    for (const [number, weight] of row) {
      if (numberOf[number]! < 0) continue;
      candidate[at] = numberOf[number]!;
      value[at++] = weight;
    }
    start[entry + 1] = at;
  }
  const support = Int32Array.from(kept, (number) => counts[number]!);
  return {
    entries: rows.length,
    candidates: kept.map((number) => texts[number]!),
    support,
    start,
    candidate,
    value,
  };
}
