/** `digest render`: an issue that was built as JSON, in any format. */
import type { Command } from 'commander';
import { hasError } from '../diagnostics/diagnostics.ts';
import { loadConfig, locate, readDigest, readInput, readPublication, reserve } from '../index.ts';
import type { Report } from '../terminal/report.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import type { Config, Digest } from '../types.ts';
import { defineCommand, type Program } from './command.ts';
import { newFindings } from './inputs.ts';
import { exitCodeOf, finish, type IssueRequest, issueDigest, newReport } from './issue.ts';
import { withLock } from './lock.ts';
import {
  conductOptions,
  destinationOptions,
  filterOptions,
  type IssuingOptions,
  readIssuing,
  waitingOf,
} from './options/issuing.ts';
import { readingOptions } from './options/reading.ts';
import { destinationOf, namedTargets } from './outputs.ts';

/** What `digest render` was asked to do. */
export interface RenderCommandOptions extends IssuingOptions {
  /** The file with the JSON, or `-`; null: none was named. */
  input: string | null;
  /** The configuration file; null: search for one. */
  config: string | null;
}

/** What the command is called, takes, and does. */
export const renderCommand = defineCommand<RenderCommandOptions>({
  description:
    'Reads a digest as "digest build -f json" writes it, whatever was done to it since, and writes it in ' +
    'another format: the same bytes that the build would have written.',
  operands: { name: 'issue', description: 'a file of JSON, or - for standard input', isOne: true },
  options: () => [readingOptions()[0], ...destinationOptions(), ...filterOptions(), ...conductOptions()],
  help: () => help,
  read: readOptions,
  run: runRender,
});

/** Reads an issue and writes it: 0 done, 1 warnings under `--strict`, 2 could not run. */
async function runRender(options: RenderCommandOptions, io: Io, program: Program): Promise<number> {
  if (options.input === null && io.stdin.kind !== 'piped') {
    await tell(io.stderr, await program.help(['render'], io.stderr.columns));
    return 2;
  }
  const { targets, diagnostics } = namedTargets(options);
  const report = newReport(options, diagnostics);
  if (report.diagnostics.length > 0) return await finish(report, options, io);

  if (options.input === '-' && io.stdin.kind === 'terminal' && options.talk !== 'quiet') {
    await tell(io.stderr, 'digest: waiting for a digest as JSON; end with Ctrl-D\n');
  }
  return await withLock(waitingOf(options), io, async (lock) => {
    const { digest, config } = await readIssue(options, { targets, lock }, report, io);
    if (digest !== null && exitCodeOf(report, options) === 0) {
      const { input } = options;
      const inputs = input === null || input === '-' ? [] : [locate(io.cwd, input)];
      await issueDigest({ digest, config, targets, inputs, lock }, report, options, io);
    }
    return await finish(report, options, io);
  });
}

/** Reads the issue; what its JSON does not say comes from the configuration. */
async function readIssue(
  { input, config: path, isDryRun }: RenderCommandOptions,
  { targets, lock }: Pick<IssueRequest, 'targets' | 'lock'>,
  report: Report,
  io: Io,
): Promise<{ digest: Digest | null; config: Config }> {
  const found = newFindings(report.diagnostics);
  const config = await loadConfig({ cwd: io.cwd, path, env: io.env, report: found.report });
  report.configFiles = config.files;
  if (hasError(found.list)) return { digest: null, config };
  const isPiped = input === null || input === '-';
  const file = isPiped ? 'stdin' : input;
  // Whoever writes into the pipe may need the same folders: what comes through it is waited for without a lock.
  if (isPiped) await io.stdin.read().catch(() => {});
  const plan = { ...destinationOf(targets, config, io.cwd), archive: null };
  if (!isDryRun && !(await reserve(lock, plan, found))) return { digest: null, config };
  const { lang, preheader, publication, assets } = await readPublication(config, found);
  const stdin = isPiped ? () => io.stdin.read() : null;
  const bytes = await readInput(file, { cwd: io.cwd, stdin, report: found.report });
  if (bytes === null || hasError(found.list)) return { digest: null, config };

  const fallback = { lang, preheader, publication };
  const digest = await readDigest(bytes, { file, fallback, report: found.report });
  if (digest === null) return { digest, config };
  const { counts, themes } = digest;
  report.sources = [{ file, format: 'json', because: 'a digest', entries: counts.read }];
  report.counts = counts;
  report.themes = themes.length;
  return { digest, config: { ...config, assets } };
}

function readOptions([input]: string[], command: Command): RenderCommandOptions {
  const { config = null } = command.opts<{ config?: string }>();
  return { ...readIssuing(command), input: input ?? null, config };
}

const help = `Input:
  One document of JSON, from a file or from standard input. It is checked: every wrong value is told
  with its line and column. Entries and themes may be added, moved and taken away; counts are made
  anew, and an entry that is added needs a title or a body, nothing else. A "summary" is shown in
  place of the body. What the JSON does not say (lang, publication ...) comes from digest.yaml, and
  so do the outputs and whom a message is from.

Filters:
  A filter reads the digest from its standard input and prints it, changed, on standard output. It
  is run by the shell, in this folder. When it fails, prints no digest, or takes longer than
  --filter-timeout, nothing is written. There is no key of digest.yaml and no variable for it: only
  the command line runs commands. "digest build" has the same option.

Examples:
  digest build -f json | my-filter | digest render -f html
  digest render issue.json -o week.html -o week.md
  digest build --filter 'jq "del(.skipped)"' -f json

Exit status:
  0  done
  1  there are warnings, and --strict was given: nothing was written
  2  could not run: wrong usage, configuration, JSON or filter, or the output could not be written`;
