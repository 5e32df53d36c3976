/** The real program, as a shell starts it. `npm test` builds it first. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { chmod, cp, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ourselves } from '../../src/output/owner.ts';
import { folderWith } from '../support/folder.ts';
import { environment, program, shell, start } from '../support/shell.ts';
import { cases, week } from './cases.ts';
import { checkCase } from './check-case.ts';

const isRoot = process.getuid?.() === 0;

/** A digest of it is longer than any pipe holds. */
const longWeek = Array.from(
  { length: 2000 },
  (_, number) =>
    `Release ${number} of the Gardening Handbook\nIt has ${number} pages more than the one before it.\n`,
).join('');

describe('the command line, through the executable', () => {
  it.each(cases.map((row) => [row.story, row] as const))('%s', async (_, row) => {
    const cwd = await folderWith({ 'week.txt': week, ...row.files });
    const options = { cwd, env: environment(cwd, row.env) };
    const came = await start(process.execPath, [program, ...row.args], options, row.stdin);
    await checkCase(row, came, cwd);
  });
});

describe('in a shell', () => {
  it('a pipe goes in and a pipe comes out', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    expect(await shell('cat week.txt | digest -q | grep -c "^#"', cwd)).toMatchObject({
      exit: 0,
      stderr: '',
    });
  });

  it('a digest that goes through JSON and a filter is the one that is built', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    const direct = await shell('digest week.txt -q -f html', cwd);
    expect(direct.stdout).toMatch(/^<!doctype html>/);
    expect(await shell('digest week.txt -q -f json | cat | digest render -q -f html', cwd)).toEqual(direct);
    expect(await shell('digest week.txt -q -f html --filter cat', cwd)).toEqual(direct);
  });

  it('a filter ends with the program that is ended', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    const came = await shell(
      `'${process.execPath}' '${program}' week.txt --filter 'touch started; sleep 1; touch late' &
       until [ -e started ]; do sleep 0.05; done
       kill -TERM $!; wait $!; echo $?; sleep 1.5; ls`,
      cwd,
    );
    expect(came.stdout).toBe('143\nstarted\nweek.txt\n');
  });

  it('a file may stand on standard input', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    expect((await shell('digest < week.txt', cwd)).stdout).toMatch(/^# /);
  });

  it('a process substitution is an input like any other', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    expect((await shell('digest <(cat week.txt)', cwd)).stdout).toMatch(/^# /);
  });

  it('a pipe does without the working folder, which somebody removed', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    const removed = 'mkdir gone && cd gone && rmdir ../gone';
    expect(await shell(`${removed} && digest - < '${cwd}/week.txt'`, cwd)).toMatchObject({ exit: 0 });
    const named = await shell(`${removed} && digest week.txt`, cwd);
    expect(named).toMatchObject({ exit: 2, stdout: '' });
    expect(named.stderr).toContain('week.txt');
    expect(named.stderr).not.toContain(' at ');
  });

  it('closed standard streams do no harm', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    expect(await shell('digest week.txt -o week.md <&- 2>&-', cwd)).toMatchObject({ exit: 0, stderr: '' });
    expect(await readFile(join(cwd, 'week.md'), 'utf8')).toMatch(/^# /);
  });

  it('"| head -1" is a quiet end, however much is left', async () => {
    const cwd = await folderWith({ 'week.txt': longWeek });
    const came = await shell('digest week.txt -f json -q | head -1', cwd);
    expect(came).toEqual({ exit: 0, stdout: '{\n', stderr: '' });
  });

  it('a full device is a failure, and says so', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    const came = await shell('digest week.txt > /dev/full', cwd);
    expect(came.exit).toBe(2);
    expect(came.stderr).toMatch(/standard output cannot be written: no space left on the device/);
    const named = await shell('digest week.txt -f html -o /dev/full', cwd);
    expect(named.exit).toBe(2);
    // There are no other files whose fate could be told.
    expect(named.stderr).toMatch(/"\/dev\/full" cannot be written: [^\n]* \[output-failed\]\ndigest: /);
  });

  it('a device that is named as an output is written to, not replaced', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    const came = await shell('digest week.txt -q -f md -o /dev/stdout | head -c 2', cwd);
    expect(came).toMatchObject({ exit: 0, stdout: '# ', stderr: '' });
  });
});

describe('on a terminal', () => {
  /** Runs a line with a pseudo-terminal on all three streams, as a person has them. */
  const onTerminal = (line: string, cwd: string, env: Record<string, string> = {}) =>
    shell(`export -f digest; SHELL=/bin/bash script -qec '${line}' /dev/null < /dev/null`, cwd, env);

  it('the digest is coloured', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    expect((await onTerminal('digest week.txt', cwd, { TERM: 'xterm' })).stdout).toContain('\u001b[');
  });

  it.each([{ NO_COLOR: '1', TERM: 'xterm' }, { TERM: 'dumb' }])('it is plain with %j', async (env) => {
    const cwd = await folderWith({ 'week.txt': week });
    const { stdout } = await onTerminal('digest week.txt', cwd, env);
    expect(stdout).toMatch(/Postgres Vacuum/);
    expect(stdout).not.toContain('\u001b');
  });

  it('help is what one gets for nothing', async () => {
    const came = await onTerminal('digest; echo status $?', await folderWith());
    expect(came.stdout).toMatch(/^Usage: digest [\s\S]*status 2/);
  });
});

