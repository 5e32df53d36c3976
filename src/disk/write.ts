/**
 * Text → files that are either the old one or the new one, never half of it.
 */
import { mkdir, readFile, readlink, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileIdentity } from './identity.ts';
import { isSystemError } from './reason.ts';

/** What writing a text to a file does to it. */
export type Change = 'new' | 'changed' | 'unchanged';

/** The absolute path of a file that is named relative to the folder `base`. */
export function locate(base: string, name: string): string {
  return resolve(base, name);
}

/** Whether a path, through any link, is one of the files. Paths where nothing stands are no file. */
export async function isOneOf(path: string, files: string[]): Promise<boolean> {
  const identities = await Promise.all([path, ...files].map((file) => fileIdentity(file).catch(() => null)));
  return identities[0] !== null && identities.indexOf(identities[0]!, 1) > 0;
}

/**
 * Compares a file with the text that is to stand in it. `same` says whether two texts that differ may count
 * as one. Throws the system's error when the file is there and cannot be read.
 */
export async function compareFile(
  path: string,
  text: string,
  same: (old: string, fresh: string) => boolean,
): Promise<Change> {
  try {
    if (await isDevice(path)) return 'changed';
    const old = await readFile(path, 'utf8');
    return old === text || same(old, text) ? 'unchanged' : 'changed';
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return 'new';
    throw error;
  }
}

/**
 * Puts a text in the place of a file: written beside it, synced, renamed. Missing folders are made; mode and
 * owner are kept; a symbolic link stays one. Throws the system's error, and then the old file stands untouched.
 */
export async function writeFileWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const target = await linkTarget(path);
  if (await isDevice(target)) return await writeFile(target, text);
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(target, '', {
    // write-file-atomic takes a write that stopped short on a full disk for a whole one; `writeFile` does not.
    tmpfileCreated: (temporary) => writeFile(temporary, text),
  });
}

/** Where a link leads, also when nothing stands there yet; a file that is no link leads to itself. */
async function linkTarget(path: string): Promise<string> {
  try {
    return resolve(await realpath(dirname(path)), await readlink(path));
  } catch {
    return path;
  }
}

/** Whether the path is a device, a pipe or a socket: those are written to, never replaced. */
async function isDevice(path: string): Promise<boolean> {
  try {
    const stats = await stat(path);
    return !stats.isFile() && !stats.isDirectory();
  } catch {
    return false;
  }
}
