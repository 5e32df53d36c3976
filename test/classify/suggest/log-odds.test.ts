/** How much words speak for a theme: what a reader would say of four entries of two themes. */
import { describe, expect, it } from 'vitest';
import { logOdds } from '../../../src/classify/suggest/log-odds.ts';
import { corpusOf } from './corpus-of.ts';

/** The weights of each word by theme; `belongs[entry]` is the theme of an entry. */
function weightsOf(texts: string[], belongs: number[], themes: number): Record<string, number[]> {
  const corpus = corpusOf(texts);
  const labels = new Float32Array(texts.length * themes);
  belongs.forEach((theme, entry) => {
    labels[entry * themes + theme] = 1;
  });
  const weights = logOdds(corpus, labels, themes);
  return Object.fromEntries(
    corpus.candidates.map((word, at) => [word, [...weights.slice(at * themes, (at + 1) * themes)]]),
  );
}

const week = ['ferry pier tide', 'ferry pier queue', 'queue pager tide', 'queue pager ferry'];
const themes = [0, 0, 1, 1];

describe('the weight of a word', () => {
  it('is above nothing in the theme that it stands in, and nothing in the other', () => {
    const { pier, pager } = weightsOf(week, themes, 2);
    expect(pier![0]).toBeGreaterThan(0);
    expect(pier![1]).toBe(0);
    expect(pager![0]).toBe(0);
    expect(pager![1]).toBeGreaterThan(0);
  });

  it('is the same for themes that are each other’s mirror', () => {
    const { pier, pager, ferry, queue } = weightsOf(week, themes, 2);
    expect(pier![0]).toBeCloseTo(pager![1]!, 10);
    expect(ferry![0]).toBeCloseTo(queue![1]!, 10);
  });

  it('is less where the word stands in the other theme too', () => {
    const { pier, ferry, tide } = weightsOf(week, themes, 2);
    expect(ferry![0]).toBeGreaterThan(0);
    expect(ferry![0]).toBeLessThan(pier![0]!);
    expect(tide).toEqual([0, 0]);
  });

  it('is measured against the mean of the others, of which those without an entry are none', () => {
    const two = weightsOf(week, themes, 2);
    const three = weightsOf(week, themes, 3);
    for (const [word, [first, second]] of Object.entries(two))
      expect(three[word]).toEqual([first, second, 0]);
  });

  it('grows with how often the word is met, and does not reach the weight of two keywords', () => {
    const often = weightsOf(
      [...week, ...Array.from({ length: 20 }, () => 'pier')],
      [...themes, ...Array(20).fill(0)],
      2,
    );
    const seldom = weightsOf(week, themes, 2);
    expect(often.pier![0]).toBeGreaterThan(seldom.pier![0]!);
    expect(often.pier![0]).toBeLessThan(2);
  });

  it('is nothing where one theme has all entries, since it tells nothing from nothing', () => {
    for (const weights of Object.values(weightsOf(week, [0, 0, 0, 0], 2))) expect(weights).toEqual([0, 0]);
  });
});
