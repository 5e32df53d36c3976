/** `digest archive show`: one issue, as Markdown or JSON. */
import { archivedIssue, loadConfig, openArchive, render } from '../index.ts';
import { print } from '../terminal/print.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import type { Io } from '../terminal/terminal.ts';
import type { Diagnostic, Digest } from '../types.ts';
import { type ArchiveOptions, archiveNamed, archiveOptions, readArchiveOptions } from './archive.ts';
import { defineCommand } from './command.ts';
import { commandDiagnostic } from './messages.ts';

/** What the command is called, takes, and does. */
export const archiveShowCommand = defineCommand<ArchiveOptions>({
  description: 'Prints an issue of an archive, as Markdown or as the JSON that it is.',
  operands: { name: 'issues', description: 'weeks (2026-W10), numbers or files' },
  options: archiveOptions,
  help: () => help,
  read: readArchiveOptions,
  run,
});

/** Prints the issues that were named: 0 done, 2 there is none of that name. */
async function run(options: ArchiveOptions, io: Io): Promise<number> {
  const { folder, name: archiveName, diagnostics } = await archiveNamed(options, io);
  if (folder !== null) {
    const archive = await openArchive(folder, { name: archiveName, report: (it) => diagnostics.push(it) });
    for (const name of options.names) {
      const digest = await archivedIssue(archive, name);
      if (digest === null)
        diagnostics.push(commandDiagnostic('archive-no-issue', { name, folder: archiveName }));
      else diagnostics.push(...(await show(digest, options, io)));
    }
  }
  return await reportDiagnostics(diagnostics, options, io);
}

async function show(digest: Digest, { isJson, config }: ArchiveOptions, io: Io): Promise<Diagnostic[]> {
  const { mail } = await loadConfig({ cwd: io.cwd, path: config, env: io.env, report: () => {} });
  const { text } = await render(digest, isJson ? 'json' : 'markdown', {
    colour: false,
    mail,
    template: null,
  });
  const failure = await print(text, io.stdout);
  return failure === null ? [] : [failure];
}

const help = `Examples:
  digest archive show 2026-W10
  digest archive show 11 --json | digest render - -f html > issue-11.html

Exit status:
  0  done
  2  could not run, or there is no such issue`;
