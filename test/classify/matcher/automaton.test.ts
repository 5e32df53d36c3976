import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton, newMatches } from '../../../src/classify/matcher/automaton.ts';
import { patternsOf } from '../../../src/classify/matcher/pattern.ts';
import { runs } from '../../support/runs.ts';
import { keyword } from '../rules-of-thumb.ts';

const encoder = new TextEncoder();

/** Finds words (no plurals) in texts with one automaton; each find as the word and where it ends, in bytes. */
function finder(words: string[]) {
  const automaton = buildAutomaton(words.map((word) => patternsOf(keyword(word))[0]!));
  return (text: string): string[] => {
    const matches = newMatches();
    const bytes = encoder.encode(text);
    automaton.scan(bytes, 0, bytes.length, matches);
    return Array.from({ length: matches.count }, (_, i) => `${words[matches.pattern[i]!]} ${matches.end[i]}`);
  };
}

/** Words of the letters of an alphabet, all of one length and each another. */
function wordsOf(letters: string[], length: number, count: number): string[] {
  const most = letters.length ** length;
  return Array.from({ length: Math.min(count, most) }, (_, i) => {
    let word = '';
    for (let rest = (i * 7919) % most; word.length < length; rest = Math.floor(rest / letters.length))
      word = letters[rest % letters.length]! + word;
    return word;
  });
}

describe('the table of a matcher', () => {
  // More states than a table has rows: it begins anew, and again when the text does.
  it.each([
    ['six letters', [...'bdfgjk'], 6],
    ['thirteen letters', [...'bdfgjkmpqvwxz'], 5],
    [
      'letters of which many have no column',
      [
        ...'bdfgjkmpqvwxz',
        ...'абвгдежзиклмнопрстуфхцчшщ',
        ...'αβγδεζηθικλμν',
        ...'աբգդեզէըթժիլխծկհձղճմյնշոչպջռ',
      ],
      4,
    ],
  ])(
    'finds each of more than forty thousand words, in any order, in %s',
    { tags: 'long' },
    (_, letters, length) => {
      const words = wordsOf(letters, length, 47_000);
      const find = finder(words);
      const check = (order: string[]) => {
        let end = 0;
        const expected = order.map((word) => {
          end += encoder.encode(word).length + 2;
          return `${word} ${end - 2}`;
        });
        expect(find(order.join(', '))).toEqual(expected);
      };
      check(words);
      check(words.toReversed());
      for (const stride of [5, 7, 11]) check(words.map((_, i) => words[(i * stride) % words.length]!));
    },
  );

  it('knows where a word ends after it has begun anew', () => {
    const words = wordsOf([...'bdfgjkmpqvwxz'], 5, 40_000);
    const find = finder(['harbour', 'c++', ...words]);
    const text = 'harbour harbours c++ c+++ harbour2 harbour-c++';
    const before = find(text);
    find(words.join(' '));
    expect(find(text)).toEqual(before);
    expect(before).toEqual(['harbour 7', 'c++ 20', 'c++ 24', 'harbour 42', 'c++ 46']);
  });

  it('finds a word that begins with a gap where a text begins, and behind a word', () => {
    expect(finder(['-flto'])('-flto, and gcc -flto')).toEqual(['-flto 5', '-flto 20']);
  });

  // With three classes for all others and six signs: tables of 32 columns and of 64, and more classes than columns in both.
  it.each([5, 22, 23, 24, 27, 30, 31, 32, 33, 54, 55, 56, 60, 90])(
    'finds a word of each of %d characters, in ASCII and beyond',
    (count) => {
      const pool = [
        ...'9876543210zyxwvutsrqponmlkjihgfedcba!$%&()+,.;<>?[]^`{|}~éöñøåæœłšžđ',
        ...'абвгдежзиклмноп',
      ];
      const words = pool.slice(0, count).map((character) => `${character}a${character}`);
      const find = finder(words);
      for (const word of words) {
        expect(find(word)).toContain(`${word} ${encoder.encode(word).length}`);
        expect(find(`(${word.toUpperCase()})`)).toContain(`${word} ${encoder.encode(word).length + 1}`);
      }
    },
  );

  it('takes digits that have no column for what they are', () => {
    // 38 classes: the letters fill a table of 32 columns, and what is left of it is for "#" and "/".
    const find = finder(['harbour', 'the quick brown fox jumps over a lazy dog 01']);
    const text = 'h% 1harbour, harbour1, 1 harbour 1, harbour';
    expect(find(text)).toEqual(['harbour 32', 'harbour 43']);
    expect(find(text)).toEqual(['harbour 32', 'harbour 43']);
    expect(find('The quick brown fox jumps over a lazy dog 01')).toHaveLength(1);
    expect(find('The quick brown fox jumps over a lazy dog 011')).toEqual([]);
  });

  it('finds the same with a word alone as among any others', () => {
    const character = fc.constantFrom(...'abcdefgs019+.#éд北京カ', ' ');
    const piece = fc.array(character, { minLength: 1, maxLength: 5 }).map((some) => some.join('').trim());
    const word = piece.filter((it) => it !== '');
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 2, maxLength: 40 }),
        fc.array(piece, { maxLength: 12 }),
        (words, parts) => {
          const text = [...parts, words[0], ...parts].join(' ');
          const alone = finder([words[0]!])(text);
          const among = finder(words)(text).filter((find) => find.startsWith(`${words[0]} `));
          expect(among).toEqual(expect.arrayContaining(alone));
        },
      ),
      { numRuns: runs(500) },
    );
  });
});
