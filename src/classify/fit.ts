/** Whether rules fit what is read: a pack for another field has words for it here and there, but hardly any strong placement. */
import { viewOfPlacement } from '../text/entry-view.ts';
import type { Placement, Placements, PlacementView } from '../types.ts';

/** From this score on a placement is strong. */
const STRONG = 4;

/** Of weeks of its own field a pack places 0.6 to 1 strongly, of other fields' less than this. */
const LEAST_SHARE = 0.3;

/** How many entries tell enough; what comes behind them is not waited for. */
const SAMPLE = 300;

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
  while (!isAll && sample.length < SAMPLE) {
    const { value, done } = await batches.next();
    isAll = done === true;
    const batch: PlacementView[] = isAll ? [] : value;
    const first = batch.slice(0, SAMPLE - sample.length);
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

/** Whether so few entries are placed strongly that the rules are for another field. Two entries tell nothing. */
export const isOfAnotherField = (sample: Placement[]): boolean =>
  strong(sample) < LEAST_SHARE * (sample.filter(({ drop }) => drop === undefined).length - 2);

/** How many of some entries are placed strongly, or where their editor said. */
export const strong = (sample: Placement[]): number =>
  sample.filter((placement) => isSaid(placement) || placement.score >= STRONG).length;

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
