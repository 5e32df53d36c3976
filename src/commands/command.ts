/** What a command is, and how commander learns of it: the same steps for each, filled by what it is. */
import type { Command, Option } from 'commander';
import type { Io } from '../terminal/terminal.ts';
import { applyEnvironment } from './environment.ts';
import { inputsDescription } from './options/reading.ts';

/** A command, whole: its options, its help, its run. */
export interface CommandDeclaration<Options> {
  /** A sentence or two: the head of its help. */
  description: string;
  /** What its operands are called, what they are, and whether there is but one; inputs unless it says otherwise. */
  operands?: { name: string; description: string; isOne?: boolean };
  options: () => Option[];
  /** The rest of its help, below the options. */
  help: () => string;
  /** Reads what was asked, flags and environment together. */
  read: (operands: string[], command: Command) => Options;
  /** Does it; resolves to the exit status. */
  run: (options: Options, io: Io, program: Program) => Promise<number>;
  /** Called before a sub-command of it is. */
  beforeSubCommand?: (command: Command, subCommand: Command) => void;
}

/** What a command may want to know of the program that it is a part of. */
export interface Program {
  /** The words that may stand in the place of a command. */
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
  const { description, options, help, read, run, beforeSubCommand } = declaration;
  const operands = declaration.operands ?? { name: 'inputs', description: inputsDescription };
  const operandText = operands.isOne ? `[${operands.name}]` : `[${operands.name}...]`;
  return (command, env, program, choose) => {
    command
      .description(description)
      .usage(`[options] ${operandText}`)
      .argument(operandText, operands.description)
      .helpOption('-h, --help', 'print this help')
      .addHelpText('after', `\n${help()}`)
      // An option behind a sub-command is that sub-command's, whether or not its parent has one of that name.
      .enablePositionalOptions();
    for (const option of options()) command.addOption(option);
    if (beforeSubCommand !== undefined) command.hook('preSubcommand', beforeSubCommand);
    command.action((given: string[] | string | undefined) => {
      applyEnvironment(command, env);
      const asked = read([given ?? []].flat(), command);
      choose({ options: asked, run: (io) => run(asked, io, program) });
    });
  };
}
