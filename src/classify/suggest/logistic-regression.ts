/**
 * Weights of keywords, fitted for exactly the sum that the rules make. They begin as log-odds, which know what a word
 * means but not which others stand beside it; a multinomial logistic regression on top of the scores that the rules
 * give already mends what is wrong with their sums, never takes one below 0 (a keyword cannot speak against a theme),
 * and is drawn back to where it began, so that it does not learn the entries by heart. AdaGrad (Duchi, Hazan & Singer
 * 2011) finds the weights, over all entries at once. Each pruning is followed by a further fit, so that the keywords
 * which stay take over from those that went.
 */
import type { Corpus } from './corpus.ts';
import { softmax } from './expectation-maximisation.ts';

/** What the weights are to reproduce, and which of them there may be. */
export interface Task {
  corpus: Corpus;
  themes: number;
  /** What the rules give already: `scores[entry * themes + theme]`. */
  scores: Float32Array;
  /** The probabilities of the themes, laid out likewise. */
  labels: Float32Array;
  /** Which weights may be above 0: `isOpen[candidate * themes + theme]`. */
  isOpen: Uint8Array;
  /** Where the weights begin, laid out likewise. */
  first: Float64Array;
  /** The most keywords of a theme. */
  limit: number;
}

/** The weight of each candidate in each theme, in tenths: `weights[candidate * themes + theme]`. */
export type Weights = Int32Array;

/** Labels are sharpened to this power: what spreading left undecided stays so, and what it nearly decided is decided. */
const sharpness = 3;

/** How hard a weight is drawn back: what each point of distance must save of its entries' errors. */
const pull = 5;

const rate = 0.3;

/** Rounds of fitting before the first pruning, before the second, and after it. Twice as many make no better rules. */
const stages = [15, 15, 30] as const;

/** How many steps `fit` reports. */
export const fitSteps: number = stages.reduce((sum, rounds) => sum + rounds, 0);

/** Fits the weights. The same task has the same weights, whatever machine it runs on. */
export async function fit(task: Task, step: () => Promise<void>): Promise<Weights> {
  const { corpus, themes, limit } = task;
  const targets = sharpened(task.labels, themes);
  let part = partOf(task);
  const run = async (rounds: number) => {
    const state = newState(part);
    for (let round = 0; round < rounds; round++) {
      improve(part, task, targets, state);
      await step();
    }
  };
  await run(stages[0]);
  part = prune(part, themes, limit * 3);
  await run(stages[1]);
  part = prune(part, themes, limit);
  await run(stages[2]);
  const weights = new Int32Array(corpus.candidates.length * themes);
  for (const [at, candidate] of part.origin.entries()) {
    for (let theme = 0; theme < themes; theme++) {
      weights[candidate * themes + theme] = Math.round(part.weights[at * themes + theme]! * 10);
    }
  }
  return weights;
}

/** The candidates that are still in the running, renumbered, and their weights so far. */
interface Part extends Pick<Corpus, 'entries' | 'support' | 'start' | 'candidate' | 'value'> {
  /** The number of each candidate in the whole corpus. */
  origin: Int32Array;
  isOpen: Uint8Array;
  first: Float64Array;
  weights: Float64Array;
}

function partOf({ corpus, themes, isOpen, first }: Task): Part {
  const origin = Int32Array.from(corpus.support.keys());
  const weights = first.map((weight, at) => weight * isOpen[at]!);
  return without({ ...corpus, origin, isOpen, first, weights }, themes);
}

