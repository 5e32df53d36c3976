import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/index.ts';
import { reportJson } from '../../src/terminal/log.ts';
import { type Report, reportText } from '../../src/terminal/report.ts';
import type { Diagnostic } from '../../src/types.ts';

const calm: Report = {
  diagnostics: [],
  sources: [{ file: 'week.txt', format: 'text', because: 'its name ends in .txt', entries: 48 }],
  configFiles: ['digest.yaml'],
  counts: { read: 48, placed: 46, unplaced: 2, duplicates: 0, skipped: 0 },
  themes: 12,
  toldIn: '',
  outputs: [{ file: '-', format: 'markdown', bytes: 9000, change: null, isWritten: true }],
  withheld: null,
  isRecorded: false,
  sentBefore: null,
  sentTo: null,
  isDryRun: false,
  exitCode: 0,
};

const diagnostic = (about: Partial<Diagnostic>): Diagnostic => ({
  code: 'entry-body-missing',
  severity: 'warning',
  message: 'the entry has a title and no body',
  hint: null,
  place: { file: 'week.txt', line: 7, column: 1 },
  endLine: null,
  excerpt: null,
  ...about,
});

const page = (about: Partial<Outcome>): Outcome => ({
  file: 'out/week.html',
  format: 'html',
  bytes: 12345,
  change: 'changed',
  isWritten: true,
  ...about,
});

const plain = { talk: 'normal', colour: false } as const;
const verbose = { talk: 'verbose', colour: false } as const;
const quiet = { talk: 'quiet', colour: false } as const;

