/** How every command is declared: the same steps, filled by what the command is. */
import type { Command, CommandOptions, Option } from 'commander';
import { applyEnvironment } from './environment.ts';
import { inputsDescription } from './reading.ts';

/** What a command is. */
export interface Declaration<Options> {
  name: string;
  summary: string;
  /** What its operands are called, what they are, and whether there is but one; inputs unless it says otherwise. */
  operands?: { name: string; description: string; isOne?: boolean };
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
  const {
    name: operand,
    description,
    isOne,
  } = operands ?? { name: 'inputs', description: inputsDescription };
  const operandText = isOne ? `[${operand}]` : `[${operand}...]`;
  const command = parent
    .command(name, settings)
    .summary(summary)
    .usage(`[options] ${operandText}`)
    .argument(operandText, description)
    .helpOption('-h, --help', 'print this help');
  for (const option of options) command.addOption(option);
  help(command);
  command.action((given: string[] | string | undefined) => {
    applyEnvironment(command, env);
    run(read([given ?? []].flat(), command));
  });
  return command;
}
