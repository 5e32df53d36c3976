/** Folders that outputs need. */
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing; gives these, the innermost first. Throws the system's error. Step by step, since
 * Node's own recursion never ends in /proc, and says of a disk that is read-only that it does not exist.
 */
export async function makeFolder(folder: string): Promise<string[]> {
  const above = dirname(folder);
  const made = above === folder || (await isFolder(folder)) ? [] : await makeFolder(above);
  return (await isMade(folder)) ? [folder, ...made] : made;
}

/** Makes one folder; false when it is there, perhaps since another run made it a moment ago. */
async function isMade(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (await isFolder(folder)) return false;
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
