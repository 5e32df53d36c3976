import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { defaultConfig, loadConfig } from '../../src/config/config.ts';
import type { Config } from '../../src/types.ts';
import { report } from './reports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = await loadConfig({ cwd: root, path: 'src/config/packs/default.yaml', env: {} });

it('the built-in pack is a configuration without a fault', () => {
  expect(report(read.diagnostics)).toBe('');
});

it('the built-in pack is the same when it is built in', async () => {
  const withoutPlaces = ({ themes }: Config) =>
    themes.map(({ keywords, exclude, ...theme }) => ({
      ...theme,
      keywords: keywords.map((it) => ({ ...it, place: null })),
      exclude: exclude.map((it) => ({ ...it, place: null })),
    }));
  expect(withoutPlaces(await defaultConfig(root))).toEqual(withoutPlaces(read.config));
});

it('the built-in pack has the themes that the documentation names, each described and short enough to read', async () => {
  const { themes } = await defaultConfig(root);
  expect(themes.map(({ id }) => id)).toEqual([
    'ai-agents',
    'ai-coding',
    'architecture',
    'reliability',
    'platform',
    'data',
    'security',
    'open-source',
    'programming',
    'leadership',
    'product',
    'design',
    'business',
    'devices',
    'events',
  ]);
  for (const { emoji, description, keywords } of themes) {
    expect([emoji, description]).not.toContain('');
    expect(keywords.length).toBeLessThanOrEqual(210);
  }
});
