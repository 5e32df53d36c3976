/** How weights are fitted: what the rules say already needs no weight, what they get wrong needs more of it. */
import { describe, expect, it } from 'vitest';
import {
  fitSteps,
  logisticRegression,
  type Task,
} from '../../../src/classify/suggest/logistic-regression.ts';
import { corpusOf } from './corpus-of.ts';

const week = [
  ...['ferry pier', 'ferry pier', 'ferry tide', 'ferry tide'],
  ...['pager queue', 'pager queue', 'pager log', 'pager log'],
];
const belongs = [0, 0, 0, 0, 1, 1, 1, 1];

/** Each word may speak for both themes, and begins with a weight of 1 for its own. */
function taskOf(more: Partial<Task> = {}, texts = week, themesOf = belongs): Task {
  const corpus = corpusOf(texts);
  const cells = corpus.candidates.length * 2;
  const first = new Float64Array(cells);
  for (const [at, word] of corpus.candidates.entries())
    first[at * 2 + themesOf[texts.findIndex((text) => text.includes(word))]!] = 1;
  const labels = Float32Array.from(themesOf.flatMap((theme) => [Number(theme === 0), Number(theme === 1)]));
  const scores = new Float32Array(texts.length * 2);
  return {
    corpus,
    themes: 2,
    scores,
    labels,
    isOpen: new Uint8Array(cells).fill(1),
    first,
    limit: 10,
    ...more,
  };
}

/** The weights of each word, in the order of the themes. */
async function fitted(task: Task) {
  const { weights, ...fit } = await logisticRegression(task, async () => {});
  const words = task.corpus.candidates.map(
    (word, at) => [word, [weights[at * 2]!, weights[at * 2 + 1]!]] as const,
  );
  return { ...fit, weights: Object.fromEntries(words) };
}

/** The rules know the theme of every entry, and are sure of it. */
const sure = Float32Array.from(belongs.flatMap((theme) => (theme === 0 ? [9, 0] : [0, 9])));

describe('a weight', () => {
  it('grows from where it began while entries are not yet where they belong', async () => {
    const { weights } = await fitted(taskOf());
    expect(weights.ferry![0]).toBeGreaterThan(10);
    expect(weights.pager![1]).toBeGreaterThan(10);
  });

  it('stays where it began when the rules say all of it already', async () => {
    const { weights } = await fitted(taskOf({ scores: sure }));
    expect(weights.ferry).toEqual([10, 0]);
    expect(weights.log).toEqual([0, 10]);
  });

  it('grows more in a word that more entries have', async () => {
    const { weights } = await fitted(taskOf());
    expect(weights.ferry![0]).toBeGreaterThan(weights.pier![0]!);
  });

  it('falls where its word stands in entries of another theme, and never below nothing', async () => {
    const wrong = taskOf(
      {},
      ['ferry pier', 'ferry tide', 'ferry tide', 'pier tide', 'pager ferry', 'pager log', 'pager log'],
      [0, 1, 1, 0, 1, 1, 1],
    );
    const { weights } = await fitted(wrong);
    expect(weights.ferry![0]).toBeLessThan(10);
    for (const both of Object.values(weights)) expect(Math.min(...both)).toBeGreaterThanOrEqual(0);
  });

  it('is nothing where a word may not speak for a theme', async () => {
    const task = taskOf();
    const ferry = task.corpus.candidates.indexOf('ferry');
    task.isOpen[ferry * 2] = 0;
    const { weights } = await fitted(task);
    expect(weights.ferry![0]).toBe(0);
    expect(weights.pier![0]).toBeGreaterThan(10);
  });

  it('takes over from those that are pruned', async () => {
    const many = (await fitted(taskOf())).weights;
    const few = (await fitted(taskOf({ limit: 1 }))).weights;
    const left = Object.entries(few).filter(([, both]) => both.some((weight) => weight > 0));
    expect(left.map(([word]) => word)).toEqual(['ferry', 'pager']);
    expect(few.ferry![0]).toBeGreaterThan(many.ferry![0]!);
  });
});

describe('the fit', () => {
  it('tells of how many entries the rules and the weights say what the labels say', async () => {
    expect((await fitted(taskOf())).agreement).toBe(1);
    // Of two entries with the same words one is of the other theme: no weights can tell them apart.
    const torn = taskOf({}, [...week, 'ferry tide', 'ferry tide'], [...belongs, 0, 1]);
    expect((await fitted(torn)).agreement).toBe(0.9);
  });

  it('tells the limit that it was given, or the first that is enough', async () => {
    expect((await fitted(taskOf({ limit: 2 }))).limit).toBe(2);
    expect((await fitted(taskOf({ limit: null }))).limit).toBe(50);
  });

  it.each([10, null])('takes no more steps than were told, with a limit of %s', async (limit) => {
    let steps = 0;
    await logisticRegression(taskOf({ limit }), async () => void steps++);
    expect(steps).toBe(60);
    expect(steps).toBeLessThanOrEqual(fitSteps(limit));
  });
});
