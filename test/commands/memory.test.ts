/** A run that needs more memory than there is says so, and ends before V8 would end it. */
import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/folder.ts';

const program = fileURLToPath(new URL('../../bin/digest.js', import.meta.url));

const words = Array.from({ length: 40 }, (_, at) => `harbour${at}`);
const configuration = `title: Harbour weekly\ntimezone: UTC\nthemes:\n  - id: harbour\n    keywords: [${words.join(', ')}]\n`;
/** Each of them takes kilobytes, since it is found out of each why it stands where it stands. */
const entries = Array.from(
  { length: 40_000 },
  (_, at) => `The ${at}th Ship of the Year\nIt came with ${words.join(' and ')} aboard.\n`,
).join('');

/** Runs the program with so many megabytes. */
const run = (cwd: string, megabytes: number, ...args: string[]) =>
  spawnSync(process.execPath, [`--max-old-space-size=${megabytes}`, program, ...args], {
    cwd,
    encoding: 'utf8',
  });

describe('an issue that is too large for the memory', () => {
  it('is an error with a way out, and nothing is written', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'week.txt': entries,
      'week.html': 'as it was',
    });
    const { status, stdout, stderr } = run(
      cwd,
      64,
      'build',
      'week.txt',
      '-o',
      'week.html',
      '-o',
      'week.json',
    );
    expect(stderr).toMatch(
      /^digest: error: [\d,]+ entries take most of the 64 MB of memory that Node\.js may use here, .* \[memory-short\]\n {4}hint: set `limit` or --limit, .* NODE_OPTIONS=--max-old-space-size=128\n/,
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(await readFile(join(cwd, 'week.html'), 'utf8')).toBe('as it was');
    expect((await readdir(cwd)).toSorted()).toEqual(['digest.yaml', 'week.html', 'week.txt']);
    expect(run(cwd, 64, 'build', 'week.txt', '-q', '--limit', '20', '-o', 'week.html')).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});

describe.each([
  ['input-memory', 'points.md', 'build', 'points.md'],
  ['memory-short', 'points.json', 'build', 'points.json', '-f', 'html'],
  ['memory-short', 'titles.txt', 'build', 'titles.txt', '-f', 'html'],
  ['memory-short', 'one-chunk.txt', 'build', 'one-chunk.txt'],
  ['input-memory', 'notes.md', 'check', 'notes.md'],
  ['input-memory', 'notes.md', 'themes', 'test', 'notes.md'],
  ['entries-memory', 'titles.txt', 'themes', 'discover', 'titles.txt'],
  ['entries-memory', 'titles.txt', 'check', 'titles.txt'],
  ['entries-memory', 'titles.txt', 'themes', 'test', 'titles.txt'],
  ['memory-short', 'line.txt', 'build', 'line.txt', '-f', 'html'],
  ['input-memory', 'issue.json', 'render', 'issue.json', '-f', 'html'],
])('%s of %s', (code, name, ...args) => {
  it(`is an error with a way out in digest ${args.join(' ')}`, async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, [name]: tooLarge[name]!() });
    const { status, stdout, stderr } = run(cwd, 64, ...args);
    // What "check" finds is its product, a line each.
    const hint = args[0] === 'check' ? '' : 'hint: .* NODE_OPTIONS=--max-old-space-size=128\\n';
    expect(stdout + stderr).toMatch(new RegExp(`of the 64 MB of memory that .* \\[${code}\\]\\n *${hint}`));
    expect(status).toBe(2);
  });
});

const points = () => Array.from({ length: 70_000 }, (_, at) => `- berth ${at} is free`).join('\n');
const tooLarge: Record<string, () => string> = {
  'points.md': () => `## Berths\n\n${points()}\n`,
  'notes.md': () => `## Berths\n\n${points()}\n`,
  'points.json': () => JSON.stringify([{ title: 'Berths', body: points() }]),
  'titles.txt': () => Array.from({ length: 60_000 }, (_, at) => `Ship ${at} Sails\n\n`).join(''),
  // All of it is read at once.
  'one-chunk.txt': () => Array.from({ length: 40_000 }, (_, at) => `Ship ${at} Sails\n\n`).join(''),
  'line.txt': () => `${'harbour word '.repeat(800_000)}\n`,
  'issue.json': () => JSON.stringify({ schema: 1, title: 'x'.repeat(8_000_000) }),
};
