/** A file and the text that is to stand in it. */
import { readFile, stat } from 'node:fs/promises';
import { isSystemError } from '../text/system-error.ts';

/** What writing a text to a file does to it. */
export type Change = 'new' | 'changed' | 'unchanged';

/** Says whether two texts that differ may count as one. */
export type Same = (old: string, fresh: string) => boolean;

/**
 * Compares a file with the text that is to stand in it. Throws the system's error when the file is there and cannot
 * be read.
 */
export async function compareFile(path: string, text: string, same: Same): Promise<Change> {
  try {
    if (await isDevice(path)) return 'changed';
    const old = await readFile(path, 'utf8');
    return old === text || same(old, text) ? 'unchanged' : 'changed';
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return 'new';
    throw error;
  }
}

/** Whether the path is a device, a pipe or a socket: those are written to, never replaced. */
export async function isDevice(path: string): Promise<boolean> {
  try {
    const stats = await stat(path);
    return !stats.isFile() && !stats.isDirectory();
  } catch {
    return false;
  }
}
