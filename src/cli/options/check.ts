/** The options of `digest check`, declared once for parsing and for `--help`. */
import { type Command, Option } from 'commander';
import { type Declaration, declare } from './declare.ts';
import { checkHelp } from './help.ts';
import { jsonOption, type ReadingOptions, readingOptions, readReading, talkOptions } from './reading.ts';

/** How findings are written. */
export type FindingsFormat = 'text' | 'json' | 'github' | 'sarif';

/** What `digest check` was asked to do. */
export interface CheckOptions extends ReadingOptions {
  format: FindingsFormat;
}

/** Adds the command to a program; `run` gets its options when it was asked for. */
export function declareCheck(
  program: Command,
  env: Record<string, string | undefined>,
  run: (options: CheckOptions) => void,
): void {
  const declaration: Declaration<CheckOptions> = {
    name: 'check',
    summary: 'find what is wrong or idle in snippets and rules, without building',
    options: checkOptions(),
    help: checkHelp,
    read: (inputs, command) => ({ ...readReading(inputs, command), format: formatOf(command) }),
  };
  declare(program, env, declaration, run);
}

const checkOptions = (): Option[] => [
  new Option('-f, --format <format>', 'write text, json, github (annotations) or sarif').choices([
    'text',
    'json',
    'github',
    'sarif',
  ]),
  jsonOption().conflicts('format'),
  ...readingOptions(),
  ...talkOptions(),
];

/** `--json` and `--format` exclude each other as flags; a flag beats the other one's variable. */
function formatOf(command: Command): FindingsFormat {
  const { format, json } = command.opts<{ format?: FindingsFormat; json?: boolean }>();
  if (!json) return format ?? 'text';
  return command.getOptionValueSource('format') === 'cli' ? format! : 'json';
}
