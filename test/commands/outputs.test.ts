import { describe, expect, it } from 'vitest';
import { configuredTargets, namedTargets } from '../../src/commands/outputs.ts';
import type { OutputFormat } from '../../src/types.ts';

const target = (file: string, format: OutputFormat) => ({ file, format, template: null, to: null });

describe('where the flags send a digest', () => {
  it('is nowhere when they say nothing', () => {
    expect(namedTargets({ outputs: [], format: null, template: null })).toEqual({
      targets: null,
      diagnostics: [],
    });
  });

  it('is standard output when only a format is given', () => {
    expect(namedTargets({ outputs: [], format: 'html', template: null }).targets).toEqual([
      target('-', 'html'),
    ]);
  });

  it('is each file, in the format that its name tells', () => {
    expect(
      namedTargets({ outputs: ['a.md', 'b.html', 'c.json', '-'], format: null, template: null }).targets,
    ).toEqual([
      target('a.md', 'markdown'),
      target('b.html', 'html'),
      target('c.json', 'json'),
      target('-', 'markdown'),
    ]);
  });

  it('is each file in the format that was given', () => {
    expect(namedTargets({ outputs: ['a.txt', '-'], format: 'json', template: null }).targets).toEqual([
      target('a.txt', 'json'),
      target('-', 'json'),
    ]);
  });

  it('is refused for every name that tells no format', () => {
    expect(
      namedTargets({ outputs: ['week', 'week.md', 'week.pdf'], format: null, template: null }).diagnostics,
    ).toMatchObject([
      { code: 'output-format', message: 'the name "week" does not tell which format to write' },
      { code: 'output-format', message: 'the name "week.pdf" does not tell which format to write' },
    ]);
  });
});

it('the configuration sends a digest to its outputs, or to standard output', () => {
  const output = [target('week.html', 'html')];
  expect(configuredTargets({ output })).toEqual(output);
  expect(configuredTargets({ output: [] })).toEqual([target('-', 'markdown')]);
});
