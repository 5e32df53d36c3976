import { describe, expect, it } from 'vitest';
import { isSameDigest } from '../../src/render/render.ts';

describe('telling whether a file would really change', () => {
  const json = (generatedAt: string, title: string) => JSON.stringify({ title, generatedAt }, null, 2);

  it('disregards when a JSON digest was made', () => {
    const same = isSameDigest('json');
    expect(same(json('2026-03-05T12:00:00Z', 'Week'), json('2026-03-06T12:00:00Z', 'Week'))).toBe(true);
    expect(same(json('2026-03-05T12:00:00Z', 'Week'), json('2026-03-05T12:00:00Z', 'Month'))).toBe(false);
  });

  it('is not misled by a title that looks like the key', () => {
    const title = (time: string) => `"generatedAt": "${time}"`;
    expect(isSameDigest('json')(json('now', title('then')), json('now', title('later')))).toBe(false);
  });

  it('compares every other format as it is', () => {
    expect(isSameDigest('markdown')('"generatedAt": "1"', '"generatedAt": "2"')).toBe(false);
  });
});
