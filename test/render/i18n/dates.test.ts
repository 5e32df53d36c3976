import { describe, expect, it } from 'vitest';
import { daysFromTo, whenIn } from '../../../src/render/i18n/dates.ts';

const day = (at: number): string =>
  new Date(Date.UTC(2024, 1, 20) + at * 86_400_000).toISOString().slice(0, 10);
const issues = [
  { from: '2024-02-20', to: '2024-02-26' },
  { from: '2026-03-02', to: '2026-03-08' },
];

describe('English dates, which are said without Intl', () => {
  it('are those of British English', { tags: 'long' }, () => {
    for (let at = 0; at < 800; at++) {
      const span = { from: day(at), to: day(at + 6) };
      expect(daysFromTo('en', span)).toEqual(daysFromTo('en-GB', span));
      for (const issue of issues) {
        for (const [start, end] of [
          [day(at), null],
          [day(at), day(at + 3)],
          [`${day(at)}T18:00`, null],
          [`${day(at)}T18:00`, `${day(at + 2)}T09:30`],
        ] as const) {
          const said = whenIn('en', '{day}, {time}', { start, end }, issue);
          expect(said).toBe(whenIn('en-GB', '{day}, {time}', { start, end }, issue));
        }
      }
    }
  });
});
