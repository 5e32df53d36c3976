/** The options of `digest explain`, declared once for parsing and for `--help`. */
import { type Command, Option } from 'commander';
import { type Declaration, declare } from './declare.ts';
import { explainHelp } from './help.ts';
import {
  append,
  jsonOption,
  type ReadingOptions,
  readingOptions,
  readReading,
  talkOptions,
} from './reading.ts';

/** What `digest explain` was asked to do. */
export interface ExplainOptions extends ReadingOptions {
  /** Which entries: each a number, a part of a title, or the beginning of an id; empty: none was named. */
  entries: string[];
  isJson: boolean;
}

/** Adds the command to a program; `run` gets its options when it was asked for. */
export function declareExplain(
  program: Command,
  env: Record<string, string | undefined>,
  run: (options: ExplainOptions) => void,
): void {
  const declaration: Declaration<ExplainOptions> = {
    name: 'explain',
    summary: 'show why entries stand where they stand',
    options: explainOptions(),
    help: explainHelp,
    read: (inputs, command) => {
      const { entry = [], json = false } = command.opts<{ entry?: string[]; json?: boolean }>();
      return { ...readReading(inputs, command), entries: entry, isJson: json };
    },
  };
  declare(program, env, declaration, run);
}

const explainOptions = (): Option[] => [
  new Option(
    '-e, --entry <entry>',
    'its number, a part of its title, or the beginning of its id; may be repeated',
  ).argParser(append),
  jsonOption(),
  ...readingOptions(),
  ...talkOptions(),
];
