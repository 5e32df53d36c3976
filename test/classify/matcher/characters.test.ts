import { expect, it } from 'vitest';
import { isWord } from '../../../src/classify/matcher/characters.ts';

it('a character belongs to a word when it is a letter, digit or mark of a script that parts its words', () => {
  const unspaced =
    /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]/u;
  const wrong: string[] = [];
  for (let codePoint = 0; codePoint < 0x20000; codePoint++) {
    const character = String.fromCodePoint(codePoint);
    const expected = /[\p{L}\p{N}\p{M}]/u.test(character) && !unspaced.test(character);
    if (isWord(codePoint) !== expected) wrong.push(codePoint.toString(16));
  }
  expect(wrong).toEqual([]);
});
