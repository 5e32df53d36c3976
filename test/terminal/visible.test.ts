import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible, visibleJson } from '../../src/terminal/visible.ts';

describe('making control characters visible', () => {
  it('shows an escape sequence instead of obeying it', () => {
    expect(visible('\u001b[2Jcleared\u0007')).toBe('␛[2Jcleared␇');
  });

  it('shows 8-bit controls and the marks that turn the direction of writing', () => {
    expect(visible('\u009b31m \u202etxt.exe \u007f')).toBe('\\u009b31m \\u202etxt.exe ␡');
  });

  it('turns a tab into a space, so that columns stay columns', () => {
    expect(visible('a\tb')).toBe('a b');
  });

  it('leaves every other text as it is', () => {
    expect(visible('Postgres’ “vacuum” — 3× faster 🚀 שלום')).toBe('Postgres’ “vacuum” — 3× faster 🚀 שלום');
  });

  it('keeps JSON the same value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = visibleJson(JSON.stringify(text));
        expect(JSON.parse(json)).toBe(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
        expect(json).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
    );
  });
});
