import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf, newCandidateIndex } from '../../../src/digest/dedupe/candidates.ts';
import type { Features } from '../../../src/digest/dedupe/features.ts';

const features = (body: string[], more: Partial<Features> = {}): Features => ({
  title: [],
  body,
  titleNumbers: new Set(),
  numbers: new Set(),
  page: null,
  truncated: false,
  ...more,
});

/** Words that no other call gives. */
const words = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`);

describe('the keys of an entry', () => {
  it('are shared by two texts that have eight words in a row in common, wherever these stand', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 70 }));
    fc.assert(
      fc.property(place, place, fc.nat(9999), ([before, behind], [earlier, later], salt) => {
        const passage = words(`shared${salt}n`, 8);
        const one = features([...words('a', before), ...passage, ...words('b', behind)]);
        const other = features([...words('c', earlier), ...passage, ...words('d', later)]);
        const keys = keysOf(other);
        expect([...keysOf(one).keys()].some((key) => keys.has(key))).toBe(true);
      }),
    );
  });

  it('are a sample: a text has far fewer of them than words', () => {
    const long = keysOf(features(words('w', 400))).size;
    expect(long).toBeGreaterThan(400 / 6);
    expect(long).toBeLessThan(400 / 2);
  });

  it('of a short text are one, of two words none', () => {
    expect(keysOf(features(words('w', 8))).size).toBe(1);
    expect(keysOf(features(words('w', 3))).size).toBe(1);
    expect(keysOf(features(words('w', 2))).size).toBe(0);
  });

  it('are worth twice as much for a headline and a page', () => {
    const keys = keysOf(features(words('w', 3), { title: ['cable', 'cut'], page: 'harbour.example/cable' }));
    expect([...keys.values()]).toEqual([1, 2, 2]);
    // Words are words in a headline too, and the same words as headline and as page are not the same key.
    expect([...keysOf(features([], { title: ['a', 'bc'] })).keys()]).not.toEqual([
      ...keysOf(features([], { title: ['ab', 'c'] })).keys(),
    ]);
    expect(keysOf(features([], { title: ['x'], page: 'x' })).size).toBe(2);
  });
});

describe('the candidate index', () => {
  const onPage = (page: string) => keysOf(features([], { page }));

  it('finds nothing that shares nothing', () => {
    const index = newCandidateIndex();
    index.add(onPage('harbour.example/a'), 0);
    expect(index.candidates(onPage('harbour.example/b'))).toEqual([]);
  });

  it('gives those first that share most, and of equals the earlier one', () => {
    const index = newCandidateIndex();
    const both = keysOf(features([], { page: 'harbour.example/a', title: ['cable', 'cut'] }));
    index.add(onPage('harbour.example/a'), 0);
    index.add(both, 1);
    index.add(onPage('harbour.example/a'), 2);
    expect(index.candidates(both)).toEqual([1, 0, 2]);
  });

  it('gives twelve, of the latest sixteen that share a key', () => {
    const index = newCandidateIndex();
    for (let entry = 0; entry < 20; entry++) index.add(onPage('harbour.example/a'), entry);
    expect(index.candidates(onPage('harbour.example/a'))).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 4),
    );
  });

  it('asks for two keys in common where a text has many', () => {
    const long = Array.from({ length: 60 }, (_, at) => `w${at}`);
    const keys = keysOf(features(long));
    expect(keys.size).toBeGreaterThan(6);
    // Three words of it that are a key, and a text of nothing else.
    const at = long.findIndex((_, from) =>
      [...keysOf(features(long.slice(from, from + 3))).keys()].some((key) => keys.has(key)),
    );
    const phrase = long.slice(at, at + 3);
    const index = newCandidateIndex();
    index.add(keysOf(features(phrase)), 0);
    expect(index.candidates(keys)).toEqual([]);
    expect(index.candidates(keysOf(features(phrase)))).toEqual([0]);
    index.add(keysOf(features(long.slice(0, 40))), 1);
    expect(index.candidates(keys)).toEqual([1]);
  });
});
