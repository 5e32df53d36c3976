import { describe, expect, it } from 'vitest';
import { colourOf, nearestColour } from '../../src/text/colour.ts';
import { writtenColours } from '../support/colours.ts';
import { hostileColours } from '../support/hostile.ts';

describe('a colour', () => {
  it.each(writtenColours)('can be written %s', (text) => {
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
