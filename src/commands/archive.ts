/** `digest archive`: the issues that were published, and what else can be done with them. */
import { type Command, Option } from 'commander';
import { hasError } from '../diagnostics/diagnostics.ts';
import { isThere, type Lock, loadConfig, type OpenArchive, openArchive, reserve } from '../index.ts';
import { table } from '../terminal/columns.ts';
import { print } from '../terminal/print.ts';
import type { TalkOptions } from '../terminal/talk.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import type { Io } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { jsonDocument } from '../text/visible-json.ts';
import type { Diagnostic } from '../types.ts';
import { configuredArchive, namedArchive } from './archive-of.ts';
import { defineCommand } from './command.ts';
import { type Findings, newFindings } from './inputs.ts';
import { withLock } from './lock.ts';
import { commandDiagnostic } from './messages.ts';
import { lockOption } from './options/issuing.ts';
import { jsonOption, readingOptions, readTalk, talkOptions } from './options/reading.ts';

/** What every command over an archive was asked. */
export interface ArchiveOptions extends TalkOptions {
  /** The folder; null: what the configuration says. */
  archive: string | null;
  /** The configuration file; null: search for one. */
  config: string | null;
  /** Files or weeks, as given. */
  names: string[];
  isJson: boolean;
  /** For a command that changes it: what to do while another run is at work in it. */
  lock: 'wait' | 'fail' | null;
}

/** What the command is called, takes, and does. */
export const archiveCommand = defineCommand<ArchiveOptions>({
  description: 'Lists the issues of an archive, the oldest first.',
  operands: null,
  options: () => archiveOptions(),
  help: () => help,
  read: readArchiveOptions,
  run: (options, io) => runArchive(options, io),
});

/** The options of every command over an archive. */
export const archiveOptions = (): Option[] => [
  new Option('--archive <folder>', 'the folder of the issues; else what digest.yaml names'),
  readingOptions()[0],
  jsonOption(),
  ...talkOptions(),
];

/** The options of those that change it. */
export const changingOptions = (): Option[] => [...archiveOptions(), lockOption()];

/** Reads them. */
export function readArchiveOptions(names: string[], command: Command): ArchiveOptions {
  const flags = command.opts<{ archive?: string; config?: string; json?: boolean; lock?: 'wait' | 'fail' }>();
  const { archive = null, config = null, json: isJson = false, lock = null } = flags;
  return { ...readTalk(command), archive, config, names, isJson, lock };
}

/** The folder that is meant, absolute, and as its owner says it; or why there is none. */
export async function archiveNamed(
  { archive, config: path }: Pick<ArchiveOptions, 'archive' | 'config'>,
  { cwd, env }: Io,
): Promise<{ folder: string | null; name: string; diagnostics: Diagnostic[] }> {
  if (archive !== null) return { ...namedArchive(archive, cwd), diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const config = await loadConfig({ cwd, path, env, report: (it) => diagnostics.push(it) });
  const place = configuredArchive(config);
  if (place !== null) return { ...place, diagnostics };
  if (!hasError(diagnostics)) diagnostics.push(commandDiagnostic('archive-none', {}));
  return { folder: null, name: '', diagnostics };
}

/** The same, for a command that only reads: a folder that was named and is not there is a name that is wrong. */
export async function archiveToRead(options: ArchiveOptions, io: Io): ReturnType<typeof archiveNamed> {
  const { folder, name, diagnostics } = await archiveNamed(options, io);
  if (options.archive === null || folder === null || (await isThere(io.cwd, folder)))
    return { folder, name, diagnostics };
  return {
    folder: null,
    name,
    diagnostics: [...diagnostics, commandDiagnostic('archive-not-there', { folder: name })],
  };
}

/** Does something with the archive that is meant, and tells what is wrong: 0 done, 2 could not run. */
export async function withArchive(
  options: ArchiveOptions,
  io: Io,
  work: (archive: OpenArchive, report: Findings['report']) => Promise<void>,
): Promise<number> {
  const { folder, name, diagnostics } = await archiveToRead(options, io);
  const { report } = newFindings(diagnostics);
  const archive = folder === null ? null : await openArchive(folder, { name, report });
  if (archive !== null && !hasError(diagnostics)) await work(archive, report);
  return await reportDiagnostics(diagnostics, options, io);
}

/** Changes the archive that is meant, in which no other run is at work meanwhile: 0 done, 2 could not run. */
export async function changeArchive(
  options: ArchiveOptions,
  io: Io,
  change: (archive: OpenArchive, change: Findings & { lock: Lock }) => Promise<void>,
): Promise<number> {
  const { folder, name, diagnostics } = await archiveNamed(options, io);
  const found = newFindings(diagnostics);
  const waiting = { lock: options.lock ?? 'wait', isTalkative: options.talk !== 'quiet' };
  if (folder !== null) {
    await withLock(waiting, io, async (lock) => {
      if (!(await reserve(lock, { targets: [], base: folder, archive: folder }, found))) return;
      const archive = await openArchive(folder, { name, ...found });
      if (!hasError(diagnostics)) await change(archive, { ...found, lock });
    });
  }
  return await reportDiagnostics(diagnostics, options, io);
}

/** What is said of an issue that is not there. */
export const noIssue = (name: string, archive: OpenArchive): Diagnostic =>
  commandDiagnostic('archive-no-issue', { name, folder: archive.name });

/** Prints a line for each issue: 0 done, 2 could not run. */
const runArchive = (options: ArchiveOptions, io: Io): Promise<number> =>
  withArchive(options, io, async (archive, report) => {
    const text = options.isJson ? jsonDocument(archive.issues.map(inJson)) : await listText(archive);
    const failure = await print(text, io.stdout);
    if (failure !== null) report(failure);
  });

/** What is told of an issue, without what only the index needs. */
function inJson({ file, size, modified, ...it }: OpenArchive['issues'][number]): object {
  const { issue, title, week, from, to, entries, isCarried } = it;
  return { file, size, modified, issue, title, week, from, to, entries, isCarried };
}

async function listText({ issues }: OpenArchive): Promise<string> {
  const rows = issues.map(({ issue, from, to, entries, file, title }) => [
    visible(issue ?? '–'),
    `${from} to ${to}`,
    String(entries),
    visible(file),
    visible(title),
  ]);
  const lines = await table(
    [['issue', 'days', 'entries', 'file', 'title'], ...rows],
    [{ align: 'right' }, { align: 'left' }, { align: 'right' }, { align: 'left' }, { align: 'left' }],
  );
  return rows.length === 0 ? '' : `${lines.join('\n')}\n`;
}

const help = `The archive:
  A folder with one file of JSON an issue, as "digest build -f json" writes it, and SHA256SUMS.
  "digest build" leaves out what an earlier issue in it has published, and records each issue when
  all of its outputs are written: name the folder as "archive" in digest.yaml, or with --archive.
  The file .digest-index may be deleted at any time.

Examples:
  digest archive list                       the issues, the oldest first; "digest archive" does the same
  digest archive show 2026-W10              one of them, as Markdown
  digest archive verify                     is each still what was recorded?
  digest archive add old/*.json             issues from before there was an archive

Exit status:
  0  done
  2  could not run, or there is no archive`;
