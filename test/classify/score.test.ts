import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules, place } from '../../src/classify/classify.ts';
import { findAll } from '../../src/classify/matcher/find.ts';
import { scoreEntry } from '../../src/classify/score.ts';
import type { RuleSettings } from '../../src/types.ts';
import { runs } from '../support/runs.ts';
import { oddity } from '../support/texts.ts';
import { entry, keyword, settings, theme } from './rules-of-thumb.ts';

describe('a hit inside a longer hit of the same theme', () => {
  const launch = settings(
    theme('product', ['product launch', 'product', 'launch']),
    theme('space', [keyword('launch', { weight: 0.5 })]),
  );

  it('does not count again', async () => {
    const { counted, nested } = scoreEntry(entry('', 'A product launch'), await compileRules(launch));
    expect(counted.map(({ start, end }) => [start, end])).toEqual([
      [2, 16],
      [10, 16],
    ]);
    expect(nested.map(({ hit }) => [hit.start, hit.end])).toEqual([
      [2, 9],
      [10, 16],
    ]);
  });

  it('counts where the word stands alone, too', async () => {
    const { score } = place(entry('', 'A product launch after the launch'), await compileRules(launch));
    expect(score).toBe(2);
  });

  it('counts in the other field', async () => {
    expect(place(entry('Launch', 'product launch'), await compileRules(launch)).score).toBe(3);
  });

  it('a word and its plural are one word, and it counts what the stronger one is worth', async () => {
    const score = async (...keywords: Parameters<typeof theme>[1]) =>
      place(entry('', 'launches'), await compileRules(settings(theme('product', keywords)))).score;
    expect(await score('launch', 'launches')).toBe(1);
    expect(await score('launch*', 'launches')).toBe(1);
    expect(await score('launch', keyword('launches', { weight: 3 }))).toBe(3);
    expect(await score(keyword('launches', { weight: 3 }), 'launch')).toBe(3);
  });

  it('what speaks for and what speaks against a theme both count', async () => {
    const rules = settings(theme('product', ['launch', keyword('launches', { weight: -0.5 })]));
    expect(place(entry('', 'launches'), await compileRules(rules)).score).toBe(0.5);
  });
});

describe('the score', () => {
  const rules = settings(
    theme('security', [
      keyword('supply chain attack', { weight: 3 }),
      'supply chain',
      keyword('attack', { weight: 2 }),
      keyword('heart attack', { weight: -4 }),
      'chain',
    ]),
    theme('logistics', [keyword('supply chain', { weight: 1.5 }), 'supply', 'chain*']),
  );
  const word = fc.oneof(
    fc.constantFrom('supply', 'chain', 'chains', 'attack', 'heart', 'a', 'supply-chain', '。'),
    oddity,
  );
  const text = fc.array(word, { maxLength: 10 }).map((all) => all.join(' '));

  it('is that of the plain definition', async () => {
    const compiled = await compileRules(rules);
    await fc.assert(
      fc.property(text, text, (title, body) => {
        const all = entry(title, body);
        const { ranking } = scoreEntry(all, compiled);
        const scores = plainScores(rules, findAll(all, compiled), compiled.keywords.all());
        for (const { theme: index, sum } of ranking) expect(sum / 1000).toBeCloseTo(scores[index]!, 9);
        expect(ranking.length).toBe(scores.filter((it) => it !== null).length);
      }),
      { numRuns: runs(500) },
    );
  });
});

type Hits = ReturnType<typeof findAll>;

/** Every hit compared with every other one: of each keyword the strongest hit that lies in no longer one of its theme. */
function plainScores(
  { themes, weights }: RuleSettings,
  hits: Hits,
  keywords: { theme: number; keyword: { weight: number } }[],
): (number | null)[] {
  return themes.map((_, index) => {
    const own = hits.filter((hit) => keywords[hit.keyword]!.theme === index);
    const outermost = own.filter(
      (hit) =>
        !own.some(
          (other) =>
            other.field === hit.field &&
            other.start <= hit.start &&
            other.end >= hit.end &&
            other.end - other.start > hit.end - hit.start,
        ),
    );
    if (outermost.length === 0) return null;
    return [...new Set(outermost.map(({ keyword: at }) => at))]
      .map((at) => {
        const inTitle = outermost.some((hit) => hit.keyword === at && hit.field === 'title');
        return keywords[at]!.keyword.weight * (inTitle ? weights.title : weights.body);
      })
      .reduce((a, b) => a + b, 0);
  });
}

describe('the threshold', () => {
  const at = { file: 'digest.yaml', line: 3, column: 7 };
  const rules: RuleSettings = {
    ...settings(theme('data', ['index']), theme('garden', [keyword('worm', { place: at })])),
    threshold: null,
  };

  it('is 2 for a theme of a built-in pack and 1 for one with keywords of your own, when nothing is set', async () => {
    const compiled = await compileRules(rules);
    expect(place(entry('', 'an index'), compiled).theme).toBeNull();
    expect(place(entry('An index'), compiled).theme).toBe('data');
    expect(place(entry('', 'a worm'), compiled).theme).toBe('garden');
    expect(place(entry('', 'a worm and an index'), compiled).theme).toBe('garden');
  });

  it('is the same for all when it is set', async () => {
    const compiled = await compileRules({ ...rules, threshold: 1 });
    expect(place(entry('', 'an index'), compiled).theme).toBe('data');
  });
});
