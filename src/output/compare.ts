/** A file and the text that is to stand in it. */
import { open, readFile, stat } from 'node:fs/promises';
import { isSystemError } from '../text/system-error.ts';
import type { Content } from './content.ts';

/** What writing a text to a file does to it. */
export type Change = 'new' | 'changed' | 'unchanged';

/** Says whether two texts that differ may count as one. */
export type Same = (old: string, fresh: string) => boolean;

/**
 * Compares a file with the text that is to stand in it. Throws the system's error when the file is there and cannot
 * be read.
 */
export async function compareFile(path: string, text: Content, same: Same): Promise<Change> {
  try {
    if (await isDevice(path)) return 'changed';
    return (await holds(path, text, same)) ? 'unchanged' : 'changed';
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return 'new';
    throw error;
  }
}

async function holds(path: string, text: Content, same: Same): Promise<boolean> {
  if (typeof text !== 'string') return await holdsParts(path, text, same);
  const old = await readFile(path, 'utf8');
  return old === text || same(old, text);
}

/** Whether a file holds the parts of a long text, or such as count as the same: those are as long. */
async function holdsParts(path: string, parts: readonly Uint8Array[], same: Same): Promise<boolean> {
  const decoder = new TextDecoder();
  const file = await open(path);
  try {
    const room = Buffer.alloc(parts.reduce((most, { length }) => Math.max(most, length), 0));
    for (const part of parts) {
      const old = room.subarray(0, part.length);
      const { bytesRead } = await file.read(old, 0, old.length);
      if (bytesRead < part.length) return false;
      if (!old.equals(part) && !same(decoder.decode(old), decoder.decode(part))) return false;
    }
    return (await file.read(Buffer.alloc(1))).bytesRead === 0;
  } finally {
    await file.close();
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
