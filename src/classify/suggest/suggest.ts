/** The door of the room: entries without labels, and what the rules make of them → keywords to add to the rules. */
import { type Corpus, openCorpus, type TermView, type WeightedWords } from './corpus.ts';
import {
  expectationMaximisation,
  improveLabels,
  labelSteps,
  type TrainingEvidence,
} from './expectation-maximisation.ts';
import { logOdds } from './log-odds.ts';
import { fitSteps, logisticRegression, type Weights } from './logistic-regression.ts';
import { keywordsIn, otherViews } from './views.ts';

export type { Corpus, WeightedWords } from './corpus.ts';
export type { TrainingEvidence } from './expectation-maximisation.ts';

/** The same entries as keywords see them, and in the other views. */
export interface TrainingTexts {
  corpus: Corpus;
  others: Corpus[];
}

/** Reads entries, each given as its passages. `formsOf` tells what else a keyword finds, such as its plural. */
export function readPassages(entries: WeightedWords[][], formsOf: (text: string) => string[]): TrainingTexts {
  const others = otherViews.map((view) => readView(entries, view, () => []));
  return { corpus: keywordCorpus(entries, formsOf), others };
}

/** The same as keywords see them alone, in a third of the time. */
export const keywordCorpus = (entries: WeightedWords[][], formsOf: (text: string) => string[]): Corpus =>
  readView(entries, keywordsIn, formsOf);

function readView(entries: WeightedWords[][], view: TermView, formsOf: (text: string) => string[]): Corpus {
  const corpus = openCorpus(view, formsOf);
  for (const passages of entries) corpus.add(passages);
  return corpus.close();
}

/** What to learn from, and how much. */
export interface LearningRequest extends TrainingTexts {
  evidence: TrainingEvidence;
  /** The theme that takes each entry by the rules or by hand; -1 where none does. */
  placed: ArrayLike<number>;
  /** Whether a theme may get a keyword: false where its rules have it already, or where nobody asked. */
  isWanted: (theme: number, candidate: string) => boolean;
  /** The most keywords of a theme; null: as few as say what was learnt. */
  limit: number | null;
  /** The fewest entries that must have a keyword. */
  minSupport: number;
}

/** A keyword for a theme. */
export interface Proposal {
  match: string;
  /** In steps of 0.1. */
  weight: number;
  /** The entries that have it, by their number in the corpus. */
  entries: number[];
}

/** What was learnt. */
export interface Learnt {
  /** The keywords of each theme, those that do most first. */
  proposals: Proposal[][];
  /** The probability of each theme for each entry, laid out like the scores of the rules. */
  labels: Float32Array;
  /** The most keywords of a theme, as asked for or chosen. */
  limit: number;
  /** The share of the entries of which the rules with the proposals say what was learnt. */
  agreement: number;
}

/** Learns for each theme its keywords. `step` is told how far it is, from 0 to 1, and may take its time. */
export async function learn(
  request: LearningRequest,
  step: (done: number) => Promise<void>,
): Promise<Learnt> {
  const { corpus, others, evidence, limit } = request;
  const { themes, scores } = evidence;
  // A round of fitting takes about as long as one of labelling.
  const all = labelSteps + fitSteps(limit);
  let steps = 0;
  const count = () => step(++steps / (all + 1));
  const labels = await expectationMaximisation([corpus, ...others], evidence, count);
  const first = logOdds(corpus, labels, themes);
  const isOpen = openCells(request);
  const fitted = await logisticRegression({ corpus, themes, scores, labels, isOpen, first, limit }, count);
  await step(1);
  const { weights, ...chosen } = fitted;
  return { proposals: proposalsOf(corpus, themes, weights), labels, ...chosen };
}

/** Expectation–maximisation from groups, with no rules: the probability of each group for each entry. */
export async function relabel(views: Corpus[], groups: Int32Array, k: number): Promise<Float32Array> {
  const labels = new Float32Array(groups.length * k);
  for (const [entry, group] of groups.entries()) labels[entry * k + group] = 1;
  await improveLabels(views, noEvidence(groups.length, k), labels, async () => {});
  return labels;
}

