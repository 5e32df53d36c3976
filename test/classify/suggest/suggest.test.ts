import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LearningRequest,
  type Learnt,
  learn,
  mostUncertain,
  readPassages,
  type TrainingEvidence,
} from '../../../src/classify/suggest/suggest.ts';
import { runs } from '../../support/runs.ts';

const noForms = () => [];
const plural = (text: string) => [text, `${text}s`];

/** Lines as they are learnt from, all of it worth 1. */
function readLines(lines: string[], formsOf: (text: string) => string[] = noForms) {
  return readPassages(
    lines.map((line) => {
      const words = line.split(' ').map((text, at) => ({
        text: text.toLowerCase(),
        follows: at > 0,
        isAcronym: /^[A-Z]{2,}$/.test(text),
      }));
      return [{ words, weight: 1 }];
    }),
    formsOf,
  );
}

/** The scores of the rules, one row an entry. */
const evidenceOf = (rows: number[][]): TrainingEvidence => ({
  themes: rows[0]?.length ?? 0,
  scores: Float32Array.from(rows.flat()),
  byHand: new Int32Array(rows.length).fill(-1),
});

const request = (
  lines: string[],
  rows: number[][],
  more: Partial<LearningRequest> = {},
): LearningRequest => ({
  ...readLines(lines),
  evidence: evidenceOf(rows),
  placed: rows.map((row) => row.findIndex((score) => score > 0)),
  isWanted: () => true,
  limit: 10,
  minSupport: 2,
  ...more,
});

const silent = async () => {};

const matches = ({ proposals }: Learnt): string[][] =>
  proposals.map((keywords) => keywords.map(({ match }) => match));

const lines = [
  'tomato soil compost',
  'tomato water soil',
  'soil water mulch',
  'tomato mulch water',
  'bread dough oven',
  'bread crust dough',
  'dough crust flour',
  'bread flour crust',
];
/** Only the first entry of each theme is known to the rules. */
const rows = [
  [2, 0],
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 2],
  [0, 0],
  [0, 0],
  [0, 0],
];
const gardenWords = ['tomato', 'soil', 'water', 'mulch'];
const kitchenWords = ['bread', 'dough', 'crust', 'flour'];

describe('candidates', () => {
  it('are the words and neighbouring words that two entries have', () => {
    expect(readLines(['tomato soup tonight', 'cold tomato soup']).corpus.candidates).toEqual([
      'tomato',
      'soup',
      'tomato soup',
    ]);
  });

  it('are no stop words, no numbers and no single letters, unless a stop word stands there as an acronym', () => {
    expect(readLines(['the US and 2026 x', 'US or the 2026 x']).corpus.candidates).toEqual(['US']);
  });

  it('are one when a keyword finds both', () => {
    const { candidates, support } = readLines(['one tyre', 'two tyres', 'tyre and tyres'], plural).corpus;
    expect([candidates, [...support]]).toEqual([['tyre'], [3]]);
  });
});

describe('the other views', () => {
  const [stems, skipGrams, characterGrams] = readLines(['baker bakes bread', 'bakery of the bread']).others;

  it('know kin words by their first letters', () => {
    expect(stems!.candidates).toEqual(['baker', 'bread']);
  });

  it('know words that stand near each other, in any order', () => {
    const [, near] = readLines(['oven bread dough', 'dough for the oven']).others;
    expect(skipGrams!.candidates).toEqual(['bread']);
    expect(near!.candidates).toEqual(['oven', 'dough oven', 'dough']);
  });

  it('know words by their pieces', () => {
    expect(characterGrams!.candidates).toEqual([' bake', 'baker', ' brea', 'bread', 'read ']);
  });
});

