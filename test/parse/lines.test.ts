import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank, isSame, lineTable, scanLines } from '../../src/parse/text/lines/lines.ts';
import { oddities } from '../support/texts.ts';

const scan = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  const table = lineTable();
  scanLines(bytes, 0, bytes.length, table);
  return { bytes, table };
};

const linesOf = (text: string) => {
  const { bytes, table } = scan(text);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return Array.from({ length: table.count }, (_, i) =>
    decoder.decode(bytes.subarray(table.start[i], table.end[i])),
  );
};

describe('scanLines', () => {
  it('ends lines at LF, CRLF, and the end of the text', () => {
    expect(linesOf('one\ntwo\r\n\r\nthree\r')).toEqual(['one', 'two', '', 'three']);
  });

  it('begins no line after the last line feed', () => {
    expect(linesOf('one\n')).toEqual(['one']);
    expect(linesOf('')).toEqual([]);
  });

  it('takes white space of every kind off both ends, and only there', () => {
    expect(linesOf('\ufeff\u00a0 one \u3000two\t\u200b\u2028')).toEqual(['one \u3000two']);
  });

  it.each(['', ' \t', '\u00a0', '\u3000\u3000', '\u200b\ufeff', '\u2060', '\v\f'])(
    'calls a line of white space blank (%j)',
    (line) => {
      const { table } = scan(`one\n${line}\ntwo`);
      expect([0, 1, 2].map((at) => isBlank(table, at))).toEqual([false, true, false]);
    },
  );

  it('agrees with a plain split and trim on any text', () => {
    const unit = fc.constantFrom(
      ...oddities,
      'a',
      'é',
      '語',
      '🎉',
      ' ',
      '\n',
      '\r\n',
      '\t',
      '\u00a0',
      '\u3000',
      '\u00e1\u00b0',
      '-',
    );
    const trim = (line: string) => line.replace(/^[\s\u200b-\u200d\u2060]+|[\s\u200b-\u200d\u2060]+$/g, '');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const expected = text.split('\n').map(trim);
        if (text === '' || text.endsWith('\n')) expected.pop();
        expect(linesOf(text)).toEqual(expected);
      }),
    );
  });

  it('reads a stretch of a file with the offsets of the file, and the table again and again', () => {
    const { bytes, table } = scan('alpha\nbeta\ngamma\n');
    scanLines(bytes, 6, 11, table);
    expect([table.count, table.start[0], table.end[0]]).toEqual([1, 6, 10]);
  });

  it('grows its table', () => {
    expect(linesOf('x\n'.repeat(5000))).toHaveLength(5000);
  });
});

describe('isSame', () => {
  it('compares the text of two lines without their white space', () => {
    const { table } = scan('same\n  same \nsome\nsame again');
    expect([1, 2, 3].map((other) => isSame(table, 0, other))).toEqual([true, false, false]);
  });
});
