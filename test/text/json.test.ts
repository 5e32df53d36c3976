import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstFault, members } from '../../src/text/json.ts';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the first fault of a JSON text', () => {
  it.each([
    ['{"title": "A", }', 15, 'a name in double quotes'],
    ['{"title" "A"}', 9, '":"'],
    ['["A" "B"]', 5, '"," or "]"'],
    ['{"a": 1]', 7, '"," or "}"'],
    ['[1, ]', 4, 'a value'],
    ['', 0, 'a value'],
    ['{"a": tru}', 6, 'a value'],
    ['{"a": 01}', 7, '"," or "}"'],
    ['"never closed', 13, 'a closing quote'],
    ['"bad \\x escape"', 5, 'an escape such as \\\\ or \\n'],
    ['"a\nb"', 2, 'a closing quote, or an escape such as \\n,'],
    ['{} {}', 3, 'the end of the file'],
  ])('%j: at %i, where %s is expected', (text, offset, expected) => {
    expect(firstFault(text)).toEqual({ offset, expected });
  });

  it('is there exactly when JSON.parse finds one', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      'a',
      '\\',
      '\\u00e9',
      '1',
      '-',
      '.5',
      'e3',
      'true',
      'null',
      ' ',
      '\n',
      '\t',
    ];
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ...pieces))
      .map(
        ([text, at, piece]) =>
          text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 1),
      );
    const texts = fc.oneof(
      fc.json(),
      damaged,
      fc.array(fc.constantFrom(...pieces)).map((it) => it.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(firstFault(text) === null).toBe(isJson(text));
      }),
    );
  });

  it('is found however deep it is', () => {
    expect(firstFault('['.repeat(200_000))).toEqual({ offset: 200_000, expected: 'a value' });
  });

  it('is the bracket that nobody could read any more', () => {
    const fault = { offset: 1_000_000, expected: 'at most 1000000 levels of brackets' };
    expect(firstFault('['.repeat(1_000_001))).toEqual(fault);
  });
});

describe('the members of a JSON value', () => {
  it('are its values with their names and places', () => {
    const text = ' {"a" : [1, "]"], "b\\u0031":{"c":null}, "":-1.5e3 }';
    const found = members(text, { start: 1, end: text.length });
    expect(found.map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([
      ['a', '[1, "]"]'],
      ['b1', '{"c":null}'],
      ['', '-1.5e3'],
    ]);
  });

  it('are those that JSON.parse finds', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 2), (values, indent) => {
        const text = JSON.stringify(values, null, indent);
        const found = members(text, { start: 0, end: text.length });
        expect(found.map(({ start, end }) => JSON.parse(text.slice(start, end)))).toEqual(JSON.parse(text));
      }),
    );
  });
});
