import { describe, expect, it } from 'vitest';
import { isWrittenIssue, languages, render } from '../../src/render/render.ts';
import type { OutputFormat } from '../../src/types.ts';
import { digest, theme } from './week.ts';

const signed: OutputFormat[] = ['html', 'email', 'eml', 'atom', 'rss', 'json', 'ics'];
const worded: OutputFormat[] = ['markdown', 'text', 'jsonfeed', 'slack'];
const mail = {
  from: 'lamp@example.org',
  to: 'keeper@example.org',
  replyTo: null,
  subject: '{title}',
  list: null,
  empty: false,
};

async function written(
  format: OutputFormat,
  lang: string,
  some: object = {},
  more: object = {},
): Promise<string> {
  const issue = digest({
    title: 'The Lamp, Weekly',
    lang,
    themes: [theme('Lamps', ['A New Lens'])],
    ...some,
  });
  const [file] = await render(issue, [{ file: '-', format, template: null, to: null, ...more }], {
    mail,
    report: () => {},
  });
  return beginning(file!.text);
}

const beginning = (text: string): string => text.slice(0, 4096).replaceAll('\r\n', '\n');

describe('an issue that was written', () => {
  it.each(signed)('says as %s what made it', async (format) => {
    expect(await isWrittenIssue(await written(format, 'en', { week: null }), 'de')).toBe(true);
  });

  it.each(worded)('is known by its beginning as %s, in every language', async (format) => {
    for (const lang of [...languages, 'en-US', 'pt-BR', 'cy'])
      expect([lang, await isWrittenIssue(await written(format, lang), lang)]).toEqual([lang, true]);
  });

  it.each(worded)(
    'is known as %s by days that are no week, in every language',
    { tags: 'long' },
    async (format) => {
      const spans = [
        { from: '2026-03-01', to: '2026-03-20' },
        { from: '2026-02-26', to: '2026-03-03' },
        { from: '2025-12-28', to: '2026-01-02' },
        { from: '2026-03-05', to: '2026-03-05' },
      ];
      for (const lang of [...languages, 'en-US', 'pt-BR', 'cy'])
        for (const span of spans) {
          const text = await written(format, lang, { week: null, issue: '12', author: 'Ada', ...span });
          expect([lang, span, await isWrittenIssue(text, lang)]).toEqual([lang, span, true]);
        }
    },
  );

  it('is known by the words below front matter that has its title', async () => {
    for (const week of ['2026-W10', null]) {
      const text = await written('markdown', 'en', { week }, { hasFrontMatter: true });
      expect([text, await isWrittenIssue(text, 'en')]).toEqual([text, true]);
    }
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
      '# Diary\n\n2–8 March 2026\n\n## Garden\n\n### The Storm\n\nTwo trees fell.\n',
      '---\ntitle: "Diary"\ndate: 2026-03-08\n---\n\n2–8 March 2026\n\nRain.\n',
      'The Lighthouse\n\n2–8 March 2026\nClosed for repairs.\n',
      '<!doctype html>\n<title>Why We Left weekly-digest</title>\n',
      'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Choir//Plans//EN\n',
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
