import { describe, expect, it } from 'vitest';
import { newSheet } from '../../../src/render/template/document.ts';
import { digest } from '../week.ts';
import { filled } from './fill.ts';

describe('a sheet knows where in HTML it is', () => {
  it.each([
    ['', 'text'],
    ['<p>Hello, ', 'text'],
    ['<p title="', 'attribute'],
    ["<p title='a > b ", 'attribute'],
    ['<p class="a" ', 'attribute'],
    ['<', 'attribute'],
    ['<a href=', 'bare'],
    ['<a class="x" href = ', 'bare'],
    ['<a href="https://example.org/?q=', 'attribute'],
    ['<meta content="a, width=', 'attribute'],
    ['<p>3 < 4, and ', 'text'],
    ['<!-- don’t, it\'s <a href="', 'text'],
    ['<!-- a --><p title="', 'attribute'],
    ['<!doctype html>', 'text'],
    ['<script>if (a<b && c) x = "', 'script'],
    ['<script src="a.js"></script>', 'text'],
    ["<style>a > b { content: '", 'text'],
    ['<style>a</style><p title="', 'attribute'],
    ['<SCRIPT>x</SCRIPT><p>', 'text'],
    ['</p>', 'text'],
  ])('behind %j', (written, spot) => {
    const whole = newSheet();
    whole.write(written);
    expect(whole.spot).toBe(spot);
    expect(whole.buffer).toBe(written);
  });

  it('however what is written comes to it', () => {
    const sheet = newSheet();
    for (const piece of ['<', 'a', ' href="', 'https://example.org/?a', '', '=']) sheet.write(piece);
    expect(sheet.spot).toBe('attribute');
    for (const piece of ['"', ' title=', '']) sheet.write(piece);
    expect(sheet.spot).toBe('bare');
    sheet.write('"x">');
    expect(sheet.spot).toBe('text');
  });
});

describe('a template', () => {
  it('may put values into addresses and scripts, as these want them', async () => {
    const title = '</script> & "R&D"';
    expect(
      await filled(digest({ title }), '<a href="https://example.org/?q={{ title | url_encode }}">'),
    ).toBe('<a href="https://example.org/?q=%3C%2Fscript%3E+%26+%22R%26D%22">\n');
    expect(await filled(digest({ title }), '<script>let title = {{ title | json | raw }};</script>')).toBe(
      '<script>let title = "\\u003c/script> & \\"R&D\\"";</script>\n',
    );
  });

  it('is watched in what it captures, too', async () => {
    const link = '{% capture link %}<a title="{{ title }}">{% endcapture %}{{ link }}';
    expect(await filled(digest({ title: '"' }), link)).toBe('<a title="&#x22;">\n');
  });
});
