import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newOutputBuffer } from '../../../src/render/template/output-buffer.ts';
import { runs } from '../../support/runs.ts';
import { digest } from '../week.ts';
import { filled } from './fill.ts';

describe('a buffer knows where in HTML it is', () => {
  it.each([
    ['', 'text'],
    ['<p>Hello, ', 'text'],
    ['<p title="', 'attribute'],
    ["<p title='a > b ", 'attribute'],
    ['<p class="a" ', 'tag'],
    ['<p class="a"', 'tag'],
    ['<p', 'tag'],
    ['<p data-', 'tag'],
    ['</', 'tag'],
    ['<', 'tag'],
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
    ['<title>', 'text'],
    ['<p><!-- ', 'text'],
    ['<!-- a --><!-- ', 'text'],
    ['<a href=https://example.org/?q=', 'bare'],
    ['<script src=', 'bare'],
    ['<script>a</script><!--', 'text'],
    ['<style>a</style><p title="', 'attribute'],
    ['<SCRIPT>x</SCRIPT><p>', 'text'],
    ['</p>', 'text'],
    ['<p>Bread &', 'text'],
    ['<a href="https://example.org/?a=1&', 'attribute'],
    ['<a href=?a=1&', 'bare'],
    ['<title>Bread & <b title="', 'text'],
    ['<script><!-- "', 'script'],
    ['<script></script><script>', 'script'],
    ['<br/', 'tag'],
  ])('behind %j', (written, spot) => {
    const whole = newOutputBuffer(() => {});
    whole.write(written);
    expect(whole.spot).toBe(spot);
    whole.write('x');
    expect(whole.buffer).toBe(`${written}x`);
  });

  it('however what is written comes to it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<',
            'a',
            ' ',
            'href',
            '=',
            '"',
            "'",
            '/',
            '>',
            '<!--',
            '-->',
            'script',
            '</',
            '&',
            'amp;',
          ),
        ),
        (pieces) => {
          const [whole, parts] = [newOutputBuffer(() => {}), newOutputBuffer(() => {})];
          whole.write(pieces.join(''));
          for (const piece of pieces) {
            parts.write(piece);
            expect(parts.spot).toBeTypeOf('string');
          }
          expect(parts.spot).toBe(whole.spot);
        },
      ),
      { numRuns: runs(2000) },
    );
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
