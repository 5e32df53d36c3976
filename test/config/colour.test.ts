import { describe, expect, it } from 'vitest';
import { isColour, nearestColour } from '../../src/config/colour.ts';

describe('a colour', () => {
  it.each([
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
  ])('can be written %s', (text) => {
    expect(isColour(text)).toBe(true);
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
  ])('is not written %j', (text) => {
    expect(isColour(text)).toBe(false);
  });

  it('that is misspelt has a right one near by', () => {
    expect(nearestColour('indgo')).toBe('indigo');
    expect(nearestColour('#zzz')).toBeNull();
  });
});