describe('the report for a person', () => {
  it('is one line when all went well', async () => {
    expect(await reportText(calm, plain)).toBe('digest: 48 snippets, 46 placed in 12 themes, 2 unplaced\n');
  });

  it('counts warnings, and says how to see them', async () => {
    const report = { ...calm, diagnostics: [diagnostic({}), diagnostic({ severity: 'note' })] };
    expect(await reportText(report, plain)).toBe(
      'digest: 48 snippets, 46 placed in 12 themes, 2 unplaced; 1 warning (details with -v)\n',
    );
  });

  it('says how many lines are left out, where that is more than some words around the entries', async () => {
    const passage = (line: number, endLine: number) =>
      diagnostic({
        code: 'markdown-unused',
        severity: 'note',
        place: { file: 'week.md', line, column: 1 },
        endLine,
      });
    const said = async (...diagnostics: Diagnostic[]) => {
      const [, text] = (await reportText({ ...calm, diagnostics }, plain)).split('; ');
      return text;
    };
    expect(await said(passage(14, 72))).toBe('1 passage is no entry (details with -v)\n');
    expect(await said(passage(14, 73))).toBe('1 passage of 60 lines is no entry (details with -v)\n');
    expect(await said(passage(14, 517), passage(900, 900))).toBe(
      '2 passages, 505 lines in all, are no entries (details with -v)\n',
    );
  });

  it('counts what was told before, and says where', async () => {
    const counts = { read: 9, placed: 5, unplaced: 0, duplicates: 0, skipped: 4, seen: 3 };
    expect(await reportText({ ...calm, counts, toldIn: '2026-W09 to W10' }, plain)).toBe(
      'digest: 9 snippets, 5 placed in 12 themes, 1 skipped, 3 told before in 2026-W09 to W10\n',
    );
    expect(await reportText({ ...calm, counts: { ...counts, skipped: 3 } }, plain)).toContain(
      '12 themes, 3 told before\n',
    );
  });

  it('counts what is left out, and large numbers in groups', async () => {
    const counts = { read: 1_234_567, placed: 1_234_562, unplaced: 0, duplicates: 1, skipped: 4 };
    expect(await reportText({ ...calm, counts, themes: 1 }, plain)).toBe(
      'digest: 1,234,567 snippets, 1,234,562 placed in 1 theme, 1 duplicate, 4 skipped\n',
    );
  });

  it('tells every error in full, in the order of their places', async () => {
    const report: Report = {
      ...calm,
      counts: null,
      outputs: [],
      exitCode: 2,
      diagnostics: [
        diagnostic({ severity: 'error', message: 'third', place: { file: 'b.yaml', line: 1, column: 1 } }),
        diagnostic({ severity: 'error', message: 'second', place: { file: 'a.yaml', line: 10, column: 3 } }),
        diagnostic({ severity: 'error', message: 'first', place: { file: 'a.yaml', line: 9, column: 5 } }),
        diagnostic({ severity: 'error', message: 'zeroth', place: null }),
      ],
    };
    expect(await reportText(report, plain)).toBe(
      [
        'digest: error: zeroth [entry-body-missing]',
        'a.yaml:9:5: error: first [entry-body-missing]',
        'a.yaml:10:3: error: second [entry-body-missing]',
        'b.yaml:1:1: error: third [entry-body-missing]',
        'digest: nothing was written; 4 errors',
        '',
      ].join('\n'),
    );
  });

  it('tells with -v what was read and why, every complaint with its line and hint, and what was written', async () => {
    const report: Report = {
      ...calm,
      outputs: [page({})],
      diagnostics: [
        diagnostic({
          place: { file: 'week.txt', line: 7, column: 5 },
          excerpt: 'The title',
          hint: 'add a body',
        }),
      ],
    };
    expect(await reportText(report, verbose)).toBe(
      [
        'configuration: digest.yaml',
        'week.txt: read as text (its name ends in .txt); 48 snippets',
        'week.txt:7:5: warning: the entry has a title and no body [entry-body-missing]',
        '    The title',
        '        ^',
        '    hint: add a body',
        'wrote out/week.html (changed, 12,345 bytes)',
        'digest: 48 snippets, 46 placed in 12 themes, 2 unplaced; wrote out/week.html; 1 warning',
        '',
      ].join('\n'),
    );
  });

  it('puts the caret under the place, whatever the width of what stands before it', async () => {
    const excerpt = '北京 🚀 news';
    const report = {
      ...calm,
      diagnostics: [
        diagnostic({ place: { file: 'w.txt', line: 1, column: excerpt.indexOf('news') + 1 }, excerpt }),
      ],
    };
    const lines = (await reportText(report, verbose)).split('\n');
    expect(lines.slice(3, 5)).toEqual(['    北京 🚀 news', '            ^']);
  });

  it('shows of a very long line what stands around the place', async () => {
    const excerpt = `${'a'.repeat(5_000_000)}HERE${'b'.repeat(5_000_000)}`;
    const place = { file: 'w.txt', line: 1, column: 5_000_001 };
    const lines = (
      await reportText({ ...calm, diagnostics: [diagnostic({ place, excerpt })] }, verbose)
    ).split('\n');
    expect(lines[3]).toBe(`    …${'a'.repeat(48)}HERE${'b'.repeat(44)}…`);
    expect(lines[4]).toBe(`    ${' '.repeat(49)}^`);
  });

  it('never passes on a control character', async () => {
    const nasty = '\u001b]0;owned\u0007\u009b2J';
    const report: Report = {
      ...calm,
      sources: [{ file: nasty, format: 'text', because: nasty, entries: 1 }],
      configFiles: [nasty],
      outputs: [page({ file: nasty })],
      diagnostics: [
        diagnostic({
          message: nasty,
          hint: nasty,
          excerpt: nasty,
          place: { file: nasty, line: 1, column: 4 },
        }),
      ],
    };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    expect(await reportText(report, verbose)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('is coloured only when that is asked for', async () => {
    const report = { ...calm, exitCode: 2, diagnostics: [diagnostic({ severity: 'error' })] };
    expect(await reportText(report, { talk: 'normal', colour: true })).toContain('\u001b[31merror\u001b[39m');
    expect(await reportText(report, plain)).not.toContain('\u001b');
  });

  it('is empty with -q unless something is wrong', async () => {
    expect(await reportText({ ...calm, diagnostics: [diagnostic({})], outputs: [page({})] }, quiet)).toBe('');
    const failed = { ...calm, exitCode: 2, diagnostics: [diagnostic({}), diagnostic({ severity: 'error' })] };
    expect(await reportText(failed, quiet)).toBe(
      'week.txt:7:1: error: the entry has a title and no body [entry-body-missing]\n',
    );
  });

  it('tells the warnings that --strict made count, also with -q', async () => {
    const report: Report = { ...calm, exitCode: 1, outputs: [], diagnostics: [diagnostic({})] };
    const told = 'week.txt:7:1: warning: the entry has a title and no body [entry-body-missing]\n';
    expect(await reportText(report, quiet)).toBe(told);
    expect(await reportText(report, plain)).toBe(
      `${told}digest: 48 snippets, 46 placed in 12 themes, 2 unplaced; nothing was written; 1 warning under --strict\n`,
    );
  });

  it('tells what a dry run would write', async () => {
    const outputs = [
      page({ file: 'new.html', change: 'new', isWritten: false }),
      page({ file: 'old.html', change: 'unchanged', isWritten: false }),
      page({ file: '-', change: null, isWritten: false }),
    ];
    expect(await reportText({ ...calm, outputs, isDryRun: true }, plain)).toBe(
      [
        'would write new.html (new, 12,345 bytes)',
        'unchanged old.html (12,345 bytes)',
        'would write 12,345 bytes to standard output',
        'digest: 48 snippets, 46 placed in 12 themes, 2 unplaced; old.html unchanged; nothing was written',
        '',
      ].join('\n'),
    );
  });

  it('tells which files were written before one failed', async () => {
    const outputs = [page({}), page({ file: 'full/week.md', isWritten: false })];
    const diagnostics = [diagnostic({ severity: 'error', place: null, message: 'the disk is full' })];
    expect(await reportText({ ...calm, outputs, diagnostics, exitCode: 2 }, plain)).toMatch(
      /themes, 2 unplaced; wrote out\/week.html; 1 error\n$/,
    );
  });
});

describe('the report for a program', () => {
  const report: Report = {
    ...calm,
    diagnostics: [diagnostic({ severity: 'note', place: null }), diagnostic({ excerpt: 'a\u009b' })],
  };

  it('is one JSON object a line: the diagnostics, then the summary', () => {
    const text = reportJson(report, false);
    expect(text).not.toContain('\u009b');
    const [note, warning, summary, rest] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(note).toMatchObject({ type: 'diagnostic', severity: 'note', file: null, line: null });
    expect(warning).toEqual({
      type: 'diagnostic',
      severity: 'warning',
      code: 'entry-body-missing',
      message: 'the entry has a title and no body',
      hint: null,
      file: 'week.txt',
      line: 7,
      column: 1,
      endLine: null,
      excerpt: 'a\u009b',
    });
    expect(summary).toMatchObject({ type: 'summary', exitCode: 0, counts: { read: 48 }, themes: 12 });
    expect(rest).toBeUndefined();
  });

  it('is empty with -q unless something is wrong', () => {
    expect(reportJson(report, true)).toBe('');
  });
});
