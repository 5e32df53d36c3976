import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf, newCandidateIndex } from '../../../src/digest/dedupe/candidates.ts';

/** An entry of such words, which leads to such a page. */
const said = (body: string[], { title = [], page }: { title?: string[]; page?: string } = {}) => ({
  title: title.join(' '),
  body: body.join(' '),
  links: page === undefined ? [] : [`https://${page}`],
});

/** Words that no other call gives. */
const words = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`);

describe('the keys of an entry', () => {
  it('are shared by two texts that have eight words in a row in common, wherever these stand', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 70 }));
    fc.assert(
      fc.property(place, place, fc.nat(9999), ([before, behind], [earlier, later], salt) => {
        const passage = words(`shared${salt}n`, 8);
        const one = said([...words('a', before), ...passage, ...words('b', behind)]);
        const other = said([...words('c', earlier), ...passage, ...words('d', later)]);
        const keys = keysOf(other);
        expect([...keysOf(one).keys()].some((key) => keys.has(key))).toBe(true);
      }),
    );
  });

  it('are a sample: a text has far fewer of them than words', () => {
    const long = keysOf(said(words('w', 400))).size;
    expect(long).toBeGreaterThan(400 / 6);
    expect(long).toBeLessThan(400 / 2);
  });

  it('of a short text are one, of two words none', () => {
    expect(keysOf(said(words('w', 8))).size).toBe(1);
    expect(keysOf(said(words('w', 3))).size).toBe(1);
    expect(keysOf(said(words('w', 2))).size).toBe(0);
  });

  it('are worth twice as much for a headline and a page', () => {
    const keys = keysOf(said(words('w', 3), { title: ['cable', 'cut'], page: 'harbour.example/cable-cut' }));
    expect([...keys.values()]).toEqual([1, 2, 2]);
    // Words are words in a headline too, and the same words as headline and as page are not the same key.
    expect([...keysOf(said([], { title: ['a', 'bc'] })).keys()]).not.toEqual([
      ...keysOf(said([], { title: ['ab', 'c'] })).keys(),
    ]);
    expect(keysOf(said([], { title: ['harbour.example/7'], page: 'harbour.example/7' })).size).toBe(2);
  });
});

describe('the candidate index', () => {
  const onPage = (page: string) => keysOf(said([], { page }));

  it('finds nothing that shares nothing', () => {
    const index = newCandidateIndex();
    index.add(onPage('harbour.example/a-1'), 0);
    expect(index.candidates(onPage('harbour.example/b-1'))).toEqual([]);
  });

  it('gives those first that share most, and of equals the earlier one', () => {
    const index = newCandidateIndex();
    const both = keysOf(said([], { page: 'harbour.example/a-1', title: ['cable', 'cut'] }));
    index.add(onPage('harbour.example/a-1'), 0);
    index.add(both, 1);
    index.add(onPage('harbour.example/a-1'), 2);
    expect(index.candidates(both)).toEqual([1, 0, 2]);
  });

  it('gives twelve, of the latest sixteen that share a key', () => {
    const index = newCandidateIndex();
    for (let entry = 0; entry < 20; entry++) index.add(onPage('harbour.example/a-1'), entry);
    expect(index.candidates(onPage('harbour.example/a-1'))).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 4),
    );
  });

  it('asks for two keys in common where a text has many', () => {
    const long = Array.from({ length: 60 }, (_, at) => `w${at}`);
    const keys = keysOf(said(long));
    expect(keys.size).toBeGreaterThan(6);
    // Three words of it that are a key, and a text of nothing else.
    const at = long.findIndex((_, from) =>
      [...keysOf(said(long.slice(from, from + 3))).keys()].some((key) => keys.has(key)),
    );
    const phrase = long.slice(at, at + 3);
    const index = newCandidateIndex();
    index.add(keysOf(said(phrase)), 0);
    expect(index.candidates(keys)).toEqual([]);
    expect(index.candidates(keysOf(said(phrase)))).toEqual([0]);
    index.add(keysOf(said(long.slice(0, 40))), 1);
    expect(index.candidates(keys)).toEqual([1]);
  });
});
