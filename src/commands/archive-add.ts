/** `digest archive add`: take in issues from before. */

import { addToArchive } from '../index.ts';
import type { Io } from '../terminal/terminal.ts';
import { type ArchiveOptions, changeArchive, changingOptions, readArchiveOptions } from './archive.ts';
import { defineCommand } from './command.ts';

/** What the command is called, takes, and does. */
export const archiveAddCommand = defineCommand<ArchiveOptions>({
  description: 'Takes issues that were built as JSON into an archive.',
  operands: {
    name: 'files',
    description: 'files of JSON, as "digest build -f json" writes them',
    isNeeded: true,
  },
  options: changingOptions,
  help: () => help,
  read: readArchiveOptions,
  run,
});

/** Records each file: 0 done, 2 one is no digest, or could not be recorded. */
async function run(options: ArchiveOptions, io: Io): Promise<number> {
  return await changeArchive(options, io, async (archive, { report, lock }) => {
    for (const file of options.names) await addToArchive(file, archive, { cwd: io.cwd, report, lock });
  });
}

const help = `Examples:
  digest archive add old/*.json

Exit status:
  0  done
  2  a file is no digest, or could not be recorded`;
