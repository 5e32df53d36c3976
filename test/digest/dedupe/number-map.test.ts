import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newNumberList, newNumberMap } from '../../../src/digest/dedupe/number-map.ts';

it('a map of numbers answers as a Map does, however many there are', () => {
  // Hashes that lie in a row, and far apart.
  const hash = fc.oneof(fc.integer({ min: -3, max: 3000 }), fc.integer());
  fc.assert(
    fc.property(
      fc.array(fc.tuple(hash, fc.nat({ max: 1e6 })), { minLength: 900, maxLength: 4000 }),
      (all) => {
        const ours = newNumberMap();
        const known = new Map<number, number>();
        for (const [key, value] of all) {
          expect(ours.get(key)).toBe(known.get(key) ?? -1);
          ours.set(key, value);
          known.set(key, value);
        }
        for (const [key, value] of known) expect(ours.get(key)).toBe(value);
      },
    ),
    { numRuns: 10 },
  );
});

it('a list of numbers keeps them in their order', () => {
  const list = newNumberList();
  for (let at = 0; at < 5000; at++) expect(list.push(at * 7 - 3)).toBe(at + 1);
  expect([0, 1, 1023, 1024, 2048, 4999].map((at) => list.at(at))).toEqual([
    -3, 4, 7158, 7165, 14_333, 34_990,
  ]);
});
