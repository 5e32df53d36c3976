import { describe, expect, it } from 'vitest';
import { languages, wordsOf } from '../../../src/render/i18n/translations.ts';
import type { DigestEvent } from '../../../src/types.ts';
import { entry } from '../week.ts';

const issue = { from: '2026-03-02', to: '2026-03-08' };
const counts = { read: 48, placed: 40, unplaced: 5, duplicates: 2, skipped: 1 };

/** What a language says of a week, in one line each. */
async function said(lang: string): Promise<string[]> {
  const words = await wordsOf(lang);
  const days = (from: string, to: string) => Object.values(words.days({ from, to })).join('');
  const when = (start: string, end: string | null = null) => words.when({ start, end } as DigestEvent, issue);
  return [
    `${words.week('2026-W10')} · ${days(issue.from, issue.to)} · ${words.issue('12')} · ${words.author('Ada')}`,
    days('2026-02-23', '2026-03-01'),
    days('2025-12-29', '2026-01-04'),
    days('2026-03-04', '2026-03-04'),
    when('2026-03-04T17:00', '2026-03-04T18:00'),
    when('2026-06-01', '2026-06-02'),
    when('2027-01-04'),
    words.counts(counts, 12),
    words.counts({ ...counts, read: 1, placed: 1 }, 1),
    words.sameAgain(1),
    words.sameAgain(3),
    words.hidden(21),
    words.moreOnTheWeb(2),
    `${words.elsewhere(1, 0)}${words.highlights}`,
    `${words.elsewhere(2, 3)}${words.highlights}`,
    ...words.why(
      entry({
        score: 3,
        why: [
          { theme: 'x', start: 0, end: 7, keyword: 'restor*', field: 'body', text: 'restored', weight: 1 },
        ],
        also: [{ theme: 'people', score: 1 }],
      }),
      (id) => id,
    ),
  ];
}

describe.each(languages)('%s', (lang) => {
  it('says every phrase, and leaves no brace open', async () => {
    for (const phrase of await said(lang)) {
      expect(phrase).not.toMatch(/[{}]|undefined/);
      // Versions of Unicode's tables differ in these, and a digest has the same bytes with all of them.
      expect(phrase).not.toMatch(/[\u2009\u202f\u061c\u200f]/);
    }
    for (const phrase of Object.values(await wordsOf(lang))) expect(phrase).not.toBe('');
  });

  it('says a week as it does here', async () => {
    expect((await said(lang)).join('\n')).toMatchSnapshot();
  });
});

it('a tag with a region is spoken as its language, with the dates of the region', async () => {
  const [plain, brazil, states] = [await wordsOf('pt'), await wordsOf('pt-BR'), await wordsOf('en-US')];
  expect(brazil.contents).toBe(plain.contents);
  expect(brazil.lang).toBe('pt-BR');
  expect(Object.values(states.days(issue)).join('')).toBe('March 2–8, 2026');
});

it('without a translation the words are English, and the language and its direction are still those of the entries', async () => {
  const swedish = await wordsOf('sv');
  expect(swedish).toMatchObject({ lang: 'sv', dir: 'ltr', contents: 'In this issue' });
  expect((await wordsOf('fa')).dir).toBe('rtl');
  expect((await wordsOf('ar')).dir).toBe('rtl');
});
