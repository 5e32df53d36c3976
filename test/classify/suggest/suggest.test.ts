import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Evidence, type Lesson, learn, openCorpus } from '../../../src/classify/suggest/suggest.ts';

const noForms = () => [];
const plural = (text: string) => [text, `${text}s`];

/** A corpus of lines, all of it worth 1. */
function corpusOf(lines: string[], formsOf: (text: string) => string[] = noForms) {
  const corpus = openCorpus(formsOf);
  for (const line of lines) {
    const words = line.split(' ').map((text, at) => ({
      text: text.toLowerCase(),
      follows: at > 0,
      isAcronym: /^[A-Z]{2,}$/.test(text),
    }));
    corpus.add([{ words, weight: 1 }]);
  }
  return corpus.close();
}

/** The scores of the rules, one row an entry. */
const evidenceOf = (rows: number[][]): Evidence => ({
  themes: rows[0]?.length ?? 0,
  scores: Float32Array.from(rows.flat()),
  byHand: new Int32Array(rows.length).fill(-1),
});

const lesson = (lines: string[], rows: number[][], more: Partial<Lesson> = {}): Lesson => ({
  corpus: corpusOf(lines),
  evidence: evidenceOf(rows),
  isWanted: () => true,
  limit: 10,
  minSupport: 2,
  ...more,
});

const silent = async () => {};

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

describe('candidates', () => {
  it('are the words and neighbouring words that two entries have', () => {
    expect(corpusOf(['tomato soup tonight', 'cold tomato soup']).candidates).toEqual([
      'tomato',
      'soup',
      'tomato soup',
    ]);
  });

  it('are no stop words, no numbers and no single letters, unless a stop word stands there as an acronym', () => {
    expect(corpusOf(['the US and 2026 x', 'US or the 2026 x']).candidates).toEqual(['US']);
  });

  it('are one when a keyword finds both', () => {
    const { candidates, support } = corpusOf(['one tyre', 'two tyres', 'tyre and tyres'], plural);
    expect([candidates, [...support]]).toEqual([['tyre'], [3]]);
  });
});

describe('learning', () => {
  it('goes from the words of entries that the rules took to those that they did not', async () => {
    const [garden, kitchen] = await learn(lesson(lines, rows), silent);
    expect(garden!.map(({ match }) => match)).toEqual(expect.arrayContaining(['soil', 'water', 'mulch']));
    expect(kitchen!.map(({ match }) => match)).toEqual(expect.arrayContaining(['dough', 'crust', 'flour']));
    expect(garden!.some(({ match }) => ['bread', 'dough', 'crust', 'flour'].includes(match))).toBe(false);
  });

  it('gives weights in tenths, and names the entries that have the keyword', async () => {
    const all = (await learn(lesson(lines, rows), silent)).flat();
    for (const { match, weight, entries } of all) {
      expect(weight).toBeGreaterThan(0);
      expect(weight * 10).toBeCloseTo(Math.round(weight * 10));
      expect(entries).toEqual(lines.flatMap((line, at) => (line.split(' ').includes(match) ? [at] : [])));
    }
  });

  it('proposes nothing that is not wanted, no more than the limit, and nothing that too few entries have', async () => {
    const unwanted = (_: number, candidate: string) => candidate !== 'soil' && candidate !== 'dough';
    const few = await learn(lesson(lines, rows, { isWanted: unwanted, limit: 2, minSupport: 3 }), silent);
    for (const keywords of few) {
      expect(keywords.length).toBeLessThanOrEqual(2);
      expect(keywords.every(({ match }) => match !== 'soil' && match !== 'dough')).toBe(true);
      expect(keywords.every(({ entries }) => entries.length >= 3)).toBe(true);
    }
  });

  it('believes an editor more than the rules', async () => {
    const given = lesson(lines, rows);
    given.evidence.byHand.set([1, 1, 1, 1, 0, 0, 0, 0]);
    const [first] = await learn(given, silent);
    expect(first!.map(({ match }) => match)).toContain('dough');
  });

  it('gives nothing to a theme that has placed nothing', async () => {
    const [, , third] = await learn(
      lesson(
        lines,
        rows.map((row) => [...row, 0]),
      ),
      silent,
    );
    expect(third).toEqual([]);
  });

  it('tells how far it is, up to the end', async () => {
    const told: number[] = [];
    await learn(lesson(lines, rows), async (done) => void told.push(done));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('gives the same for the same, whatever the texts', async () => {
    const text = fc.array(fc.constantFrom('soil', 'dough', 'water', 'crust', 'tyre'), { minLength: 1 });
    const entry = fc.tuple(text, fc.nat(2), fc.nat(2));
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 8 }), async (entries) => {
        const texts = entries.map(([words]) => words.join(' '));
        const scores = entries.map(([, a, b]) => [a, b]);
        const once = await learn(lesson(texts, scores), silent);
        expect(await learn(lesson(texts, scores), silent)).toEqual(once);
        expect(once.flat().every(({ weight }) => Number.isFinite(weight) && weight > 0)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
