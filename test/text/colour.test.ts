import { describe, expect, it } from 'vitest';
import { colourOf, namedColours, nearestColour } from '../../src/text/colour.ts';
import { describeInBrowser, openBrowser } from '../support/browser.ts';
import { hostileColours } from '../support/hostile.ts';

const written = [
  '#0a7',
  '#0A7B6C',
  '#0a7b6c80',
  'teal',
  'RebeccaPurple',
  'rgb(10 123 108)',
  'rgb(10, 123, 108)',
  'rgba(10%, 50%, 40%, 0.5)',
  'hsl(172 85% 26%)',
  'hsl(172deg, 85%, 26% , .9)',
  'oklch(0.52 0.1 180)',
  'oklch(52% 0.1 180deg / 50%)',
  '#0A7F',
  'hsl(-1turn 100% 50% / 5%)',
  'hsl(300grad 20% 95%)',
  'oklch(90% 0.3 3rad)',
  'rgb(300 -5 50%)',
];

describe('a colour', () => {
  it.each(written)('can be written %s', (text) => {
    expect(colourOf(text)).not.toBeNull();
  });

  it.each([
    'blu',
    '#0a7b6',
    '0a7b6c',
    'rgb(1 2)',
    'rgb(1, 2 3)',
    'red; background: url(https://example.org)',
    'var(--accent)',
    'url(x)',
    'expression(alert(1))',
    'rgb(0 0 0)}body{display:none',
    '</style><script>',
    'teal\nnavy',
    '',
    'rgb(1 2 3 /)',
    'rgb(1 2 3 / 1 / 1)',
    'rgb(1, 2, 3, 4, 5)',
    'rgb(10deg 2 3)',
    'oklch(0.5, 0.1, 180)',
    'oklcha(0.5 0.1 180)',
    ...hostileColours,
  ])('is not written %j', (text) => {
    expect(colourOf(text)).toBeNull();
  });

  it('that is misspelt has a right one near by', () => {
    expect(nearestColour('indgo')).toBe('indigo');
    expect(nearestColour('#zzz')).toBeNull();
  });
});

describeInBrowser('a browser', () => {
  it('sees the same colours', async () => {
    const texts = [...written, ...namedColours().keys()];
    const browser = await openBrowser();
    const page = await browser.newPage();
    const seen = await page.evaluate<number[][]>(`${JSON.stringify(texts)}.map(${onWhitePaper})`);
    await browser.close();
    const ours = texts.map((text) => {
      const { rgb, opacity } = colourOf(text)!;
      return rgb.map((part) => 255 + (part - 255) * opacity);
    });
    const apart = texts.filter((_, text) =>
      seen[text]!.some((part, index) => Math.abs(part - ours[text]![index]!) > 1),
    );
    expect(apart).toEqual([]);
  });
});

/** What a browser makes of a colour: red, green and blue of a spot of it on white. */
const onWhitePaper = `(text) => {
  const canvas = document.createElement('canvas').getContext('2d');
  for (const colour of ['white', text]) {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
  }
  return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}`;
