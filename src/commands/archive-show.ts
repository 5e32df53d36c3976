/** `digest archive show`: one issue, as Markdown or JSON. */
import { archivedIssue, render, standardOutput, write } from '../index.ts';
import { print } from '../terminal/print.ts';
import type { Io } from '../terminal/terminal.ts';
import { type ArchiveOptions, archiveOptions, noIssue, readArchiveOptions, withArchive } from './archive.ts';
import { defineCommand } from './command.ts';

/** What the command is called, takes, and does. */
export const archiveShowCommand = defineCommand<ArchiveOptions>({
  description: 'Prints an issue of an archive, as Markdown or as the JSON that it is.',
  operands: { name: 'issues', description: 'weeks (2026-W10), numbers or files', isNeeded: true },
  options: archiveOptions,
  help: () => help,
  read: readArchiveOptions,
  run,
});

/** Prints the issues that were named: 0 done, 2 there is none of that name. */
async function run(options: ArchiveOptions, io: Io): Promise<number> {
  const format = options.isJson ? 'json' : 'markdown';
  return await withArchive(options, io, async (archive, report) => {
    for (const name of options.names) {
      const digest = await archivedIssue(archive, name);
      if (digest === null) report(noIssue(name, archive));
      else {
        const files = await render(digest, [{ file: standardOutput, format }], { report });
        await write(files, { base: io.cwd, print: (text) => print(text, io.stdout), report });
      }
    }
  });
}

const help = `Examples:
  digest archive show 2026-W10
  digest archive show 11 --json | digest render - -f html > issue-11.html

Exit status:
  0  done
  2  could not run, or there is no such issue`;
