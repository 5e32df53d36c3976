import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryId } from '../../src/parse/entry.ts';
import { fingerprintOf, foldForIdentity } from '../../src/text/identity.ts';
import { runs } from '../support/runs.ts';
import { oddity } from '../support/texts.ts';

/** What the bytes of a title and a body give, and what their decoded text gives. */
function fingerprints(title: string, body: string) {
  const bytes = new TextEncoder().encode(title + body);
  const titleTo = new TextEncoder().encode(title).length;
  const words = { bytes, titleFrom: 0, titleTo, bodyFrom: titleTo, bodyTo: bytes.length };
  return {
    ofBytes: fingerprintOf({ title, body, words }),
    ofText: fingerprintOf({ title, body, words: null }),
  };
}

/** What changes when a text is copied, and what is white space or control of some kind. */
const odd = fc.oneof(
  oddity,
  fc.constantFrom('a', 'B', ' ', '  ', '\t', '\u2028', '\u0000', '\u001f', "'", '"', '-', '...'),
);
const text = fc.array(odd, { maxLength: 12 }).map((parts) => parts.join(''));

describe('the fold of a text', () => {
  it.each([
    ['white space of every kind', 'a  ferry\truns\u00a0again\r\n\u3000tonight', 'a ferry runs again tonight'],
    ['one tab', 'a\tferry', 'a ferry'],
    ['one line break', 'a\nferry', 'a ferry'],
    ['two spaces', 'a  ferry', 'a ferry'],
    ['white space around it', ' \n a ferry\u2009', 'a ferry'],
    ['accents apart from their letters', 'cafe\u0301', 'café'],
    ['what is not seen', 'fer\u00adry\u200b\u2060\ufeff', 'ferry'],
    ['quotes', '‘a’ ‚b‛ ′ “c” „d‟ ″', `'a' 'b' ' "c" "d" "`],
    ['dashes', 'a‐b‑c‒d–e—f―g−h', 'a-b-c-d-e-f-g-h'],
    ['an ellipsis', 'a…', 'a...'],
    [
      'and leaves the rest: case, signs, letters',
      'A ferry, & the Überfahrt #2!',
      'A ferry, & the Überfahrt #2!',
    ],
  ])('takes out %s', (_, text, folded) => {
    expect(foldForIdentity(text)).toBe(folded);
    expect(foldForIdentity(folded)).toBe(folded);
    expect(entryId(text, '')).toBe(entryId(folded, ''));
    expect(fingerprints(text, '').ofBytes).toEqual(fingerprints(folded, '').ofBytes);
  });

  it('keeps apart what differs, and a title from its body', () => {
    const texts = ['a ferry', 'aferry', 'A ferry', 'a ferry.', 'á ferry', 'a-ferry'];
    expect(new Set(texts.map(foldForIdentity)).size).toBe(texts.length);
    expect(new Set(texts.map((text) => String(fingerprints(text, '').ofBytes))).size).toBe(texts.length);
    expect(fingerprints('a', 'b').ofBytes).not.toEqual(fingerprints('ab', '').ofBytes);
    expect(fingerprints('', 'a').ofBytes).not.toEqual(fingerprints('a', '').ofBytes);
  });
});

describe('the fingerprint of an entry', () => {
  it('is the same of bytes and of the text that they are', () => {
    const law = fc.property(text, text, (title, body) => {
      const { ofBytes, ofText } = fingerprints(title, body);
      expect(ofBytes).toEqual(ofText);
    });
    fc.assert(law, { numRuns: runs(2000) });
  });

  it('is shared by those that share an id, and by no others', () => {
    const pair = fc.tuple(text, text, fc.constantFrom('NFC', 'NFD'), fc.boolean());
    const law = fc.property(pair, text, ([title, body, form, isCopy], other) => {
      const [a, b] = [fingerprints(title, body), fingerprints(title.normalize(form), isCopy ? body : other)];
      const isOne = entryId(title, body) === entryId(title.normalize(form), isCopy ? body : other);
      expect(String(a.ofBytes) === String(b.ofBytes)).toBe(isOne);
    });
    fc.assert(law, { numRuns: runs(2000) });
  });
});
