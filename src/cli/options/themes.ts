/** The options of `digest themes`, declared once for parsing and for `--help`; its sub-commands hang off it. */
import type { Command, Option } from 'commander';
import { type Declaration, declare } from './declare.ts';
import { themesHelp } from './help.ts';
import { jsonOption, type ReadingOptions, readingOptions, readReading, talkOptions } from './reading.ts';

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
  const declaration: Declaration<ThemesOptions> = {
    name: 'themes',
    summary: 'list the themes and what they cover',
    options: themesOptions(),
    help: themesHelp,
    read: (inputs, command) => ({
      ...readReading(inputs, command),
      isJson: command.opts<{ json?: boolean }>().json ?? false,
    }),
  };
  // An option behind a sub-command is that sub-command's, whether or not `themes` has one of that name.
  return declare(program, env, declaration, run)
    .enablePositionalOptions()
    .hook('preSubcommand', refuseOptionsBefore);
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
