import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config/config.ts';
import { compose } from '../../src/digest/digest.ts';
import type { Config, Entry, Placement, Theme } from '../../src/types.ts';
import { entry } from '../classify/rules-of-thumb.ts';

const theme = (id: string): Theme => ({
  id,
  title: id,
  emoji: '',
  description: '',
  keywords: [],
  exclude: [],
});
const themes = [theme('data'), theme('security'), theme('events')];

const config: Config = {
  ...(await defaultConfig('.')),
  title: 'The week',
  issue: '12',
  author: null,
  intro: null,
  input: [],
  output: [],
  week: '2026-W10',
  since: null,
  until: null,
  timezone: null,
  order: 'rules',
  fold: 0,
  limit: null,
  duplicates: 'merge',
  base: '.',
  themes,
  weights: { title: 2, body: 1 },
  threshold: 0,
};

function placed(id: string, inTheme: string | null, more: Partial<Entry> = {}): Placement {
  return {
    entry: entry(`Title ${id}`, '', { id, ...more }),
    theme: inTheme,
    by: inTheme === null ? 'none' : 'rules',
    score: 1,
    also: [],
    why: [],
  };
}

const skip = { theme: null, top: false, skip: true };
const week = [
  placed('1', 'security'),
  placed('2', 'data'),
  placed('3', null),
  placed('4', 'security'),
  placed('1', 'security'),
  placed('5', 'data', { directives: skip }),
  placed('6', 'data', { date: '2026-02-20' }),
];

const build = (more: Partial<Config> = {}) =>
  compose(week, { ...config, ...more }, { now: new Date('2026-03-09T08:00:00.123Z') });

describe('an issue', () => {
  it('puts every entry in exactly one place, and counts them', async () => {
    const digest = await build();
    expect(digest.counts).toEqual({ read: 7, placed: 3, unplaced: 1, duplicates: 1, skipped: 2 });
    expect(digest.unplaced.map(({ id }) => id)).toEqual(['3']);
    expect(digest.duplicates.map(({ entry: { id }, of }) => [id, of])).toEqual([['1', '1']]);
    expect(digest.skipped.map(({ entry: { id }, reason }) => [id, reason])).toEqual([
      ['5', 'hand'],
      ['6', 'date'],
    ]);
  });

  it('has its themes in the order of the rules, their entries in the order of the input', async () => {
    expect((await build()).themes.map(({ id, entries }) => [id, entries.map((one) => one.id)])).toEqual([
      ['data', ['2']],
      ['security', ['1', '4']],
    ]);
  });

  it('has the largest themes first when asked for', async () => {
    expect((await build({ order: 'size' })).themes.map(({ id }) => id)).toEqual(['security', 'data']);
  });

  it('names the themes that are too small for a section of their own', async () => {
    expect((await build({ fold: 2 })).folded).toEqual(['data']);
    expect((await build({ fold: 0 })).folded).toEqual([]);
  });

  it('states its week and when it was made, to the second', async () => {
    expect(await build()).toMatchObject({
      schema: 1,
      title: 'The week',
      issue: '12',
      week: '2026-W10',
      from: '2026-03-02',
      to: '2026-03-08',
      generatedAt: '2026-03-09T08:00:00Z',
    });
  });
});

describe('what rules drop and pin', () => {
  const rule = { keyword: 'sponsored', field: 'body', text: 'Sponsored', start: 0, end: 9 } as const;
  const sorted = [
    placed('1', 'data'),
    { ...placed('2', null), drop: rule },
    { ...placed('3', null), drop: rule, entry: entry('Title 3', '', { id: '3', date: '2026-02-20' }) },
    { ...placed('4', 'data'), pin: rule },
    placed('5', 'data', { directives: skip }),
  ];

  it.each([null, 1, 9])(
    'is the same with a limit of %s: every entry in one place, and counted',
    async (limit) => {
      const { counts, skipped, themes } = await compose(sorted, { ...config, limit }, { now: new Date(0) });
      expect(counts).toEqual({ read: 5, placed: 2, unplaced: 0, duplicates: 0, skipped: 3, dropped: 2 });
      expect(skipped[0]).toMatchObject({ entry: { id: '2' }, reason: 'drop', rule });
      expect(themes[0]!.entries.map(({ id, top, pin }) => [id, top, pin])).toEqual([
        ['1', false, undefined],
        ['4', true, rule],
      ]);
    },
  );

  it('is said in notes', async () => {
    const codes: string[] = [];
    const report = ({ code }: { code: string }) => codes.push(code);
    await compose(sorted, config, { now: new Date(0), report });
    expect(codes).toEqual(['entry-dropped', 'entry-dropped']);
  });
});

describe('an issue with a limit', () => {
  const CABLE =
    'An anchor cut a cable off Bergen on Sunday, and traffic to the islands is slow until a ship comes.';
  const told = (title: string, body: string, score: number): Placement => ({
    ...placed(title, 'data'),
    entry: entry(title, body, { id: idOf(title) }),
    score,
  });
  /** An id that looks like one: the limit reads it as a number. */
  const idOf = (title: string) => Buffer.from(title).toString('hex').slice(0, 12);
  const best = (placements: Placement[], limit: number) =>
    compose(placements, { ...config, limit }, { now: new Date('2026-03-09T08:00:00Z') });

  it('shows as many stories as it may, however often they are told', async () => {
    const cable = ['Cable Cut', 'Bergen Offline', 'The Anchor of Bergen'].map((title) =>
      told(title, CABLE, 9),
    );
    const digest = await best([...cable, told('Queues', 'A queue.', 3), told('Pagers', 'A pager.', 2)], 2);
    expect(digest.themes[0]!.entries.map(({ title }) => title)).toEqual(['Cable Cut', 'Queues']);
    expect(digest.duplicates.map(({ entry: { title }, of }) => [title, of])).toEqual([
      ['Bergen Offline', idOf('Cable Cut')],
      ['The Anchor of Bergen', idOf('Cable Cut')],
    ]);
    expect(digest.themes[0]!.count).toBe(3);
    expect(digest.counts).toEqual({ read: 5, placed: 3, unplaced: 0, duplicates: 2, skipped: 0 });
  });

  it('takes a story for as good as the best entry that tells it', async () => {
    const digest = await best(
      [told('Cable Cut', CABLE, 1), told('Queues', 'A queue.', 3), told('Bergen Offline', CABLE, 9)],
      1,
    );
    expect(digest.themes[0]!.entries.map(({ title }) => title)).toEqual(['Cable Cut']);
  });
});
