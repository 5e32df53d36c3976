/** Which texts are written as they are, without asking the package that escapes them. */
import fc from 'fast-check';
import type { Link, Paragraph, Parents } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { expect, it } from 'vitest';
import { isPlain, isPlainAddress } from '../../../src/render/markdown/escape.ts';
import '../../support/seed.ts';
import { runs } from '../../support/runs.ts';

const pieces = [
  ...[
    'a',
    'w',
    'ps',
    'Tide',
    '2',
    '17',
    'é',
    '港',
    ' ',
    '  ',
    '\n',
    '.',
    '. ',
    ', ',
    ': ',
    '(',
    ')',
    '"',
    "'",
    '-',
  ],
  ...[
    '@',
    '#',
    '&',
    '&amp;',
    '!',
    '?',
    '/',
    ':/',
    '+',
    '=',
    '>',
    '*',
    '_',
    '[',
    '<',
    '\\',
    '|',
    '~',
    '\t',
    '$',
  ],
];
const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }).map((it) => it.join(''));

/** A paragraph of texts and links as the package writes it, but for the escape of an ampersand that begins no reference. */
function asWritten(children: Paragraph['children']): string {
  const markdown = toMarkdown({ type: 'paragraph', children }, { extensions: [gfmToMarkdown()] });
  return markdown.slice(0, -1).replace(/\\&(?![#\w]+;)/g, '&');
}

const text = (value: string) => ({ type: 'text', value }) as const;
const link: Link = { type: 'link', url: 'https://harbour.example/a', children: [text('tide')] };
const paragraph: Parents = { type: 'paragraph', children: [] };

it('takes for plain what the package would leave as it is', () => {
  let plain = 0;
  const law = (value: string) => {
    if (isPlain(value, paragraph, { before: '\n', after: '\n' })) {
      plain++;
      expect(asWritten([text(value)])).toBe(value);
    }
    if (isPlain(value, paragraph, { before: ')', after: '[' })) {
      plain++;
      const around = asWritten([link]);
      expect(asWritten([link, text(value), link])).toBe(`${around}${value}${around}`);
    }
  };
  fc.assert(fc.property(texts, law), { numRuns: runs(4000) });
  // A law of nothing would hold as well.
  expect(plain).toBeGreaterThan(200);
});

it.each([
  'The tide tables moved to harbour.example. @pilots said so in #tides now. (continues)',
  'One line now.\nAnother: 2 boats (and 17 crews) left',
  ' of a sentence between two links ',
])('takes sentences for plain: %j', (value) => {
  expect(isPlain(value, paragraph, { before: ')', after: '[' })).toBe(true);
});

it('takes for a plain address what has no sign that is written in another way', () => {
  expect(isPlainAddress('https://harbour.example/a/b-c_d.html?x=1#y')).toBe(true);
  expect(isPlainAddress('https://harbour.example/a&b')).toBe(false);
  expect(isPlainAddress('https://harbour.example/~pilot')).toBe(false);
});
