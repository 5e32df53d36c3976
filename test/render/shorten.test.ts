import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortened } from '../../src/render/shorten.ts';
import { oddLine } from '../support/texts.ts';

describe('a shortened text', () => {
  it.each([
    ['what fits stays', 'Tape lives', 10, 'Tape lives'],
    ['it ends behind a word', 'Tape lives on', 11, 'Tape lives…'],
    ['and behind no comma or dash', 'Tape lives — on', 13, 'Tape lives…'],
    [
      'a word that would leave little else is cut',
      'A Donaudampfschifffahrtsgesellschaft',
      12,
      'A Donaudamp…',
    ],
    ['so is what is written without spaces', '備份沒有人還原過就只是希望而已', 8, '備份沒有人還原…'],
    ['no sign loses its half', '🍰🍰🍰🍰', 6, '🍰🍰…'],
    ['nor what belongs to it', 'ab👩‍💻cd', 6, 'ab…'],
    ['nor its mark', 'abe\u0301x', 4, 'ab…'],
    ['nor a flag one of its letters', 'ab🇩🇪🇫🇷', 6, 'ab…'],
  ])('%s', (_, text, longest, expected) => {
    expect(shortened(text, longest)).toBe(expected);
  });

  it('is never longer than asked, and begins as the text does', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), oddLine),
        fc.integer({ min: 1, max: 60 }),
        (text, longest) => {
          const short = shortened(text, longest);
          expect(short.length).toBeLessThanOrEqual(longest);
          expect(text.startsWith(short.replace(/…$/, ''))).toBe(true);
          if (text.length <= longest) expect(short).toBe(text);
        },
      ),
    );
  });
});
