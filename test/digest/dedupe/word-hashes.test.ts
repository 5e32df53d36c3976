import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedWords } from '../../../src/digest/dedupe/features.ts';
import { hashOf, wordHashes } from '../../../src/digest/dedupe/word-hashes.ts';

describe('the hashes of the words of a text', () => {
  it('are those of the words that are compared, whatever the text is made of', () => {
    const piece = fc.constantFrom(
      ...['Cable', 'cut', '4o', 'gpt-4o', ' ', '\n', '…', '“', '.', 'https://t.co/k3Q', 'HTTP://', '://'],
      ...['ü', 'Ü', 'ﬁ', '2', 'K', '港口', '🔥', 'ß', '\u2024', '\u203c', '\u2017', '\u202f', '\ud83d'],
      ...['⚡\ufe0f', '🅰', '\u{1fbf0}'],
    );
    const text = fc.array(fc.oneof(piece, fc.string())).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (any) => {
        expect([...wordHashes(any)]).toEqual(comparedWords(any).map(hashOf));
      }),
    );
  });

  it('begin anew with each word', () => {
    expect([...wordHashes('The cable: CUT in 3 places.')]).toEqual(
      ['the', 'cable', 'cut', 'in', '3', 'places'].map(hashOf),
    );
    expect([...wordHashes('')]).toEqual([]);
  });
});
