/** A week that is not about software, under a pack that nobody chose: it is said, and nothing is forced into the pack. */
import { compileRules, isOfAnotherField, packRules, place, sampled, strong, unsorted } from '../index.ts';
import type { Config, ConfiguredSource, Entry, Placements } from '../types.ts';
import type { Findings } from './inputs.ts';
import { commandDiagnostic } from './messages.ts';

/** Placements, and how the issue groups them. */
export interface Fitted {
  placements: Placements;
  config: Config;
}

/** Gives placements back as they are, or, where the pack is one that nobody chose and does not fit, without the pack's themes. */
export async function fitted(
  placed: Placements,
  config: Config,
  sources: ConfiguredSource[],
  { report }: Findings,
): Promise<Fitted> {
  if (config.isPackChosen || sources.some((it) => it.config.isPackChosen))
    return { placements: placed, config };
  const { sample, placements } = await sampled(placed);
  if (!isOfAnotherField(sample)) return { placements, config };
  const fitting = await fittingPack(
    sample.map(({ entry }) => entry),
    config,
  );
  report(commandDiagnostic('pack-unfit', { entries: sample.length, strong: strong(sample), fitting }));
  return { placements: unsorted(placements), config: { ...config, group: 'section' } };
}

/**
 * The built-in pack that places more than half of the entries strongly; of several the one with the highest scores, since
 * the news have some words for every field.
 */
async function fittingPack(entries: Entry[], config: Config): Promise<string | null> {
  let best: string | null = null;
  let most = 0;
  for (const { name, themes } of await packRules()) {
    const rules = await compileRules({ ...config, themes });
    const placements = entries.map((entry) => place(entry, rules));
    const sum = placements.reduce((total, { score }) => total + score, 0);
    if (strong(placements) * 2 <= entries.length || sum <= most) continue;
    most = sum;
    best = name;
  }
  return best;
}
