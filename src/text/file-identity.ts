import { stat } from './file-system.ts';

/** Device and inode of a file: the same for all of its names and links. Throws the system's error. */
export async function fileIdentity(path: string): Promise<string> {
  const { dev, ino } = await stat(path);
  return `${dev}:${ino}`;
}