describe('files', () => {
  it('that may not be read are an error', async () => {
    const cwd = await folderWith({ 'secret.txt': week });
    await chmod(join(cwd, 'secret.txt'), 0);
    // Root may read everything, unless that power is taken from it.
    const without = isRoot ? 'setpriv --bounding-set -dac_override,-dac_read_search' : '';
    const came = await shell(`${without} '${process.execPath}' '${program}' secret.txt`, cwd);
    expect(came.stderr).toMatch(/"secret\.txt" cannot be read: permission denied/);
    expect(came.exit).toBe(2);
  });

  it('with a line of 10 MB are read like others', async () => {
    const cwd = await folderWith();
    const file = await open(join(cwd, 'long.txt'), 'w');
    await file.writeFile(`A Title Above a Very Long Line\n${'word '.repeat(2_000_000)}\n`);
    await file.close();
    const came = await shell('digest long.txt -f json -o long.json', cwd);
    expect(came.stderr).toMatch(/^digest: 1 snippet, /);
    expect(came.exit).toBe(0);
  });

  it('are all left whole by a full disk, also those on another one', async ({ skip }) => {
    const cwd = await folderWith({ 'week.txt': longWeek, 'large/week.md': 'old\n' });
    await mkdir(join(cwd, 'small'));
    const came = await shell(
      `mount -t tmpfs -o size=64k tmpfs small || exit 77
       echo old > small/week.md
       digest week.txt -o large/week.md -o small/week.md -o large/new.html; status=$?
       cat small/week.md large/week.md; ls -A small large; umount small; exit $status`,
      cwd,
    );
    if (came.exit === 77) skip('nobody but root may mount a small disk, and in some sandboxes not even root');
    expect(came).toMatchObject({ exit: 2, stdout: 'old\nold\nlarge:\nweek.md\n\nsmall:\nweek.md\n' });
    expect(came.stderr).toMatch(/"small\/week\.md" cannot be written: no space left on the device/);
  });

  it('in a folder that may not be written to keep the others from being replaced', async () => {
    const cwd = await folderWith({ 'week.txt': week, 'free/week.md': 'old\n', 'locked/week.md': 'old\n' });
    await chmod(join(cwd, 'locked'), 0o555);
    const without = isRoot ? 'setpriv --bounding-set -dac_override' : '';
    const came = await shell(
      `${without} '${process.execPath}' '${program}' week.txt -o free/week.md -o locked/week.md; status=$?
       cat free/week.md locked/week.md; ls -A free locked; exit $status`,
      cwd,
    );
    await chmod(join(cwd, 'locked'), 0o755);
    expect(came).toMatchObject({ exit: 2, stdout: 'old\nold\nfree:\nweek.md\n\nlocked:\nweek.md\n' });
    expect(came.stderr).toMatch(/"locked\/week\.md" cannot be written: permission denied/);
  });
});

