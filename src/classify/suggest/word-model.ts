/** Naive Bayes: which words go with which theme. */
import type { Corpus } from './corpus.ts';

/** What is added to each count, so that a word that was never seen with a theme does not rule it out. */
const smoothing = 0.7;

/** Which themes have any entry. */
export function aliveThemes(labels: Float32Array, themes: number): boolean[] {
  const isAlive = new Array<boolean>(themes).fill(false);
  for (let at = 0; at < labels.length; at++) if (labels[at]! > 0) isAlive[at % themes] = true;
  return isAlive;
}

/** What each cell of the matrix counts in the model: its weight, times the root of the rarity of its word. */
export function weighted({ entries, support, candidate, value }: Corpus): Float32Array {
  const rarity = Float32Array.from(support, (count) => Math.sqrt(Math.log(entries / count)));
  let sum = 0;
  for (const number of candidate) sum += rarity[number]!;
  const mean = sum / Math.max(1, candidate.length) || 1;
  return value.map((weight, at) => (weight * rarity[candidate[at]!]!) / mean);
}

/** The log-probability of each word in each theme: `model[candidate * themes + theme]`. */
export function countWords(
  corpus: Corpus,
  values: Float32Array,
  labels: Float32Array,
  themes: number,
): Float64Array {
  const { entries, candidates, start, candidate } = corpus;
  const model = new Float64Array(candidates.length * themes).fill(smoothing);
  const totals = new Float64Array(themes).fill(smoothing * candidates.length);
  for (let entry = 0; entry < entries; entry++) {
    const row = entry * themes;
    for (let at = start[entry]!; at < start[entry + 1]!; at++) {
      const cell = candidate[at]! * themes;
      for (let theme = 0; theme < themes; theme++) {
        const count = labels[row + theme]! * values[at]!;
        model[cell + theme]! += count;
        totals[theme]! += count;
      }
    }
  }
  const logTotals = totals.map(Math.log);
  for (let at = 0; at < model.length; at++) model[at] = Math.log(model[at]!) - logTotals[at % themes]!;
  return model;
}
