/** The options of every command that issues a digest, declared once. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { nearest } from '../../diagnostics/nearest.ts';
import type { LogFormat, TalkOptions } from '../../terminal/talk.ts';
import { formatNamed, formats } from '../../text/formats.ts';
import type { OutputFormat } from '../../types.ts';
import { append, readTalk, talkOptions } from './reading.ts';

/** What every command that issues a digest was asked. */
export interface IssuingOptions extends TalkOptions {
  /** The format of everything that is written; null: it follows from each name. */
  format: OutputFormat | null;
  /** Files to write, `-` for standard output; empty when none was named. */
  outputs: string[];
  /** The template that is filled in instead of the built-in rendering; null: none. */
  template: string | null;
  /** Commands of the shell that the digest passes through as JSON, in this order. */
  filters: string[];
  /** How long each of them may take, in seconds. */
  filterTimeout: number;
  /** Whether a warning keeps the digest from being written. */
  isStrict: boolean;
  /** Whether nothing at all is to be written. */
  isDryRun: boolean;
  /** What to do while another run is at work in the same folders. */
  lock: 'wait' | 'fail';
  logFormat: LogFormat;
}

/** In which formats, and where to. */
export const destinationOptions = (): Option[] => [
  new Option('-f, --format <format>', `write ${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}`)
    .choices(formats)
    .argParser(readFormat),
  new Option('-o, --output <file>', 'write to this file, - is standard output; may be repeated').argParser(
    append,
  ),
  new Option('--template <file>', 'fill in this Liquid template, such as issue.html.liquid'),
];

/** What the digest passes through on its way. */
export const filterOptions = (): Option[] => [
  new Option(
    '--filter <command>',
    'pass the digest, as JSON, through this command of the shell; may be repeated',
  ).argParser(append),
  new Option('--filter-timeout <seconds>', 'how long each filter may take')
    .argParser(readSeconds)
    .default(60),
];

/** What is written and what is said. */
export const conductOptions = (): Option[] => [
  new Option('--strict', 'a warning is a failure: nothing is written, exit status 1'),
  new Option('-n, --dry-run', 'do everything but write, and say what would be written'),
  lockOption(),
  ...talkOptions(),
  new Option('--log-format <format>', 'say it as text or json').choices(['text', 'json']),
];

/** What to do while another run is at work in the same folders. */
export const lockOption = (): Option =>
  new Option('--lock <mode>', 'while another run is at work in the same folders: wait, or fail')
    .choices(['wait', 'fail'])
    .default('wait');

interface Flags {
  format?: OutputFormat;
  output?: string[];
  template?: string;
  filter?: string[];
  filterTimeout: number;
  strict?: boolean;
  dryRun?: boolean;
  lock: 'wait' | 'fail';
  logFormat?: LogFormat;
}

/** What a command line says about issuing. */
export function readIssuing(command: Command): IssuingOptions {
  const flags = command.opts<Flags>();
  return {
    ...readTalk(command),
    format: flags.format ?? null,
    outputs: flags.output ?? [],
    template: flags.template ?? null,
    filters: flags.filter ?? [],
    filterTimeout: flags.filterTimeout,
    isStrict: flags.strict ?? false,
    isDryRun: flags.dryRun ?? false,
    lock: flags.lock,
    logFormat: flags.logFormat ?? 'text',
  };
}

/** How another run is waited for. */
export const waitingOf = ({ lock, talk, logFormat }: IssuingOptions) => ({
  lock,
  isTalkative: talk !== 'quiet' && logFormat === 'text',
});

function readFormat(name: string): OutputFormat {
  const format = formatNamed(name);
  if (format !== null) return format;
  const meant = nearest(name, formats);
  const choices = `Allowed choices are ${formats.join(', ')}.`;
  throw new InvalidArgumentError(meant === null ? choices : `Did you mean "${meant}"? ${choices}`);
}

/** A day is enough for any filter, and more than some 24 days are no time for a timer. */
const mostSeconds = 86_400;

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= mostSeconds) return seconds;
  throw new InvalidArgumentError(`It must be a number of seconds above 0, at most ${mostSeconds}.`);
}
