/** Folders that outputs need. */
import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSystemError } from '../text/system-error.ts';

/** Makes a folder and those above it that are missing; gives these, the innermost first. Throws the system's error. */
export async function makeFolder(folder: string): Promise<string[]> {
  try {
    const first = await mkdir(folder, { recursive: true });
    return first === undefined ? [] : pathBetween(first, folder);
  } catch (error) {
    // Node's recursion says of a disk that is read-only that it does not exist; a single step says what is wrong.
    if (isSystemError(error, 'ENOENT')) await mkdir(await firstMissing(folder));
    throw error;
  }
}

function pathBetween(outermost: string, folder: string): string[] {
  const above = dirname(folder);
  const isLast = folder === outermost || above === folder;
  return isLast ? [folder] : [folder, ...pathBetween(outermost, above)];
}

async function firstMissing(folder: string): Promise<string> {
  const above = dirname(folder);
  const isThere = await access(above).then(
    () => true,
    () => false,
  );
  return isThere || above === folder ? folder : await firstMissing(above);
}
