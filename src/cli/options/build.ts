/** The options of `digest build`, declared once for parsing and for `--help`. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { OutputFormat } from '../../model.ts';
import { type Declaration, declare } from './declare.ts';
import { buildHelp } from './help.ts';
import { append, type ReadingOptions, readingOptions, readReading, talkOptions } from './reading.ts';

/** What `digest build` was asked to do. */
export interface BuildOptions extends ReadingOptions {
  /** The format of everything that is written; null: it follows from each name. */
  format: OutputFormat | null;
  /** Files to write, `-` for standard output; empty when none was named. */
  outputs: string[];
  week: string | null;
  since: string | null;
  until: string | null;
  title: string | null;
  /** The most entries that each theme shows; null: what the configuration says. */
  limit: number | null;
  /** Whether a warning keeps the digest from being written. */
  isStrict: boolean;
  /** Whether nothing at all is to be written. */
  isDryRun: boolean;
  logFormat: 'text' | 'json';
}

/** Adds the command to a program; `run` gets its options when it was asked for. */
export function declareBuild(
  program: Command,
  env: Record<string, string | undefined>,
  run: (options: BuildOptions) => void,
): void {
  const declaration: Declaration<BuildOptions> = {
    name: 'build',
    summary: 'make a digest of snippets; what "digest" does when no command is named',
    options: buildOptions(),
    help: buildHelp,
    read: readOptions,
    settings: { isDefault: true },
  };
  declare(program, env, declaration, run);
}

function buildOptions(): Option[] {
  const [config, inputFormat] = readingOptions();
  return [
    config,
    new Option('-f, --format <format>', 'write markdown, html or json').choices([
      'markdown',
      'md',
      'html',
      'json',
    ]),
    new Option('-o, --output <file>', 'write to this file, - is standard output; may be repeated').argParser(
      append,
    ),
    new Option('-w, --week <week>', 'the week: 2026-W10, current or last'),
    new Option('--since <date>', 'the first day, such as 2026-03-02'),
    new Option('--until <date>', 'the last day'),
    new Option('--title <title>', 'the title of the digest'),
    new Option('--limit <number>', 'show the best entries of each theme, count the others').argParser(
      readLimit,
    ),
    inputFormat,
    new Option('--strict', 'a warning is a failure: nothing is written, exit status 1'),
    new Option('-n, --dry-run', 'do everything but write, and say what would be written'),
    ...talkOptions(),
    new Option('--log-format <format>', 'say it as text or json').choices(['text', 'json']),
  ];
}

interface Flags {
  format?: OutputFormat | 'md';
  output?: string[];
  week?: string;
  since?: string;
  until?: string;
  title?: string;
  limit?: number;
  strict?: boolean;
  dryRun?: boolean;
  logFormat?: 'text' | 'json';
}

function readOptions(inputs: string[], command: Command): BuildOptions {
  const flags = command.opts<Flags>();
  return {
    ...readReading(inputs, command),
    format: flags.format === 'md' ? 'markdown' : (flags.format ?? null),
    outputs: flags.output ?? [],
    week: flags.week ?? null,
    since: flags.since ?? null,
    until: flags.until ?? null,
    title: flags.title ?? null,
    limit: flags.limit ?? null,
    isStrict: flags.strict ?? false,
    isDryRun: flags.dryRun ?? false,
    logFormat: flags.logFormat ?? 'text',
  };
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isSafeInteger(limit) && limit >= 1) return limit;
  throw new InvalidArgumentError('It must be a whole number from 1.');
}
