/** What a command is, and how commander learns of it: the same steps for each, filled by what it is. */
import type { Command, Option } from 'commander';
import { nearest } from '../diagnostics/nearest.ts';
import type { Io } from '../terminal/terminal.ts';
import { applyEnvironment } from './environment.ts';
import { inputsDescription } from './options/reading.ts';

/** A command, whole: its options, its help, its run. */
export interface CommandDeclaration<Options> {
  /** A sentence or two: the head of its help. */
  description: string;
  /**
   * What its operands are called, what they are, whether there is but one, and whether one is needed; null when it takes none. Inputs unless
   * it says otherwise.
   */
  operands?: Operands | null;
  options: () => Option[];
  /** The rest of its help, below the options. */
  help: () => string;
  /** Reads what was asked, flags and environment together. */
  read: (operands: string[], command: Command) => Options;
  /** Does it; resolves to the exit status. */
  run: (options: Options, io: Io, program: Program) => Promise<number>;
}

interface Operands {
  name: string;
  description: string;
  isOne?: boolean;
  /** Without one there is nothing to do. */
  isNeeded?: boolean;
}

/** What a command may want to know of the program that it is a part of. */
export interface Program {
  /** What calls a command: a word, or the two of a sub-command. */
  words: readonly string[];
  /** The help of a command (`[]` is the program's own) for a terminal of so many columns. */
  help: (command: string[], columns: number | null) => Promise<string>;
  /** Every command with all of its options, for what is made of them: completions, manual pages. */
  whole: () => Promise<Command>;
}

/** A command that was asked for, with its options: flags over environment over defaults. */
export interface Invocation {
  options: unknown;
  run: (io: Io) => Promise<number>;
}

/** Fills in a command of commander's; `choose` is called when that command was asked for. */
export type Declare = (
  command: Command,
  env: Record<string, string | undefined>,
  program: Program,
  choose: (invocation: Invocation) => void,
) => void;

/** Makes of a command what commander has to be told. */
export function defineCommand<Options>(declaration: CommandDeclaration<Options>): Declare {
  const { description, options, help, read, run, operands = inputOperands } = declaration;
  return (command, env, program, choose) => {
    command
      .description(description)
      .helpOption('-h, --help', 'print this help')
      .addHelpText('after', `\n${help()}`)
      // An option behind a sub-command is that sub-command's, whether or not its parent has one of that name.
      .enablePositionalOptions()
      .hook('preSubcommand', refuseOptionsBefore);
    addOperands(command, operands);
    for (const option of options()) command.addOption(option);
    command.action(() => {
      if (operands === null) refuseOperands(command);
      else if (operands.isNeeded && command.args.length === 0) askForOperands(command, operands);
      refuseEmpty(command);
      applyEnvironment(command, env);
      const asked = read(command.args, command);
      choose({ options: asked, run: (io) => run(asked, io, program) });
    });
  };
}

const inputOperands: Operands = { name: 'inputs', description: inputsDescription };

function addOperands(command: Command, operands: Operands | null): void {
  // That there are too many is for us to say: the first of them may be a sub-command, misspelt.
  if (operands === null) return void command.usage('[options]').allowExcessArguments();
  const name = operands.isOne ? operands.name : `${operands.name}...`;
  // That one is missing is for us to say as well.
  command
    .usage(operands.isNeeded ? `[options] <${name}>` : `[options] [${name}]`)
    .argument(`[${name}]`, operands.description);
}

/** `--archive "$FOLDER"` where nothing set the variable would mean the folder at hand. */
function refuseEmpty(command: Command): void {
  for (const option of command.options) {
    const value: unknown = command.getOptionValue(option.attributeName());
    if (value === '' || (Array.isArray(value) && value.includes('')))
      command.error(`error: ${option.long} has an empty value, as a variable has that is not set`);
  }
}

/** `digest archive rm` would do nothing, as if all were well. */
function askForOperands(command: Command, { name, description }: Operands): void {
  command.error(`error: the ${name} of "digest ${nameOf(command)}" are missing: give ${description}`);
}

/** `digest archive verfy` would list the archive, and nothing be verified. */
function refuseOperands(command: Command): void {
  const [first] = command.args;
  if (first === undefined) return;
  const name = command.name();
  if (command.commands.length === 0)
    command.error(`error: "digest ${nameOf(command)}" takes no names, and "${first}" is one`);
  const meant = nearest(
    first,
    command.commands.map((it) => it.name()),
  );
  const advice = meant === null ? '' : `\n(Did you mean "digest ${name} ${meant}"?)`;
  command.error(`error: there is no command "${name} ${first}"${advice}`);
}

/** `archive verify`: without the name of the program. */
const nameOf = (command: Command): string =>
  command.parent?.parent == null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;

/** `digest themes -c my.yaml test …` would lose its option without a word. */
function refuseOptionsBefore(command: Command, subCommand: Command): void {
  const early = command.options.find(
    (option) => command.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (early === undefined) return;
  command.error(`error: ${early.long} stands before "${subCommand.name()}". Write it behind it`);
}
