/** `digest archive rm`: forget an issue. */
import { archivedFile, openArchive, removeIssue } from '../index.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import type { Io } from '../terminal/terminal.ts';
import { type ArchiveOptions, archiveNamed, archiveOptions, readArchiveOptions } from './archive.ts';
import { defineCommand } from './command.ts';
import { commandDiagnostic } from './messages.ts';

/** What the command is called, takes, and does. */
export const archiveRmCommand = defineCommand<ArchiveOptions>({
  description: 'Takes issues out of an archive: what they published may be published again.',
  operands: { name: 'issues', description: 'weeks (2026-W10), numbers or files' },
  options: archiveOptions,
  help: () => help,
  read: readArchiveOptions,
  run,
});

/** Removes the issues that were named: 0 done, 2 there is none of that name. */
async function run(options: ArchiveOptions, io: Io): Promise<number> {
  const { folder, name: archiveName, diagnostics } = await archiveNamed(options, io);
  if (folder !== null) {
    const archive = await openArchive(folder, { name: archiveName, report: (it) => diagnostics.push(it) });
    for (const name of options.names) {
      const file = archivedFile(archive, name);
      const isGone = file !== null && (await removeIssue(folder, file));
      if (!isGone) diagnostics.push(commandDiagnostic('archive-no-issue', { name, folder: archiveName }));
    }
  }
  return await reportDiagnostics(diagnostics, options, io);
}

const help = `Examples:
  digest archive rm 2026-W10 && digest build -w 2026-W10

Exit status:
  0  done
  2  could not run, or there is no such issue`;
