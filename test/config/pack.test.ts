import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { defaultConfig, loadConfig } from '../../src/config/config.ts';
import { loadPack, packNames } from '../../src/config/pack.ts';
import type { Theme } from '../../src/types.ts';
import { load, report } from './reports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The themes of each pack, in their order, as the documentation names them. */
const themesOf = {
  software: [
    ...['ai-agents', 'ai-coding', 'architecture', 'reliability', 'platform', 'data', 'security'],
    ...['open-source', 'programming', 'leadership', 'product', 'design', 'business', 'devices', 'events'],
  ],
  news: [
    ...['world', 'politics', 'business', 'technology', 'science', 'health', 'climate', 'disasters'],
    ...['crime', 'culture', 'sport', 'society'],
  ],
  team: [
    ...['done', 'in-progress', 'planned', 'blocked', 'decisions', 'incidents', 'customers', 'metrics'],
    ...['people', 'thanks', 'learning', 'events'],
  ],
  community: [
    ...['council', 'planning', 'school', 'sport', 'events', 'culture', 'nature', 'safety', 'health', 'faith'],
    ...['business', 'volunteering', 'family', 'notices'],
  ],
  finance: [
    ...['markets', 'economy', 'earnings', 'deals', 'banking', 'commodities', 'business', 'property'],
    ...['money', 'regulation', 'crypto', 'fintech', 'sustainability'],
  ],
  research: [
    ...[
      'methods',
      'machine-learning',
      'computing',
      'mathematics',
      'physics',
      'chemistry',
      'biology',
      'neuroscience',
    ],
    ...['medicine', 'climate', 'social-science', 'humanities', 'open-science', 'careers', 'events'],
  ],
  marketing: [
    ...['brand', 'content', 'search', 'social', 'creators', 'email', 'advertising', 'analytics'],
    ...['growth', 'ecommerce', 'pr', 'privacy', 'martech', 'agencies'],
  ],
};

const withoutPlaces = (themes: Theme[]) =>
  themes.map(({ keywords, exclude, ...theme }) => ({
    ...theme,
    keywords: keywords.map((it) => ({ ...it, place: null })),
    exclude: exclude.map((it) => ({ ...it, place: null })),
  }));

describe.each(packNames)('the pack %s', (name) => {
  const file = `src/config/packs/${name}.yaml`;

  it('is a configuration without a fault, and the same when it is built in', { tags: 'long' }, async () => {
    const read = await loadConfig({ cwd: root, path: file, env: {} });
    expect(report(read.diagnostics)).toBe('');
    expect(withoutPlaces(await loadPack(name))).toEqual(withoutPlaces(read.config.themes));
  });

  it('has the themes that the documentation names, each described and short enough to read', async () => {
    const themes = await loadPack(name);
    expect(themes.map(({ id }) => id)).toEqual(themesOf[name]);
    for (const { id, emoji, description, keywords } of themes) {
      expect([id, emoji, description]).not.toContain('');
      expect([id, keywords.length <= 450]).toEqual([id, true]);
    }
  });
});

describe('packs', () => {
  const ids = (themes: Theme[]) => themes.map(({ id }) => id);
  const loaded = async (yaml: string) => {
    const { config, diagnostics } = await load(yaml);
    expect(report(diagnostics)).toBe('');
    return config.themes;
  };

  it('are chosen by name, and `default` is another name for `software`', async () => {
    expect(await loaded('extends: news\n')).toEqual(await loadPack('news'));
    expect(await loaded('extends: default\n')).toEqual((await defaultConfig('/')).themes);
    expect(await loaded('extends: software\n')).toEqual((await defaultConfig('/')).themes);
  });

  it('work together in the order in which they are named, and share themes of one id', async () => {
    const both = await loaded('extends: [software, news]\n');
    const [software, news] = [await loadPack('software'), await loadPack('news')];
    expect(ids(both)).toEqual([...new Set([...ids(software), ...ids(news)])]);
    const business = (themes: Theme[]) => themes.find(({ id }) => id === 'business')!;
    const words = new Set(business(both).keywords.map(({ written }) => written));
    for (const pack of [software, news])
      for (const { written } of business(pack).keywords) expect(words).toContain(written);
    expect(business(both).title).toBe(business(news).title);
    expect(ids(await loaded('extends: [news, software]\n'))[0]).toBe('world');
  });

  it('give a keyword that several of them have the weight that the last of them gives it', async () => {
    const weights = (themes: Theme[]) =>
      new Map(
        themes.find(({ id }) => id === 'business')!.keywords.map((it) => [it.written, it.weight] as const),
      );
    const software = weights(await loadPack('software'));
    const news = weights(await loadPack('news'));
    const both = weights(await loaded('extends: [software, news]\n'));
    const disputed = [...news].filter(
      ([word, weight]) => software.has(word) && software.get(word) !== weight,
    );
    expect(disputed).not.toEqual([]);
    for (const [word, weight] of disputed) expect([word, both.get(word)]).toEqual([word, weight]);
  });

  it('stand behind themes of one’s own, which add to them', async () => {
    const themes = await loaded(
      'extends: [news]\nthemes: [{id: harbour, keywords: [quay]}, {id: sport, keywords: [regatta club]}]\n',
    );
    expect(ids(themes)).toEqual(['harbour', ...themesOf.news]);
    expect(themes.find(({ id }) => id === 'sport')!.keywords.at(-1)!.written).toBe('regatta club');
  });
});
