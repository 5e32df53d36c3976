import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config/config.ts';
import { load } from './reports.ts';

const pack = (await defaultConfig('/')).themes;
const packIds = pack.map(({ id }) => id);

async function themes(yaml: string) {
  const { config, diagnostics } = await load(yaml);
  expect(diagnostics).toEqual([]);
  return config.themes;
}

const ids = async (yaml: string) => (await themes(yaml)).map(({ id }) => id);

describe('themes', () => {
  it('are those of the pack when none are given', async () => {
    expect(await ids('title: The week\n')).toEqual(packIds);
    expect(await ids('themes: []\n')).toEqual(packIds);
  });

  it("are only one's own without `extends`, in their order", async () => {
    const own = 'themes:\n  - {id: our-team, keywords: [offsite]}\n  - {id: security, keywords: [passkey]}\n';
    expect(await ids(own)).toEqual(['our-team', 'security']);
  });

  it("put one's own new ones before the pack, so that they win a tie", async () => {
    const own =
      '[{id: our-team, keywords: [offsite]}, {id: security, keywords: [badge]}, {id: cats, keywords: [cat]}]';
    expect(await ids(`extends: default\nthemes: ${own}\n`)).toEqual(['our-team', 'cats', ...packIds]);
  });

  it('have a title in words when they are given none', async () => {
    const [theme] = await themes('themes: [{id: our-team, keywords: [offsite]}]\n');
    expect(theme).toMatchObject({ title: 'Our team', emoji: '', description: '', exclude: [] });
  });

  it('add to a theme of the pack', async () => {
    const merged = await themes(
      'extends: default\nthemes:\n  - {id: security, title: Safety, keywords: [office badge], exclude: [social security]}\n',
    );
    const before = pack.find(({ id }) => id === 'security')!;
    const after = merged.find(({ id }) => id === 'security')!;
    expect(after).toMatchObject({ title: 'Safety', emoji: before.emoji, description: before.description });
    expect(after.keywords.slice(0, -1)).toEqual(before.keywords);
    expect(after.keywords.at(-1)).toMatchObject({ written: 'office badge', place: { line: 3 } });
    expect(after.exclude.at(-1)).toMatchObject({ written: 'social security' });
  });

  it('weigh a keyword of the pack anew', async () => {
    const word = pack[0]!.keywords.find(({ kind }) => kind === 'literal')!.written;
    const merged = await themes(
      `extends: default\nthemes: [{id: ${packIds[0]}, keywords: [{match: ${word}, weight: 9}]}]\n`,
    );
    const found = merged[0]!.keywords.filter(({ written }) => written === word);
    expect(found).toMatchObject([{ weight: 9 }]);
  });

  it('take the place of a theme of the pack with `replace: true`', async () => {
    const merged = await themes(
      'extends: default\nthemes:\n  - {id: security, replace: true, keywords: [office badge]}\n',
    );
    expect(merged.map(({ id }) => id)).toEqual(packIds);
    const theme = merged.find(({ id }) => id === 'security')!;
    expect(theme).toMatchObject({ title: 'Security', emoji: '' });
    expect(theme.keywords.map(({ written }) => written)).toEqual(['office badge']);
  });

  it('can be left out', async () => {
    expect(await ids('disable: [events, security]\n')).toEqual(
      packIds.filter((id) => id !== 'events' && id !== 'security'),
    );
  });
});
