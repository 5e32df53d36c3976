/** Whether rules fit what is read: a pack for another field has words for it here and there, but hardly any strong placement. */
import { viewOfPlacement } from '../text/entry-view.ts';
import type { Placement, Placements, PlacementView, Theme } from '../types.ts';
import { isOfPack } from './compile.ts';

/** From this score on a placement is strong. */
const STRONG = 4;

/** Of weeks of its own field a pack places 0.6 to 1 strongly, of other fields' less than this. */
const LEAST_SHARE = 0.3;

/** How many entries tell enough; what comes behind them is not waited for. */
export const sampleSize = 300;

/** The first placements, and all of them again. */
export interface Sampled {
  sample: Placement[];
  placements: Placements;
}

/** Takes the first placements out of a stream to look at them; the stream that is given back begins with them. */
export async function sampled(placed: Placements): Promise<Sampled> {
  const batches = placed.batches()[Symbol.asyncIterator]();
  const sample: Placement[] = [];
  let rest: PlacementView[] = [];
  let isAll = false;
  while (!isAll && sample.length < sampleSize) {
    const { value, done } = await batches.next();
    isAll = done === true;
    const batch: PlacementView[] = isAll ? [] : value;
    const first = batch.slice(0, sampleSize - sample.length);
    for (const it of first) sample.push(it.placement());
    rest = batch.slice(first.length);
  }
  async function* all(): AsyncGenerator<PlacementView[]> {
    yield sample.map(viewOfPlacement);
    // What is behind the sample in its batch stays as it is until its turn comes.
    yield rest;
    if (!isAll) yield* { [Symbol.asyncIterator]: () => batches };
  }
  return { sample, placements: asPlacements(all) };
}

/** Whether somebody chose a pack, or nobody did. */
export type Choice = 'chosen' | 'usual';

/** So many entries tell nothing: of a pack that was chosen it takes more of them to say that it is the wrong one. */
const TELLING_NOTHING: Record<Choice, number> = { usual: 2, chosen: 4 };

/**
 * Whether the themes of packs are for another field, since so few entries fit. Who has no theme of a pack has written what
 * is meant.
 */
export const isOfAnotherField = (sample: Placement[], themes: Theme[], choice: Choice): boolean =>
  themes.some(isOfPack) &&
  howManyFit(sample, themes) < LEAST_SHARE * (sample.length - TELLING_NOTHING[choice]);

/** How many of some entries themes fit: placed strongly, where their editor said, or by words of somebody's own, which are meant. */
export function howManyFit(sample: Placement[], themes: Theme[]): number {
  const own = new Set(themes.filter((it) => !isOfPack(it)).map(({ id }) => id));
  return sample.filter((it) => isSaid(it) || it.score >= STRONG || (it.theme !== null && own.has(it.theme)))
    .length;
}

/** The same entries, placed by nothing but what their editor said. */
export function unsorted(placed: Placements): Placements {
  async function* all(): AsyncGenerator<PlacementView[]> {
    for await (const batch of placed.batches()) {
      yield batch.map((it) => viewOfPlacement(withoutRules(it.placement())));
    }
  }
  return asPlacements(all);
}

const withoutRules = (placement: Placement): Placement =>
  isSaid(placement) ? placement : { ...placement, theme: null, by: 'none', score: 0, also: [], why: [] };

/** Whether its editor said where it stands, rather than words of a pack. */
const isSaid = ({ by }: Placement): boolean => by === 'hand' || by === 'section';

const asPlacements = (batches: () => AsyncGenerator<PlacementView[]>): Placements => ({
  batches,
  async *[Symbol.asyncIterator]() {
    for await (const batch of batches()) for (const it of batch) yield it.placement();
  },
});
