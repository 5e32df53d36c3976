import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleJson } from '../../src/text/visible-json.ts';
import { anyText } from '../support/texts.ts';

describe('JSON without characters that nobody sees', () => {
  it('keeps JSON the same value', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const json = visibleJson(JSON.stringify(text));
        expect(JSON.parse(json)).toBe(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
        expect(json).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
    );
  });

  it('escapes controls, separators, the marks that turn the direction of writing, and the byte order mark', () => {
    expect(
      visibleJson(JSON.stringify('\u009b \u007f \u061c \u200e \u200f \u2028 \u202e \u2066 \ufeff ü 🚀')),
    ).toBe(String.raw`"\u009b \u007f \u061c \u200e \u200f \u2028 \u202e \u2066 \ufeff ü 🚀"`);
  });
});
