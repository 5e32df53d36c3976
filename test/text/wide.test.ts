import { serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wide } from '../../src/text/wide.ts';

/** Whether V8 keeps a text as two bytes for each character, as which it writes it down. */
const isWide = (text: string): boolean => serialize(text).length > 2 * text.length;

it('has two bytes for each character of what has one', () => {
  const text = ['Join us', 'on 5 March'].join(' ');
  expect(isWide(text)).toBe(false);
  expect(isWide(wide(text))).toBe(true);
  expect(isWide(wide(text).slice(8))).toBe(true);
});

it('is the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(wide(text)).toBe(text);
    }),
  );
});
