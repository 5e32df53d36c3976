import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coloursOf, paper, type Shade } from '../../../src/render/email/colours.ts';
import { HUES } from '../../../src/render/layout/issue.ts';
import { hostileColours } from '../../support/hostile.ts';

const hues = Array.from({ length: HUES + 1 }, (_, hue) => hue);

describe('the colours of an email', () => {
  it('can all be read on paper, light and dark', () => {
    const { ink, quiet, accent } = coloursOf(null);
    for (const shade of [ink, quiet, ...hues.map(accent)]) expectReadable(shade);
  });

  it('are as many as the page has, each by a name of its own', () => {
    const names = hues.map((hue) => coloursOf(null).accent(hue).name);
    expect(new Set(names).size).toBe(HUES + 1);
  });

  it('are the one accent where a publication has one', () => {
    const { accent } = coloursOf('#0a7b6c');
    expect(accent(3)).toEqual({ name: 'accent', light: '#0a7b6c', dark: expect.stringMatching(/^#/) });
    expect(accent(0)).toBe(accent(3));
  });

  it.each([
    ['#fc0', 'light yellow'],
    ['#ffffff', 'the colour of the paper'],
    ['#000000', 'the colour of the night'],
    ['teal', 'a name'],
    ['rgb(194 65 12 / 5%)', 'next to nothing'],
    ['hsl(50deg, 100%, 50%)', 'a hue'],
    ['oklch(90% 0.3 150)', 'more green than a screen has'],
  ])('of %s, %s, are made readable', (colour) => {
    expectReadable(coloursOf(colour).accent(1));
  });

  it('are readable for any accent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (colour) => {
        expectReadable(coloursOf(`#${colour.toString(16).padStart(6, '0')}`).accent(1));
      }),
    );
  });

  it.each(['teal', '#008080', '#008080ff', 'rgb(0 128 128)', 'hsl(180 100% 25.1%)'])(
    'are the same for %s, whatever it is written like',
    (colour) => {
      expect(coloursOf(colour).accent(1).light).toBe('#008080');
    },
  );

  it('of a colour that is not opaque are what it looks like on the paper', () => {
    expect(coloursOf('#000000cc').accent(1)).toMatchObject({ light: '#333333' });
  });

  it.each([...hostileColours, '#12345', ''])('do not know %j', (colour) => {
    expect(coloursOf(colour).accent(1)).toEqual(coloursOf(null).accent(1));
  });
});

/** The contrast that WCAG 2 asks of text. */
function expectReadable({ light, dark }: Shade): void {
  expect(contrast(light, paper.light)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(dark, paper.dark)).toBeGreaterThanOrEqual(4.5);
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
