/** How every command is declared: the same steps, filled by what the command is. */
import type { Command, CommandOptions, Option } from 'commander';
import { applyEnvironment } from './environment.ts';
import { inputsDescription } from './reading.ts';

/** What a command is. */
export interface Declaration<Options> {
  name: string;
  summary: string;
  /** What its operands are called, and what they are; inputs unless it says otherwise. */
  operands?: { name: string; description: string };
  options: Option[];
  /** Adds the prose to its help text. */
  help: (command: Command) => void;
  /** Reads what was asked, flags and environment together. */
  read: (inputs: string[], command: Command) => Options;
  settings?: CommandOptions;
}

/** Adds a command to a program or to a parent command; `run` gets its options when it was asked for. */
export function declare<Options>(
  parent: Command,
  env: Record<string, string | undefined>,
  declaration: Declaration<Options>,
  run: (options: Options) => void,
): Command {
  const { name, summary, operands, options, help, read, settings = {} } = declaration;
  const { name: operand, description } = operands ?? { name: 'inputs', description: inputsDescription };
  const command = parent
    .command(name, settings)
    .summary(summary)
    .usage(`[options] [${operand}...]`)
    .argument(`[${operand}...]`, description)
    .helpOption('-h, --help', 'print this help');
  for (const option of options) command.addOption(option);
  help(command);
  command.action((inputs: string[]) => {
    applyEnvironment(command, env);
    run(read(inputs, command));
  });
  return command;
}
