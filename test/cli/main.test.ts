import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { folderWith } from '../support/folder.ts';
import { type Given, memoryIo } from '../support/memory-io.ts';
import { cases, week } from './cases.ts';
import { checkCase } from './check-case.ts';

async function run(argv: string[], given: Given) {
  const { io, emitted } = memoryIo(given);
  return { exit: await main(argv, io), ...emitted };
}

const systemError = (code: string) => Object.assign(new Error(code), { code });

describe('the command line, in process', () => {
  it.each(cases.map((row) => [row.story, row] as const))('%s', async (_, row) => {
    const cwd = await folderWith({ 'week.txt': week, ...row.files });
    const came = await run(row.args, { cwd, stdin: row.stdin, env: { HOME: cwd, ...row.env } });
    await checkCase(row, came, cwd);
  });
});

describe('a person at a terminal', () => {
  it('who names nothing where nothing is configured sees the help, and 2 since nothing was done', async () => {
    const came = await run([], {
      cwd: await folderWith(),
      kind: 'terminal',
      terminals: ['stdout', 'stderr'],
    });
    expect(came).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringMatching(/^Usage: digest /) });
  });

  it('who names nothing gets what the configuration says', async () => {
    const cwd = await folderWith({ 'digest.yaml': 'input: week.txt\n', 'week.txt': week });
    expect(await run([], { cwd, kind: 'terminal' })).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/^# /),
    });
  });

  it.each([
    { args: ['-'], invited: 'type a title and, on the next line, a body; end with Ctrl-D' },
    { args: ['classify', '-'], invited: 'type a title and, on the next line, a body; end with Ctrl-D' },
    { args: ['render', '-'], invited: 'waiting for a digest as JSON; end with Ctrl-D' },
  ])('who is waited for is told so: $args', async ({ args, invited }) => {
    const cwd = await folderWith();
    expect((await run(args, { cwd, kind: 'terminal' })).stderr).toContain(`digest: ${invited}\n`);
    expect((await run([...args, '-q'], { cwd, kind: 'terminal' })).stderr).not.toContain('Ctrl-D');
  });

  it('sees colour on the stream that is a terminal, and on no other', async () => {
    const given: Given = { cwd: await folderWith({ 'week.txt': week }), terminals: ['stderr'] };
    const came = await run(['week.txt', '-v', '-w', '2026-W60'], given);
    expect(came.stderr).toContain('\u001b[31merror');
    expect((await run(['week.txt'], given)).stdout).not.toContain('\u001b');
    const other = await run(['week.txt', '-v'], { ...given, terminals: ['stdout'] });
    expect(other.stdout).toContain('\u001b[');
    expect(other.stderr).not.toContain('\u001b');
  });

  it('never meets a control character of the input', async () => {
    const cwd = await folderWith({
      'nasty.txt': 'A \u001b[2J Title\u009b31m\nThe \u0007 body goes on for a while.\n',
    });
    const came = await run(['nasty.txt', '-v', '--no-color'], { cwd, terminals: ['stdout', 'stderr'] });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    expect(came.stdout + came.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('standard output', () => {
  it('that a reader closed is a quiet end', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    expect(await run(['week.txt', '-q'], { cwd, stdoutError: systemError('EPIPE') })).toMatchObject({
      exit: 0,
      stderr: '',
    });
  });

  it.each([['week.txt'], ['--help'], ['--version']])(
    'that is full is a failure of "digest %s"',
    async (argument) => {
      const cwd = await folderWith({ 'week.txt': week });
      const came = await run([argument], { cwd, stdoutError: systemError('ENOSPC') });
      expect(came.exit).toBe(2);
      expect(came.stderr).toMatch(/standard output cannot be written: no space left on the device/);
    },
  );
});

describe('standard input', () => {
  it('that keeps silent is explained to the person who waits', async () => {
    vi.useFakeTimers();
    try {
      const { io, emitted } = memoryIo({ cwd: '/', kind: 'piped' });
      io.stdin = { ...io.stdin, read: () => new Promise(() => {}) };
      void main([], io);
      await vi.advanceTimersByTimeAsync(5000);
      expect(emitted.stderr).toMatch(/^digest: waiting for standard input/);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that cannot be read is an error', async () => {
    const { io, emitted } = memoryIo({ cwd: await folderWith() });
    io.stdin = { ...io.stdin, kind: 'piped', read: () => Promise.reject(systemError('EIO')) };
    expect(await main([], io)).toBe(2);
    expect(emitted.stderr).toMatch(/"stdin" cannot be read/);
  });
});

describe('a second run', () => {
  const longAgo = new Date('2020-01-01T00:00:00Z');
  const args = ['week.txt', '-o', 'week.md', '-o', 'week.html', '-o', 'week.json'];

  it('touches no file when nothing changed, although time went by', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    await run(args, { cwd });
    const files = ['week.md', 'week.html', 'week.json'].map((name) => join(cwd, name));
    for (const file of files) await utimes(file, longAgo, longAgo);
    const { stderr } = await run(args, { cwd, env: { SOURCE_DATE_EPOCH: '1772798400' } });
    expect(stderr).toMatch(/week\.md, week\.html, week\.json unchanged/);
    for (const file of files) expect((await stat(file)).mtime).toEqual(longAgo);
  });

  it('replaces what changed', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    await run(args, { cwd });
    await writeFile(join(cwd, 'week.txt'), week.replace('Gardening', 'Beekeeping'));
    await run(args, { cwd });
    expect(await readFile(join(cwd, 'week.json'), 'utf8')).toContain('Beekeeping');
  });
});
