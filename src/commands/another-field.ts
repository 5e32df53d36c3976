/** A week that is not about what a built-in pack is for: it is said, and nothing is forced into a pack that nobody chose. */
import {
  type Choice,
  compileRules,
  howManyFit,
  isOfAnotherField,
  LEAST_TO_DISCOVER,
  packRules,
  place,
  sampled,
  sampleSize,
  unsorted,
} from '../index.ts';
import type {
  Config,
  ConfiguredSource,
  Diagnostic,
  Entry,
  Placement,
  Placements,
  RuleSettings,
} from '../types.ts';
import type { Findings } from './inputs.ts';
import { commandDiagnostic, type FittingPack } from './messages.ts';

/** Placements, and what sorts them where the themes do not; null: nothing else does. */
export interface FittedPlacements {
  placements: Placements;
  group: 'section' | 'tag' | null;
}

/**
 * Gives placements back as they are, or, where the pack is one that nobody chose and does not fit, without the pack's themes.
 * Of a pack that was chosen only a note says that it does not fit: it insists.
 */
export async function fitted(
  placed: Placements,
  config: Config,
  sources: ConfiguredSource[],
  { report }: Findings,
): Promise<FittedPlacements> {
  const { sample: first, placements } = await sampled(placed);
  const sample = withoutDropped(first);
  const asTheyAre: FittedPlacements = { placements, group: null };
  const choice = choiceOf(config, sources);
  if (!isOfAnotherField(sample, config.themes, choice)) return asTheyAre;
  const said = { entries: sample.length, fits: howManyFit(sample, config.themes) };
  if (choice === 'chosen') {
    report(commandDiagnostic('pack-unfit-chosen', said));
    return asTheyAre;
  }
  const group = ownGroups(sample);
  // Who lays the issue out by what sorts it already has decided.
  if (group !== null && config.group === group) return { placements: unsorted(placements), group };
  const fitting = await fittingPack(entriesOf(sample), config);
  const facts = { ...said, by: group ?? ('nothing' as const), fitting, fewest: LEAST_TO_DISCOVER };
  report(commandDiagnostic('pack-unfit', facts));
  return { placements: unsorted(placements), group };
}

/** What there is to say of themes of packs that these placements show to be for another field. */
export async function unfitFindings(
  placements: Placement[],
  config: Config,
  sources: ConfiguredSource[],
): Promise<Diagnostic[]> {
  const { themes } = config;
  const sample = withoutDropped(placements.slice(0, sampleSize));
  if (!isOfAnotherField(sample, themes, choiceOf(config, sources))) return [];
  const fitting = await fittingPack(entriesOf(sample), config);
  const facts = { entries: sample.length, fits: howManyFit(sample, themes), fitting };
  return [commandDiagnostic('pack-unfit-found', facts)];
}

/** A front matter chooses, too. */
const choiceOf = (config: Config, sources: ConfiguredSource[]): Choice =>
  [config, ...sources.map((it) => it.config)].some(({ isPackChosen }) => isPackChosen) ? 'chosen' : 'usual';

/** What a rule drops is in no issue. */
const withoutDropped = (sample: Placement[]): Placement[] => sample.filter(({ drop }) => drop === undefined);

const entriesOf = (sample: Placement[]): Entry[] => sample.map(({ entry }) => entry);

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
 * The built-in pack for these entries: of those that fit more than half of them the one with the highest scores, since the
 * news have some words for every field. One that fits fewer guesses at the rest, and no pack is better than that.
 */
async function fittingPack(entries: Entry[], settings: RuleSettings): Promise<FittingPack | null> {
  let best: (FittingPack & { sum: number }) | null = null;
  for (const { name, themes } of await packRules()) {
    const rules = await compileRules({ ...settings, themes });
    const placements = entries.map((entry) => place(entry, rules));
    const fits = howManyFit(placements, themes);
    const sum = placements.reduce((total, { score }) => total + score, 0);
    if (fits * 2 > entries.length && sum > (best?.sum ?? 0)) best = { pack: name, fits, sum };
  }
  return best;
}
