import fc from 'fast-check';
import type { Paragraph, PhrasingContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { allowed, proseWriter } from '../../src/render/elements.ts';

const { blocks } = proseWriter({
  kept: { ...allowed, attributes: { ...allowed.attributes, a: ['href', 'dir', 'className'] } },
  aside: (value) => ({ type: 'text', value }),
  hiding: { className: ['away'] },
});

/** What needs the sanitiser, so that all beside it goes through it, too. */
const withEmphasis: Paragraph = {
  type: 'paragraph',
  children: [{ type: 'emphasis', children: [{ type: 'text', value: 'end' }] }],
};

const words = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({
    maxLength: 12,
    unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '<', '&', '"', '\0', '\u00a0'),
  }),
);
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    'JavaScript:1',
    'mailto:bo@example.org',
    '/quay',
    '#top',
    '',
    'https://a b',
  ),
  fc.constantFrom(
    'https://example.org/"onclick="x',
    'https://example.org/<b>',
    'https://example.org/é',
    'HTTPS://x.y/%zz',
  ),
  words.map((rest) => `https://example.org/${rest}`),
);
const text = words.map((value) => ({ type: 'text' as const, value }));
const link = fc
  .record({
    url: address,
    title: fc.option(words),
    children: fc.array(text, { maxLength: 2 }),
    hidesAddress: fc.boolean(),
  })
  .map(({ hidesAddress, ...it }) => ({
    type: 'link' as const,
    ...it,
    ...(hidesAddress && { data: { hidesAddress } }),
  }));
const paragraph = fc
  .array(fc.oneof(text, link) as fc.Arbitrary<PhrasingContent>, { maxLength: 4 })
  .map((children): Paragraph => ({ type: 'paragraph', children }));

describe('paragraphs of words and links', () => {
  it('are the same elements whether the sanitiser saw them or there was nothing for it to do', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 3 }), (paragraphs) => {
        const seen = blocks(structuredClone([...paragraphs, withEmphasis])).slice(0, -1);
        expect(bare(blocks(structuredClone(paragraphs)))).toEqual(bare(seen));
      }),
      { numRuns: 300 },
    );
  });
});

/** Elements without their places in the source, as text. */
const bare = (elements: unknown): unknown => JSON.parse(JSON.stringify(elements));
