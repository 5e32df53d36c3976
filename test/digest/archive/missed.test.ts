/** Which weeks have entries and no issue. Today is Wednesday, 18 March 2026, in week 12. */
import { describe, expect, it } from 'vitest';
import { missedWeeks, weeksSoFar, weeksWithEntries } from '../../../src/digest/archive/missed.ts';
import type { OpenArchive } from '../../../src/digest/archive/open-archive.ts';
import type { Entries } from '../../../src/types.ts';

/** Entries of such days or weeks; null: without a date. */
function entriesOf(dates: (string | null)[], skip = false): Entries {
  const entries = dates.map((date) => ({ date, directives: { skip } }));
  async function* batches() {
    for (const entry of entries) yield { entries: [entry] };
  }
  return { batches } as unknown as Entries;
}

const archiveOf = (weeks: string[], damaged: string[] = []) =>
  ({ issues: weeks.map((week) => ({ week })), damaged }) as unknown as OpenArchive;

const today = { now: new Date('2026-03-18T12:00:00Z'), timezone: 'UTC' };

describe('weeks are missed', () => {
  it.each([
    [['2026-03-03', '2026-03-10'], [], ['2026-W10', '2026-W11']],
    [['2026-03-10', '2026-W10', '2026-03-04'], [], ['2026-W10', '2026-W11']],
    [['2026-03-03', '2026-03-10'], ['2026-W10'], ['2026-W11']],
    [['2026-03-10', '2026-03-16', '2026-03-18', '2026-04-01'], [], ['2026-W11']],
    [['2026-03-18'], [], []],
    [[], [], []],
  ])('of entries of %j, with %j in the archive: %j', async (dates, known, weeks) => {
    expect(await missedWeeks(entriesOf(dates), archiveOf(known), today)).toEqual({
      weeks,
      last: '2026-W11',
      hasLast: false,
    });
  });

  it('but for those whose file is damaged, and for what is skipped', async () => {
    const missed = async (entries: Entries, archive: OpenArchive) =>
      (await missedWeeks(entries, archive, today)).weeks;
    expect(await missed(entriesOf(['2026-03-03', '2026-03-10']), archiveOf([], ['2026-W10.json']))).toEqual([
      '2026-W11',
    ]);
    expect(await missed(entriesOf(['2026-03-03'], true), archiveOf([]))).toEqual([]);
  });

  it('and no entry without a date counts where the archive has the last week', async () => {
    expect(await missedWeeks(entriesOf([null]), archiveOf(['2026-W11']), today)).toEqual({
      weeks: [],
      last: '2026-W11',
      hasLast: true,
    });
    expect(await missedWeeks(entriesOf([null, '2026-03-03']), archiveOf(['2026-W11']), today)).toMatchObject({
      weeks: ['2026-W10'],
    });
  });

  it('in the zone where it is that week', async () => {
    const now = new Date('2026-03-16T05:00:00Z');
    const lastIn = async (timezone: string) =>
      (await missedWeeks(entriesOf([]), archiveOf([]), { now, timezone })).last;
    expect([await lastIn('UTC'), await lastIn('America/Los_Angeles')]).toEqual(['2026-W11', '2026-W10']);
  });
});

it('weeks have entries', async () => {
  expect(await weeksWithEntries(entriesOf(['2026-04-01', null, '2026-03-03', '2026-W10']))).toEqual([
    '2026-W10',
    '2026-W14',
  ]);
});

it.each([
  [
    ['2026-03-18', '2026-03-03', '2026-04-01'],
    ['2026-W10', '2026-W12'],
  ],
  [['2026-04-01'], ['2026-W11']],
  [[null], ['2026-W11']],
  [[], ['2026-W11']],
])('so far, of %j, there are %j', async (dates, weeks) => {
  expect(await weeksSoFar(entriesOf(dates), today)).toEqual(weeks);
});
