/** Entries as they are learnt from. */

import { late } from '../../text/late.ts';
import type { Entry, FieldWeights } from '../../types.ts';
import { withPlural } from '../matcher/pattern.ts';
import { passagesOf } from '../matcher/words.ts';
import {
  type Corpus,
  keywordCorpus,
  readPassages,
  type TrainingTexts,
  type WeightedWords,
} from './suggest.ts';

/** The entries that are learnt from: each once, and none that an editor left out. */
export function trainingEntries(entries: Entry[]): Entry[] {
  const byId = new Map<string, Entry>();
  for (const entry of entries) if (!entry.directives.skip && !byId.has(entry.id)) byId.set(entry.id, entry);
  return [...byId.values()];
}

/** Their words, cut as the matcher cuts them, and weighted as the rules weight their fields; in all views. */
export const readTraining = (entries: Entry[], weights: FieldWeights): TrainingTexts =>
  readPassages(passages(entries, weights), withPlural);

/** The same as keywords see them alone, without what is residue of a page's markup and names no theme. */
export const readTrainingKeywords = (entries: Entry[], weights: FieldWeights): Corpus =>
  keywordCorpus(passages(entries.map(withoutTags), weights), withPlural);

/** `<A HREF="https://example.org/quote" target=/stocks/quickinfo>` */
const tag = late(() => /<\/?[a-z][^<>]*>/gi);

const withoutTags = (entry: Entry): Entry =>
  entry.body.includes('<') ? { ...entry, body: entry.body.replace(tag(), ' ') } : entry;

const passages = (entries: Entry[], weights: FieldWeights): WeightedWords[][] =>
  entries.map((entry) =>
    passagesOf(entry).map(({ field, words }) => ({
      words,
      weight: field === 'title' ? weights.title : weights.body,
    })),
  );
