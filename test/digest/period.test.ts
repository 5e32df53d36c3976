import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPeriod, isWithin, type PeriodSettings, resolvePeriod } from '../../src/digest/period.ts';
import { dayOf, daysOfWeek, shiftDay, weekOf } from '../../src/text/calendar.ts';
import { runs } from '../support/runs.ts';

const none: PeriodSettings = { week: null, since: null, until: null, timezone: 'UTC' };
const monday = new Date('2026-03-09T08:00:00Z');

describe('ISO weeks', () => {
  it.each([
    ['2026-03-02', '2026-W10'],
    ['2026-03-08', '2026-W10'],
    ['2020-12-28', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-28', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2025-12-29', '2026-W01'],
  ])('%s is in %s', (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  it('have the days from Monday to Sunday', () => {
    expect(daysOfWeek('2026-W10')).toEqual({ from: '2026-03-02', to: '2026-03-08' });
    expect(daysOfWeek('2026-W53')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
    expect(daysOfWeek('2025-W01')).toEqual({ from: '2024-12-30', to: '2025-01-05' });
  });

  it('hold every one of their days', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => shiftDay('1990-01-01', days));
    fc.assert(
      fc.property(day, (date) => {
        const { from, to } = daysOfWeek(weekOf(date));
        expect(from <= date && date <= to && shiftDay(from, 6) === to).toBe(true);
      }),
    );
  });
});

describe('the day of the clock', () => {
  it('is that of the time zone', () => {
    const late = new Date('2026-03-08T23:30:00Z');
    expect(dayOf(late, 'UTC')).toBe('2026-03-08');
    expect(dayOf(late, 'Asia/Tokyo')).toBe('2026-03-09');
    expect(dayOf(late, 'America/Los_Angeles')).toBe('2026-03-08');
  });
});

describe('the week of the clock, anywhere on earth', () => {
  /** From 12 hours behind to 14 ahead, with quarters of hours, summer times north and south, and an island that crossed the date line. */
  const zones = [
    ...['Etc/GMT+12', 'Pacific/Marquesas', 'America/New_York', 'America/St_Johns', 'Atlantic/Azores', 'UTC'],
    ...[
      'Europe/Berlin',
      'Africa/Cairo',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Chatham',
      'Pacific/Kiritimati',
    ],
    ...['Pacific/Apia', 'America/Asuncion', 'Antarctica/Troll'],
  ];
  const moment = fc.oneof(
    fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2060-01-01T00:00:00Z'),
      noInvalidDate: true,
    }),
    // Around the nights in which clocks are changed, weeks begin and years end.
    fc
      .tuple(
        fc.constantFrom(
          '2026-03-29T01',
          '2026-10-25T01',
          '2026-03-08T07',
          '2026-12-28T00',
          '2027-01-04T00',
          '2011-12-30T10',
        ),
        fc.integer({ min: -57_600_000, max: 57_600_000 }),
      )
      .map(([hour, past]) => new Date(Date.parse(`${hour}:00:00Z`) + past)),
  );

  /** The day on the wall there, as the tables of the system have it. */
  const wallDay = (now: Date, timeZone: string): string => {
    const parts = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    return parts.format(now);
  };

  it('is that in which the day on the wall lies, and the one before it ended on the day before its Monday', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (now, timezone) => {
        const day = wallDay(now, timezone);
        const current = resolvePeriod({ ...none, week: 'current', timezone }, now, []);
        const last = resolvePeriod({ ...none, week: 'last', timezone }, now, []);
        expect(current.from <= day && day <= current.to).toBe(true);
        expect(new Date(`${current.from}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(shiftDay(last.to, 1)).toBe(current.from);
        expect(current.week).toBe(weekOf(day));
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('the period of an issue', () => {
  const period = (settings: Partial<PeriodSettings>, dates: (string | null)[] = []) =>
    resolvePeriod({ ...none, ...settings }, monday, dates);

  it('is the week asked for', () => {
    expect(period({ week: '2026-W10' }, ['2026-01-01'])).toEqual({
      week: '2026-W10',
      from: '2026-03-02',
      to: '2026-03-08',
    });
    expect(period({ week: 'current' }).week).toBe('2026-W11');
    expect(period({ week: 'last' }).week).toBe('2026-W10');
  });

  it('is the current week in the stated time zone', () => {
    const sunday = new Date('2026-03-08T23:30:00Z');
    expect(resolvePeriod({ ...none, week: 'current' }, sunday, []).week).toBe('2026-W10');
    expect(resolvePeriod({ ...none, week: 'current', timezone: 'Asia/Tokyo' }, sunday, []).week).toBe(
      '2026-W11',
    );
  });

  it('is else the latest week that an entry is dated in, and else the current one', () => {
    expect(period({}, [null, '2026-02-25', '2026-W08', '2026-02-23']).week).toBe('2026-W09');
    expect(period({}, ['2026-W08', '2026-02-01']).week).toBe('2026-W08');
    expect(period({}, [null]).week).toBe('2026-W11');
  });

  it('goes from since to until, and is a week when that is one', () => {
    expect(period({ since: '2026-03-01', until: '2026-03-31' })).toEqual({
      week: null,
      from: '2026-03-01',
      to: '2026-03-31',
    });
    expect(period({ since: '2026-03-02', until: '2026-03-08' }).week).toBe('2026-W10');
  });

  it('ends today when only its beginning is given, and lasts seven days when only its end is', () => {
    expect(period({ since: '2026-03-01' })).toMatchObject({ from: '2026-03-01', to: '2026-03-09' });
    expect(period({ since: '2026-04-01' })).toMatchObject({ from: '2026-04-01', to: '2026-04-01' });
    expect(period({ until: '2026-03-08' })).toEqual({
      week: '2026-W10',
      from: '2026-03-02',
      to: '2026-03-08',
    });
  });

  it('cannot end before it starts', () => {
    expect(checkPeriod({ ...none, since: '2026-03-02', until: '2026-03-02' })).toEqual([]);
    expect(checkPeriod({ ...none, since: '2026-03-02', until: '2026-03-01' })[0]).toMatchObject({
      code: 'period-reversed',
      severity: 'error',
    });
  });

  it('has the entries of its days and those without a date', () => {
    const week = { from: '2026-03-02', to: '2026-03-08', week: '2026-W10' };
    const dates = ['2026-03-01', '2026-03-02', '2026-03-08', '2026-03-09', '2026-W09', '2026-W10', null];
    expect(dates.filter((date) => isWithin(date, week))).toEqual([
      '2026-03-02',
      '2026-03-08',
      '2026-W10',
      null,
    ]);
  });
});
