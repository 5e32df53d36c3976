/**
 * Labels for the entries that no rule took: expectation–maximisation over a naive Bayes model (Nigam, McCallum,
 * Thrun & Mitchell 2000). The rules' own placements are the first labels; each round learns which words go with
 * which theme, and asks the words of every entry anew.
 */
import type { Corpus } from './corpus.ts';
import { aliveThemes, countWords, weighted } from './word-model.ts';

/** What is known before: the scores of the rules, entry by entry, and what editors said. */
export interface Evidence {
  themes: number;
  /** The score of each theme in each entry: `scores[entry * themes + theme]`. */
  scores: Float32Array;
  /** For each entry the theme that an editor gave it; -1 where none did. */
  byHand: Int32Array;
}

/** How often the labels are asked anew; afterwards hardly any changes. */
const rounds = 10;

/** What a point of the rules' score adds to the log-odds of a theme: the rules were written by somebody who knows. */
const trust = 0.2;

/**
 * The probability of each theme for each entry, laid out like the scores. A theme without any placement has none.
 * A word counts by the root of its rarity, and log-probabilities are divided by the root of the entry's length before
 * they are compared: words of one text are no independent witnesses, as naive Bayes takes them to be.
 */
export async function spread(
  corpus: Corpus,
  evidence: Evidence,
  step: () => Promise<void>,
): Promise<Float32Array> {
  const labels = firstLabels(corpus.entries, evidence);
  const isAlive = aliveThemes(labels, evidence.themes);
  const values = weighted(corpus);
  for (let round = 0; round < rounds; round++) {
    const model = countWords(corpus, values, labels, evidence.themes);
    askWords(corpus, values, model, evidence, isAlive, labels);
    await step();
  }
  return labels;
}

/** How many steps `spread` reports. */
export const spreadSteps: number = rounds;

/** The theme with the best score; several with the same score share the entry. */
function firstLabels(entries: number, { themes, scores, byHand }: Evidence): Float32Array {
  const labels = new Float32Array(entries * themes);
  for (let entry = 0; entry < entries; entry++) {
    const row = entry * themes;
    const scored = scores.subarray(row, row + themes);
    const best = scored.reduce((most, score) => Math.max(most, score), 0);
    const ties = scored.reduce((count, score) => count + (score === best ? 1 : 0), 0);
    for (let theme = 0; theme < themes; theme++) {
      if (byHand[entry]! >= 0) labels[row + theme] = theme === byHand[entry] ? 1 : 0;
      else if (best > 0 && scored[theme] === best) labels[row + theme] = 1 / ties;
    }
  }
  return labels;
}

function askWords(
  { entries, start, candidate }: Corpus,
  values: Float32Array,
  model: Float64Array,
  { themes, scores, byHand }: Evidence,
  isAlive: boolean[],
  labels: Float32Array,
): void {
  const said = new Float64Array(themes);
  for (let entry = 0; entry < entries; entry++) {
    if (byHand[entry]! >= 0) continue;
    const row = entry * themes;
    said.fill(0);
    let length = 0;
    for (let at = start[entry]!; at < start[entry + 1]!; at++) {
      const cell = candidate[at]! * themes;
      length += values[at]!;
      for (let theme = 0; theme < themes; theme++) said[theme]! += values[at]! * model[cell + theme]!;
    }
    const scale = Math.sqrt(Math.max(1, length));
    for (let theme = 0; theme < themes; theme++) {
      said[theme] = isAlive[theme] ? said[theme]! / scale + trust * scores[row + theme]! : -Infinity;
    }
    softmax(said);
    labels.set(said, row);
  }
}

/** Log-odds → probabilities, in place. */
export function softmax(logs: Float64Array): void {
  let most = -Infinity;
  for (const log of logs) if (log > most) most = log;
  let sum = 0;
  for (let at = 0; at < logs.length; at++) sum += logs[at] = Math.exp(logs[at]! - most);
  for (let at = 0; at < logs.length; at++) logs[at]! /= sum;
}
