/** Labels for entries that no rule took: what the words of the others say of them. */
import { describe, expect, it } from 'vitest';
import {
  expectationMaximisation,
  labelSteps,
  softmax,
  type TrainingEvidence,
} from '../../../src/classify/suggest/expectation-maximisation.ts';
import { corpusOf } from './corpus-of.ts';

const week = [
  'ferry pier tide',
  'ferry pier',
  'pier tide',
  'pager queue log',
  'pager queue',
  'queue log',
  'sun rain',
  'sun rain',
];

/** The scores of two themes by entry; nothing of those that are not named. */
function evidenceOf(
  scored: Record<number, number[]>,
  byHand: Record<number, number> = {},
  themes = 2,
): TrainingEvidence {
  const scores = new Float32Array(week.length * themes);
  for (const [entry, row] of Object.entries(scored)) scores.set(row, Number(entry) * themes);
  return { themes, scores, byHand: Int32Array.from(week, (_, entry) => byHand[entry] ?? -1) };
}

/** The probabilities of each entry. */
async function labelled(evidence: TrainingEvidence): Promise<number[][]> {
  const labels = await expectationMaximisation([corpusOf(week)], evidence, async () => {});
  return week.map((_, entry) => [...labels.subarray(entry * evidence.themes, (entry + 1) * evidence.themes)]);
}

describe('labels', () => {
  it('go from entries that the rules took to those that share words with them', async () => {
    const [ferry, , pier, pager, , queue] = await labelled(evidenceOf({ 0: [2, 0], 3: [0, 2] }));
    for (const [mine, other] of [ferry!, pier!]) expect(mine).toBeGreaterThan(other!);
    for (const [other, mine] of [pager!, queue!]) expect(mine).toBeGreaterThan(other!);
  });

  it('of an entry add up to one', async () => {
    for (const row of await labelled(evidenceOf({ 0: [2, 0], 3: [0, 2] })))
      expect(row.reduce((sum, it) => sum + it, 0)).toBeCloseTo(1, 5);
  });

  it('are as likely as each other for words that stand in neither', async () => {
    const rows = await labelled(evidenceOf({ 0: [2, 0], 3: [0, 2] }));
    expect(rows[6]![0]).toBeCloseTo(rows[6]![1]!, 5);
  });

  it('mirror each other where the themes do', async () => {
    const one = await labelled(evidenceOf({ 0: [2, 0], 3: [0, 2] }));
    const other = await labelled(evidenceOf({ 0: [0, 2], 3: [2, 0] }));
    for (const [entry, row] of one.entries())
      for (const theme of [0, 1]) expect(row[theme]).toBeCloseTo(other[entry]![1 - theme]!, 6);
  });

  it('that an editor gave stay, whatever the rules and the words say', async () => {
    const rows = await labelled(evidenceOf({ 0: [2, 0], 3: [0, 2], 2: [5, 0] }, { 2: 1 }));
    expect(rows[2]).toEqual([0, 1]);
  });

  it('are surer the more the rules are', async () => {
    const sureness = async (score: number) =>
      (await labelled(evidenceOf({ 0: [score, 0], 3: [0, 2], 6: [score, 0] })))[0]![0]!;
    expect(await sureness(8)).toBeGreaterThan(await sureness(2));
  });

  it('are shared by themes of one score', async () => {
    const [row] = await labelled(evidenceOf({ 0: [2, 2] }));
    expect(row![0]).toBeCloseTo(0.5, 5);
  });

  it('are nothing for a theme that no entry was given to', async () => {
    for (const row of await labelled(evidenceOf({ 0: [2, 0, 0], 3: [0, 2, 0] }, {}, 3)))
      expect(row[2]).toBe(0);
  });

  it('are asked anew as often as was told', async () => {
    let steps = 0;
    await expectationMaximisation([corpusOf(week)], evidenceOf({ 0: [2, 0] }), async () => void steps++);
    expect(steps).toBe(labelSteps);
  });
});

it('log-odds become probabilities, however large they are', () => {
  const logs = Float64Array.from([1000, 1000 + Math.log(3), -Infinity]);
  softmax(logs);
  expect(logs[0]).toBeCloseTo(0.25, 10);
  expect(logs[1]).toBeCloseTo(0.75, 10);
  expect(logs[2]).toBe(0);
});