/** Drops the candidates that no theme may have. */
function without(part: Part, themes: number): Part {
  const number = new Int32Array(part.support.length).fill(-1);
  const kept: number[] = [];
  for (const at of part.support.keys()) {
    const row = part.isOpen.subarray(at * themes, at * themes + themes);
    if (row.includes(1)) number[at] = kept.push(at) - 1;
  }
  const cells = part.candidate.reduce((sum, at) => sum + (number[at]! < 0 ? 0 : 1), 0);
  const start = new Int32Array(part.entries + 1);
  const candidate = new Int32Array(cells);
  const value = new Float32Array(cells);
  let to = 0;
  for (let entry = 0; entry < part.entries; entry++) {
    for (let from = part.start[entry]!; from < part.start[entry + 1]!; from++) {
      if (number[part.candidate[from]!]! < 0) continue;
      candidate[to] = number[part.candidate[from]!]!;
      value[to++] = part.value[from]!;
    }
    start[entry + 1] = to;
  }
  const isOpen = new Uint8Array(kept.length * themes);
  const first = new Float64Array(kept.length * themes);
  const weights = new Float64Array(kept.length * themes);
  for (const [at, old] of kept.entries()) {
    const from = old * themes;
    isOpen.set(part.isOpen.subarray(from, from + themes), at * themes);
    first.set(part.first.subarray(from, from + themes), at * themes);
    weights.set(part.weights.subarray(from, from + themes), at * themes);
  }
  const pick = (numbers: Int32Array) => Int32Array.from(kept, (at) => numbers[at]!);
  const columns = { support: pick(part.support), origin: pick(part.origin), isOpen, first, weights };
  return { entries: part.entries, start, candidate, value, ...columns };
}

/** Keeps in each theme the keywords that do most: by weight, and by the root of how many entries have them. */
function prune(part: Part, themes: number, limit: number): Part {
  const isOpen = new Uint8Array(part.isOpen.length);
  const worth = (at: number) => part.weights[at]! * Math.sqrt(part.support[Math.floor(at / themes)]!);
  for (let theme = 0; theme < themes; theme++) {
    const found: number[] = [];
    for (let at = theme; at < part.weights.length; at += themes)
      if (part.weights[at]! >= 0.05) found.push(at);
    found.sort((a, b) => worth(b) - worth(a) || a - b);
    for (const at of found.slice(0, limit)) isOpen[at] = 1;
  }
  return without(
    { ...part, isOpen, weights: part.weights.map((weight, at) => weight * isOpen[at]!) },
    themes,
  );
}

function sharpened(labels: Float32Array, themes: number): Float32Array {
  const sharp = labels.map((label) => label ** sharpness);
  for (let row = 0; row < sharp.length; row += themes) {
    const labelled = sharp.subarray(row, row + themes);
    const sum = labelled.reduce((total, label) => total + label, 0) || 1;
    for (let theme = 0; theme < themes; theme++) labelled[theme]! /= sum;
  }
  return sharp;
}

/** The slope of the error at each weight, and the sum of its squares so far. */
interface State {
  slope: Float64Array;
  past: Float64Array;
}

const newState = ({ weights }: Part): State => ({
  slope: new Float64Array(weights.length),
  past: new Float64Array(weights.length).fill(1e-3),
});

/** One round: the errors of all entries, and each weight a step away from its share in them. */
function improve(part: Part, { themes, scores }: Task, targets: Float32Array, { slope, past }: State): void {
  const { entries, start, candidate, value, first, weights, isOpen } = part;
  const error = new Float64Array(themes);
  slope.fill(0);
  for (let entry = 0; entry < entries; entry++) {
    const row = entry * themes;
    for (let theme = 0; theme < themes; theme++) error[theme] = scores[row + theme]!;
    for (let at = start[entry]!; at < start[entry + 1]!; at++) {
      const cell = candidate[at]! * themes;
      for (let theme = 0; theme < themes; theme++) error[theme]! += value[at]! * weights[cell + theme]!;
    }
    softmax(error);
    for (let theme = 0; theme < themes; theme++) error[theme]! -= targets[row + theme]!;
    for (let at = start[entry]!; at < start[entry + 1]!; at++) {
      const cell = candidate[at]! * themes;
      for (let theme = 0; theme < themes; theme++) slope[cell + theme]! += value[at]! * error[theme]!;
    }
  }
  for (let at = 0; at < weights.length; at++) {
    if (isOpen[at] === 0) continue;
    const down = slope[at]! + pull * (weights[at]! - first[at]!);
    past[at]! += down * down;
    weights[at] = Math.max(0, weights[at]! - (rate * down) / Math.sqrt(past[at]!));
  }
}
