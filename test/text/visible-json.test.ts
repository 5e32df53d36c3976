import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleJson, visibleJsonAt } from '../../src/text/visible-json.ts';
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

describe('a value where lines begin with an indentation', () => {
  const anyString = fc.oneof(anyText, fc.constantFrom('"', '\\', '\ud83d', '\u202e'));
  const values = [anyString, fc.double(), fc.boolean(), fc.constant(null)];
  const anyValue = fc.anything({ key: anyString, values, maxDepth: 3 });

  it('is what JSON.stringify makes of it there, without what nobody sees', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const whole = visibleJson(JSON.stringify([[value]], null, 2));
        expect(`[\n  [\n    ${visibleJsonAt(value, '\n    ')}\n  ]\n]`).toBe(whole);
      }),
    );
  });

  it('has no field that is undefined, and no number that JSON cannot hold', () => {
    const value = { a: undefined, b: Number.NaN, c: -0, d: [1e21, 0.5], e: {}, f: [] };
    expect(visibleJsonAt(value, '\n')).toBe(JSON.stringify(value, null, 2));
  });
});
