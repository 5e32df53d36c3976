import { describe, expect, it } from 'vitest';
import { htmlTitle, readHtml } from '../../src/parse/html.ts';

describe('HTML in a field', () => {
  it.each([
    ['paragraphs of one line are text', '<p>Slugs prefer beer.</p>', 'Slugs prefer beer.', null],
    ['entities are what they stand for', 'A &amp; B &#8217;s &hellip;', 'A & B ’s …', null],
    ['emphasis is kept', '<p>An <b>old</b> trick</p>', 'An old trick', 'An **old** trick'],
    ['lists are kept', '<ul><li>leaves</li><li>twigs</li></ul>', '- leaves\n- twigs', '- leaves\n- twigs'],
    ['quotations are kept', '<blockquote>So be it.</blockquote>', 'So be it.', '> So be it.'],
    [
      'what runs is gone',
      '<p onclick="x()">Hi<script>x()</script> <a href="javascript:x()">you</a></p>',
      'Hi you',
      null,
    ],
    ['pictures need words', '<p>A<img src="https://example.org/p.gif"> bed</p>', 'A bed', null],
    [
      'signs of Markdown are letters',
      '<p>2 * 3 and <b>a_b</b></p>',
      '2 * 3 and a_b',
      '2 \\* 3 and **a\\_b**',
    ],
    [
      'an address in short is the address',
      '<a href="https://example.org/kettles">example.org/…</a>',
      'https://example.org/kettles',
      null,
    ],
    ['an invitation to read on is none of it', '<p>And then… (continues)</p>', 'And then…', null],
  ])('%s', (_, html, body, markup) => {
    expect(readHtml(html)).toMatchObject({ body, markup });
  });

  it('tells where its links lead', () => {
    const { links } = readHtml('<p><a href="https://example.org/a">A</a> and <a href="/b">B</a></p>');
    expect(links).toEqual(['https://example.org/a']);
  });

  it('has a note before it', () => {
    expect(readHtml('<p>An <i>old</i> trick</p>', 'Try *this*')).toMatchObject({
      body: 'Try *this*\nAn old trick',
      markup: 'Try \\*this\\*\n\nAn _old_ trick',
    });
  });

  it('is one line in a title', () => {
    expect(htmlTitle('Hedgehogs &amp;\n <i>Compost</i>')).toBe('Hedgehogs & Compost');
  });
});
