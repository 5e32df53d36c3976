/** What every start asks of the file system. Node's `fs/promises` has it too, and loads what reads lines and watches folders with it. */
import {
  close as closeBack,
  open as openBack,
  read as readBack,
  readFile as readFileBack,
  stat as statBack,
} from 'node:fs';
import { promisify } from 'node:util';

/** What the system says of a path. */
export const stat = promisify(statBack);

/** All bytes of a file. */
export const readFile = promisify(readFileBack);

/** Opens a file to read it, and gives its descriptor. */
export async function openFile(path: string): Promise<number> {
  return await opened(path, 'r');
}

const opened = promisify(openBack);

/** Reads into a buffer: descriptor, buffer, offset, length, and where in the file or null for what comes next. */
export const readBytes = promisify(readBack);

/** Closes a descriptor. */
export const closeFile = promisify(closeBack);
