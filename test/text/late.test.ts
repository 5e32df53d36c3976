import { expect, it } from 'vitest';
import { late } from '../../src/text/late.ts';

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
