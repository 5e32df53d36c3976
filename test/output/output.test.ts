import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import {
  chmod,
  link,
  lstat,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Lock, openLock, type Patience } from '../../src/output/lock.ts';
import { ourselves } from '../../src/output/owner.ts';
import { renameAll } from '../../src/output/replace.ts';
import {
  clearBeside,
  isOneOf,
  linkTarget,
  locate,
  writeFileWhole,
  writeAll as writeUnder,
} from '../../src/output/write.ts';
import { folderWith } from '../support/folder.ts';

const never = () => false;
const patience = { waiting: () => {}, limit: 200 };
/** Writes with a lock of its own. */
async function writeAll(some: Parameters<typeof writeUnder>[0], how: Patience) {
  const lock = openLock(how);
  try {
    return await writeUnder(some, lock);
  } finally {
    lock.release();
  }
}

const longAgo = new Date('2020-01-01T00:00:00Z');

/** The files of a folder, at any depth, with what stands in them. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((it) => !it.isDirectory()).map((it) => join(it.parentPath, it.name));
  const read = files.map(async (path) => [relative(folder, path), await readFile(path, 'utf8')]);
  return Object.fromEntries((await Promise.all(read)).toSorted());
}

/** A process that is no more, as the owner of a lock. */
async function endedProcess(): Promise<string> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return ownerText({ pid: child.pid! });
}

/** An owner like this process, but for some of it. */
const ownerText = (some: Partial<ReturnType<typeof ourselves>> = {}) =>
  JSON.stringify({ ...ourselves('another-run'), ...some });

/** Drafts of files in a folder. */
const drafts = (folder: string, texts: Record<string, string>) =>
  Object.entries(texts).map(([name, text]) => ({ path: join(folder, name), text, same: never }));

