/** The options of `digest themes suggest`, declared once for parsing and for `--help`. */
import { type Command, Option } from 'commander';
import { type Declaration, declare } from './declare.ts';
import { themesSuggestHelp } from './help.ts';
import {
  append,
  jsonOption,
  type ReadingOptions,
  readingOptions,
  readReading,
  talkOptions,
} from './reading.ts';
import { wholeNumber } from './whole-number.ts';

/** What `digest themes suggest` was asked to do. */
export interface ThemesSuggestOptions extends ReadingOptions {
  /** Ids of the themes to propose for; empty: all. */
  themes: string[];
  /** The most keywords of a theme. */
  limit: number;
  /** The fewest entries that must have a keyword. */
  minSupport: number;
  /** Whether to add what is proposed to the configuration. */
  isWrite: boolean;
  /** Whether to ask about each keyword before it is added. */
  isInteractive: boolean;
  isJson: boolean;
}

/** Adds the command to `digest themes`; `run` gets its options when it was asked for. */
export function declareThemesSuggest(
  themes: Command,
  env: Record<string, string | undefined>,
  run: (options: ThemesSuggestOptions) => void,
): void {
  const declaration: Declaration<ThemesSuggestOptions> = {
    name: 'suggest',
    summary: 'propose keywords, learnt from entries without labels',
    options: suggestOptions(),
    help: themesSuggestHelp,
    read: readOptions,
  };
  declare(themes, env, declaration, run);
}

/** How many keywords a theme gets unless told otherwise: as many as the built-in pack's themes have at most. */
const usualLimit = 200;

/** Two entries may share a word by chance. */
const usualSupport = 3;

const suggestOptions = (): Option[] => [
  new Option(
    '--limit <number>',
    `at most so many keywords a theme; ${usualLimit} unless told otherwise`,
  ).argParser(wholeNumber()),
  new Option(
    '--min-support <number>',
    `only what at least so many entries have; ${usualSupport} unless told otherwise`,
  ).argParser(wholeNumber()),
  new Option('--theme <id>', 'propose for this theme only; may be repeated').argParser(append),
  new Option('--write', 'add them to the configuration, whose comments and order stay'),
  new Option('--interactive', 'ask about each, and add those that were agreed to'),
  jsonOption(),
  ...readingOptions(),
  ...talkOptions(),
];

function readOptions(inputs: string[], command: Command): ThemesSuggestOptions {
  const flags = command.opts<{
    limit?: number;
    minSupport?: number;
    theme?: string[];
    write?: boolean;
    interactive?: boolean;
    json?: boolean;
  }>();
  return {
    ...readReading(inputs, command),
    themes: flags.theme ?? [],
    limit: flags.limit ?? usualLimit,
    minSupport: flags.minSupport ?? usualSupport,
    isWrite: flags.write ?? false,
    isInteractive: flags.interactive ?? false,
    isJson: flags.json ?? false,
  };
}
