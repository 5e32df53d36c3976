/** Entries as they are learnt from. */

import type { Entry, FieldWeights } from '../../types.ts';
import { withPlural } from '../matcher/pattern.ts';
import { passagesOf } from '../matcher/words.ts';
import { type Reading, readPassages } from './suggest.ts';

/** The entries that are learnt from: each once, and none that an editor left out. */
export function trainingEntries(entries: Entry[]): Entry[] {
  const byId = new Map<string, Entry>();
  for (const entry of entries) if (!entry.steering.skip && !byId.has(entry.id)) byId.set(entry.id, entry);
  return [...byId.values()];
}

/** Their words, cut as the matcher cuts them, and weighed as the rules weigh their fields. */
export function readTraining(entries: Entry[], weights: FieldWeights): Reading {
  const passages = entries.map((entry) =>
    passagesOf(entry).map(({ field, words }) => ({
      words,
      weight: field === 'title' ? weights.title : weights.body,
    })),
  );
  return readPassages(passages, withPlural);
}
