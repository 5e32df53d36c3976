import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newFingerprints } from '../../../src/digest/dedupe/fingerprints.ts';

/** Halves among which many are the same, that fall into the same places, or are nothing at all. */
const half = fc.oneof(fc.constantFrom(0, 1, 1023, 1024, 2047, 2 ** 31, 2 ** 32 - 1), fc.nat(2 ** 32 - 1));

it('a set of fingerprints holds what a Set does', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(half, half), { minLength: 1, maxLength: 200, size: 'max' }), (all) => {
      const fingerprints = newFingerprints();
      const known = new Set<string>();
      for (const [high, low] of all) {
        // Nothing at all is taken for the one beside it: once in 2⁶⁴ texts.
        const key = high === 0 && low === 0 ? '0 1' : `${high} ${low}`;
        expect(fingerprints.add([high, low])).toBe(!known.has(key));
        known.add(key);
      }
    }),
  );
});

it('a set of fingerprints grows, and forgets none', () => {
  const fingerprints = newFingerprints();
  const all = Array.from({ length: 5000 }, (_, at): [number, number] => [at % 7, at * 1024]);
  expect(all.every((each) => fingerprints.add(each))).toBe(true);
  expect(all.some((each) => fingerprints.add(each))).toBe(false);
});
