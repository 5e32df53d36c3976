import { describe, expect, it } from 'vitest';
import { jsonInParts } from '../../src/render/json.ts';
import { jsonDocument } from '../../src/text/visible-json.ts';
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

describe('its parts', () => {
  it.each([0, 1, 63, 64, 65, 200])('are the bytes of the whole where a theme has %d entries', (count) => {
    const entries = Array.from({ length: count }, (_, at) =>
      entry({ title: `Ferry "${at}"\n`, body: 'Left\u202e at ten' }),
    );
    const issue = digest({
      themes: [theme('Boats', entries), theme('Tides', ['Low at Six'])],
      unplaced: entries,
      skipped: entries.map((it) => ({ entry: it, reason: 'date' })),
    });
    expect([...jsonInParts(issue)].join('')).toBe(jsonDocument(issue));
  });
});
