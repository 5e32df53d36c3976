import { describe, expect, it } from 'vitest';
import { configuredTargets, expandName, isSameDigest, namedTargets } from '../../src/cli/outputs.ts';

describe('where the flags send a digest', () => {
  it('is nowhere when they say nothing', () => {
    expect(namedTargets({ outputs: [], format: null })).toEqual({ targets: null, diagnostics: [] });
  });

  it('is standard output when only a format is given', () => {
    expect(namedTargets({ outputs: [], format: 'html' }).targets).toEqual([{ file: '-', format: 'html' }]);
  });

  it('is each file, in the format that its name tells', () => {
    expect(namedTargets({ outputs: ['a.md', 'b.html', 'c.json', '-'], format: null }).targets).toEqual([
      { file: 'a.md', format: 'markdown' },
      { file: 'b.html', format: 'html' },
      { file: 'c.json', format: 'json' },
      { file: '-', format: 'markdown' },
    ]);
  });

  it('is each file in the format that was given', () => {
    expect(namedTargets({ outputs: ['a.txt', '-'], format: 'json' }).targets).toEqual([
      { file: 'a.txt', format: 'json' },
      { file: '-', format: 'json' },
    ]);
  });

  it('is refused for every name that tells no format', () => {
    expect(
      namedTargets({ outputs: ['week', 'week.md', 'week.pdf'], format: null }).diagnostics,
    ).toMatchObject([
      { code: 'output-format', message: 'the name "week" does not tell which format to write' },
      { code: 'output-format', message: 'the name "week.pdf" does not tell which format to write' },
    ]);
  });
});

it('the configuration sends a digest to its outputs, or to standard output', () => {
  const output = [{ file: 'week.html', format: 'html' as const }];
  expect(configuredTargets({ output })).toEqual(output);
  expect(configuredTargets({ output: [] })).toEqual([{ file: '-', format: 'markdown' }]);
});

describe('names with a place for the week', () => {
  it('get the week and the first day', () => {
    const digest = { week: '2026-W10', from: '2026-03-02', to: '2026-03-08' };
    expect(expandName('out/{week}/{date}.html', digest)).toBe('out/2026-W10/2026-03-02.html');
    expect(expandName('out/week.html', digest)).toBe('out/week.html');
  });

  it('get both days when they are not one week', () => {
    expect(expandName('{week}.md', { week: null, from: '2026-03-02', to: '2026-03-05' })).toBe(
      '2026-03-02_2026-03-05.md',
    );
  });
});

describe('telling whether a file would really change', () => {
  const json = (generatedAt: string, title: string) => JSON.stringify({ title, generatedAt }, null, 2);

  it('disregards when a JSON digest was made', () => {
    const same = isSameDigest('json');
    expect(same(json('2026-03-05T12:00:00Z', 'Week'), json('2026-03-06T12:00:00Z', 'Week'))).toBe(true);
    expect(same(json('2026-03-05T12:00:00Z', 'Week'), json('2026-03-05T12:00:00Z', 'Month'))).toBe(false);
  });

  it('is not misled by a title that looks like the key', () => {
    const title = (time: string) => `"generatedAt": "${time}"`;
    expect(isSameDigest('json')(json('now', title('then')), json('now', title('later')))).toBe(false);
  });

  it('compares every other format as it is', () => {
    expect(isSameDigest('markdown')('"generatedAt": "1"', '"generatedAt": "2"')).toBe(false);
  });
});