describe('learning', () => {
  it('goes from the words of entries that the rules took to those that they did not', async () => {
    const [garden, kitchen] = matches(await learn(request(lines, rows), silent));
    expect(garden).toEqual(expect.arrayContaining(gardenWords));
    expect(kitchen).toEqual(expect.arrayContaining(kitchenWords));
    expect(garden!.filter((word) => kitchenWords.includes(word))).toEqual([]);
  });

  it('labels every entry, also those that share no word with what the rules took', async () => {
    const { labels } = await learn(request(lines, rows), silent);
    const likeliest = lines.map((_, at) => (labels[at * 2]! > labels[at * 2 + 1]! ? 'garden' : 'kitchen'));
    expect(likeliest).toEqual([...Array(4).fill('garden'), ...Array(4).fill('kitchen')]);
  });

  it('gives weights in tenths, and names the entries that have the keyword', async () => {
    const all = (await learn(request(lines, rows), silent)).proposals.flat();
    expect(all.length).toBeGreaterThanOrEqual(8);
    for (const { match, weight, entries } of all) {
      expect(weight).toBeGreaterThan(0);
      expect(weight * 10).toBeCloseTo(Math.round(weight * 10));
      expect(entries).toEqual(lines.flatMap((line, at) => (line.includes(match) ? [at] : [])));
    }
  });

  it('proposes nothing that is not wanted, no more than the limit, and nothing that too few entries have', async () => {
    const isWanted = (_: number, candidate: string) => candidate !== 'soil' && candidate !== 'dough';
    const few = await learn(request(lines, rows, { isWanted, limit: 2, minSupport: 3 }), silent);
    expect(matches(few).map((words) => words.toSorted())).toEqual([
      ['tomato', 'water'],
      ['bread', 'crust'],
    ]);
  });

  it('takes as few keywords as say what was learnt, unless it is told how many', async () => {
    const words = Array.from({ length: 300 }, (_, at) => `w${at}`);
    const many = words.map(
      (word, at) => `${at % 2 === 0 ? 'soil' : 'dough'} ${word} ${words[(at + 2) % 300]}`,
    );
    const scores = many.map((_, at) => (at < 2 ? [at === 0 ? 1 : 0, at === 1 ? 1 : 0] : [0, 0]));
    const chosen = await learn(request(many, scores, { limit: null }), silent);
    expect(chosen).toMatchObject({ limit: 50, agreement: 1 });
    expect(matches(chosen).map((keywords) => keywords.length)).toEqual([50, 50]);
    expect(matches(await learn(request(many, scores, { limit: 3 }), silent)).flat()).toHaveLength(6);
  });

  it('believes an editor more than the rules', async () => {
    const given = request(lines, rows);
    given.evidence.byHand.set([1, 1, 1, 1, 0, 0, 0, 0]);
    const [first, second] = matches(await learn({ ...given, placed: given.evidence.byHand }, silent));
    expect(first).toContain('dough');
    expect(second).toContain('soil');
  });

  it('proposes nothing that contradicts what is there', async () => {
    // Every entry with "march" has its place, and none of them is the second theme's.
    const march = ['soil march', 'soil march', 'dough oven', 'dough oven', 'dough flour'];
    const scores = [
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 0],
    ];
    const open = request(march, scores, { placed: [-1, -1, -1, -1, -1] });
    open.evidence.byHand.set([1, 1, 0, 0, -1]);
    expect(matches(await learn(open, silent))[1]).toContain('march');
    const [, second] = matches(await learn({ ...open, placed: [0, 0, 1, 1, -1] }, silent));
    expect(second).not.toContain('march');
  });

  it('gives nothing to a theme that has placed nothing, and the others what is theirs', async () => {
    const [garden, kitchen, third] = matches(
      await learn(
        request(
          lines,
          rows.map((row) => [...row, 0]),
        ),
        silent,
      ),
    );
    expect(garden).toContain('soil');
    expect(kitchen).toContain('dough');
    expect(third).toEqual([]);
  });

  it('tells how far it is, up to the end', async () => {
    const told: number[] = [];
    await learn(request(lines, rows), async (done) => void told.push(done));
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('gives the same for the same, whatever the texts', async () => {
    const text = fc.array(fc.constantFrom('soil', 'dough', 'water', 'crust', 'tyre'), { minLength: 1 });
    const entry = fc.tuple(text, fc.nat(2), fc.nat(2));
    let learnt = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 8 }), async (entries) => {
        const texts = entries.map(([words]) => words.join(' '));
        const scores = entries.map(([, a, b]) => [a, b]);
        const once = await learn(request(texts, scores, { limit: null }), silent);
        expect(await learn(request(texts, scores, { limit: null }), silent)).toEqual(once);
        const all = once.proposals.flat();
        expect(all.every(({ weight }) => Number.isFinite(weight) && weight > 0)).toBe(true);
        learnt += all.length;
      }),
      { numRuns: runs(30) },
    );
    expect(learnt).toBeGreaterThan(0);
  });
});

describe('the most uncertain entries', () => {
  it('are those whose two likeliest themes are nearest each other, and none that somebody placed', () => {
    const labels = Float32Array.from([0.9, 0.1, 0, 0.3, 0.4, 0.3, 0.05, 0.5, 0.45, 0.5, 0.5, 0]);
    const evidence = { themes: 3, scores: new Float32Array(12), byHand: Int32Array.from([-1, -1, -1, 0]) };
    expect(mostUncertain(labels, evidence)).toMatchObject([
      { entry: 2, ranking: [1, 2, 0] },
      { entry: 1, ranking: [1, 0, 2] },
      { entry: 0, ranking: [0, 1, 2] },
    ]);
  });
});
