import { expect, it } from 'vitest';
import { everydayWords } from '../../../src/digest/archive/everyday-words.ts';

it.each([
  ['en', 'because', 'aber'],
  ['de', 'aber', 'jamais'],
  ['DE-at', 'würden', 'jamais'],
  ['fr', 'jamais', 'aber'],
  ['ru', 'чтобы', 'aber'],
  ['he', 'תמיד', 'aber'],
  ['cy', 'because', 'aber'],
])('of %s are %s and not %s, and the English ones', (lang, word, other) => {
  const words = everydayWords(lang);
  expect([words.has(word), words.has(other), words.has('because')]).toEqual([true, false, true]);
  expect([...words].filter((it) => /[\s,[\]]|^$/.test(it))).toEqual([]);
});
