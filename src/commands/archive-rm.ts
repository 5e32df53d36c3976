/** `digest archive rm`: forget an issue. */
import { archivedFile, removeIssue } from '../index.ts';
import type { Io } from '../terminal/terminal.ts';
import {
  type ArchiveOptions,
  changeArchive,
  changingOptions,
  noIssue,
  readArchiveOptions,
} from './archive.ts';
import { defineCommand } from './command.ts';

/** What the command is called, takes, and does. */
export const archiveRmCommand = defineCommand<ArchiveOptions>({
  description: 'Takes issues out of an archive: what they published may be published again.',
  operands: { name: 'issues', description: 'weeks (2026-W10), numbers or files', isNeeded: true },
  options: changingOptions,
  help: () => help,
  read: readArchiveOptions,
  run,
});

/** Removes the issues that were named: 0 done, 2 there is none of that name. */
async function run(options: ArchiveOptions, io: Io): Promise<number> {
  return await changeArchive(options, io, async (archive, { report, lock }) => {
    for (const name of options.names) {
      const file = archivedFile(archive, name);
      const isGone = file !== null && (await removeIssue(archive, file, { report, lock }));
      if (!isGone) report(noIssue(name, archive));
    }
  });
}

const help = `Examples:
  digest archive rm 2026-W10 && digest build -w 2026-W10

Exit status:
  0  done
  2  could not run, or there is no such issue`;
