/** The options of every command that reads snippets, declared once. */
import { type Command, Option } from 'commander';
import type { Talk, TalkOptions } from '../../terminal/talk.ts';
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

/** What inputs can be, in the order in which help lists them. */
const inputFormats: InputFormat[] = [
  ...([
    'text',
    'pairs',
    'blocks',
    'list',
    'markdown',
    'org',
    'json',
    'ndjson',
    'yaml',
    'csv',
    'tsv',
    'feed',
    'opml',
    'bookmarks',
  ] as const),
];

/** Which configuration, and how to read the inputs. */
export const readingOptions = (): [config: Option, inputFormat: Option] => [
  new Option('-c, --config <file>', 'the configuration; else digest.yaml here or in a folder above'),
  new Option(
    '--input-format <format>',
    `read ${inputFormats.slice(0, -1).join(', ')} or ${inputFormats.at(-1)}; auto: by name and content`,
  ).choices(['auto', ...inputFormats]),
];

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
