/** The options of `digest themes`, declared once for parsing and for `--help`; its sub-commands hang off it. */
import type { Command, Option } from 'commander';
import { applyEnvironment } from './environment.ts';
import { themesHelp } from './help.ts';
import {
  inputsDescription,
  jsonOption,
  type ReadingOptions,
  readingOptions,
  readReading,
  talkOptions,
} from './reading.ts';

/** What `digest themes` was asked to do. */
export interface ThemesOptions extends ReadingOptions {
  isJson: boolean;
}

/** Adds the command to a program and gives it back, for its sub-commands; `run` gets its options when it was asked for. */
export function declareThemes(
  program: Command,
  env: Record<string, string | undefined>,
  run: (options: ThemesOptions) => void,
): Command {
  const command = program
    .command('themes')
    .summary('list the themes and what they cover')
    .usage('[options] [inputs...]')
    .argument('[inputs...]', inputsDescription)
    .helpOption('-h, --help', 'print this help')
    // An option behind a sub-command is that sub-command's, whether or not `themes` has one of that name.
    .enablePositionalOptions()
    .hook('preSubcommand', refuseOptionsBefore);
  for (const option of themesOptions()) command.addOption(option);
  themesHelp(command);
  command.action((inputs: string[]) => {
    applyEnvironment(command, env);
    run({ ...readReading(inputs, command), isJson: command.opts<{ json?: boolean }>().json ?? false });
  });
  return command;
}

const themesOptions = (): Option[] => [jsonOption(), ...readingOptions(), ...talkOptions()];

/** `digest themes -c my.yaml test …` would lose its option without a word. */
function refuseOptionsBefore(themes: Command, subcommand: Command): void {
  const early = themes.options.find(
    (option) => themes.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (early === undefined) return;
  themes.error(`error: ${early.long} stands before "${subcommand.name()}". Write it behind it`);
}
