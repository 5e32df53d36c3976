import fc from 'fast-check';
import { LinkifyIt } from 'linkify-it';
import { describe, expect, it } from 'vitest';
import { findLinks, isWebAddress, loadLinkFinder } from '../../src/parse/links.ts';

await loadLinkFinder();

const urls = (text: string) => findLinks(text).map((link) => link.url);

describe('findLinks', () => {
  it('says where an address stands', () => {
    expect(findLinks('Read https://example.org/a, then sleep.')).toEqual([
      { url: 'https://example.org/a', start: 5, end: 26 },
    ]);
  });

  it('leaves out what only looks like an address', () => {
    expect(
      urls('xhttps://example.org http:// https://user:word@example.org/ http://xn--a/ //example.org'),
    ).toEqual([]);
  });

  it('finds what linkify-it finds, plain addresses without asking it', () => {
    const linkify = new LinkifyIt({ fuzzyEmail: false });
    const part = fc.constantFrom(
      'a',
      'B',
      '7',
      '-',
      '_',
      '.',
      '/',
      '?',
      '=',
      '&',
      '#',
      '%',
      '~',
      ',',
      '(',
      ')',
      '…',
      ' ',
      '!',
      'org',
    );
    const path = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    const host = fc.constantFrom(
      'example.org',
      'a.b-c.example.com',
      'example.co.uk',
      'localhost',
      'EXAMPLE.org',
    );
    fc.assert(
      fc.property(host, path, (name, rest) => {
        const text = `See https://${name}/${rest}`;
        expect(urls(text)).toEqual((linkify.match(text) ?? []).map((match) => match.url));
      }),
      { numRuns: 500 },
    );
  });
});

describe('isWebAddress', () => {
  it.each(['https://example.org', 'HTTP://example.org/a b'])('takes %s', (url) =>
    expect(isWebAddress(url)).toBe(true),
  );

  it.each(['javascript:alert(1)', 'ftp://example.org', 'example.org', 'https://', 'https://[', ''])(
    'refuses "%s"',
    (url) => expect(isWebAddress(url)).toBe(false),
  );
});
