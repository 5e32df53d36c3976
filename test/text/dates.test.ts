import { describe, expect, it } from 'vitest';
import { dateOfFile, isoDate } from '../../src/text/dates.ts';

describe('an ISO date', () => {
  it.each(['2026-03-02', '2024-02-29', '2026-W10', '2026-W53', '2020-W53'])('is %s', (text) => {
    expect(isoDate(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2025-W53',
    '2026-W00',
    '2026-3-2',
    ' 2026-03-02',
    '2026-03-02T10:00',
    '0000-01-01',
    '9999-12-31',
    '9999-W52',
  ])('is not "%s"', (text) => {
    expect(isoDate(text)).toBeNull();
  });
});

describe('the date of a file', () => {
  it.each([
    ['2026-03-02.txt', '2026-03-02'],
    ['news/2026-W10.txt', '2026-W10'],
    ['C:\\news\\2026-W10.md', '2026-W10'],
    ['2026-W10', '2026-W10'],
    ['notes-2026-W10.txt', '2026-W10'],
    ['weekly 2026-03-02.md', '2026-03-02'],
    ['journals/2026_03_02.md', '2026-03-02'],
    ['from-2026-03-02-to-2026-03-08.md', null],
    ['bookmarks-2026-03-02.json', null],
    ['Slack export 2026-03-02.txt', null],
    ['notes-2026-02-30.txt', null],
    ['2026-W10/notes.txt', null],
    ['stdin', null],
  ])('%s gives %s', (file, date) => {
    expect(dateOfFile(file)).toBe(date);
  });
});
