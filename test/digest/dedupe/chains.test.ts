import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Chains, newChains } from '../../../src/digest/dedupe/chains.ts';

/** All numbers under a hash, the latest first. */
function chainOf(chains: Chains, hash: number): number[] {
  const chain: number[] = [];
  for (let place = chains.latest(hash); place >= 0; place = chains.before(place))
    chain.push(chains.at(place));
  return chain;
}

it('chains hold what was put under each hash, the latest first, however many there are', () => {
  // Hashes that lie in a row, and far apart; of each some come again.
  const hash = fc.oneof(fc.integer({ min: -3, max: 3000 }), fc.integer());
  fc.assert(
    fc.property(
      fc.array(fc.tuple(hash, fc.integer()), { minLength: 900, maxLength: 4000 }),
      fc.integer(),
      (all, other) => {
        const ours = newChains();
        const known = new Map<number, number[]>();
        for (const [key, value] of all) {
          ours.add(key, value);
          known.set(key, [value, ...(known.get(key) ?? [])]);
        }
        for (const [key, values] of known) expect(chainOf(ours, key)).toEqual(values);
        expect(chainOf(ours, other)).toEqual(known.get(other) ?? []);
      },
    ),
    { numRuns: 10 },
  );
});
