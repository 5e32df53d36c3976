/** What every start asks of the file system. Node's `fs/promises` has it too, and loads what reads lines and watches folders with it. */
import {
  close as closeBack,
  open as openBack,
  read as readBack,
  readFile as readFileBack,
  stat as statBack,
} from 'node:fs';
import { promisify } from 'node:util';

export { closeFile, openFile, readBytes, readFile, stat };

/** What the system says of a path. */
const stat = promisify(statBack);

/** All bytes of a file. */
const readFile = promisify(readFileBack);

/** Opens a file to read it, and gives its descriptor. */
const openFile = async (path: string): Promise<number> => await opened(path, 'r');
const opened = promisify(openBack);

/** Reads into a buffer: descriptor, buffer, offset, length, and where in the file or null for what comes next. */
const readBytes = promisify(readBack);

/** Closes a descriptor. */
const closeFile = promisify(closeBack);