/** Keywords that say what these labels say, with no rules beside them. */
export async function fitKeywords(
  corpus: Corpus,
  labels: Float32Array,
  k: number,
  limit: number,
  isWanted: (candidate: string) => boolean,
): Promise<Proposal[][]> {
  const { scores } = noEvidence(corpus.entries, k);
  const first = logOdds(corpus, labels, k);
  const isOpen = new Uint8Array(first.length);
  for (const [number, candidate] of corpus.candidates.entries()) {
    const isFit = corpus.support[number]! >= fewestEntries && isWanted(candidate);
    if (isFit) isOpen.fill(1, number * k, number * k + k);
  }
  const task = { corpus, themes: k, scores, labels, isOpen, first, limit };
  const { weights } = await logisticRegression(task, async () => {});
  return proposalsOf(corpus, k, weights);
}

/** Two entries may share a word by chance. */
const fewestEntries = 3;

const noEvidence = (entries: number, themes: number): TrainingEvidence => ({
  themes,
  scores: new Float32Array(entries * themes),
  byHand: new Int32Array(entries).fill(-1),
});

function openCells(request: LearningRequest): Uint8Array {
  const { corpus, isWanted, minSupport } = request;
  const { themes } = request.evidence;
  const isContradicted = contradictions(request);
  const isOpen = new Uint8Array(corpus.candidates.length * themes);
  for (const [number, candidate] of corpus.candidates.entries()) {
    if (corpus.support[number]! < minSupport) continue;
    for (let theme = 0; theme < themes; theme++) {
      const cell = number * themes + theme;
      if (isContradicted[cell] === 0 && isWanted(theme, candidate)) isOpen[cell] = 1;
    }
  }
  return isOpen;
}

/** Where what is there speaks against a keyword: its entries have their places, and none of them is in this theme. */
function contradictions({ corpus, evidence: { themes }, placed }: LearningRequest): Uint8Array {
  const isElsewhere = new Uint8Array(corpus.candidates.length);
  const isHere = new Uint8Array(corpus.candidates.length * themes);
  for (let entry = 0; entry < corpus.entries; entry++) {
    const theme = placed[entry]!;
    if (theme < 0) continue;
    for (let at = corpus.start[entry]!; at < corpus.start[entry + 1]!; at++) {
      isElsewhere[corpus.candidate[at]!] = 1;
      isHere[corpus.candidate[at]! * themes + theme] = 1;
    }
  }
  return isHere.map((here, cell) => (here === 0 && isElsewhere[Math.floor(cell / themes)] === 1 ? 1 : 0));
}

function proposalsOf(corpus: Corpus, themes: number, weights: Weights): Proposal[][] {
  const entriesOf = new Map<number, number[]>();
  for (let entry = 0; entry < corpus.entries; entry++) {
    for (let at = corpus.start[entry]!; at < corpus.start[entry + 1]!; at++) {
      const number = corpus.candidate[at]!;
      const row = weights.subarray(number * themes, number * themes + themes);
      if (!row.some((weight) => weight > 0)) continue;
      const entries = entriesOf.get(number) ?? [];
      entries.push(entry);
      entriesOf.set(number, entries);
    }
  }
  return Array.from({ length: themes }, (_, theme) => {
    const found: Proposal[] = [];
    for (const [number, entries] of entriesOf) {
      const weight = weights[number * themes + theme]! / 10;
      if (weight > 0) found.push({ match: corpus.candidates[number]!, weight, entries });
    }
    return found.sort((a, b) => worth(b) - worth(a) || (a.match < b.match ? -1 : 1));
  });
}

const worth = ({ weight, entries }: Proposal): number => weight * Math.sqrt(entries.length);

/** An entry whose theme is doubtful. */
export interface Uncertain {
  /** Its number in the corpus. */
  entry: number;
  /** The themes by how likely they are. */
  ranking: number[];
}

/** How many entries a person is asked about at most. */
const questions = 20;

/** Margin sampling (Scheffer, Decomain & Wrobel 2001): the entries whose two likeliest themes are nearest each other. */
export function mostUncertain(labels: Float32Array, { themes, byHand }: TrainingEvidence): Uncertain[] {
  const all = Array.from(byHand, (hand, entry) => {
    const row = labels.subarray(entry * themes, entry * themes + themes);
    const ranking = Array.from(row.keys()).sort((a, b) => row[b]! - row[a]! || a - b);
    return { entry, ranking, margin: hand >= 0 ? 1 : row[ranking[0]!]! - (row[ranking[1]!] ?? 0) };
  });
  return all
    .filter(({ margin }) => margin < 1)
    .sort((a, b) => a.margin - b.margin || a.entry - b.entry)
    .slice(0, questions);
}
