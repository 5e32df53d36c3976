/**
 * Texts → files that are either the old ones or the new ones, never half of one, and never some of both.
 */
import { readlink, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileIdentity } from '../text/file-identity.ts';
import { type Change, isDevice, type Same } from './compare.ts';
import { type Content, writtenParts } from './content.ts';
import { clearAbandoned, type Lock, openLock } from './lock.ts';
import { type Fault, replaceAll } from './replace.ts';

/** A text on its way to a file. */
export interface Draft {
  /** Absolute. */
  path: string;
  text: Content;
  /** Says whether the file may stay as it is although its text is another one. */
  same: Same;
}

/** What became of a draft. */
export interface FileResult {
  /** Where the file really is, whichever links lead to it. */
  path: string;
  /** Null when it was not compared, since something went wrong before. */
  change: Change | null;
  isWritten: boolean;
}

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
 * Puts each text in the place of its file: all of them, or none and a fault. Files that would not change are left
 * alone, symbolic links stay links, and devices and pipes are written to when everything else is done.
 */
export async function writeAll(
  drafts: Draft[],
  lock: Lock,
): Promise<{ results: FileResult[]; fault: Fault | null }> {
  const results: FileResult[] = [];
  const files: (Draft & { result: FileResult })[] = [];
  const devices: typeof files = [];
  for (const draft of drafts) {
    const path = await linkTarget(draft.path);
    const result: FileResult = { path, change: null, isWritten: false };
    ((await isDevice(path)) ? devices : files).push({ ...draft, path, result });
    results.push(result);
  }
  const { changes, fault } = await replaceAll(files, lock);
  for (const [index, { result }] of files.entries()) {
    result.change = changes[index] ?? null;
    result.isWritten = (fault === null || fault.isLate) && result.change !== 'unchanged';
  }
  if (fault !== null) return { results, fault };
  for (const { path, text, result } of devices) {
    result.change = 'changed';
    try {
      await writeFile(path, writtenParts(text));
    } catch (error) {
      return { results, fault: { path, error, torn: [], isLate: true } };
    }
    result.isWritten = true;
  }
  return { results, fault: null };
}

/** Does something with a lock of its own. */
export async function alone<Result>(work: (lock: Lock) => Promise<Result>): Promise<Result> {
  const lock = openLock();
  try {
    return await work(lock);
  } finally {
    lock.release();
  }
}

/** The folders in which outputs are going to stand, as far as their names tell before an issue fills them in. */
export async function foldersOf(paths: string[]): Promise<string[]> {
  const folders = new Set<string>();
  for (const path of paths) {
    const known = path.split('{', 1)[0]!;
    const target = known === path ? await linkTarget(path) : `${known}_`;
    if (!(await isDevice(target))) folders.add(dirname(target));
  }
  return [...folders];
}

/** Takes away what a run that was killed left beside files, when there is nothing to write to them. */
export async function clearBeside(paths: string[]): Promise<void> {
  const folders = new Set<string>();
  for (const path of paths) folders.add(dirname(await linkTarget(path)));
  for (const folder of folders) await clearAbandoned(folder);
}

/** Puts a text in the place of one file. Throws the system's error, and then the old file stands untouched. */
export async function writeFileWhole(path: string, text: string): Promise<void> {
  const { fault } = await alone((lock) => writeAll([{ path, text, same: () => false }], lock));
  if (fault !== null) throw fault.error;
}

/** The one path of a file, whichever links lead to it, and also when nothing stands there yet. */
export async function linkTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return await promisedTarget(path);
  }
}

/** Where a link leads when nothing stands there yet; a file that is no link leads to itself. */
async function promisedTarget(path: string): Promise<string> {
  try {
    const folder = await realpath(dirname(path));
    const target = await readlink(path).catch(() => null);
    return resolve(folder, target ?? basename(path));
  } catch {
    return path;
  }
}
