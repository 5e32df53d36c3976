/** Which days a stated date means: Monday, 2 March 2026, is the day about which the texts were written, unless it is said. */
import { describe, expect, it } from 'vitest';
import type { StatedDate } from '../../../src/digest/events/dates.ts';
import { spanOf } from '../../../src/digest/events/span.ts';
import { ZONE } from '../../../src/digest/events/zones.ts';

const stated = (day: number, month: number, more: Partial<StatedDate> = {}): StatedDate => ({
  ...{
    from: 0,
    to: 0,
    day,
    month,
    year: null,
    weekday: null,
    time: null,
    isVague: false,
    zone: null,
    end: null,
  },
  ...more,
});
const until = (day: number, month: number, time: string | null = null) => ({ end: { day, month, time } });
const zone = (name: string) => ({ zone: [...`17:00 ${name}`.matchAll(ZONE.for(name))][0]! });

const means = (date: StatedDate, near = '2026-03-02', beside: number | null = null) => {
  const span = spanOf(date, near, beside);
  return span === null ? null : [span.start, span.end].filter((part) => part !== null).join(' to ');
};

describe('a date without a year', () => {
  it.each([
    ['the next one', stated(3, 3), '2026-03-02', '2026-03-03'],
    ['the day itself', stated(2, 3), '2026-03-02', '2026-03-02'],
    ['a recent one', stated(18, 12), '2026-03-02', '2025-12-18'],
    ['the next one, where it is not recent any more', stated(17, 12), '2026-03-02', '2026-12-17'],
    ['one of the next year, near its end', stated(3, 1), '2026-12-20', '2027-01-03'],
    ['one of the last year, near its beginning', stated(20, 12), '2026-01-10', '2025-12-20'],
  ])('is %s', (_, date, near, day) => {
    expect(means(date, near)).toBe(day);
  });

  it.each([
    ['the year beside it', stated(3, 3), 2026, '2026-03-03'],
    ['the next one before the year of a conference', stated(3, 3), 2027, '2026-03-03'],
    ['the next one after it, where this year’s is over', stated(20, 2), 2027, '2027-02-20'],
    ['nothing, where the year beside it is over', stated(3, 3), 2025, null],
  ])('is %s', (_, date, beside, day) => {
    expect(means(date, '2026-03-02', beside)).toBe(day);
  });
});

describe('a date', () => {
  it.each([
    ['is two years away at most', stated(1, 3, { year: 2028 }), '2028-03-01'],
    ['is not farther away', stated(2, 3, { year: 2028 }), null],
    ['has to be in the calendar', stated(29, 2, { year: 2027 }), null],
    ['may be of a leap year', stated(29, 2, { year: 2028 }), '2028-02-29'],
    ['is right with its weekday', stated(4, 3, { weekday: 3 }), '2026-03-04'],
    ['is none with another', stated(4, 3, { weekday: 4 }), null],
    ['may last for days', stated(4, 3, until(6, 3)), '2026-03-04 to 2026-03-06'],
    ['may end where it begins', stated(4, 3, until(4, 3)), '2026-03-04'],
    ['may last four months', stated(3, 3, until(1, 7)), '2026-03-03 to 2026-07-01'],
    ['does not last longer', stated(3, 3, until(2, 7)), null],
    ['does not end before it begins', stated(10, 3, until(5, 3)), null],
    ['ends on a day of the calendar', stated(10, 3, until(31, 4)), null],
  ])('%s', (_, date, days) => {
    expect(means(date)).toBe(days);
  });

  it('may last into the next year', () => {
    expect(means(stated(30, 12, until(2, 1)), '2026-11-30')).toBe('2026-12-30 to 2027-01-02');
  });
});

describe('a time of day', () => {
  const at17 = { time: '17:00' };
  it.each([
    ['is the beginning', stated(4, 3, at17), '2026-03-04T17:00'],
    [
      'has an end',
      stated(4, 3, { ...at17, ...until(4, 3, '19:00') }),
      '2026-03-04T17:00 to 2026-03-04T19:00',
    ],
    [
      'ends in the night',
      stated(4, 3, { ...at17, ...until(4, 3, '01:00') }),
      '2026-03-04T17:00 to 2026-03-05T01:00',
    ],
    [
      'ends on another day',
      stated(4, 3, { ...at17, ...until(6, 3, '12:00') }),
      '2026-03-04T17:00 to 2026-03-06T12:00',
    ],
    [
      'is left out of days that end at no time',
      stated(4, 3, { ...at17, ...until(6, 3) }),
      '2026-03-04 to 2026-03-06',
    ],
    ['is none of an end on the same day', stated(4, 3, { ...at17, ...until(4, 3) }), '2026-03-04T17:00'],
    ['at midnight is the next day', stated(4, 3, { time: '24:00' }), '2026-03-05T00:00'],
    ['at midnight is the next month', stated(31, 3, { time: '24:00' }), '2026-04-01T00:00'],
    ['is that of its zone', stated(4, 3, { ...at17, ...zone('CET') }), '2026-03-04T17:00+01:00'],
    ['is that of clocks in summer', stated(4, 7, { ...at17, ...zone('CET') }), '2026-07-04T17:00+02:00'],
    [
      'has one zone for both ends',
      stated(4, 3, { ...at17, ...zone('JST'), ...until(4, 3, '19:00') }),
      '2026-03-04T17:00+09:00 to 2026-03-04T19:00+09:00',
    ],
    ['at midnight has a zone too', stated(4, 3, { time: '24:00', ...zone('UTC') }), '2026-03-05T00:00+00:00'],
  ])('%s', (_, date, span) => {
    expect(means(date)).toBe(span);
  });
});
