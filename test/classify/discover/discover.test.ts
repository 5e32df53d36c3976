import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discover } from '../../../src/classify/discover/discover.ts';
import { assign, bestOf, consensus, kMeans } from '../../../src/classify/discover/k-means.ts';
import { type Matrix, normalizeRows, rowOf } from '../../../src/classify/discover/matrix.ts';
import { chooseNumber } from '../../../src/classify/discover/number.ts';
import { randomNumbers } from '../../../src/classify/discover/random.ts';
import { embed } from '../../../src/classify/discover/svd.ts';
import { tfIdf } from '../../../src/classify/discover/tf-idf.ts';
import { keywordCorpus } from '../../../src/classify/suggest/suggest.ts';
import { season } from '../../cli/cases.ts';
import { runs } from '../../support/runs.ts';

const silent = async () => {};

/** Lines as they are learnt from. */
const readLines = (lines: string[]) =>
  keywordCorpus(
    lines.map((line) => {
      const found = line.match(/\p{L}+/gu) ?? [];
      const words = found.map((text, at) => ({
        text: text.toLowerCase(),
        follows: at > 0,
        isAcronym: false,
      }));
      return [{ words, weight: 1 }];
    }),
    (text) => [text, `${text}s`],
  );

/** A season's entries stand in turn: garden, kitchen, cycling. */
const lines = season.split('\n').filter((line) => line !== '');
const entries = lines.flatMap((line, at) => (at % 2 === 0 ? [`${line}. ${lines[at + 1]}`] : []));

/** Points around so many directions at right angles. */
function bunches(k: number, each: number): Matrix {
  const random = randomNumbers(7);
  const points: Matrix = {
    columns: k,
    values: Float64Array.from({ length: k * each * k }, (_, cell) => {
      const row = Math.floor(cell / k);
      return (cell % k === row % k ? 1 : 0) + (random() - 0.5) * 0.4;
    }),
  };
  normalizeRows(points);
  return points;
}

describe('random numbers', () => {
  it('are the same for the same seed, others for another, and evenly spread', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => Array.from({ length: 1000 }, randomNumbers(seed)));
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
    expect(Math.min(...one!)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...one!)).toBeLessThan(1);
    expect(one!.reduce((sum, number) => sum + number) / 1000).toBeCloseTo(0.5, 1);
  });
});

describe('the embedding', () => {
  it('brings entries near each other that share no word, but whose words others share', () => {
    const fields = [
      ['soil', 'worm', 'root'],
      ['oven', 'dough', 'crust'],
      ['tyre', 'chain', 'pedal'],
      ['sail', 'mast', 'rudder'],
      ['violin', 'bow', 'tune'],
      ['chess', 'pawn', 'rook'],
    ];
    const pairs = fields.flatMap(([a, b, c]) => [`${a} ${b}`, `${b} ${c}`, `${c} ${a}`, `${a} ${b} ${c}`]);
    const corpus = readLines(['soil', 'root', 'oven', ...pairs, ...pairs]);
    const points = embed(tfIdf(corpus), 6);
    const near = (one: number, other: number) =>
      rowOf(points, one).reduce((sum, cell, at) => sum + cell * rowOf(points, other)[at]!, 0);
    expect(near(0, 1)).toBeGreaterThan(0.9);
    expect(near(0, 2)).toBeLessThan(0.5);
  });
});

describe('k-means', () => {
  it('finds the bunches that are there, wherever it begins, and so does the consensus', () => {
    const points = bunches(4, 20);
    for (const groups of [bestOf(points, 4, 3).groups, consensus([points, points], 4)]) {
      const byBunch = [0, 1, 2, 3].map((bunch) => new Set(groups.filter((_, row) => row % 4 === bunch)));
      expect(byBunch.map((set) => set.size)).toEqual([1, 1, 1, 1]);
      expect(new Set(byBunch.flatMap((set) => [...set])).size).toBe(4);
    }
  });

  it('puts each row where its middle is nearest', () => {
    const points = bunches(3, 10);
    const { groups, centres } = kMeans(points, 3, 1);
    const again = new Int32Array(groups.length);
    assign(points, centres, again);
    expect(again).toEqual(groups);
  });
});

describe('the number of themes', () => {
  it('is the largest on which two halves agree', () => {
    expect(chooseNumber(bunches(5, 60))).toMatchObject({ k: 5, why: 'stable' });
    expect(chooseNumber(bunches(3, 60))).toMatchObject({ k: 3, why: 'stable' });
  });

  it('goes by the number of entries where the halves agree on none', () => {
    const random = randomNumbers(3);
    const noise: Matrix = {
      columns: 20,
      values: Float64Array.from({ length: 300 * 20 }, () => random() - 0.5),
    };
    normalizeRows(noise);
    expect(chooseNumber(noise)).toEqual({ k: 7, why: 'few', agreement: null, beyond: null });
  });
});

describe('discovering', () => {
  it('finds the themes of a season, which nobody named', async () => {
    const { themes, choice } = await discover(readLines(entries), 3, silent);
    expect(choice).toMatchObject({ k: 3, why: 'asked' });
    const kinds = themes.map(({ entries: own }) => new Set(own.map((entry) => entry % 3)));
    expect(kinds.map((set) => set.size)).toEqual([1, 1, 1]);
    expect(themes.flatMap(({ entries: own }) => own).toSorted((a, b) => a - b)).toEqual([...entries.keys()]);
  });

  it('names them with words that no other name has, and no stop word', async () => {
    const { themes } = await discover(readLines(entries), 3, silent);
    const words = themes.flatMap((theme) => theme.words);
    expect(words).toHaveLength(9);
    expect(new Set(words.map((word) => word.slice(0, 5))).size).toBe(9);
    expect(words.filter((word) => ['the', 'and', 'for', 'before'].includes(word))).toEqual([]);
    const [garden, kitchen] = ['soil', 'flour'].map((word) => themes.find((it) => it.words.includes(word)));
    expect(garden!.keywords.map(({ match }) => match)).toEqual(
      expect.arrayContaining(['roots', 'beans', 'slugs']),
    );
    expect(kitchen!.keywords.map(({ match }) => match)).toEqual(
      expect.arrayContaining(['dough', 'crust', 'butter']),
    );
  });

  it('gives each theme no more keywords than a person reads, each with its weight and its entries', async () => {
    const { themes } = await discover(readLines(entries), 3, silent);
    for (const { keywords } of themes) {
      expect(keywords.length).toBeGreaterThan(5);
      expect(keywords.length).toBeLessThanOrEqual(20);
      expect(keywords.every(({ weight, entries: having }) => weight > 0 && having.length >= 3)).toBe(true);
    }
  });

  it('finds the same in the same, whatever the texts', async () => {
    const line = fc.array(fc.constantFrom('soil', 'root', 'dough', 'oven', 'tyre', 'chain'), {
      minLength: 0,
      maxLength: 4,
    });
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 50, maxLength: 60 }), async (lines) => {
        const texts = lines.map((words) => words.join(' '));
        const once = await discover(readLines(texts), null, silent);
        expect(await discover(readLines(texts), null, silent)).toEqual(once);
        found += once.themes.length;
      }),
      { numRuns: runs(5) },
    );
    expect(found).toBeGreaterThan(0);
  });
});
