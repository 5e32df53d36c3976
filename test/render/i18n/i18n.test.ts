import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/render/i18n/translations.ts';
import { entry } from '../week.ts';

const english = await wordsOf('en');

const days = (from: string, to: string) => Object.values(english.days({ from, to })).join('');

describe('days in words', () => {
  it.each([
    ['2026-03-02', '2026-03-08', '2–8 March 2026'],
    ['2026-02-23', '2026-03-01', '23 February – 1 March 2026'],
    ['2025-12-29', '2026-01-04', '29 December 2025 – 4 January 2026'],
    ['2026-03-04', '2026-03-04', '4 March 2026'],
  ])('%s to %s is "%s"', (from, to, words) => {
    expect(days(from, to)).toBe(words);
  });

  it('names the week by its number, without a leading zero', () => {
    expect(english.week('2026-W10')).toBe('Week 10');
    expect(english.week('2027-W01')).toBe('Week 1');
    expect(english.week(null)).toBeNull();
  });
});

describe('the issue', () => {
  it('says "Issue" before a number, and a name as it is', () => {
    expect(english.issue('12')).toBe('Issue 12');
    expect(english.issue('Spring special')).toBe('Spring special');
  });
});

describe('the line of counts', () => {
  const counts = { read: 0, placed: 0, unplaced: 0, duplicates: 0, skipped: 0 };

  it('is short when every snippet found a theme', () => {
    expect(english.counts({ ...counts, read: 48, placed: 48 }, 12)).toBe('48 snippets in 12 themes');
    expect(english.counts({ ...counts, read: 1, placed: 1 }, 1)).toBe('1 snippet in 1 theme');
  });

  it('says where the others went, and only what there is', () => {
    expect(english.counts({ read: 47, placed: 44, unplaced: 2, duplicates: 1, skipped: 0 }, 12)).toBe(
      '47 snippets: 44 in 12 themes, 2 unplaced, 1 duplicate',
    );
    expect(english.counts({ ...counts, read: 3, unplaced: 3 }, 0)).toBe('3 snippets');
    expect(english.counts({ read: 4, placed: 0, unplaced: 3, duplicates: 1, skipped: 0 }, 0)).toBe(
      '4 snippets: 1 duplicate',
    );
  });

  it('knows nothing of what was left out', () => {
    expect(english.counts({ ...counts, read: 90, placed: 4, skipped: 86 }, 2)).toBe('4 snippets in 2 themes');
    expect(english.counts({ ...counts, read: 17, skipped: 17 }, 0)).toBe('No snippets');
  });

  it('admits an empty week', () => {
    expect(english.counts(counts, 0)).toBe('No snippets');
  });
});

describe('why an entry stands where it stands', () => {
  const hit = { theme: 'storage', start: 0, end: 7 } as const;
  const names = (id: string) => (id === 'people' ? 'People' : id);

  it('names every hit with its field and weight, then the score and the other themes', () => {
    const placed = entry({
      score: 3,
      why: [
        { ...hit, keyword: 'backup', field: 'title', text: 'Backup', weight: 2 },
        { ...hit, keyword: 'restor*', field: 'body', text: 'restored', weight: 1 },
      ],
      also: [{ theme: 'people', score: 1 }],
    });
    expect(english.why(placed, names)).toEqual([
      '“Backup” in the title: +2',
      '“restored” in the body (keyword restor*): +1',
      'Score 3; also People (1)',
    ]);
  });

  it('says when a person placed it, and when no theme did', () => {
    expect(english.why(entry({ by: 'hand' }), names)).toEqual(['Placed here by hand']);
    expect(english.why(entry({ by: 'none' }), names)).toEqual(['No theme scored enough']);
  });
});
