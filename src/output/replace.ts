/** Files are replaced: all of them, or none. */
import { renameSync, unlinkSync } from 'node:fs';
import { copyFile, link, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSystemError } from '../text/system-error.ts';
import { type Change, compareFile, type Same } from './compare.ts';
import { type Content, writtenParts } from './content.ts';
import type { Lock } from './lock.ts';

/** A file that is no link and no device, and what is to stand in it. */
export interface Replacement {
  path: string;
  text: Content;
  same: Same;
}

/** Why a file was not written. */
export interface Fault {
  path: string;
  /** What the system threw. */
  error: unknown;
  /** Files that had been replaced by then and could not be put back. */
  torn: { path: string; error: unknown }[];
  /** Whether everything that can be replaced at once has been, and this was to come after it. */
  isLate: boolean;
}

/**
 * Replaces files. Each new one is written beside its target and synced; when all are ready they are renamed in one
 * breath, which no signal interrupts. Files that would not change are left alone. Missing folders are made; mode and
 * owner are kept. No other run writes to these folders meanwhile.
 */
export async function replaceAll(
  replacements: Replacement[],
  lock: Lock,
): Promise<{ changes: Change[]; fault: Fault | null }> {
  const changes: Change[] = [];
  const moves: Move[] = [];
  let at = '';
  try {
    const folders = new Map<string, string>();
    for (const { path } of replacements) {
      at = path;
      folders.set(path, await lock.enter(dirname(path)));
    }
    // In one order, so that no two runs wait for each other.
    for (const [path, folder] of [...folders].toSorted(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))) {
      at = path;
      await lock.claim(folder);
    }
    for (const { path, text, same } of replacements) {
      at = path;
      const change = await compareFile(path, text, same);
      changes.push(change);
      if (change === 'unchanged') continue;
      moves.push(await prepare(path, text, () => lock.place(folders.get(path)!)));
    }
    return { changes, fault: renameAll(moves) ?? (await syncFolders(moves)) };
  } catch (error) {
    return { changes, fault: { path: at, error, torn: [], isLate: false } };
  }
}

/** A new file that is ready to take the place of an old one. */
export interface Move {
  path: string;
  fresh: string;
  /** Another name of the old file; null when there is none. */
  old: string | null;
}

async function prepare(path: string, text: Content, place: () => string): Promise<Move> {
  const before = await stat(path).catch(orNothing);
  const fresh = place();
  const file = await open(fresh, 'wx', before?.mode);
  try {
    for (const part of writtenParts(text)) await file.writeFile(part);
    if (before !== null) {
      // Only root may give a file away; what belongs to somebody else becomes one's own.
      await file.chown(before.uid, before.gid).catch(() => {});
      await file.chmod(before.mode);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (before === null) return { path, fresh, old: null };
  const old = place();
  // Some file systems have no second names.
  await link(path, old).catch(() => copyFile(path, old));
  return { path, fresh, old };
}

function orNothing(error: unknown): null {
  if (isSystemError(error, 'ENOENT')) return null;
  throw error;
}

/** Renames every new file to its target; when one cannot be, those before it are put back. */
export function renameAll(moves: Move[]): Fault | null {
  for (const [index, { fresh, path }] of moves.entries()) {
    try {
      renameSync(fresh, path);
    } catch (error) {
      return { path, error, torn: moves.slice(0, index).flatMap(putBack), isLate: false };
    }
  }
  return null;
}

/** A name outlives a loss of power only when its folder is on the disk. */
async function syncFolders(moves: Move[]): Promise<Fault | null> {
  const paths = new Map(moves.map(({ path }) => [dirname(path), path]));
  for (const [folder, path] of paths) {
    try {
      await syncFolder(folder);
    } catch (error) {
      return { path, error, torn: [], isLate: true };
    }
  }
  return null;
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders, and one that may be written to need not be one that may be read.
  const folder = await open(path, 'r').catch(() => null);
  if (folder === null) return;
  try {
    await folder.sync();
  } catch (error) {
    // Some file systems have no such thing.
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].some((code) => isSystemError(error, code))) throw error;
  } finally {
    await folder.close();
  }
}

function putBack({ path, old }: Move): { path: string; error: unknown }[] {
  try {
    if (old === null) unlinkSync(path);
    else renameSync(old, path);
    return [];
  } catch (error) {
    return [{ path, error }];
  }
}
