import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newByteBuffer } from '../../src/text/byte-buffer.ts';
import { anyText } from '../support/texts.ts';

type Part = { text: string } | { bytes: string } | { number: number };

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ text: anyText }),
  fc.record({ bytes: fc.string({ unit: 'grapheme' }) }),
  fc.record({ number: fc.maxSafeNat() }),
);

describe('a buffer', () => {
  it('holds what was written, in that order, as UTF-8', () => {
    fc.assert(
      fc.property(fc.array(fc.array(part), { maxLength: 3 }), (pages) => {
        const buffer = newByteBuffer();
        for (const parts of pages) {
          for (const it of parts) {
            if ('text' in it) buffer.text(it.text);
            else if ('bytes' in it) buffer.bytes(new TextEncoder().encode(it.bytes));
            else buffer.number(it.number);
          }
          const plain = parts.map((it) => String(Object.values(it)[0])).join('');
          expect(buffer.take()).toEqual(new TextEncoder().encode(plain));
        }
      }),
    );
  });

  it('grows with a long text', () => {
    const buffer = newByteBuffer();
    const long = 'Ω'.repeat(100_000);
    buffer.number(7);
    buffer.text(long);
    expect(new TextDecoder().decode(buffer.take())).toBe(`7${long}`);
  });
});
