/** The filter as other programs run it: in threads, and in processes that each get a part of the input. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { snippets } from '../../bench/generate.js';

const program = fileURLToPath(new URL('../../bin/digest.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'digest-parallel-'));
const file = join(folder, 'archive.txt');
writeFileSync(file, [...snippets(12_000, 3)].join(''));
afterAll(() => rmSync(folder, { recursive: true }));

const fields = ['--fields', 'title,theme,score', '-q'];
const run = (command: string, args: string[]) =>
  spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { PATH: process.env.PATH, HOME: folder },
  });
const classified = (...args: string[]) =>
  run(process.execPath, [program, 'classify', file, ...fields, ...args]);
/** What comes without any help. */
const alone = classified().stdout;

const hasParallel = run('parallel', ['--version']).status === 0;

describe('classify, side by side', () => {
  it('gives the same lines in the same order with several threads', () => {
    const together = classified('--jobs', '3');
    expect(alone.split('\n')).toHaveLength(12_001);
    expect([together.status, together.stderr]).toEqual([0, '']);
    expect(together.stdout).toBe(alone);
  });

  it('gives the same lines with several threads for NDJSON, which is read the long way', () => {
    const records = join(folder, 'archive.ndjson');
    writeFileSync(
      records,
      run(process.execPath, [program, 'classify', file, '-q', '--fields', 'title,body']).stdout,
    );
    const together = run(process.execPath, [program, 'classify', records, ...fields, '--jobs', '3']);
    expect([together.status, together.stderr]).toEqual([0, '']);
    expect(together.stdout).toBe(alone);
  });

  it('passes on from its threads what is wrong with the input', () => {
    const broken = join(folder, 'broken.txt');
    writeFileSync(
      broken,
      Buffer.concat([Buffer.from('A title\nA body.\n\n'), Buffer.from([0x41, 0xff, 0x0a])]),
    );
    const { status, stderr } = run(process.execPath, [program, 'classify', broken, '-j', '2']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('broken.txt:4:2: error')]);
  });

  it('writes the lines of all entries before what is wrong, far into the input', () => {
    const broken = join(folder, 'broken-late.txt');
    writeFileSync(broken, Buffer.concat([readFileSync(file), Buffer.from([0x0a, 0x41, 0xff, 0x0a])]));
    const said = (jobs: string) => {
      const { status, stdout, stderr } = run(process.execPath, [program, 'classify', broken, '-j', jobs]);
      return { status, stdout, stderr };
    };
    const alone = said('1');
    expect(alone.status).toBe(2);
    expect(alone.stdout.split('\n').length).toBeGreaterThan(6000);
    expect(said('3')).toEqual(alone);
  });

  it('goes through several inputs in their order', () => {
    const short = join(folder, 'short.txt');
    writeFileSync(short, 'A ferry to the islands\nIt leaves at nine.\n');
    const said = (jobs: string) => classified(short, '--jobs', jobs).stdout;
    expect(said('3')).toBe(said('1'));
  });

  it('ends quietly when nobody takes more', () => {
    const { status, stdout, stderr } = run('sh', [
      '-c',
      `(${process.execPath} ${program} classify archive.txt -q -j 3; echo "status $?" >&2) | head -n 1`,
    ]);
    expect([status, stdout.split('\n').length, stderr]).toEqual([0, 2, 'status 0\n']);
  });

  it.skipIf(!hasParallel && !process.env.CI)(
    'gives the same lines through GNU parallel, which cuts at blank lines',
    () => {
      const command = `${process.execPath} ${program} classify ${fields.join(' ')}`;
      const split = run('sh', [
        '-c',
        `parallel --pipe --keep-order --block 300k --recend '\\n\\n' "${command}" < archive.txt`,
      ]);
      expect(split.status).toBe(0);
      expect(split.stdout).toBe(alone);
    },
  );
});
