/** Files that are written only where nothing stands. */
import { lstat, readdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import { makeFolder } from './folder.ts';
import { outputDiagnostic } from './messages.ts';

/** Whether something stands at a path, be it a link that leads nowhere. */
export async function isThere(folder: string, name: string): Promise<boolean> {
  return await lstat(resolve(folder, name)).then(
    () => true,
    () => false,
  );
}

/** Whether a folder of that name is there and holds something. */
export async function hasFiles(folder: string, name: string): Promise<boolean> {
  return await readdir(resolve(folder, name)).then(
    (names) => names.length > 0,
    () => false,
  );
}

/** Whether Git keeps track of a folder, or of one above it. */
export async function isUnderGit(folder: string): Promise<boolean> {
  if (await isThere(folder, '.git')) return true;
  return folder !== dirname(folder) && (await isUnderGit(dirname(folder)));
}

/** Writes texts by their names; those that are there stay. The first fault ends it; where a folder cannot be, nothing is written. */
export async function writeNew(
  folder: string,
  files: Record<string, string>,
): Promise<{ written: string[]; kept: string[]; fault: Diagnostic | null }> {
  const [written, kept]: [string[], string[]] = [[], []];
  const failed = (name: string, why: string) => {
    const facts = { path: name, why, others: 'untouched' } as const;
    return { written, kept, fault: outputDiagnostic('output-failed', facts) };
  };
  for (const name of new Set(Object.keys(files).map(dirname))) {
    try {
      await makeFolder(resolve(folder, name));
    } catch (error) {
      return failed(name, isSystemError(error, 'EEXIST') ? 'what stands there is no folder' : reason(error));
    }
  }
  for (const [name, text] of Object.entries(files)) {
    try {
      await writeFile(resolve(folder, name), text, { flag: 'wx' });
      written.push(name);
    } catch (error) {
      if (isSystemError(error, 'EEXIST')) kept.push(name);
      else return failed(name, reason(error));
    }
  }
  return { written, kept, fault: null };
}
