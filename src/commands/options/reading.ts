/** The options of every command that reads snippets, declared once. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { nearest } from '../../diagnostics/nearest.ts';
import type { Talk, TalkOptions } from '../../terminal/talk.ts';
import { inputFormatNamed, inputFormats } from '../../text/input-formats.ts';
import type { InputFormat } from '../../types.ts';

/** What every command that reads snippets was asked. */
export interface ReadingOptions extends TalkOptions {
  /** Paths, folders, patterns or `-`, as given. */
  inputs: string[];
  /** The configuration file; null: search for one. */
  config: string | null;
  inputFormat: InputFormat | 'auto';
}

/** What the argument stands for in every help text. */
export const inputsDescription = 'files, folders, glob patterns, or - for standard input';

/** Which configuration, and how to read the inputs. */
export const readingOptions = (): [config: Option, inputFormat: Option] => [
  new Option('-c, --config <file>', 'the configuration; else digest.yaml here or in a folder above'),
  new Option(
    '--input-format <format>',
    `read ${inputFormats.slice(1, -1).join(', ')} or ${inputFormats.at(-1)}; auto: by name and content`,
  )
    .choices(inputFormats)
    .argParser(readInputFormat),
];

function readInputFormat(name: string): InputFormat | 'auto' {
  const format = inputFormatNamed(name);
  if (format !== null) return format;
  const meant = nearest(name, inputFormats);
  const choices = `Allowed choices are ${inputFormats.join(', ')}.`;
  throw new InvalidArgumentError(meant === null ? choices : `Did you mean "${meant}"? ${choices}`);
}

/** How much is said, and whether in colour. */
export const talkOptions = (): Option[] => [
  new Option('-q, --quiet', 'say nothing but errors').conflicts('verbose'),
  new Option('-v, --verbose', 'tell every warning and note, what was read, and why'),
  new Option('--color', 'colour, whatever the output is'),
  new Option('--no-color', 'no colour'),
];

/** For a command whose product is a text or JSON. */
export const jsonOption = (): Option => new Option('--json', 'print JSON');

/** For an option that may be repeated: each value is added to those before it. */
export const append = (value: string, values: string[] | undefined): string[] => [...(values ?? []), value];

interface Flags {
  config?: string;
  inputFormat?: InputFormat | 'auto';
  quiet?: boolean;
  verbose?: boolean;
  color?: boolean;
}

/** What a command line says about reading and talking. */
export function readReading(inputs: string[], command: Command): ReadingOptions {
  const flags = command.opts<Flags>();
  return {
    inputs,
    config: flags.config ?? null,
    inputFormat: flags.inputFormat ?? 'auto',
    ...readTalk(command),
  };
}

/** What a command line says about talking. */
export function readTalk(command: Command): TalkOptions {
  const flags = command.opts<Flags>();
  return { talk: talkOf(flags, command), colour: flags.color ?? null };
}

/** `-q` and `-v` exclude each other as flags; a flag beats the other one's variable. */
function talkOf({ quiet, verbose }: Flags, command: Command): Talk {
  if (quiet && verbose) return command.getOptionValueSource('verbose') === 'cli' ? 'verbose' : 'quiet';
  if (quiet) return 'quiet';
  return verbose ? 'verbose' : 'normal';
}
