import { describe, expect, it } from 'vitest';
import { isSteered, splitSteering } from '../../src/parse/steering.ts';

describe('steering at the end of a title', () => {
  it.each([
    ['Patch now {theme=security}', 'Patch now', { theme: 'security', top: false, skip: false }],
    ['Patch now {top}', 'Patch now', { theme: null, top: true, skip: false }],
    ['Patch now {skip} ', 'Patch now', { theme: null, top: false, skip: true }],
    ['Patch now {top, theme=security}', 'Patch now', { theme: 'security', top: true, skip: false }],
    ['Patch now {theme = ai-agents top}', 'Patch now', { theme: 'ai-agents', top: true, skip: false }],
    ['Patch now{top}{theme=data}', 'Patch now', { theme: 'data', top: true, skip: false }],
  ])('is taken off "%s"', (written, title, steering) => {
    expect(splitSteering(written)).toEqual({ title, steering });
    expect(isSteered(written)).toBe(true);
  });

  it.each([
    'Sets in Python: {1, 2}',
    'An empty {}',
    '{top} of the week',
    'Use {topic}',
    'Braces {top',
    '{theme=}',
    'Say {Top}',
  ])('is not what stands in braces in "%s"', (written) => {
    expect(splitSteering(written).title).toBe(written);
    expect(isSteered(written)).toBe(false);
  });

  it('stops at the first braces, from the right, that are text', () => {
    expect(splitSteering('Sets {1, 2} {top}').title).toBe('Sets {1, 2}');
    expect(splitSteering('Sets {top} {1, 2}').title).toBe('Sets {top} {1, 2}');
  });
});
