import { describe, expect, it } from 'vitest';
import { visible } from '../../src/terminal/visible.ts';

describe('making control characters visible', () => {
  it('shows an escape sequence instead of obeying it', () => {
    expect(visible('\u001b[2Jcleared\u0007')).toBe('␛[2Jcleared␇');
  });

  it('shows 8-bit controls and the marks that turn the direction of writing', () => {
    expect(visible('\u009b31m \u202etxt.exe \u007f')).toBe('\\u009b31m \\u202etxt.exe ␡');
    expect(visible('a\u061cb\u200ec\u200fd\ufeff')).toBe('a\\u061cb\\u200ec\\u200fd\\ufeff');
  });

  it('turns a tab into a space, so that columns stay columns', () => {
    expect(visible('a\tb')).toBe('a b');
  });

  it('leaves every other text as it is', () => {
    expect(visible('Postgres’ “vacuum” — 3× faster 🚀 שלום')).toBe('Postgres’ “vacuum” — 3× faster 🚀 שלום');
  });
});
