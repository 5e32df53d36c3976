import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Judged, measure } from '../../../src/classify/evaluate/evaluate.ts';

const order = ['garden', 'kitchen', 'cycling'];
const entry = (accepted: string, theme: string | null): Judged => ({ accepted: accepted.split('+'), theme });

describe('a measurement', () => {
  const measured = measure(
    [
      entry('kitchen', 'kitchen'),
      entry('kitchen', 'garden'),
      entry('garden', 'garden'),
      entry('garden', null),
    ],
    order,
  );

  it('keeps coverage and precision apart', () => {
    expect(measured).toMatchObject({ entries: 4, placed: 3, right: 2 });
    expect([measured.accuracy, measured.coverage, measured.precision]).toEqual([2 / 4, 3 / 4, 2 / 3]);
  });

  it('has the precision, recall and F1 of each theme, in the order of the rules', () => {
    const [garden, kitchen] = measured.groups;
    expect(garden).toMatchObject({ name: 'garden', precision: 1 / 2, recall: 1 / 2, f1: 1 / 2 });
    expect(kitchen).toMatchObject({ name: 'kitchen', precision: 1, recall: 1 / 2, f1: 2 / 3 });
    expect(measured.macro).toEqual({ precision: 3 / 4, recall: 1 / 2, f1: (1 / 2 + 2 / 3) / 2 });
  });

  it('tells in the confusion matrix where the entries of each theme went', () => {
    expect(measured.confusion).toEqual([
      [1, 0, 1],
      [1, 1, 0],
    ]);
  });

  it('takes any theme that a label accepts for right', () => {
    const two = measure([entry('garden+kitchen', 'kitchen'), entry('garden+kitchen', 'cycling')], order);
    expect(two).toMatchObject({ right: 1, confusion: [[1, 1, 0]] });
    expect(two.groups.map(({ name }) => name)).toEqual(['garden+kitchen', 'cycling']);
  });

  it('has no precision where nothing was placed', () => {
    expect(measure([entry('garden', null)], order)).toMatchObject({ precision: null, coverage: 0 });
  });
});

describe('whatever the rules did', () => {
  const judged = fc.array(
    fc.record({
      accepted: fc.constantFrom<string[]>(['garden'], ['kitchen'], ['garden', 'cycling'], ['cycling']),
      theme: fc.constantFrom('garden', 'kitchen', 'cycling', 'events', null),
    }),
  );

  it('the parts add up to the whole', () => {
    fc.assert(
      fc.property(judged, (entries) => {
        const { groups, confusion, placed, right } = measure(entries, order);
        const sum = (numbers: number[]) => numbers.reduce((total, it) => total + it, 0);
        expect(sum(groups.map((it) => it.entries))).toBe(entries.length);
        expect(sum(groups.map((it) => it.placed))).toBe(placed);
        expect(sum(confusion.flat())).toBe(entries.length);
        expect(sum(confusion.map((row, at) => row[at]!))).toBe(right);
        expect(confusion.map(sum)).toEqual(groups.slice(0, confusion.length).map((it) => it.entries));
        expect(sum(confusion.map((row) => row.at(-1)!))).toBe(entries.length - placed);
      }),
    );
  });
});
