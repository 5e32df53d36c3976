import { expect, it } from 'vitest';
import { keptFor, late } from '../../src/text/late.ts';

it('a late value is made when it is asked for, and once', () => {
  const made: string[] = [];
  const value = late(() => {
    made.push('made');
    return undefined;
  });
  expect(made).toEqual([]);
  expect([value(), value()]).toEqual([undefined, undefined]);
  expect(made).toEqual(['made']);
});

it('a value is kept for an object, and made anew for another of the same words', () => {
  const made: string[] = [];
  const length = keptFor(({ title }: { title: string }) => made.push(title));
  const bees = { title: 'Bees Are Back' };
  expect([length(bees), length(bees), length({ ...bees })]).toEqual([1, 1, 2]);
});
