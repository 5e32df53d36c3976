/**
 * The stories behind `explain`, `check` and `themes`: the entries of an issue, looked at instead of composed. Apart from
 * `pipeline.ts`, so that a build does not load them.
 */

import { type Explanation, explain } from './classify/explain.ts';
import { type Coverage, cover } from './classify/lint/coverage.ts';
import { check } from './classify/lint/lint.ts';
import { openLedger } from './classify/statistics.ts';
import { type GatherRequest, gather, judgeEach, type Survey, type World } from './pipeline.ts';
import type { Diagnostic, Entry } from './types.ts';

export type { Contender, Evidence, ExcludedHit, Explanation, Margin } from './classify/explain.ts';
export type { Coverage, ThemeCoverage } from './classify/lint/coverage.ts';

/** An entry that can be explained. */
export interface Explainable {
  entry: Entry;
  explain(): Explanation;
}

/** Reads the entries; which of them to explain is decided by looking at them. Null when an error ended it. */
export async function readExplainable(
  request: GatherRequest,
  world: World,
): Promise<Survey & { entries: Explainable[] | null }> {
  const { results, ...survey } = await judgeEach(request, world, (entry, rules) => ({
    entry,
    explain: () => explain(entry, rules),
  }));
  return { ...survey, entries: results };
}

/** Everything that is wrong or idle. */
export interface Inspection extends Survey {
  /** How many entries were looked at; null when an error ended it before. */
  entries: number | null;
  /** What reading complained about, and then what looking at all of it adds. */
  diagnostics: Diagnostic[];
}

/** Reads and places the entries, and complains about everything that is wrong or idle. */
export async function inspect(request: GatherRequest, world: World): Promise<Inspection> {
  const ledger = openLedger();
  const { results: placements, ...survey } = await judgeEach(request, world, ledger.place);
  const { config, themes } = survey;
  if (placements === null || config === null) return { ...survey, entries: null };
  const found = check({
    placements,
    themes,
    weights: config.weights,
    uses: ledger.uses(),
    shared: ledger.shared(),
  });
  return { ...survey, entries: placements.length, diagnostics: [...survey.diagnostics, ...found] };
}

/** Reads and places the entries, and counts what each theme covers; null when an error ended it. */
export async function coverThemes(
  request: GatherRequest,
  world: World,
): Promise<Survey & { coverage: Coverage | null }> {
  const { placements, ...survey } = await gather(request, world);
  return { ...survey, coverage: placements === null ? null : cover(survey.themes, placements) };
}
