import fc from 'fast-check';
import { LinkifyIt } from 'linkify-it';
import { describe, expect, it } from 'vitest';
import { findLinks, loadLinkFinder } from '../../src/parse/links.ts';
import { isWebAddress } from '../../src/text/web-address.ts';
import { runs } from '../support/runs.ts';

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

  it.each([
    ['a colon behind it', 'Read https://example.org/a: it is good', ['https://example.org/a']],
    ['backticks around it', 'Run `https://example.org/a`, then wait', ['https://example.org/a']],
    [
      'stars around it',
      'See *https://example.org/a* and **https://example.org/b**.',
      ['https://example.org/a', 'https://example.org/b'],
    ],
    ['emphasis that began before it', '**Read https://example.org/a** now', ['https://example.org/a']],
    ['underscores around it', '_https://example.org/a_', ['https://example.org/a']],
    ['an underscore of its own', 'https://example.org/a_ is odd', ['https://example.org/a_']],
    ['tildes around it', 'See ~https://example.org/a~ and ~b~', ['https://example.org/a']],
    ['a tilde of its own', 'https://example.org/a~ is odd', ['https://example.org/a~']],
    ['what struck it out', '~~Read https://example.org/a~~', ['https://example.org/a']],
    ['a zero-width space behind it', 'At https://example.org/a\u200b来但 we meet', ['https://example.org/a']],
    [
      'a label behind it, as Slack writes it',
      'See <https://example.org/k|with a lid> now',
      ['https://example.org/k'],
    ],
    [
      'a bar of its own',
      'https://example.org/css?family=Serif|Sans',
      ['https://example.org/css?family=Serif|Sans'],
    ],
    [
      'another one behind a comma',
      'https://example.org/a,https://example.org/b',
      ['https://example.org/a', 'https://example.org/b'],
    ],
    ['a comma of its own', 'https://example.org/1,2', ['https://example.org/1,2']],
    [
      'another one in it',
      'https://web.example/2026/https://example.org/a',
      ['https://web.example/2026/https://example.org/a'],
    ],
    [
      'entities around it',
      '&lt;https://example.org/a&gt; &quot;https://example.org/b&quot;',
      ['https://example.org/a', 'https://example.org/b'],
    ],
    ['a line break that was escaped', 'https://example.org/a\\nSee also', ['https://example.org/a']],
  ])('is not led astray by %s', (_, text, expected) => {
    expect(urls(text)).toEqual(expected);
  });

  it.each([
    ['See www.example.org.', ['http://www.example.org']],
    [
      '(www.example.org/slugs?a=1, then **www.example.org/b**)',
      ['http://www.example.org/slugs?a=1', 'http://www.example.org/b'],
    ],
    [
      'https://www.example.org/a and https://example.org/www.example.com',
      ['https://www.example.org/a', 'https://example.org/www.example.com'],
    ],
    ['anna@www.example.org, awww.example.org, www.example, www. and www..', []],
  ])('finds what begins with www. in %j', (text, expected) => {
    expect(urls(text)).toEqual(expected);
  });

  it('finds what linkify-it finds, less what closes; plain addresses without asking it', () => {
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
        expect(urls(text)).toEqual(
          (linkify.match(text) ?? []).map((match) => match.url.replace(/[,.!?]+$/, '')),
        );
      }),
      { numRuns: runs(500) },
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
