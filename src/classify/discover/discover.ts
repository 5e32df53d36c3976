/** The door of the room: entries without labels and without rules → the themes that are in them. */
import { type Corpus, fitKeywords, type Proposal, relabel } from '../suggest/suggest.ts';
import { consensus } from './k-means.ts';
import { isDistinctive, nameGroups } from './names.ts';
import { chooseNumber, type ThemeNumber } from './number.ts';
import { embed } from './svd.ts';
import { tfIdf } from './tf-idf.ts';

export type { ThemeNumber } from './number.ts';

/** A theme that was found. */
export interface Cluster {
  /** Two or three words that name it, as candidates are written. */
  words: string[];
  keywords: Proposal[];
  /** Its entries, by their number in the corpus, those first that are surest. */
  entries: number[];
}

/** The themes, the largest first, and how their number came about. */
export interface Clusters {
  themes: Cluster[];
  choice: ThemeNumber;
}

/** Into how many directions words are brought: few see what is broad, many what is fine, and both have a vote. */
const dimensions = [30, 50, 70];

/** How many keywords a theme is proposed: what a person reads before they keep it. */
const limit = 20;

/**
 * Finds themes: tf-idf, singular value decomposition, the consensus of many runs of k-means, and expectation–maximisation
 * from there. `k` is how many; null: as many as are stable. `step` is told how far it is, from 0 to 1.
 */
export async function discover(
  corpus: Corpus,
  k: number | null,
  step: (done: number) => Promise<void>,
): Promise<Clusters> {
  const matrix = tfIdf(corpus);
  const most = Math.max(1, Math.min(matrix.columns, Math.floor(corpus.entries / 6)));
  const embeddings = dimensions.map((wanted) => embed(matrix, Math.min(wanted, most)));
  await step(0.1);
  const choice: ThemeNumber =
    k === null ? chooseNumber(embeddings[1]!) : { k, why: 'asked', agreement: null, beyond: null };
  await step(0.3);
  const first = consensus(embeddings, choice.k);
  await step(0.6);
  const labels = await relabel([corpus], first, choice.k);
  const proposals = await fitKeywords(corpus, labels, choice.k, limit, isDistinctive);
  const groups = likeliest(labels, corpus.entries, choice.k);
  const names = nameGroups(corpus, groups, choice.k);
  await step(1);
  const themes = names.map((words, group) => ({
    words,
    keywords: proposals[group]!,
    entries: surest(corpus, proposals[group]!, groups, group),
  }));
  const whole = themes.filter(({ words, entries }) => words.length > 0 && entries.length > 0);
  return { themes: whole.sort((a, b) => b.entries.length - a.entries.length), choice };
}

function likeliest(labels: Float32Array, entries: number, k: number): Int32Array {
  return Int32Array.from({ length: entries }, (_, entry) => {
    const row = labels.subarray(entry * k, entry * k + k);
    return row.indexOf(row.reduce((most, label) => Math.max(most, label), 0));
  });
}

/** The entries of a group, those first that the most weight of its keywords speaks for. */
function surest(corpus: Corpus, keywords: Proposal[], groups: Int32Array, group: number): number[] {
  const sums = new Float64Array(corpus.entries);
  for (const { weight, entries } of keywords) for (const entry of entries) sums[entry]! += weight;
  const own = Array.from(groups.keys()).filter((entry) => groups[entry] === group);
  return own.sort((a, b) => sums[b]! - sums[a]! || a - b);
}
