import { describe, expect, it } from 'vitest';
import { compileRules, place } from '../../src/classify/classify.ts';
import { directiveFault } from '../../src/classify/directives.ts';
import { viewOf } from '../../src/text/entry-view.ts';
import type { Entry, Theme } from '../../src/types.ts';
import { entry, keyword, settings, theme } from './rules-of-thumb.ts';

const security = theme('security', ['oauth', 'breach', keyword('zero trust', { weight: 3 })]);
const travel = theme('agents', ['agent'], ['travel agent', 'estate agent*']);
const data = theme('data', ['sqlite', 'database', 'oauth']);

describe('the score', () => {
  it('is the sum over the distinct keywords of weight × field weight, the better field counting', async () => {
    const rules = await compileRules(settings(security));
    const placed = place(entry('A breach', 'The breach: OAuth, oauth, and zero-trust'), rules);
    expect(placed).toMatchObject({ theme: 'security', by: 'rules', score: 2 + 1 + 3 });
    expect(placed.why.map(({ keyword, field, weight }) => [keyword, field, weight])).toEqual([
      ['zero trust', 'body', 3],
      ['breach', 'title', 2],
      ['oauth', 'body', 1],
    ]);
  });

  it('names in its evidence the text as it stands and its place', async () => {
    const rules = await compileRules(settings(security));
    const { why } = place(entry('Über Zero‑Trust', '🔒 and OAuth'), rules);
    expect(why.map(({ text, start, end }) => [text, start, end])).toEqual([
      ['Zero‑Trust', 5, 15],
      ['OAuth', 7, 12],
    ]);
  });

  it('sums tenths without an error in the last digit', async () => {
    const tenths = ['alpha', 'beta', 'gamma'].map((word) => keyword(word, { weight: 0.1 }));
    const rules = await compileRules(settings(theme('greek', tenths)));
    expect(place(entry('', 'alpha beta gamma'), rules).score).toBe(0.3);
  });

  it('does not look where a keyword is not asked to', async () => {
    const rules = await compileRules(settings(theme('titles', [keyword('breach', { fields: ['title'] })])));
    expect(place(entry('Quiet', 'A breach'), rules)).toMatchObject({ theme: null, by: 'none', why: [] });
  });
});

describe('the theme', () => {
  it('with the best score takes the entry, and the others are kept', async () => {
    const rules = await compileRules(settings(security, data));
    const placed = place(entry('SQLite as a database', 'now with OAuth'), rules);
    expect(placed).toMatchObject({ theme: 'data', score: 5, also: [{ theme: 'security', score: 1 }] });
  });

  it('that stands earlier wins a tie', async () => {
    expect(place(entry('OAuth'), await compileRules(settings(security, data))).theme).toBe('security');
    expect(place(entry('OAuth'), await compileRules(settings(data, security))).theme).toBe('data');
  });

  it('must reach the threshold', async () => {
    const rules = await compileRules({ ...settings(security, data), threshold: 3 });
    expect(place(entry('A breach'), rules)).toMatchObject({ theme: null, score: 0, also: [] });
    expect(place(entry('A breach', 'OAuth'), rules)).toMatchObject({ theme: 'security', score: 3, also: [] });
  });

  it('is the one an editor asks for, whatever the rules say', async () => {
    const rules = await compileRules(settings(security, data));
    const steered = entry('OAuth breach', '', { directives: { theme: 'data', top: false, skip: false } });
    expect(place(steered, rules)).toMatchObject({
      theme: 'data',
      by: 'hand',
      score: 2,
      also: [{ theme: 'security', score: 4 }],
    });
  });
});

describe('an exclude phrase', () => {
  it('takes away the hits inside it, and only those', async () => {
    const rules = await compileRules(settings(travel));
    expect(place(entry('Ask your travel agent'), rules).theme).toBe(null);
    expect(place(entry('Ask your travel-agents'), rules).theme).toBe(null);
    expect(place(entry('The estate agency'), rules).theme).toBe(null);
    const both = place(entry('A travel agent meets an agent'), rules);
    expect(both.why.map(({ start }) => start)).toEqual([24]);
  });

  it('speaks for its own theme alone', async () => {
    const rules = await compileRules(settings(travel, theme('people', ['agent'])));
    expect(place(entry('Ask your travel agent'), rules).theme).toBe('people');
  });
});

describe('a directive to a theme', () => {
  const steered = (id: string) =>
    entry('A breach', '', { directives: { theme: id, top: false, skip: false } });

  const faultsOf = (entries: Entry[], themes: Theme[]) =>
    entries.map((it) => directiveFault(viewOf(it), themes)).filter((fault) => fault !== null);

  it('that there is raises no complaint', () => {
    expect(faultsOf([steered('security'), entry('Plain')], [security])).toEqual([]);
  });

  it('that there is not is an error that names the nearest', () => {
    expect(faultsOf([steered('securty')], [security, data])).toEqual([
      expect.objectContaining({
        code: 'steering-unknown-theme',
        severity: 'error',
        place: { file: 'week.txt', line: 1, column: 1 },
        hint: 'did you mean {theme=security}?',
      }),
    ]);
  });
});
