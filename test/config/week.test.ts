import { describe, expect, it } from 'vitest';
import { readDay, readWeek } from '../../src/config/week.ts';

describe('a week', () => {
  it('is an ISO week, the current or the last one', () => {
    for (const week of ['2026-W10', '2026-W01', '2026-W53', '2020-W53', 'current', 'last']) {
      expect(readWeek(week)).toBe(week);
    }
  });

  it('is one that its year has, in the form that sorts', () => {
    for (const text of [
      '2025-W53',
      '2026-W54',
      '2026-W00',
      '2026-W9',
      '2026-w10',
      '2026W10',
      'W10',
      'next',
      '0000-W01',
      '9999-W52',
      '',
    ]) {
      expect(readWeek(text)).toBeNull();
    }
  });
});

describe('a day', () => {
  it('is an ISO day that the calendar has', () => {
    expect(readDay('2026-03-02')).toBe('2026-03-02');
    expect(readDay('2024-02-29')).toBe('2024-02-29');
    for (const text of [
      '2026-02-29',
      '2026-3-2',
      '2026-03-02T10:00',
      '2.3.2026',
      '2026-W10',
      '0000-01-01',
      '9999-12-31',
      '',
    ]) {
      expect(readDay(text)).toBeNull();
    }
  });
});
