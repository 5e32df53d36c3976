import { expect, it } from 'vitest';
import { rendered } from '../support/issue.ts';
import { digest, entry, theme } from './week.ts';

const json = (of: ReturnType<typeof digest>) => rendered(of, 'json');

it('is the digest itself, indented, and renders back to the same bytes', async () => {
  const week = digest({ themes: [theme('Storage', [entry({ top: true })])] });
  const text = await json(week);
  expect(JSON.parse(text)).toEqual(week);
  expect(await json(JSON.parse(text))).toBe(text);
});

it('keeps control characters, written so that no terminal obeys them', async () => {
  const week = digest({ title: 'a\u009b31m\u202eb' });
  const text = await json(week);
  expect(text).toContain('a\\u009b31m\\u202eb');
  expect(JSON.parse(text).title).toBe(week.title);
});