describe('writing a file', () => {
  it('makes the folders that are missing', async () => {
    const path = join(await folderWith(), 'out/2026/week.html');
    await writeFileWhole(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it('on a disk that is read-only says so, also of folders that are missing', async ({ skip }) => {
    const folder = await folderWith();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=64k', 'tmpfs', folder]);
    if (mounted.status !== 0) skip('nobody but root may mount a disk, and in some sandboxes not even root');
    onTestFinished(() => void spawnSync('umount', [folder]));
    for (const name of ['week.md', 'out/week.md', 'out/2026/week.md']) {
      await expect(writeFileWhole(join(folder, name), 'new')).rejects.toMatchObject({ code: 'EROFS' });
    }
  });

  it('leaves nothing but the file behind', async () => {
    const folder = await folderWith({ 'week.html': 'old' });
    await writeFileWhole(join(folder, 'week.html'), 'new');
    expect(await readdir(folder)).toEqual(['week.html']);
  });

  it('keeps the mode of the file it replaces', async () => {
    const path = join(await folderWith({ 'week.html': 'old' }), 'week.html');
    await chmod(path, 0o640);
    await writeFileWhole(path, 'new');
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  it('writes through a link, which stays a link', async () => {
    const folder = await folderWith({ '2026-W10.html': 'old' });
    await symlink('2026-W10.html', join(folder, 'latest.html'));
    await writeFileWhole(join(folder, 'latest.html'), 'new');
    expect((await lstat(join(folder, 'latest.html'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, '2026-W10.html'), 'utf8')).toBe('new');
  });

  it('makes the file that a link promises', async () => {
    const folder = await folderWith();
    await symlink('2026-W10.html', join(folder, 'latest.html'));
    await writeFileWhole(join(folder, 'latest.html'), 'new');
    expect(await readFile(join(folder, '2026-W10.html'), 'utf8')).toBe('new');
    expect((await lstat(join(folder, 'latest.html'))).isSymbolicLink()).toBe(true);
  });

  it('writes to a device instead of replacing it', async () => {
    await writeFileWhole('/dev/null', 'new');
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('fails where a folder stands, and leaves it whole', async () => {
    const folder = await folderWith({ 'out/week.html': 'old' });
    await expect(writeFileWhole(join(folder, 'out'), 'new')).rejects.toMatchObject({ code: 'EISDIR' });
    expect(await readdir(folder)).toEqual(['out']);
    expect(await readFile(join(folder, 'out/week.html'), 'utf8')).toBe('old');
  });
});

describe('writing several files', () => {
  it('replaces all of them, in folders that are there and in others', async () => {
    const folder = await folderWith({ 'week.html': 'old' });
    const texts = { 'week.html': 'new', 'out/week.eml': 'new', 'out/feed/atom.xml': 'new' };
    const { results, fault } = await writeAll(drafts(folder, texts), patience);
    expect(fault).toBeNull();
    expect(results.map(({ change }) => change)).toEqual(['changed', 'new', 'new']);
    expect(await filesIn(folder)).toEqual(texts);
    expect(await readdir(folder)).toEqual(['out', 'week.html']);
  });

  it('replaces none when one of them cannot be', async () => {
    const old = { 'a.html': 'old', 'b/in-the-way.txt': 'old', 'c.html': 'old' };
    const folder = await folderWith(old);
    for (const order of [
      ['a.html', 'b', 'c.html'],
      ['c.html', 'new.html', 'a.html', 'a.html/deeper.html'],
    ]) {
      const texts = Object.fromEntries(order.map((name) => [name, 'new']));
      const { results, fault } = await writeAll(drafts(folder, texts), patience);
      expect(fault).toMatchObject({ torn: [] });
      expect(results.map(({ isWritten }) => isWritten)).toEqual(order.map(() => false));
      expect(await filesIn(folder)).toEqual(old);
    }
  });

  it('leaves those alone that would not change', async () => {
    const folder = await folderWith({ 'week.html': 'old', 'week.md': 'same' });
    await utimes(join(folder, 'week.md'), longAgo, longAgo);
    const { results } = await writeAll(drafts(folder, { 'week.html': 'new', 'week.md': 'same' }), patience);
    expect(results.map(({ change, isWritten }) => [change, isWritten])).toEqual([
      ['changed', true],
      ['unchanged', false],
    ]);
    expect((await stat(join(folder, 'week.md'))).mtime).toEqual(longAgo);
  });

  it('comes to devices only when every file is in its place', async () => {
    const folder = await folderWith({ 'a/week.md': 'old' });
    const device = { path: '/dev/full', text: 'new', same: never };
    const failing = await writeAll([device, ...drafts(folder, { a: 'new' })], patience);
    expect(failing.fault?.path).toBe(join(folder, 'a'));
    const { results, fault } = await writeAll([device, ...drafts(folder, { 'a/week.md': 'new' })], patience);
    expect(fault).toMatchObject({ path: '/dev/full', error: { code: 'ENOSPC' } });
    expect(results.map(({ isWritten }) => isWritten)).toEqual([false, true]);
  });

  it('takes one file by two names for one, whichever links lead to it', async () => {
    const folder = await folderWith({ 'real/2026-W10.html': 'old' });
    await symlink('real', join(folder, 'out'));
    await symlink('real/2026-W10.html', join(folder, 'latest.html'));
    await symlink('real/2026-W11.html', join(folder, 'next.html'));
    const real = (name: string) => join(folder, 'real', name);
    expect(await linkTarget(join(folder, 'latest.html'))).toBe(real('2026-W10.html'));
    expect(await linkTarget(join(folder, 'out/2026-W10.html'))).toBe(real('2026-W10.html'));
    expect(await linkTarget(join(folder, 'next.html'))).toBe(real('2026-W11.html'));
    expect(await linkTarget(join(folder, 'out/new.html'))).toBe(real('new.html'));
    const both = drafts(folder, { 'out/a.html': 'new', 'real/b.html': 'new' });
    expect((await writeAll(both, patience)).fault).toBeNull();
  });
});

describe('two runs at a time', () => {
  const names = ['one.html', 'two/week.eml', 'three.md', 'two/feed.atom'];
  const setOf = (text: string) => Object.fromEntries(names.map((name) => [name, text]));

  it('never leave a mixture, in whatever order they name the files', async () => {
    const folder = await folderWith(setOf('old'));
    for (let round = 0; round < 20; round++) {
      const runs = ['morning', 'evening', 'night'].map((text, index) => {
        const set = drafts(folder, setOf(`${text} ${round}`));
        return writeAll(index === 1 ? set.toReversed() : set, { waiting: () => {} });
      });
      for (const { fault } of await Promise.all(runs)) expect(fault).toBeNull();
      expect(new Set(Object.values(await filesIn(folder))).size).toBe(1);
    }
  });

  it('wait for each other, and say so when it takes a while', async () => {
    const folder = await folderWith({ '.digest.lock/owner': ownerText() });
    const waited: string[] = [];
    const waiting = (where: string) => {
      waited.push(where);
      void rm(join(folder, '.digest.lock'), { recursive: true });
    };
    const { fault } = await writeAll(drafts(folder, { 'week.md': 'new' }), { waiting });
    expect(fault).toBeNull();
    expect(waited).toEqual([folder]);
    expect(await filesIn(folder)).toEqual({ 'week.md': 'new' });
  });

  it('do not wait for ever for one that was killed, and take away what it left', async () => {
    const folder = await folderWith({ 'week.md': 'old', '.digest.lock/half': 'a ne' });
    const { fault } = await writeAll(drafts(folder, { 'week.md': 'new' }), patience);
    expect(fault).toBeNull();
    expect(await filesIn(folder)).toEqual({ 'week.md': 'new' });
  });

  it('do not wait at all for one that is known to have ended', async () => {
    const owner = await endedProcess();
    const folder = await folderWith({
      'week.md': 'old',
      '.digest.lock/owner': owner,
      '.digest.lock/half': 'a',
    });
    const told = vi.fn();
    const { fault } = await writeAll(drafts(folder, { 'week.md': 'new' }), { waiting: told, limit: 60_000 });
    expect(fault).toBeNull();
    expect(told).not.toHaveBeenCalled();
    expect(await filesIn(folder)).toEqual({ 'week.md': 'new' });
  });

  it.each([
    ['nothing', { '.digest.lock/half': 'a ne' }],
    ['nothing in it', { '.digest.lock/owner': '' }],
    ['what a power cut left of it', { '.digest.lock/owner': '\0\0\0\0' }],
    ['half of it', { '.digest.lock/owner': ownerText().slice(0, 20) }],
  ])('hardly wait for a lock that says whose it is with %s', async (_, left) => {
    const folder = await folderWith({ 'week.md': 'old', ...left });
    const told = vi.fn();
    expect((await writeAll(drafts(folder, { 'week.md': 'new' }), { waiting: told })).fault).toBeNull();
    expect(told).not.toHaveBeenCalled();
    expect(await filesIn(folder)).toEqual({ 'week.md': 'new' });
  });

  it('take away what it left also when there is nothing to write, and leave what may live', async () => {
    const dead = await endedProcess();
    const away = dead.replace(JSON.stringify(hostname()), '"another.example"');
    const alive = ownerText();
    const folder = await folderWith({
      'a/.digest.lock/owner': dead,
      'b/.digest.lock/owner': away,
      'c/.digest.lock/owner': alive,
      'd/.digest.lock/half': 'nobody says whose it is',
    });
    await clearBeside(['a', 'a', 'b', 'c', 'd'].map((name) => join(folder, name, 'week.md')));
    const left = await Promise.all(['a', 'b', 'c', 'd'].map((name) => readdir(join(folder, name))));
    expect(left.map((names) => names.length)).toEqual([0, 1, 1, 0]);
  });

  it('are patient as long as the other one shows any sign of life', async () => {
    const folder = await folderWith({ '.digest.lock/0': '' });
    let alive = 0;
    const work = setInterval(() => {
      if (++alive <= 8) writeFileSync(join(folder, `.digest.lock/${alive}`), '');
      else rmSync(join(folder, '.digest.lock'), { recursive: true, force: true });
    }, 50);
    onTestFinished(() => clearInterval(work));
    await writeAll(drafts(folder, { 'week.md': 'new' }), patience);
    expect(alive).toBeGreaterThan(8);
  });

  it('that was taken for dead replaces nothing when it wakes up', async () => {
    const folder = await folderWith({ 'a.md': 'old', 'b.md': 'old' });
    const lock = openLock();
    await lock.claim(folder);
    const fresh = lock.place(folder);
    await writeFile(fresh, 'sleepy');
    // Of a process on another machine nobody knows whether it lives.
    await writeFile(join(folder, '.digest.lock/owner'), ownerText({ host: 'another.example' }));
    await writeAll(drafts(folder, { 'a.md': 'new' }), patience);
    const fault = renameAll([{ path: join(folder, 'a.md'), fresh, old: null }]);
    lock.release();
    expect(fault).toMatchObject({ error: { code: 'ENOENT' }, torn: [] });
    expect(await filesIn(folder)).toEqual({ 'a.md': 'new', 'b.md': 'old' });
  });
});

describe('a lock', () => {
  /** A lock on these folders, which is given back after the test. */
  async function lockOn(folders: string[], how: Patience = {}): Promise<Lock> {
    const lock = openLock(how);
    onTestFinished(() => lock.release());
    expect(await lock.reserve(folders)).toBeNull();
    return lock;
  }

  it('of a living run is never broken, however long that takes', async () => {
    const folder = await folderWith();
    const first = await lockOn([folder]);
    await utimes(join(folder, '.digest.lock'), longAgo, longAgo);
    const second = openLock({ limit: 40 });
    const got = vi.fn();
    const claiming = second.claim(folder).then(got);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(got).not.toHaveBeenCalled();
    first.release();
    await claiming;
    second.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('of a process whose number another one has now is broken at once', async () => {
    if (ourselves('').began === '') return; // Only Linux says when a process began.
    const folder = await folderWith({ '.digest.lock/owner': ownerText({ began: '1' }) });
    await lockOn([folder], { mode: 'fail' });
    expect(JSON.parse(await readFile(join(folder, '.digest.lock/owner'), 'utf8'))).toMatchObject({
      pid: process.pid,
      began: ourselves('').began,
    });
  });

  it('fails at once when it is not to wait, and names the other run', async () => {
    const folder = await folderWith();
    await lockOn([folder]);
    const fault = await openLock({ mode: 'fail' }).reserve([folder]);
    expect(fault).toMatchObject({
      folder,
      error: {
        code: 'ELOCKED',
        message: `another run is at work there (process ${process.pid} on ${hostname()})`,
      },
    });
  });

  it('takes several folders in one order, so that two runs never wait for each other', async () => {
    const folder = await folderWith({ 'a/x': '', 'b/x': '', 'c/x': '' });
    const names = ['a', 'b', 'c'].map((name) => join(folder, name));
    const runs = [names, names.toReversed(), [names[1]!, names[0]!, names[2]!]].map(async (order) => {
      const lock = openLock();
      expect(await lock.reserve(order)).toBeNull();
      lock.release();
    });
    await Promise.all(runs);
    expect(Object.keys(await filesIn(folder))).toEqual(['a/x', 'b/x', 'c/x']);
  });

  it('that comes out of order for one more folder does not wait for ever', async () => {
    const folder = await folderWith({ 'a/x': '', 'b/x': '' });
    await lockOn([join(folder, 'b')]);
    const lock = await lockOn([join(folder, 'a')], { most: 40 });
    await expect(lock.claim(join(folder, 'b'))).rejects.toMatchObject({ code: 'ELOCKED' });
  });

  it('makes the folders that are missing, and takes those away in which nothing came to stand', async () => {
    const folder = await folderWith();
    const lock = await lockOn([join(folder, 'out/2026'), join(folder, 'archive')]);
    await writeFile(join(folder, 'archive/2026-W10.json'), '{}');
    lock.release();
    expect(await filesIn(folder)).toEqual({ 'archive/2026-W10.json': '{}' });
    expect(await readdir(folder)).toEqual(['archive']);
  });

  it('takes away what others left that ended while they took it or gave it back', async () => {
    const dead = await endedProcess();
    const folder = await folderWith({
      '.digest.lock.1/owner': dead,
      '.digest.lock.1/half': 'a ne',
      '.digest.lock.2/owner': ownerText(),
      '.digest.lock.3/owner': '',
      '.digest.lock.4/owner': ownerText({ host: 'another.example' }),
    });
    await utimes(join(folder, '.digest.lock.4'), longAgo, longAgo);
    (await lockOn([folder])).release();
    expect(await readdir(folder)).toEqual(['.digest.lock.2']);
  });

  it('gives signs of life', async () => {
    const folder = await folderWith();
    await lockOn([folder]);
    const stage = join(folder, '.digest.lock');
    await utimes(stage, longAgo, longAgo);
    await vi.waitFor(async () => expect((await stat(stage)).mtime).not.toEqual(longAgo), 5000);
  });

  it('leaves a folder free in which nobody may write', async () => {
    if (process.getuid?.() === 0) return; // Root may write anywhere.
    const folder = await folderWith();
    await chmod(folder, 0o500);
    await lockOn([folder]);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('renaming that fails midway', () => {
  it('puts the old files back, the same ones, and takes the new ones away', async () => {
    const folder = await folderWith({
      'a.md': 'old',
      'stage/a': 'new',
      'stage/b': 'new',
    });
    await link(join(folder, 'a.md'), join(folder, 'stage/old-a'));
    const { ino } = await stat(join(folder, 'a.md'));
    const move = (name: string, old: string | null) => ({
      path: join(folder, `${name}.md`),
      fresh: join(folder, 'stage', name),
      old: old && join(folder, 'stage', old),
    });
    const fault = renameAll([move('a', 'old-a'), move('b', null), move('gone', null)]);
    expect(fault).toMatchObject({ path: join(folder, 'gone.md'), torn: [] });
    expect(await filesIn(folder)).toEqual({ 'a.md': 'old' });
    expect((await stat(join(folder, 'a.md'))).ino).toBe(ino);
  });

  it('says which files it could not put back', async () => {
    const folder = await folderWith({ 'a.md': 'old', 'stage/a': 'new' });
    const a = { path: join(folder, 'a.md'), fresh: join(folder, 'stage/a'), old: join(folder, 'stage/lost') };
    const fault = renameAll([a, { ...a, path: join(folder, 'b.md') }]);
    expect(fault?.torn).toMatchObject([{ path: a.path, error: { code: 'ENOENT' } }]);
    expect(await filesIn(folder)).toEqual({ 'a.md': 'new' });
  });
});

describe('telling whether a file is among others', () => {
  it('sees through links', async () => {
    const folder = await folderWith({ 'week.txt': '', 'other.txt': '' });
    await symlink('week.txt', join(folder, 'latest.txt'));
    const inputs = [locate(folder, 'week.txt')];
    expect(await isOneOf(locate(folder, 'latest.txt'), inputs)).toBe(true);
    expect(await isOneOf(locate(folder, 'other.txt'), inputs)).toBe(false);
  });

  it('takes no two missing files for one', async () => {
    const folder = await folderWith();
    expect(await isOneOf(locate(folder, 'a.md'), [locate(folder, 'b.md')])).toBe(false);
  });
});
