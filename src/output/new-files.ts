/** Files that are written only where nothing stands. */
import { access, readdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import { makeFolder } from './folder.ts';
import { outputDiagnostic } from './messages.ts';

/** Whether something stands at a path. */
export async function isThere(folder: string, name: string): Promise<boolean> {
  return await access(resolve(folder, name)).then(
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

/** Writes texts by their names; those that are there stay. The first fault ends it. */
export async function writeNew(
  folder: string,
  files: Record<string, string>,
): Promise<{ written: string[]; kept: string[]; fault: Diagnostic | null }> {
  const [written, kept]: [string[], string[]] = [[], []];
  for (const [name, text] of Object.entries(files)) {
    const path = resolve(folder, name);
    try {
      await makeFolder(dirname(path));
      await writeFile(path, text, { flag: 'wx' });
      written.push(name);
    } catch (error) {
      if (isSystemError(error, 'EEXIST')) kept.push(name);
      else {
        const facts = { path: name, why: reason(error), others: 'untouched' } as const;
        return { written, kept, fault: outputDiagnostic('output-failed', facts) };
      }
    }
  }
  return { written, kept, fault: null };
}
