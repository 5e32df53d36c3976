/** What every start asks of the file system. Node's `fs/promises` has it too, and loads what reads lines and watches folders with it. */
import {
  close as closeBack,
  open as openBack,
  read as readBack,
  readFileSync,
  type Stats,
  statSync,
} from 'node:fs';
import { promisify } from 'node:util';

/** What the system says of a path. It is asked at once, as a start has nothing to do meanwhile: a thread that asks would have to be made. */
export const stat = async (path: string): Promise<Stats> => statSync(path);

/** All bytes of a file, which is no pipe: that would be waited for. */
export const readFile = async (path: string): Promise<Uint8Array> => readFileSync(path);

/** Opens a file to read it, and gives its descriptor. */
export async function openFile(path: string): Promise<number> {
  return await opened(path, 'r');
}

const opened = promisify(openBack);

/** Reads into a buffer: descriptor, buffer, offset, length, and where in the file or null for what comes next. */
export const readBytes = promisify(readBack);

/** Closes a descriptor. */
export const closeFile = promisify(closeBack);
