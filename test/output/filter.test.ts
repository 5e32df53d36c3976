import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Errand, runInShell } from '../../src/output/filter.ts';
import { folderWith } from '../support/folder.ts';

/** What became of a command, and the lines that it wrote to its standard error. */
async function run(command: string, some: Partial<Errand> = {}) {
  const lines: string[] = [];
  const errand: Errand = {
    command,
    input: '',
    cwd: await folderWith(),
    env: { PATH: process.env.PATH },
    seconds: 30,
    tellLine: (line) => lines.push(line),
    ...some,
  };
  const ending = await runInShell(errand);
  return {
    ...ending,
    ...(ending.kind === 'done' && { output: Buffer.from(ending.output).toString() }),
    lines,
  };
}

describe('a command', () => {
  it('finds its input, its folder and its environment, and gives its output as it is', async () => {
    const cwd = await folderWith({ 'words.txt': 'from a file\n' });
    const came = await run('cat; cat words.txt; printf "$NAME\\r\\n\\n"', {
      input: 'from a pipe ✉\n',
      cwd,
      env: { PATH: process.env.PATH, NAME: 'Ada' },
    });
    expect(came).toEqual({ kind: 'done', output: 'from a pipe ✉\nfrom a file\nAda\r\n\n', lines: [] });
  });

  it('has nothing of our own environment but what it is given', async () => {
    expect(await run('env | grep ^HOME || echo none')).toMatchObject({ output: 'none\n' });
  });

  it('need not read an input of any length', async () => {
    expect(await run('true', { input: 'x'.repeat(5_000_000) })).toMatchObject({ kind: 'done', output: '' });
    expect(await run('head -c 2', { input: 'x'.repeat(5_000_000) })).toMatchObject({ output: 'xx' });
  });

  it('is heard line by line, the last one too', async () => {
    const { lines } = await run('printf "one\\ntwo \\303" >&2; printf "\\251\\nthree" >&2');
    expect(lines).toEqual(['one', 'two é', 'three']);
  });

  it('that fails tells its status, whatever it printed', async () => {
    expect(await run('echo output; echo why >&2; exit 3')).toEqual({
      kind: 'failed',
      status: 3,
      lines: ['why'],
    });
    expect(await run('no-such-program-here')).toMatchObject({ kind: 'failed', status: 127 });
  });

  it('that is ended by a signal tells its name', async () => {
    expect(await run('kill -KILL $$')).toMatchObject({ kind: 'killed', signal: 'SIGKILL' });
  });

  it('in a folder that is not there is not started', async () => {
    expect(await run('true', { cwd: '/no/such/folder' })).toMatchObject({ kind: 'not started' });
  });
});

describe('a command that takes too long', () => {
  it('is ended with everything that it started', async () => {
    const cwd = await folderWith();
    expect(await run('(sleep 1; touch late) | cat', { cwd, seconds: 0.2 })).toMatchObject({ kind: 'late' });
    await setTimeout(1500);
    await expect(access(join(cwd, 'late'))).rejects.toThrow();
  });

  it('is not waited for by whoever holds on to its output', async () => {
    expect(await run('trap "" TERM; setsid sleep 90 & sleep 90', { seconds: 0.2 })).toMatchObject({
      kind: 'late',
    });
  });
});

describe('a command that prints without end', () => {
  it('is ended with everything that it started', async () => {
    expect(await run('yes', { mostBytes: 1_000_000 })).toEqual({ kind: 'too much', lines: [] });
    expect(await run('setsid yes & yes', { mostBytes: 1_000_000 })).toMatchObject({ kind: 'too much' });
  });

  it('is not one that prints just as much as it may', async () => {
    expect(await run('printf 12345', { mostBytes: 5 })).toMatchObject({ kind: 'done', output: '12345' });
  });
});
