import { describe, expect, it } from 'vitest';
import { isWrittenIssue, languages, render } from '../../src/render/render.ts';
import type { OutputFormat } from '../../src/types.ts';
import { digest, theme } from './week.ts';

const formats: OutputFormat[] = ['markdown', 'text', 'json', 'jsonfeed', 'slack'];

async function written(format: OutputFormat, lang: string, some: object = {}): Promise<string> {
  const issue = digest({
    title: 'The Lamp, Weekly',
    lang,
    themes: [theme('Lamps', ['A New Lens'])],
    ...some,
  });
  const [file] = await render(issue, [{ file: '-', format, template: null, to: null }]);
  return file!.text;
}

describe('an issue that was written', () => {
  it.each(formats)('is known by its beginning as %s, in every language', async (format) => {
    for (const lang of [...languages, 'en-US', 'pt-BR', 'cy'])
      expect([lang, await isWrittenIssue((await written(format, lang)).slice(0, 4096), lang)]).toEqual([
        lang,
        true,
      ]);
  });

  it.each(['markdown', 'text'] as const)(
    'is known as %s without counts, and without entries',
    async (format) => {
      const { publication, counts } = digest({});
      const uncounted = { publication: { ...publication, counts: false } };
      const none = { themes: [], counts: { ...counts, read: 0, placed: 0, unplaced: 0 } };
      for (const some of [uncounted, none])
        expect(await isWrittenIssue(await written(format, 'de', some), 'de')).toBe(true);
    },
  );

  it('is known with a number, an author and front matter, and whatever language is expected', async () => {
    const text = await written('markdown', 'fr', { issue: '12', author: 'Ada', intro: 'Bonjour.' });
    expect(await isWrittenIssue(text, 'en')).toBe(true);
    expect(await isWrittenIssue(`---\ntitle: "The Lamp"\ndate: 2026-03-08\n---\n\n${text}`, 'en')).toBe(true);
  });

  it('is no text of people that says a week and its days', async () => {
    const texts = [
      '# Week 10\n\nWe had rain · from 2 to 8 March 2026\n',
      '# Diary\n\n2–8 March 2026\n\nRain.\n',
      '# Notes\n\nWeek 10 · 2026\n',
      '# Notes\n\nWeek 10 · 3–9 March 2026\n',
      '# Choir Notes\n\nWeek 10 · 2–8 March 2026\n\n## Rehearsal\n\n- Bach\n',
      'Choir Notes\n===========\n\nWeek 10 · 2–8 March 2026\n\n* Bach\n* Fauré\n',
      'Week 10 · 2–8 March 2026\nThat was the week of the storm.\n',
      '{"schema": 2, "title": "Tapes"}',
      '[{"title": "Week 10 · 2–8 March 2026"}]',
    ];
    for (const text of texts) expect([text, await isWrittenIssue(text, 'en')]).toEqual([text, false]);
  });
});
