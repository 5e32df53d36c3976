import { describe, expect, it } from 'vitest';
import { sampled } from '../../src/classify/fit.ts';
import type { Placement, Placements, PlacementView } from '../../src/types.ts';

describe('a sample of a week', () => {
  it('may be a batch of more entries than a call takes arguments', async () => {
    const view = { placement: () => ({ theme: null }) as Placement } as PlacementView;
    const chores = Array.from({ length: 200_000 }, () => view);
    async function* batches() {
      yield chores;
    }
    const { sample } = await sampled({ batches } as unknown as Placements);
    expect(sample).toHaveLength(200_000);
  });
});
