/** The door of the room: entries without labels, and what the rules make of them → keywords to add to the rules. */
import type { Corpus } from './corpus.ts';
import { type Evidence, spread, spreadSteps } from './expectation-maximisation.ts';
import { logOdds } from './log-odds.ts';
import { fit, fitSteps, type Weights } from './logistic-regression.ts';

export { type Corpus, type OpenCorpus, openCorpus } from './corpus.ts';
export type { Evidence } from './expectation-maximisation.ts';

/** What to learn from, and how much. */
export interface Lesson {
  corpus: Corpus;
  evidence: Evidence;
  /** Whether a theme may get a keyword: false where its rules have it already, or where nobody asked. */
  isWanted: (theme: number, candidate: string) => boolean;
  /** The most keywords of a theme. */
  limit: number;
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

/**
 * Learns for each theme its keywords, those that do most first. `step` is told how far it is, from 0 to 1, and may take
 * its time.
 */
export async function learn(lesson: Lesson, step: (done: number) => Promise<void>): Promise<Proposal[][]> {
  const { corpus, evidence, limit } = lesson;
  // A round of fitting takes about as long as one of spreading.
  let steps = 0;
  const count = () => step(++steps / (spreadSteps + fitSteps));
  const labels = await spread(corpus, evidence, count);
  const { themes, scores } = evidence;
  const first = logOdds(corpus, labels, themes);
  const isOpen = openCells(lesson);
  const weights = await fit({ corpus, themes, scores, labels, isOpen, first, limit }, count);
  return proposalsOf(corpus, themes, weights);
}

function openCells({ corpus, evidence: { themes }, isWanted, minSupport }: Lesson): Uint8Array {
  const isOpen = new Uint8Array(corpus.candidates.length * themes);
  for (const [number, candidate] of corpus.candidates.entries()) {
    if (corpus.support[number]! < minSupport) continue;
    for (let theme = 0; theme < themes; theme++) {
      if (isWanted(theme, candidate)) isOpen[number * themes + theme] = 1;
    }
  }
  return isOpen;
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
