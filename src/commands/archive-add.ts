/** `digest archive add`: take in issues from before. */

import { addToArchive, openArchive } from '../index.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import type { Io } from '../terminal/terminal.ts';
import type { Diagnostic } from '../types.ts';
import { type ArchiveOptions, archiveNamed, archiveOptions, readArchiveOptions } from './archive.ts';
import { defineCommand } from './command.ts';

/** What the command is called, takes, and does. */
export const archiveAddCommand = defineCommand<ArchiveOptions>({
  description: 'Takes issues that were built as JSON into an archive.',
  operands: { name: 'files', description: 'files of JSON, as "digest build -f json" writes them' },
  options: archiveOptions,
  help: () => help,
  read: readArchiveOptions,
  run,
});

/** Records each file: 0 done, 2 one is no digest, or could not be recorded. */
async function run(options: ArchiveOptions, io: Io): Promise<number> {
  const { folder, name: archiveName, diagnostics } = await archiveNamed(options, io);
  if (folder !== null) {
    const report = (it: Diagnostic) => void diagnostics.push(it);
    const archive = await openArchive(folder, { name: archiveName, report });
    for (const file of options.names) await addToArchive(file, archive, { cwd: io.cwd, report });
  }
  return await reportDiagnostics(diagnostics, options, io);
}

const help = `Examples:
  digest archive add old/*.json

Exit status:
  0  done
  2  a file is no digest, or could not be recorded`;
