import { expect, it } from 'vitest';
import { checkPeriodOptions, checkWeekOption } from '../../src/commands/period.ts';

const check = (options: { week?: string; since?: string; until?: string }) =>
  checkPeriodOptions({ week: null, since: null, until: null, ...options }).map(({ message }) => message);

it.each(['2026-W10', '2026-W53', 'current', 'last'])('--week %s is fine', (week) => {
  expect(check({ week })).toEqual([]);
});

it.each(['2026-W00', '2025-W53', '2026-W60', '2026-10', 'next', ''])('--week "%s" is refused', (week) => {
  expect(check({ week })).toEqual([`--week is "${week}", which is no ISO week`]);
});

it('of one week it is no word for several', () => {
  for (const week of [null, '2026-W10', 'last']) expect(checkWeekOption({ week })).toEqual([]);
  expect(checkWeekOption({ week: 'missed' })[0]!.message).toBe(
    '--week is "missed", which may be several weeks',
  );
  expect(checkWeekOption({ week: '2025-W53' })[0]!.message).toBe(
    '--week is "2025-W53", which is no ISO week',
  );
});

it('days must be on the calendar, and all complaints come at once', () => {
  expect(check({ since: '2024-02-29', until: '2026-03-02' })).toEqual([]);
  expect(check({ week: 'soon', since: '2026-02-29', until: 'today' })).toEqual([
    '--week is "soon", which is no ISO week',
    '--week and --since ask for two periods',
    '--since is "2026-02-29", which is no day',
    '--until is "today", which is no day',
  ]);
});
