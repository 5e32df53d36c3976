import { describe, expect, it } from 'vitest';
import { compileRules } from '../../src/classify/classify.ts';
import { explain } from '../../src/classify/explain.ts';
import type { Entry, RuleSettings } from '../../src/types.ts';
import { entry, keyword, settings, theme } from './rules-of-thumb.ts';

const garden = theme('garden', ['compost', 'bee', keyword('greenhouse', { weight: 3 })]);
const kitchen = theme('kitchen', ['jam', 'compost', 'kettle']);
const travel = theme('travel', ['agent', 'train'], ['travel agent']);

const explained = async (it: Entry, rules: RuleSettings = settings(garden, kitchen, travel)) =>
  explain(it, await compileRules(rules));

describe('an explanation', () => {
  it('shows every theme that competed, also one under the threshold, with what speaks for each', async () => {
    const rules = { ...settings(garden, kitchen), threshold: 2 };
    const { theme: winner, contenders } = await explained(entry('Greenhouse News', 'Bees and jam'), rules);
    expect(winner).toBe('garden');
    expect(contenders).toEqual([
      {
        theme: 'garden',
        title: 'garden',
        score: 7,
        threshold: 2,
        isEnough: true,
        hits: [
          expect.objectContaining({ keyword: 'greenhouse', field: 'title', weight: 6, keywordWeight: 3 }),
          expect.objectContaining({ keyword: 'bee', text: 'Bees', start: 0, end: 4, weight: 1 }),
        ],
      },
      expect.objectContaining({ theme: 'kitchen', score: 1, isEnough: false }),
    ]);
  });

  it('tells where each keyword is written', async () => {
    const place = { file: 'digest.yaml', line: 7, column: 9 };
    const { contenders } = await explained(
      entry('Bees'),
      settings(theme('garden', [keyword('bee', { place })])),
    );
    expect(contenders[0]?.hits[0]?.place).toEqual(place);
  });

  it('tells which phrase took a hit away', async () => {
    const { contenders, excluded } = await explained(entry('Ask the Travel Agent', 'by train'));
    expect(contenders.map((it) => [it.theme, it.score])).toEqual([['travel', 1]]);
    expect(excluded).toEqual([
      expect.objectContaining({
        theme: 'travel',
        keyword: 'agent',
        text: 'Agent',
        phrase: 'travel agent',
        phraseText: 'Travel Agent',
      }),
    ]);
  });
});

describe('a hit that a phrase took away', () => {
  it('is told once, though its word is a keyword and one of several together', async () => {
    const several = keyword('agent + broker', { kind: 'all', all: [keyword('agent'), keyword('broker')] });
    const rules = settings(theme('travel', [several, 'agent'], ['travel agent']));
    const { excluded } = await explained(entry('Ask the Travel Agent', 'or a broker'), rules);
    expect(excluded.map(({ text, weight }) => [text, weight])).toEqual([['Agent', 2]]);
  });
});

describe('a hit inside a longer one', () => {
  it('is told, with what it lies in', async () => {
    const rules = settings(theme('product', ['product launch', 'launch']));
    const { contenders, nested } = await explained(entry('', 'A Product Launch'), rules);
    expect(contenders[0]?.score).toBe(1);
    expect(nested).toEqual([
      expect.objectContaining({
        keyword: 'launch',
        text: 'Launch',
        around: 'product launch',
        aroundText: 'Product Launch',
      }),
    ]);
  });
});

describe('the margin', () => {
  it('is what the second theme lacks to its own threshold, where that is more', async () => {
    const place = { file: 'digest.yaml', line: 3, column: 7 };
    const rules = {
      ...settings(theme('data', ['index']), theme('garden', [keyword('worm', { place })])),
      threshold: null,
    };
    const { theme: winner, margin } = await explained(entry('', 'A worm in the index'), rules);
    expect(winner).toBe('garden');
    expect(margin).toMatchObject({ theme: 'data', score: 1, isMore: false });
  });

  it('is what the second theme needs: more than the gap when it stands later', async () => {
    const { margin } = await explained(entry('Bees', 'jam'));
    expect(margin).toEqual({ theme: 'kitchen', score: 1, isMore: true, inTitle: 1, inBody: 1.5 });
  });

  it('is the gap itself when the second theme stands earlier, since it wins a tie', async () => {
    const { margin } = await explained(entry('Jam', 'bees'));
    expect(margin).toEqual({ theme: 'garden', score: 1, isMore: false, inTitle: 0.5, inBody: 1 });
  });

  it('is next to nothing after a tie', async () => {
    const { theme: winner, margin } = await explained(entry('Compost'));
    expect(winner).toBe('garden');
    expect(margin).toEqual({ theme: 'kitchen', score: 0, isMore: true, inTitle: 0.5, inBody: 0.5 });
  });

  it('speaks of any theme when no other has a hit', async () => {
    const { margin } = await explained(entry('Bees'));
    expect(margin).toMatchObject({ theme: null, score: 2, isMore: true });
  });

  it('is what the best theme lacks when none reaches the threshold', async () => {
    const rules = { ...settings(garden, kitchen), threshold: 2.5 };
    const { theme: winner, margin } = await explained(entry('', 'jam'), rules);
    expect(winner).toBe(null);
    expect(margin).toEqual({ theme: 'kitchen', score: 1.5, isMore: false, inTitle: 1, inBody: 1.5 });
  });

  it('is the threshold when nothing is found at all', async () => {
    const rules = { ...settings(garden), threshold: 1 };
    expect((await explained(entry('Silence'), rules)).margin).toMatchObject({ theme: null, score: 1 });
  });

  it('leaves out a field that counts nothing', async () => {
    const rules = { ...settings(garden, kitchen), weights: { title: 0, body: 1 } };
    expect((await explained(entry('', 'Bees'), rules)).margin).toMatchObject({ inTitle: null, inBody: 1.5 });
  });

  it('is enough: with that keyword the second theme does win', async () => {
    for (const [title, body] of [
      ['Bees', 'jam'],
      ['Jam', 'bees'],
      ['Greenhouse', 'kettle'],
      ['Compost', ''],
    ]) {
      const before = await explained(entry(title!, body));
      const { theme: second, inBody } = before.margin!;
      const more = [garden, kitchen].map((it) =>
        it.id === second ? { ...it, keywords: [...it.keywords, keyword('zebra', { weight: inBody! })] } : it,
      );
      const after = await explained(entry(title!, `${body} zebra`), settings(...more));
      expect(after.theme).toBe(second);
    }
  });

  it('is not there when an editor decided', async () => {
    const directives = { theme: 'kitchen', top: false, skip: false };
    expect(await explained(entry('Bees', '', { directives }))).toMatchObject({
      theme: 'kitchen',
      by: 'hand',
      margin: null,
      contenders: [{ theme: 'garden', score: 2 }],
    });
  });
});
