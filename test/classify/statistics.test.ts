import { describe, expect, it } from 'vitest';
import { compileRules } from '../../src/classify/classify.ts';
import { scoreEntry } from '../../src/classify/score.ts';
import { newStatistics } from '../../src/classify/statistics.ts';
import type { Entry, Keyword, RuleSettings } from '../../src/types.ts';
import { entry, keyword, settings, theme } from './rules-of-thumb.ts';

let line = 0;
/** A keyword of somebody's own: it is written somewhere. */
const own = (written: string, more: Partial<Keyword> = {}) =>
  keyword(written, { place: { file: 'digest.yaml', line: ++line, column: 9 }, ...more });

async function usesOf(rules: RuleSettings, entries: Entry[]) {
  const statistics = newStatistics();
  const compiled = await compileRules(rules);
  for (const it of entries) statistics.add(scoreEntry(it, compiled), compiled);
  return Object.fromEntries(
    statistics
      .uses()
      .map(({ keyword: { written }, hits, lost, within }) => [
        written,
        [hits, lost, within?.written ?? null],
      ]),
  );
}

describe('the statistics of keywords', () => {
  it('counts every hit of a keyword, whoever wins the entry', async () => {
    const rules = settings(theme('garden', ['bee', 'compost']), theme('kitchen', ['jam']));
    const entries = [entry('Bees', 'A bee'), entry('Jam, jam', 'bees')];
    expect(await usesOf(rules, entries)).toEqual({
      bee: [3, 0, null],
      compost: [0, 0, null],
      jam: [2, 0, null],
    });
  });

  it('counts what exclude phrases take away', async () => {
    const rules = settings(theme('agents', ['agent'], ['travel agent', 'estate agent']));
    expect(await usesOf(rules, [entry('The travel agent', 'An agent')])).toEqual({
      agent: [1, 1, null],
      'travel agent': [1, 0, null],
      'estate agent': [0, 0, null],
    });
  });

  it('adds up over files with rules of their own', async () => {
    const statistics = newStatistics();
    const shared = own('bee');
    const first = await compileRules(settings(theme('garden', [shared])));
    const second = await compileRules(settings(theme('garden', [shared, own('wasp')])));
    statistics.add(scoreEntry(entry('Bees'), first), first);
    statistics.add(scoreEntry(entry('Bees'), second), second);
    expect(statistics.uses().map(({ keyword: { written }, hits }) => [written, hits])).toEqual([
      ['bee', 2],
      ['wasp', 0],
    ]);
  });
});

describe('the statistics of surroundings', () => {
  it('count for how many entries each condition holds, and how many stand under each heading', async () => {
    const when = ['Anna', 'Bo', 'Cato'].map((author) => ({ author: [author], place: null }));
    const themes = when.map((scope, at) => ({ ...theme(`theme-${at}`, ['bee']), when: scope }));
    const sections = ['Hives', 'Honey'].map((section) => ({ section, theme: 'theme-0', place: null }));
    const rules = { ...settings(...themes), sections };
    const compiled = await compileRules(rules);
    const statistics = newStatistics();
    for (const more of [
      { author: 'Anna', section: 'Hives' },
      { author: 'Anna' },
      { author: 'Bo', section: 'Hives' },
      {},
    ])
      statistics.add(scoreEntry(entry('Bees', '', more), compiled), compiled);
    expect(statistics.scopes().map(({ theme, entries }) => [theme, entries])).toEqual([
      ['theme-0', 2],
      ['theme-1', 1],
      ['theme-2', 0],
    ]);
    expect(statistics.sections().map(({ rule, entries }) => [rule.section, entries])).toEqual([
      ['Hives', 2],
      ['Honey', 0],
    ]);
  });
});

describe('a keyword lies within another', () => {
  const bees = settings(theme('garden', [own('bee'), own('bee keeping'), own('bee*')]));

  it('when every hit of it does', async () => {
    const uses = await usesOf(bees, [entry('Bee Keeping', 'About bee-keeping')]);
    expect(uses.bee).toEqual([2, 0, 'bee keeping']);
  });

  it('but not when one hit stands alone', async () => {
    const rules = settings(theme('garden', [own('bee'), own('bee keeping')]));
    expect((await usesOf(rules, [entry('Bee Keeping', 'A bee')])).bee).toEqual([2, 0, null]);
  });

  it('and of two that find the same, the earlier one stays', async () => {
    const rules = settings(theme('garden', [own('hive'), own('=hive')]));
    expect(await usesOf(rules, [entry('', 'the hive')])).toEqual({
      hive: [1, 0, null],
      '=hive': [1, 0, 'hive'],
    });
  });

  it('only within its own theme', async () => {
    const rules = settings(theme('garden', [own('bee')]), theme('work', [own('bee keeping')]));
    expect((await usesOf(rules, [entry('Bee Keeping')])).bee).toEqual([1, 0, null]);
  });
});

describe('themes share a keyword', () => {
  const pairs = async (rules: RuleSettings) => {
    const statistics = newStatistics();
    const compiled = await compileRules(rules);
    statistics.add(scoreEntry(entry('Any'), compiled), compiled);
    return statistics
      .shared()
      .map((it) => `${it.theme}:${it.keyword.written} ${it.otherTheme}:${it.other.written}`);
  };

  it('when both look for the same text', async () => {
    expect(
      await pairs(settings(theme('garden', ['bee', 'hive']), theme('work', ['Bee', 'busy bee', 'hive*']))),
    ).toEqual(['work:Bee garden:bee']);
  });

  it.each([
    ['#Bees', '#bees'],
    ['@beekeeper', '@BeeKeeper'],
    ['site:bees.example', 'site:bees.example'],
    ['/b+/i', '/b+/i'],
  ])('such as %s and %s', async (one, other) => {
    expect(await pairs(settings(theme('garden', [one]), theme('work', [other])))).toHaveLength(1);
  });

  it('but not when they look in different fields, or one of them excludes', async () => {
    const inTitle = keyword('bee', { fields: ['title'] });
    const inBody = keyword('bee', { fields: ['body'] });
    expect(await pairs(settings(theme('garden', [inTitle]), theme('work', [inBody])))).toEqual([]);
    expect(await pairs(settings(theme('garden', ['bee']), theme('work', ['wasp'], ['bee'])))).toEqual([]);
  });
});
