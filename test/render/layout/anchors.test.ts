import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allAnchors, anchorsOf } from '../../../src/render/layout/anchors.ts';
import '../../support/seed.ts';
import { runs } from '../../support/runs.ts';

/** Headings that get into each other's way: the same words, with numbers behind them as anchors have, with signs that anchors lose. */
const heading = fc
  .tuple(
    fc.constantFrom('Tape', 'tape', 'Tape lives', '🔥', '!', '', '-', '7'),
    fc.constantFrom('', '', '-1', ' 1', '-2', '-1-1', '-1-2', '-01', '1', '-1!', ' -', '-x'),
  )
  .map((parts) => parts.join(''));

it('gives headings that are asked for the anchors that they have among all', () => {
  const law = (headings: string[], asked: string[]) => {
    const [anchorFor, anchorOfAny] = [anchorsOf(asked), allAnchors()];
    const all = headings.map((it) => ({ it, some: anchorFor(it), any: anchorOfAny(it) }));
    for (const { it, some, any } of all) if (asked.includes(it) || some !== null) expect(some).toBe(any);
  };
  fc.assert(fc.property(fc.array(heading, { maxLength: 12 }), fc.array(heading, { maxLength: 2 }), law), {
    numRuns: runs(4000),
  });
});

it('keeps nothing of what nobody asked for', () => {
  const anchorFor = anchorsOf(['Tape']);
  expect(['Tape', 'Disk', 'Tape', 'Tape 1', 'Tape-1'].map(anchorFor)).toEqual([
    ...['tape', null, 'tape-1', 'tape-1-1', 'tape-1-2'],
  ]);
});
