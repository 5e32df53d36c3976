/** A week that is not about software, under a pack that nobody chose: it is said, and nothing is forced into the pack. */
import { compileRules, isOfAnotherField, packRules, place, sampled, strong, unsorted } from '../index.ts';
import type { Config, ConfiguredSource, Entry, Placement, Placements } from '../types.ts';
import type { Findings } from './inputs.ts';
import { commandDiagnostic } from './messages.ts';

/** Placements, and what sorts them where the themes do not; null: nothing else does. */
export interface FittedPlacements {
  placements: Placements;
  group: 'section' | 'tag' | null;
}

/** Gives placements back as they are, or, where the pack is one that nobody chose and does not fit, without the pack's themes. */
export async function fitted(
  placed: Placements,
  config: Config,
  sources: ConfiguredSource[],
  { report }: Findings,
): Promise<FittedPlacements> {
  if (config.isPackChosen || sources.some((it) => it.config.isPackChosen))
    return { placements: placed, group: null };
  const { sample, placements } = await sampled(placed);
  if (!isOfAnotherField(sample)) return { placements, group: null };
  const fitting = await fittingPack(
    sample.map(({ entry }) => entry),
    config,
  );
  const group = ownGroups(sample);
  const facts = { entries: sample.length, strong: strong(sample), by: group ?? 'nothing', fitting } as const;
  report(commandDiagnostic('pack-unfit', facts));
  return { placements: unsorted(placements), group };
}

/** What sorts the entries already: their tags where more of them have one than stand under a heading, else the headings. */
function ownGroups(sample: Placement[]): FittedPlacements['group'] {
  const tagged = sample.filter(({ entry }) => entry.hashtags.length > 0).length;
  const headed = sample.filter(({ entry }) => entry.section !== undefined).length;
  if (tagged > headed) return 'tag';
  return headed > 0 ? 'section' : null;
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
