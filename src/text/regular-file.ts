/** Files that a setting names, which are read whole. */
import type { Stats } from 'node:fs';
import { readFile, stat } from './file-system.ts';

/**
 * All that stands in a file. A pipe would keep whoever reads it waiting, a device may never end: of neither anything is read.
 * Throws what the system says, or what stands there instead of a file.
 */
export async function readRegularFile(path: string): Promise<Uint8Array> {
  const stats = await stat(path);
  // Of a folder the system says itself that it is one; the empty device is how people say "nothing".
  if (stats.isFile() || stats.isDirectory() || path === '/dev/null') return await readFile(path);
  throw new Error(`it is ${kindOf(stats)}, not a file`);
}

function kindOf(stats: Stats): string {
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
