/** The options of `digest build`, declared once for parsing and for `--help`. */
import { type Command, Option } from 'commander';
import { type Declaration, declare } from './declare.ts';
import { buildHelp } from './help.ts';
import {
  conductOptions,
  destinationOptions,
  filterOptions,
  type IssuingOptions,
  readIssuing,
} from './issuing.ts';
import { type ReadingOptions, readingOptions, readReading } from './reading.ts';
import { wholeNumber } from './whole-number.ts';

/** What `digest build` was asked to do. */
export interface BuildOptions extends ReadingOptions, IssuingOptions {
  week: string | null;
  since: string | null;
  until: string | null;
  title: string | null;
  /** The most entries that each theme shows; null: what the configuration says. */
  limit: number | null;
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
    ...destinationOptions(),
    new Option('-w, --week <week>', 'the week: 2026-W10, current or last'),
    new Option('--since <date>', 'the first day, such as 2026-03-02'),
    new Option('--until <date>', 'the last day'),
    new Option('--title <title>', 'the title of the digest'),
    new Option('--limit <number>', 'show the best entries of each theme, count the others').argParser(
      wholeNumber(),
    ),
    inputFormat,
    ...filterOptions(),
    ...conductOptions(),
  ];
}

interface Flags {
  week?: string;
  since?: string;
  until?: string;
  title?: string;
  limit?: number;
}

function readOptions(inputs: string[], command: Command): BuildOptions {
  const flags = command.opts<Flags>();
  return {
    ...readReading(inputs, command),
    ...readIssuing(command),
    week: flags.week ?? null,
    since: flags.since ?? null,
    until: flags.until ?? null,
    title: flags.title ?? null,
    limit: flags.limit ?? null,
  };
}
