/**
 * Labels for the entries that no rule took: expectation–maximisation over naive Bayes models (Nigam, McCallum, Thrun &
 * Mitchell 2000), one model for each view of the words, which share the labels (co-EM, Nigam & Ghani 2000). The rules'
 * own placements are the first labels; each round learns which terms go with which theme, and asks the terms of every
 * entry anew.
 */
import type { Corpus } from './corpus.ts';
import { aliveThemes, countWords, weighted } from './word-model.ts';

/** What is known before: the scores of the rules, entry by entry, and what editors said. */
export interface TrainingEvidence {
  themes: number;
  /** The score of each theme in each entry: `scores[entry * themes + theme]`. */
  scores: Float32Array;
  /** For each entry the theme that an editor gave it; -1 where none did. */
  byHand: Int32Array;
}

/** How often the labels are asked anew; afterwards hardly any changes. */
const rounds = 20;

/** What a point of the rules' score adds to the log-odds of a theme: the rules were written by somebody who knows. */
const trust = 0.2;

/**
 * The probability of each theme for each entry, laid out like the scores. A theme without any placement has none.
 * A word counts by the root of its rarity, and log-probabilities are divided by the root of the entry's length before
 * they are compared: words of one text are no independent witnesses, as naive Bayes takes them to be. The views' verdicts
 * are averaged.
 */
export async function expectationMaximisation(
  views: readonly Corpus[],
  evidence: TrainingEvidence,
  step: () => Promise<void>,
): Promise<Float32Array> {
  const labels = firstLabels(views[0]!.entries, evidence);
  await improveLabels(views, evidence, labels, step);
  return labels;
}

/** How many steps are reported. */
export const labelSteps: number = rounds;

/** The rounds themselves, from any first labels: `labels` become those of the last round. */
export async function improveLabels(
  views: readonly Corpus[],
  evidence: TrainingEvidence,
  labels: Float32Array,
  step: () => Promise<void>,
): Promise<void> {
  const isAlive = aliveThemes(labels, evidence.themes);
  const values = views.map(weighted);
  for (let round = 0; round < rounds; round++) {
    const logs = priorLogs(evidence, isAlive);
    for (const [at, view] of views.entries()) {
      const model = countWords(view, values[at]!, labels, evidence.themes);
      askWords(view, values[at]!, model, views.length, logs);
    }
    setLabels(logs, evidence, labels);
    await step();
  }
}

/** The theme with the best score; several with the same score share the entry. */
function firstLabels(entries: number, { themes, scores, byHand }: TrainingEvidence): Float32Array {
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

/** What the rules say, before any word was asked. */
function priorLogs({ themes, scores }: TrainingEvidence, isAlive: boolean[]): Float64Array {
  return Float64Array.from(scores, (score, at) => (isAlive[at % themes] ? trust * score : -Infinity));
}

/** Adds to the log-odds what this view says, as one of so many. */
function askWords(
  { entries, start, candidate }: Corpus,
  values: Float32Array,
  model: Float64Array,
  views: number,
  logs: Float64Array,
): void {
  const themes = logs.length / entries;
  const likelihoods = new Float64Array(themes);
  for (let entry = 0; entry < entries; entry++) {
    likelihoods.fill(0);
    let length = 0;
    for (let at = start[entry]!; at < start[entry + 1]!; at++) {
      const cell = candidate[at]! * themes;
      length += values[at]!;
      for (let theme = 0; theme < themes; theme++) likelihoods[theme]! += values[at]! * model[cell + theme]!;
    }
    const scale = Math.sqrt(Math.max(1, length)) * views;
    for (let theme = 0; theme < themes; theme++) logs[entry * themes + theme]! += likelihoods[theme]! / scale;
  }
}

/** What an editor said stays. */
function setLabels(logs: Float64Array, { themes, byHand }: TrainingEvidence, labels: Float32Array): void {
  for (const [entry, hand] of byHand.entries()) {
    if (hand >= 0) continue;
    const row = logs.subarray(entry * themes, entry * themes + themes);
    softmax(row);
    labels.set(row, entry * themes);
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
