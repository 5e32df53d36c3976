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
  /** The most keywords of a theme; null: as few as say what the labels say. */
  limit: number | null;
}

/** The weight of each candidate in each theme, in tenths: `weights[candidate * themes + theme]`. */
export type Weights = Int32Array;

/** Labels are sharpened to this power: what spreading left undecided stays so, and what it nearly decided is decided. */
const sharpness = 3;

/** How hard a weight is drawn back: what each point of distance must save of its entries' errors. */
const pull = 1;

const rate = 0.3;

/** Rounds of fitting before the first pruning, before the second, and after it. Twice as many make no better rules. */
const stages = [15, 15, 30] as const;

/** The limits that are tried when none was given. */
const limits = [50, 100, 200, 300, 500, 700, 1000, 1500, 2000];

/** Keywords are enough where the rules say of so many entries what the labels say: more of them hardly change a thing. */
const enough = 0.985;

/** What was fitted. */
export interface Fit {
  weights: Weights;
  /** The most keywords of a theme, as given or chosen. */
  limit: number;
  /** The share of the entries of which the rules with these keywords say what the labels say. */
  agreement: number;
}

/** How many steps are reported at most. */
export const fitSteps = (limit: number | null): number =>
  stages[0] + (limit === null ? limits.length : 1) * (stages[1] + stages[2]);

/** Fits the weights. The same task has the same weights, whatever machine it runs on. */
export async function logisticRegression(task: Task, step: () => Promise<void>): Promise<Fit> {
  const targets = sharpened(task.labels, task.themes);
  const run = async (part: Part, rounds: number) => {
    const state = newState(part);
    for (let round = 0; round < rounds; round++) {
      improve(part, task, targets, state);
      await step();
    }
    return part;
  };
  const whole = await run(partOf(task), stages[0]);
  const limited = async (limit: number) => {
    const wide = await run(prune(whole, task.themes, limit * 3), stages[1]);
    const part = await run(prune(wide, task.themes, limit), stages[2]);
    return { part, limit, agreement: agreementOf(part, task) };
  };
  const { part, limit, agreement } =
    task.limit === null ? await fewest(limited, mostKeywords(whole, task.themes)) : await limited(task.limit);
  return { weights: weightsOf(part, task), limit, agreement };
}

interface Limited {
  part: Part;
  limit: number;
  agreement: number;
}

/** The first that is enough; where none is, the smallest that is hardly worse than the best of them. */
async function fewest(limited: (limit: number) => Promise<Limited>, most: number): Promise<Limited> {
  const tried: Limited[] = [];
  for (const [at, limit] of limits.entries()) {
    if (at > 0 && limits[at - 1]! >= most) break;
    tried.push(await limited(limit));
    if (tried[at]!.agreement >= enough) return tried[at]!;
  }
  const best = Math.max(...tried.map(({ agreement }) => agreement));
  return tried.find(({ agreement }) => agreement >= best - 0.005)!;
}

/** How many keywords the theme with the most of them could have. */
function mostKeywords({ weights }: Part, themes: number): number {
  const counts = new Int32Array(themes);
  for (const [at, weight] of weights.entries()) if (weight >= 0.05) counts[at % themes]!++;
  return counts.reduce((most, count) => Math.max(most, count), 0);
}

/** In tenths, as they will be written. */
function weightsOf(part: Part, { corpus, themes }: Task): Weights {
  const weights = new Int32Array(corpus.candidates.length * themes);
  for (const [at, candidate] of part.origin.entries()) {
    for (let theme = 0; theme < themes; theme++) {
      weights[candidate * themes + theme] = Math.round(part.weights[at * themes + theme]! * 10);
    }
  }
  return weights;
}

function agreementOf(part: Part, { themes, scores, labels }: Task): number {
  const sums = new Float64Array(themes);
  let agreed = 0;
  for (let entry = 0; entry < part.entries; entry++) {
    addScores(part, scores, entry, sums);
    const row = entry * themes;
    if (largest(sums) === largest(labels.subarray(row, row + themes))) agreed++;
  }
  return agreed / Math.max(1, part.entries);
}

/** The number of the largest, the first of several; -1 where all are 0. */
function largest(numbers: ArrayLike<number>): number {
  let at = -1;
  for (let other = 0; other < numbers.length; other++) {
    if (numbers[other]! > (at < 0 ? 0 : numbers[at]!)) at = other;
  }
  return at;
}

/** The scores of the themes in this entry, by the rules and by the weights so far. */
function addScores(
  { start, candidate, value, weights }: Part,
  scores: Float32Array,
  entry: number,
  sums: Float64Array,
) {
  const themes = sums.length;
  for (let theme = 0; theme < themes; theme++) sums[theme] = scores[entry * themes + theme]!;
  for (let at = start[entry]!; at < start[entry + 1]!; at++) {
    const cell = candidate[at]! * themes;
    for (let theme = 0; theme < themes; theme++) sums[theme]! += value[at]! * weights[cell + theme]!;
  }
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
    addScores(part, scores, entry, error);
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
