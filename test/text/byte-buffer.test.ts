import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSheet } from '../../src/text/byte-buffer.ts';

type Part = { text: string } | { bytes: string } | { number: number };

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ text: fc.string({ unit: 'binary' }) }),
  fc.record({ bytes: fc.string({ unit: 'grapheme' }) }),
  fc.record({ number: fc.maxSafeNat() }),
);

describe('a sheet', () => {
  it('holds what was written, in that order, as UTF-8', () => {
    fc.assert(
      fc.property(fc.array(fc.array(part), { maxLength: 3 }), (pages) => {
        const sheet = newSheet();
        for (const parts of pages) {
          for (const it of parts) {
            if ('text' in it) sheet.text(it.text);
            else if ('bytes' in it) sheet.bytes(new TextEncoder().encode(it.bytes));
            else sheet.number(it.number);
          }
          const plain = parts.map((it) => String(Object.values(it)[0])).join('');
          expect(sheet.take()).toEqual(new TextEncoder().encode(plain));
        }
      }),
    );
  });

  it('grows with a long text', () => {
    const sheet = newSheet();
    const long = 'Ω'.repeat(100_000);
    sheet.number(7);
    sheet.text(long);
    expect(new TextDecoder().decode(sheet.take())).toBe(`7${long}`);
  });
});
