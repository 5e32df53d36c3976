import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysIn, type Language } from '../../src/digest/events/language.ts';
import { eventLanguages, languageOf } from '../../src/digest/events/languages/languages.ts';
import { anyOf, asciiOf, expression } from '../../src/text/expression.ts';
import { runs } from '../support/runs.ts';

const languages: Language[] = await Promise.all(eventLanguages.map((it) => languageOf(it)));

/** What is put together to texts: words of the field, signs that stand beside them, and letters. */
const piece = fc.constantFrom(
  ...[
    '5 March',
    'march',
    '2026-03-05',
    'Mai',
    '3.',
    'RSVP',
    'Join us',
    'tickets',
    'PromCon',
    'DevOpsDays 26',
  ],
  ...[
    'conference',
    'meetup',
    'concert',
    'was',
    'since',
    'When:',
    'tonight',
    'x',
    'A',
    '7',
    '_',
    '-',
    '/',
    ' ',
  ],
  ...['🚀', '🗓️', '➡️', '☀', '⏰', '’s', '“', '”', '…', ' – ', '•', '\n', ': ', '. ', '! '],
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

const lists = [
  'invitation',
  'gathering',
  'occasion',
  'planned',
  'past',
  'off',
  'moved',
  'notAfter',
  'notBefore',
  'today',
] as const;
const expressions = languages.flatMap((it) => [
  daysIn(it),
  ...lists.map((list) => anyOf(it[list], it.spaced)),
  expression(String.raw`(?<!\p{L})\p{Lu}\p{L}+(?:Con|Days?)(?:20)?\d{0,2}(?![\p{L}\p{N}])`, 'gu'),
  expression(String.raw`[.…]+\s+(?!\p{Ll})|\p{Extended_Pictographic}`, 'gu'),
  expression(String.raw`[\p{L}\p{M}\p{N}]+`, 'gu'),
  expression(String.raw`(?<=^|\s)[\p{Lu}\p{Lo}]\p{L}+`, 'gu'),
]);

describe('an expression', () => {
  it('finds in plain text by its form for ASCII what it finds by the whole one', { tags: 'long' }, () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const it of expressions) {
          const { flags } = it.for(`${written}é`);
          expect(flags).toContain('u');
          const whole = [...written.matchAll(new RegExp(it.source, `${flags.replace('g', '')}g`))];
          const plain = it.for(written);
          const isAskedForPictures = /Pictographic/.test(it.source) && /[\u{2190}-\u{1faff}]/u.test(written);
          const isAskedForMarks = it.source.includes('\\p{M}') && written.includes('\ufe0f');
          expect(plain.flags.includes('u')).toBe(isAskedForPictures || isAskedForMarks);
          const found = [...written.matchAll(new RegExp(plain.source, `${plain.flags.replace('g', '')}g`))];
          expect(found.map(({ index, 0: all }) => [index, all])).toEqual(
            whole.map(({ index, 0: all }) => [index, all]),
          );
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('says so where a class of characters has no form for ASCII', () => {
    expect(() => asciiOf(String.raw`\p{Sc}`)).toThrow('\\p{Sc}');
    expect(asciiOf(String.raw`\[\p{L}[^\p{L}\]]`)).toBe(String.raw`\[[a-zA-Z][^a-zA-Z\]]`);
  });
});