describe('a set of files', () => {
  const outputs = ['a/week.md', 'a/week.html', 'b/week.json', 'b/latest.md'];
  const args = outputs.flatMap((file) => ['-o', file]);

  /** Which issue stands in each file: its title, or what is there instead of a whole file. */
  async function titlesIn(cwd: string): Promise<string[]> {
    const texts = await Promise.all(outputs.map((file) => readFile(join(cwd, file), 'utf8')));
    return texts.map((text) => {
      const isWhole = /(?:<\/html>|\}|\w.*)\n$/.test(text) && text.includes('Release 49 of');
      return isWhole ? (/The (?:Old|New) Issue/.exec(text)?.[0] ?? 'no title') : 'half a file';
    });
  }

  const shortWeek = longWeek.split('\n').slice(0, 100).join('\n');

  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
    'is never left with half of one of them, whenever %s comes',
    async (signal) => {
      const cwd = await folderWith({ 'week.txt': shortWeek });
      expect(await shell(`digest week.txt -q --title "The Old Issue" ${args.join(' ')}`, cwd)).toMatchObject({
        exit: 0,
      });
      for (let round = 0; round < 10; round++) {
        const folder = await folderWith();
        await cp(cwd, folder, { recursive: true });
        const end = await killedBuild(folder, signal, round);
        const titles = await titlesIn(folder);
        expect(titles.filter((it) => !/^The (?:Old|New) Issue$/.test(it))).toEqual([]);
        if (signal === 'SIGKILL') continue;
        expect(new Set(titles).size, end).toBe(1);
        expect(await readdir(join(folder, 'a'))).toEqual(['week.html', 'week.md']);
        expect(await readdir(join(folder, 'b'))).toEqual(['latest.md', 'week.json']);
      }
    },
    60_000,
  );

  /** Starts a build, waits until it begins to write, and ends it some moments later. */
  async function killedBuild(cwd: string, signal: NodeJS.Signals, moments: number): Promise<string> {
    const options = { cwd, env: environment(cwd), stdio: 'ignore' as const };
    const child = spawn(
      process.execPath,
      [program, 'week.txt', '-q', '--title', 'The New Issue', ...args],
      options,
    );
    const watcher = watch(join(cwd, 'a'));
    watcher.once('change', () => {
      // Writing takes some milliseconds, and no timer is as fine.
      const end = performance.now() + moments / 3;
      while (performance.now() < end);
      child.kill(signal);
    });
    const [status, by] = await once(child, 'exit');
    watcher.close();
    return `status ${status}, ended by ${by}`;
  }

  it('that would not change is freed of what a run that was killed left there', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    // A process of this number began at another time.
    const owner = JSON.stringify({ ...ourselves('killed'), began: '1' });
    const came = await shell(
      `digest week.txt -q -o out/week.md && mkdir out/.digest.lock
       printf '%s' '${owner}' > out/.digest.lock/owner
       digest week.txt -o out/week.md; ls -A out`,
      cwd,
    );
    expect(came).toMatchObject({ exit: 0, stdout: 'week.md\n' });
    expect(came.stderr).toMatch(/out\/week\.md unchanged/);
  });

  /** What makes the disk refuse to do something with a file for which Node looks at its path, or closes it. */
  const refusing = (deed: string, name: string) => `
    const fs = require('node:fs');
    const [opened, real] = [new Map(), { ...fs }];
    const refuse = () => { throw Object.assign(new Error('EIO: i/o error, ${deed}'), { code: 'EIO', syscall: '${deed}' }); };
    const isMeant = (path) => String(path).endsWith(${JSON.stringify(name)});
    ${
      deed === 'close'
        ? `fs.openSync = (path, ...rest) => { const file = real.openSync(path, ...rest); opened.set(file, path); return file; };
           fs.closeSync = (file) => { real.closeSync(file); const path = opened.get(file); opened.delete(file); if (isMeant(path)) refuse(); };`
        : `fs.${deed}Sync = (path, ...rest) => (isMeant(path) ? refuse() : real.${deed}Sync(path, ...rest));`
    }`;

  it.each([
    ['stat', 'archive/2026-W12.json'],
    ['close', 'archive/.digest-index'],
  ])('is recorded although the disk refuses to %s %s, which only the index needs', async (deed, name) => {
    const cwd = await folderWith({ 'week.txt': shortWeek, 'refusing.cjs': refusing(deed, name) });
    const build = `digest week.txt -q --archive archive -o out/week.md`;
    expect(await shell(`${build} -w 2026-W11`, cwd)).toMatchObject({ exit: 0, stderr: '' });
    const env = { NODE_OPTIONS: `--require ${join(cwd, 'refusing.cjs')}` };
    const more = `printf 'A Longer Bench for the Harbour\nTwelve sit on it.\n' >> week.txt`;
    expect(await shell(`${more}; ${build} -w 2026-W12`, cwd, env)).toMatchObject({ exit: 0, stderr: '' });
    expect(await readdir(join(cwd, 'archive'))).toContain('2026-W12.json');
  });

  it('is not written where the disk refuses to read the program, and that is told', async () => {
    const cwd = await folderWith({
      'week.txt': shortWeek,
      'refusing.cjs': refusing('open', 'dist/markdown.cjs'),
    });
    const env = { NODE_OPTIONS: `--require ${join(cwd, 'refusing.cjs')}` };
    expect(await shell('digest week.txt -q -o out/week.md', cwd, env)).toEqual({
      exit: 2,
      stdout: '',
      stderr: 'digest: error: EIO: i/o error, open\n',
    });
    expect(await readdir(cwd)).not.toContain('out');
  });

  it('is that of one run, when several write it at the same time', async () => {
    const cwd = await folderWith({ 'week.txt': shortWeek });
    const runs = ['Old', 'New', 'Old', 'New'].map((name, index) =>
      shell(
        `digest week.txt -q --title "The ${name} Issue" ${(index < 2 ? args : ['b/latest.md', 'b/week.json', 'a/week.html', 'a/week.md'].flatMap((file) => ['-o', file])).join(' ')}`,
        cwd,
      ),
    );
    for (const came of await Promise.all(runs)) expect(came).toMatchObject({ exit: 0, stderr: '' });
    expect(new Set(await titlesIn(cwd)).size).toBe(1);
  });
});

it('a program that is not built says how to build it', async () => {
  const cwd = await folderWith({
    'bin/digest.js': await readFile(program, 'utf8'),
    'bin/package.json': await readFile(join(program, '../package.json'), 'utf8'),
    'package.json': '{"type":"module"}',
  });
  expect(await readdir(cwd)).not.toContain('dist');
  const came = await start(process.execPath, ['bin/digest.js'], { cwd, env: environment(cwd) });
  expect(came).toEqual({ exit: 2, stdout: '', stderr: expect.stringMatching(/npm run build/) });
});
