import { describe, expect, it } from 'vitest';
import { sampled } from '../../src/classify/fit.ts';
import type { Placement, Placements, PlacementView } from '../../src/types.ts';
import { entry } from './rules-of-thumb.ts';

describe('a sample of a week', () => {
  it('is the first entries, and nothing is decoded of what stands behind them before its turn', async () => {
    let decoded = 0;
    const view = (title: string) =>
      ({
        placement: () => {
          decoded++;
          return { entry: { ...entry(title), title } } as Placement;
        },
      }) as PlacementView;
    async function* batches() {
      yield [view('first')];
      yield Array.from({ length: 200_000 }, (_, at) => view(`${at}`));
      yield [view('last')];
    }
    const { sample, placements } = await sampled({ batches } as unknown as Placements);
    expect([sample.length, decoded]).toEqual([300, 300]);
    const titles: string[] = [];
    for await (const { entry } of placements) titles.push(entry.title);
    expect(titles.join()).toBe(
      ['first', ...Array.from({ length: 200_000 }, (_, at) => `${at}`), 'last'].join(),
    );
  });
});
