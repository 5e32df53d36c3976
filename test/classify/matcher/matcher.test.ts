import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherKeywords, RUNNING_TEXT } from '../../../src/classify/keywords.ts';
import { automatonOf, findByAutomaton } from '../../../src/classify/matcher/matcher.ts';
import { newWordIndex } from '../../../src/classify/matcher/word-index.ts';
import { runs } from '../../support/runs.ts';
import { anyText, oddity, rewritten } from '../../support/texts.ts';
import { keyword, settings, theme } from '../rules-of-thumb.ts';

/** Both matchers of some rules. */
function bothOf(written: string[]) {
  const keywords = gatherKeywords(settings(theme('all', written)));
  const index = newWordIndex(keywords.shelves());
  const automaton = automatonOf(written.keys(), (at) => keywords.at(at).keyword);
  const find = (text: string) =>
    index.find(text).map(({ keyword: at, start, end }) => ({ keyword: at, start, end }));
  return { index: find, automaton: (text: string) => findByAutomaton(text, automaton) };
}

/** Words that are also beginnings, plurals and ends of each other, signs, and what ends a URL or begins one. */
const piece = fc.oneof(
  fc.constantFrom(
    'policy',
    'policies',
    'policys',
    'bus',
    'buses',
    'yes',
    's',
    'open',
    'Open Source',
    'AI',
    'AIs',
  ),
  fc.constantFrom(
    '://',
    'https://',
    'http',
    ':',
    '/',
    'c++',
    '.net',
    '-flto',
    '--',
    '- ',
    ' -',
    '_',
    "'",
    '’',
  ),
  fc.constantFrom(
    'a',
    'b',
    'y',
    'i',
    'e',
    'é',
    'e\u0301',
    '1',
    '.',
    '+',
    '#',
    '@',
    '＃',
    '\n',
    '  ',
    '"',
    '𐐀',
    '𐐨',
  ),
  oddity,
);
const spaced = (most: number) =>
  fc
    .array(fc.tuple(piece, fc.constantFrom('', '', ' ')), { minLength: 1, maxLength: most })
    .map((parts) => parts.flat().join(''));
const rule = fc
  .tuple(fc.constantFrom('', '', '', '='), spaced(4), fc.constantFrom('', '', '', '*'))
  .map(([sign, words, star]) => sign + words + star)
  .filter(
    (written) =>
      RUNNING_TEXT.has(keyword(written).kind) && /[\p{L}\p{N}\p{S}]/u.test(keyword(written).pattern),
  );

describe('the two matchers', () => {
  it('find the same, in the same order, whatever the rules and the text', () => {
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 12 }),
        fc.array(rewritten(fc.oneof({ weight: 4, arbitrary: spaced(16) }, anyText)), {
          minLength: 1,
          maxLength: 3,
        }),
        (rules, texts) => {
          const { index, automaton } = bothOf(rules);
          const text = [...texts, ...rules, ...texts].join(' ');
          expect(index(text)).toEqual(automaton(text));
        },
      ),
      { numRuns: runs(1500) },
    );
  });

  it.each([
    [['policy'], 'policies, policy, policys, polices'],
    [['re:', 'http', 'http://', '//x'], 're:// http://x //x http'],
    [['c++', 'foo-'], 'c++; foo-- foo -'],
    [['--a', 'aB  .', 'open  source'], '-- a, aB ., a--B, open source'],
    [['-flto', '=-flto', 'flto'], 'http://a.example/b- -flto --flto'],
    [['ai*', 'open sou*', 'a*'], 'AIs and open sources a'],
    // To the matcher a tilde that is a character of its own ends a word: the keyword begins in two ways.
    [['1n\u0303*'], '1n\u0303 and 1ñ'],
  ])('find the same of %j in %j', (rules, text) => {
    const { index, automaton } = bothOf(rules);
    expect(index(text)).toEqual(automaton(text));
    expect(index(text)).not.toEqual([]);
  });
});
