/** `digest archive verify`: whether each issue is still what was recorded. */
import { type ArchiveVerdict, verifyArchive } from '../index.ts';
import { print } from '../terminal/print.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import type { Io } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { jsonDocument } from '../text/visible-json.ts';
import { type ArchiveOptions, archiveOptions, archiveToRead, readArchiveOptions } from './archive.ts';
import { defineCommand } from './command.ts';
import { newFindings } from './inputs.ts';

/** What the command is called, takes, and does. */
export const archiveVerifyCommand = defineCommand<ArchiveOptions>({
  description: 'Compares every issue of an archive with the schema and with its checksum.',
  operands: null,
  options: archiveOptions,
  help: () => help,
  read: readArchiveOptions,
  run,
});

/** Prints a line a file: 0 all is well, 1 some is not, 2 could not run. */
async function run(options: ArchiveOptions, io: Io): Promise<number> {
  const { folder, name, diagnostics } = await archiveToRead(options, io);
  const { report } = newFindings(diagnostics);
  const verdicts = folder === null ? [] : await verifyArchive(folder, { name, report });
  const exitCode = await reportDiagnostics(diagnostics, options, io);
  if (folder === null || exitCode !== 0) return exitCode;
  const text = options.isJson
    ? jsonDocument(verdicts)
    : verdicts.map((it) => `${visible(it.file)}: ${wordsFor(it)}\n`).join('');
  const failure = await print(text, io.stdout);
  if (failure !== null) return await reportDiagnostics([failure], options, io);
  return verdicts.every(({ verdict }) => verdict === 'ok' || verdict === 'unrecorded') ? 0 : 1;
}

const wordsFor = ({ verdict, line }: ArchiveVerdict): string =>
  line === undefined ? words[verdict] : `DAMAGED: its line ${line} is no checksum`;

const words: Record<ArchiveVerdict['verdict'], string> = {
  ok: 'ok',
  unrecorded: 'ok, without a checksum',
  copy: 'COPY of another issue, which counts once',
  changed: 'CHANGED since it was recorded',
  damaged: 'DAMAGED: no issue that can be read',
  missing: 'MISSING',
};

const help = `Verdicts:
  ok                      it is what was recorded
  ok, without a checksum  somebody put it there: "digest archive add" records it
  COPY                    it is the issue of another file, and does not count: take it away
  CHANGED, DAMAGED        it is another issue now, or none; nothing is written over
  MISSING                 its checksum is there, and it is not
  SHA256SUMS: DAMAGED     a line of it is no checksum, such as a mark of a merge: take it out

Exit status:
  0  all is well
  1  an issue is a copy, changed, damaged or missing, or the checksums are damaged
  2  could not run`;
