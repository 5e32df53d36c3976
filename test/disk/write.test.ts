import { chmod, lstat, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareFile, isOneOf, locate, writeFileWhole } from '../../src/disk/write.ts';
import { folderWith } from '../support/folder.ts';

const never = () => false;

describe('writing a file', () => {
  it('makes the folders that are missing', async () => {
    const path = join(await folderWith(), 'out/2026/week.html');
    await writeFileWhole(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
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

describe('comparing with a file', () => {
  it('tells new, changed and unchanged apart', async () => {
    const folder = await folderWith({ 'week.md': 'old' });
    expect(await compareFile(join(folder, 'other.md'), 'old', never)).toBe('new');
    expect(await compareFile(join(folder, 'week.md'), 'new', never)).toBe('changed');
    expect(await compareFile(join(folder, 'week.md'), 'old', never)).toBe('unchanged');
  });

  it('lets the caller say which texts count as one', async () => {
    const folder = await folderWith({ 'week.json': 'made at 9' });
    const same = (old: string, fresh: string) => old.slice(0, 4) === fresh.slice(0, 4);
    expect(await compareFile(join(folder, 'week.json'), 'made at 10', same)).toBe('unchanged');
  });

  it('never reads from a device', async () => {
    expect(await compareFile('/dev/zero', 'new', never)).toBe('changed');
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
