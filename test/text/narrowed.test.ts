import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowing } from '../../src/text/narrowed.ts';
import { runs } from '../support/runs.ts';

/** Long enough to be cut, and never found. */
const padding = `|${'quagga'.repeat(20)}`;

const narrowed = (source: string, flags: string, text: string) =>
  narrowing(`${source}${padding}`, flags)(text);

const found = (expression: RegExp, text: string) =>
  [...text.matchAll(new RegExp(expression.source, `${expression.flags.replace('g', '')}g`))].map((it) => [
    it.index,
    ...it,
    it.groups === undefined ? null : { ...it.groups },
  ]);

/** Sources with all that matters here: groups that count or not, looks to both sides, what may be missing, classes and escapes with letters in them. */
const atom = fc.constantFrom(
  ...[
    'may',
    'june?',
    'ab',
    'b',
    'a{0,2}',
    '[abc]',
    '[\\]a|b]',
    '\\d',
    '\\bmay',
    '\\u0061',
    '\\x61',
    'é',
    's+',
    '.',
  ],
);
const { source } = fc.letrec<{ source: string; item: string }>((tie) => ({
  source: fc
    .array(
      fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((it) => it.join('')),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((it) => it.join('|')),
  item: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    atom,
    fc
      .tuple(
        fc.constantFrom('(?:', '(', '(?=', '(?!', '(?<=', '(?<!'),
        tie('source'),
        fc.constantFrom('', '', '?', '*?', '{0,2}', '{1,2}'),
      )
      .map(([open, inside, often]) => `${open}${inside})${/^\(\?[=!<]/.test(open) ? '' : often}`),
  ),
}));
const text = fc
  .array(fc.constantFrom('may', 'June', 'jun', 'A', 'b', 's', 'ſ', 'K', 'é', '1', ' ', '|', ']'), {
    maxLength: 8,
  })
  .map((it) => it.join(''));

describe('an expression that is cut down to what a text can match', () => {
  it('finds in it what the whole one finds, with the same groups', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('', 'i', 'iu'), text, (written, flags, read) => {
        const whole = new RegExp(`${written}${padding}`, flags);
        const numbered = (it: unknown[]) => it.slice(0, new RegExp(`${whole.source}|`).exec('')!.length + 1);
        expect(found(narrowed(written, flags, read), read).map(numbered)).toEqual(
          found(whole, read).map(numbered),
        );
      }),
      { numRuns: runs(1000) },
    );
  });

  it.each([
    ['(?:january|february|march)\\s\\d', 'In March 5', '(?:march)\\s\\d'],
    ['(?:january|february|march)\\s\\d', 'In May 5', '(?!)'],
    ['(?:sept(?:ember)?|oct(?:ober)?) 1', 'sept 1', '(?:sept(?:(?!))?) 1'],
    ['(january) 1|(may) 1', 'may 1', '(january) 1|(may) 1'],
    ['(?!january|may)\\d', '1', '(?!(?!))\\d'],
    ['\\d{1,2}(?:st|nd)?', '5', '\\d{1,2}(?:(?!))?'],
  ])('%s in "%s"', (written, read, rest) => {
    expect(narrowed(written, 'i', read).source).toBe(rest);
  });

  it('is the whole one after many texts or forms, and where it is short', () => {
    const source = `(?:january|may)${padding}`;
    const ofTexts = narrowing(source, 'i');
    for (let at = 0; at < 200; at++) expect(ofTexts('5 may').source).toBe('(?:may)');
    expect(ofTexts('5 may').source).toBe(source);
    const forms = [...'abcdefghijkl'];
    const ofForms = narrowing(`${forms.map((it) => it.repeat(9)).join('|')}`, 'i');
    for (const it of forms) expect(ofForms(it.repeat(9)).source).toBe(it.repeat(9));
    expect(ofForms('m').source.length).toBe(119);
    expect(narrowing('january|may', 'i')('may').source).toBe('january|may');
  });

  it('takes a long s for an s as the engine does', () => {
    expect(narrowed('\\bses', 'iu', 'ſeſ').test('ſeſ')).toBe(true);
  });
});
