/** The catalogue and the golden cases: what the library can complain about, some case of `fixtures/` shows. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { classifyDiagnostic } from '../../src/classify/messages.ts';
import type { Messages } from '../../src/diagnostics/diagnostics.ts';
import { inputDiagnostic } from '../../src/input/messages.ts';
import { outputDiagnostic } from '../../src/output/messages.ts';
import { parseDiagnostic } from '../../src/parse/messages.ts';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
/** The messages of every stage. */
const files = import.meta.glob<Record<string, Messages>>('../../src/*/messages.ts', { eager: true });
const all: Messages = Object.assign(
  {},
  ...Object.values(files).flatMap((file) => Object.values(file).filter((it) => typeof it === 'object')),
);
const codes = Object.keys(all);

/** What no folder of text can bring about, and where it is tested instead. */
const withoutCase: Record<string, string> = {
  'memory-short': 'takes more memory than there is: test/commands/memory.test.ts',
  'input-memory': 'takes more memory than there is: test/commands/memory.test.ts',
  'message-empty':
    'the program does not publish an issue without entries; the library may ask for its message',
  'archive-damaged': 'takes a broken archive: test/commands/archive.test.ts',
  'archive-copy': 'takes an archive with a copy in it: test/commands/archive.test.ts',
  'lock-failed': 'takes another run at the same time: test/commands/lock.test.ts',
  'archive-failed': 'takes a disk that is full: test/commands/archive.test.ts',
  'sent-unreadable': 'takes a broken archive: test/commands/right-week.test.ts',
  'archive-other': 'takes two publications in one archive: test/commands/archive.test.ts',
  'archive-kept': 'takes a broken archive: test/commands/archive.test.ts',
  'complaints-enough': 'takes a thousand broken lines',
  'config-too-large': 'takes a front matter of 100 kB: test/config/front-matter.test.ts',
  'digest-deep': 'takes a megabyte of brackets: test/digest/json/json.test.ts',
  'digest-too-large': 'takes a file of 500 MB',
  'nested-too-deep': 'takes two hundred folders in each other: test/parse/nesting.test.ts',
  'preview-port': 'is about a port of this machine: test/commands/preview.test.ts',
  'site-foreign': 'is about a site: test/commands/site.test.ts',
  'slack-cut': 'takes an issue of more than fifty blocks: test/render/slack/slack.test.ts',
  'email-cut': 'takes an issue of more than 100 kB: test/render/email/size.test.ts',
  'email-large': 'takes an issue of 100 kB: test/render/email/size.test.ts',
  'filter-not-started': 'takes a folder that went away: test/output/filter.test.ts',
  'filter-too-much': 'takes a filter that prints 500 MB',
  'input-link': 'takes a link: test/input/input.test.ts',
  'input-too-large': 'takes a file of 500 MB: test/input/chunks.test.ts',
  'learn-no-entry':
    'takes an input of nothing but what is skipped: test/classify/suggest/suggestions.test.ts',
  'pack-keywords-idle': 'is a note: test/classify/lint/lint.test.ts',
  'pack-keywords-shared': 'is a note: test/classify/lint/lint.test.ts',
  'pack-themes-without-entries': 'is a note: test/classify/lint/lint.test.ts',
  'logo-large': 'takes a picture of 200 kB: test/input/publication.test.ts',
  'output-exists': 'is about what --write begins: test/commands/themes-discover.test.ts',
  'output-torn': 'takes a disk that fails twice: test/output/output.test.ts',
  'stdout-failed': 'takes a standard output that is full: test/cli/main.test.ts',
};

/** Every file that is loaded, at once or later, when this one is. */
function reachableFrom(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const specifiers = readFileSync(join(src, path), 'utf8').matchAll(
    /(?:^import [^;]*?|^export [^;]*?|\bimport\()(?:from )?'(\.[^']+\.ts)'/gm,
  );
  for (const [, specifier] of specifiers) reachableFrom(join(dirname(path), specifier!), seen);
  return seen;
}

/** The codes that stand in the files which the library and `digest build` are made of. */
function codesOfLibrary(): string[] {
  const files = [...reachableFrom('commands/build.ts')].filter((path) => !path.endsWith('messages.ts'));
  const text = files.map((path) => readFileSync(join(src, path), 'utf8')).join('\n');
  return codes.filter((code) => text.includes(`'${code}'`));
}

/** The codes that golden cases show: findings are what `digest check` prints, all else is said on standard error. */
function codesShown(): Set<string> {
  const shown = new Set<string>();
  for (const name of readdirSync(fixtures)) {
    for (const file of ['stderr.txt', 'stdout.txt'].map((it) => join(fixtures, name, it))) {
      if (!existsSync(file)) continue;
      for (const [, code] of readFileSync(file, 'utf8').matchAll(/ \[([a-z0-9-]+)\]$/gm)) shown.add(code!);
    }
  }
  return shown;
}

describe('the messages', () => {
  it('is shown by golden cases, code by code', () => {
    const shown = codesShown();
    expect(codesOfLibrary().filter((code) => !shown.has(code) && !(code in withoutCase))).toEqual([]);
  });

  it('has no excuse that is out of date', () => {
    const shown = codesShown();
    const possible = new Set<string>(codesOfLibrary());
    expect(Object.keys(withoutCase).filter((code) => shown.has(code) || !possible.has(code))).toEqual([]);
  });

  it('has codes in small letters, which people filter by', () => {
    expect(codes.filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  });
});

describe('a diagnostic', () => {
  it('takes severity, message and hint from its message and its place from the caller', () => {
    const place = { file: 'week.txt', line: 3, column: 1 };
    expect(parseDiagnostic('repeated-line', {}, { place, excerpt: 'Hiring in the Rain' })).toEqual({
      code: 'repeated-line',
      severity: 'warning',
      message: 'this line is the same as the one before it and was left out',
      hint: 'delete one of the two',
      place,
      endLine: null,
      excerpt: 'Hiring in the Rain',
    });
  });

  it('counts as people do', () => {
    const after = (seconds: number) =>
      outputDiagnostic('filter-late', { name: '`translate`', seconds }).message;
    expect(after(1)).toBe('the filter `translate` took more than 1 second, and was ended');
    expect(after(60)).toBe('the filter `translate` took more than 60 seconds, and was ended');
  });

  it('has a hint that depends on the facts where one helps, and none where none does', () => {
    const facts = { theme: 'peple', title: 'Hiring in the Rain' };
    const hintFor = (nearest: string | null) =>
      classifyDiagnostic('steering-unknown-theme', { ...facts, nearest }).hint;
    expect(hintFor('people')).toBe('did you mean {theme=people}?');
    expect(hintFor(null)).toBe('write the id of a theme of digest.yaml or of the built-in pack');
    expect(inputDiagnostic('input-empty', { file: 'week.txt' }).hint).toBeNull();
  });
});
