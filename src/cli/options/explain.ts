/** The options of `digest explain`, declared once for parsing and for `--help`. */
import { type Command, Option } from 'commander';
import { applyEnvironment } from './environment.ts';
import { explainHelp } from './help.ts';
import {
  append,
  inputsDescription,
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
  const command = program
    .command('explain')
    .summary('show why entries stand where they stand')
    .usage('[options] [inputs...]')
    .argument('[inputs...]', inputsDescription)
    .helpOption('-h, --help', 'print this help');
  for (const option of explainOptions()) command.addOption(option);
  explainHelp(command);
  command.action((inputs: string[]) => {
    applyEnvironment(command, env);
    const { entry = [], json = false } = command.opts<{ entry?: string[]; json?: boolean }>();
    run({ ...readReading(inputs, command), entries: entry, isJson: json });
  });
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
