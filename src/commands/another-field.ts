/** A week that is not about software, under a pack that nobody chose: it is said, and nothing is forced into the pack. */
import { compileRules, isOfAnotherField, packRules, place, sampled, strong, unsorted } from '../index.ts';
import type { Config, ConfiguredSource, Entry, Placement, Placements } from '../types.ts';
import type { Findings } from './inputs.ts';
import { commandDiagnostic, type FittingPack } from './messages.ts';

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
  const group = ownGroups(sample);
  // Who lays the issue out by what sorts it already has decided.
  if (group !== null && config.group === group) return { placements: unsorted(placements), group };
  const fitting = await fittingPack(
    sample.map(({ entry }) => entry),
    config,
  );
  const facts = { entries: sample.length, strong: strong(sample), by: group ?? 'nothing', fitting } as const;
  report(commandDiagnostic('pack-unfit', facts));
  return { placements: unsorted(placements), group };
}

/** What sorts the entries already: tags where more of them share one than stand under a heading, else the headings. */
function ownGroups(sample: Placement[]): FittedPlacements['group'] {
  const headed = sample.filter(({ entry }) => entry.section !== undefined).length;
  if (sharingTag(sample) > headed) return 'tag';
  return headed > 0 ? 'section' : null;
}

/** How many have a tag that another one has, too: a tag of one entry groups nothing. */
function sharingTag(sample: Placement[]): number {
  const seen = new Set<string>();
  const shared = new Set<string>();
  const tagsOf = ({ entry }: Placement) => new Set(entry.hashtags.map((tag) => tag.toLowerCase()));
  for (const tag of sample.flatMap((it) => [...tagsOf(it)])) (seen.has(tag) ? shared : seen).add(tag);
  return sample.filter((it) => [...tagsOf(it)].some((tag) => shared.has(tag))).length;
}

/**
 * The built-in pack for these entries: of those that place more than half of them strongly the one with the highest scores,
 * since the news have some words for every field; else the one that places the most, if that is a third of them and no accident.
 */
async function fittingPack(entries: Entry[], config: Config): Promise<FittingPack | null> {
  const tried: (FittingPack & { isStrong: boolean; sum: number })[] = [];
  for (const { name, themes } of await packRules()) {
    if (name === 'software') continue;
    const rules = await compileRules({ ...config, themes });
    const placements = entries.map((entry) => place(entry, rules));
    tried.push({
      pack: name,
      placed: placements.filter(({ theme }) => theme !== null).length,
      isStrong: strong(placements) * 2 > entries.length,
      sum: placements.reduce((total, { score }) => total + score, 0),
    });
  }
  const byScore = tried.toSorted((one, other) => other.sum - one.sum);
  const [most] = byScore.toSorted((one, other) => other.placed - one.placed);
  const best = byScore.find(({ isStrong }) => isStrong) ?? most!;
  const isMuch = best.placed >= 3 && best.placed * 3 >= entries.length;
  return isMuch ? { pack: best.pack, placed: best.placed } : null;
}
