/** The code of the program that is kept between runs: it makes them faster, and never another. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { environment, program, start } from '../support/shell.ts';
import { week } from './cases.ts';

/** Builds the week with a cache of its own. */
async function build(cwd: string, env: Record<string, string> = {}) {
  const settings = { cwd, env: environment(cwd, { XDG_CACHE_HOME: join(cwd, 'cache'), ...env }) };
  return await start(process.execPath, [program, 'week.txt', '-q'], settings);
}

/** The folder of the code, and the files in it by when they were written. */
function kept(cwd: string) {
  const all = join(cwd, 'cache/weekly-digest/code');
  const [node = ''] = existsSync(all) ? readdirSync(all) : [];
  const folder = join(all, node);
  const files = node === '' ? [] : readdirSync(folder).map((name) => join(folder, name));
  return { folder, files, times: files.map((file) => statSync(file).mtimeMs) };
}

describe('the code of the program', () => {
  it('is kept by the first run and read by the next', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    const first = await build(cwd);
    expect(first).toMatchObject({ exit: 0, stderr: '' });
    const { files, times } = kept(cwd);
    expect(files.filter((file) => /\/build-\w+\.cjs$/.test(file)).length).toBeGreaterThan(2);
    expect(await build(cwd)).toEqual(first);
    expect(kept(cwd)).toMatchObject({ files, times });
  });

  const damages: [string, (file: string) => void][] = [
    ['a byte is another', (file) => writeFileSync(file, flipped(readFileSync(file), 2000))],
    ['it is of another script', (file) => writeFileSync(file, flipped(readFileSync(file), 60))],
    ['the end is missing', (file) => truncateSync(file, 5000)],
    ['there is nothing in it', (file) => truncateSync(file, 0)],
    ['it is something else', (file) => writeFileSync(file, 'Dear diary,\n'.repeat(500))],
  ];

  it.each(damages)('is made anew where %s', async (_, damage) => {
    const cwd = await folderWith({ 'week.txt': week });
    const first = await build(cwd);
    const { files, folder } = kept(cwd);
    const whole = join(folder, 'build-build.cjs');
    damage(whole);
    const damaged = readFileSync(whole);
    expect(await build(cwd)).toEqual(first);
    expect(kept(cwd).files).toEqual(files);
    expect(readFileSync(whole).equals(damaged)).toBe(false);
    expect(await build(cwd)).toEqual(first);
  });

  it.each([
    ['the cache is no folder', { XDG_CACHE_HOME: '/dev/null' }],
    ['the system makes no folder there', { XDG_CACHE_HOME: '/proc' }],
    ['home is wherever one works', { XDG_CACHE_HOME: '', HOME: '.' }],
    ['Node is to keep none', { NODE_DISABLE_COMPILE_CACHE: '1' }],
  ])('is not kept where %s', async (_, env) => {
    const cwd = await folderWith({ 'week.txt': week });
    expect(await build(cwd, env)).toMatchObject({
      exit: 0,
      stderr: '',
      stdout: expect.stringMatching(/^# /),
    });
    expect(kept(cwd).files).toEqual([]);
    expect(readdirSync(cwd)).toEqual(['week.txt']);
  });

  it('leaves no part of a file that cannot be written', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    await build(cwd);
    const { folder, files } = kept(cwd);
    rmSync(join(folder, 'build-build.cjs'));
    mkdirSync(join(folder, 'build-build.cjs'));
    expect(await build(cwd)).toMatchObject({ exit: 0, stderr: '' });
    expect(kept(cwd).files).toEqual(files);
  });

  it.skipIf(process.platform === 'win32')('is neither read nor kept where others may write', async () => {
    const cwd = await folderWith({ 'week.txt': week });
    const first = await build(cwd);
    const { folder, files } = kept(cwd);
    for (const file of files) truncateSync(file, 0);
    chmodSync(folder, 0o777);
    expect(await build(cwd)).toEqual(first);
    expect(kept(cwd).files.map((file) => statSync(file).size)).toEqual(files.map(() => 0));
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at]! ^= 0x55;
  return bytes;
}
