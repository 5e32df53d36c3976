import { describe, expect, it } from 'vitest';
import { isSteered, splitDirectives } from '../../src/parse/directives.ts';

const body = 'The update closes a hole that is being used.';

describe('directives at the end of a title', () => {
  it.each([
    ['Patch now {theme=security}', 'Patch now', { theme: 'security', top: false, skip: false }],
    ['Patch now {top}', 'Patch now', { theme: null, top: true, skip: false }],
    ['Patch now {skip} ', 'Patch now', { theme: null, top: false, skip: true }],
    ['Patch now {top, theme=security}', 'Patch now', { theme: 'security', top: true, skip: false }],
    ['Patch now {theme = ai-agents top}', 'Patch now', { theme: 'ai-agents', top: true, skip: false }],
    ['Patch now{top}{theme=data}', 'Patch now', { theme: 'data', top: true, skip: false }],
  ])('is taken off "%s"', (written, title, directives) => {
    expect(splitDirectives(written, body)).toEqual({ title, directives });
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
    expect(splitDirectives(written, body).title).toBe(written);
    expect(isSteered(written)).toBe(false);
  });

  it('stops at the first braces, from the right, that are text', () => {
    expect(splitDirectives('Sets {1, 2} {top}', body).title).toBe('Sets {1, 2}');
    expect(splitDirectives('Sets {top} {1, 2}', body).title).toBe('Sets {top} {1, 2}');
  });

  it('steers a body without a title, and is text where there is no body either', () => {
    expect(splitDirectives('{top}', body)).toMatchObject({ title: '', directives: { top: true } });
    expect(splitDirectives(' {top} ', '')).toMatchObject({ title: '{top}', directives: { top: false } });
  });
});
