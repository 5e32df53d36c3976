/**
 * Every option can be set by an environment variable: `DIGEST_` and its long name in capitals.
 *
 * commander's own `Option.env` reads `process.env`, which only `io.ts` may.
 */
import { type Command, InvalidArgumentError, type Option } from 'commander';

/** The variable that stands for an option of a command; null for those that have none. */
export function variableOf(command: Command, option: Option): string | null {
  const name = option.long?.slice(2) ?? '';
  // Colour has NO_COLOR and FORCE_COLOR, which every program understands.
  // Commands are run only when they stand on the command line itself, and not when something set a variable.
  if (['help', 'version', 'color', 'no-color', 'filter'].includes(name)) return null;
  const isOther = otherMeanings.has(`${command.name()} --${name}`);
  return `DIGEST_${(isOther ? `${command.name()}-${name}` : name).toUpperCase().replaceAll('-', '_')}`;
}

/** Options that mean another thing than those of `build` with the same name: their variables name the command too. */
const otherMeanings = new Set(['check --format', 'suggest --limit']);

/** Gives the options that no flag set the values of their variables; an empty variable counts as unset. */
export function applyEnvironment(command: Command, env: Record<string, string | undefined>): void {
  for (const option of command.options) {
    const variable = variableOf(command, option);
    const value = variable === null ? undefined : env[variable];
    if (!value || command.getOptionValueSource(option.attributeName()) === 'cli') continue;
    command.setOptionValueWithSource(option.attributeName(), valueFrom(command, option, value), 'env');
  }
}

function valueFrom(command: Command, option: Option, value: string): unknown {
  if (!option.required) return !['0', 'false', 'no', 'off'].includes(value.toLowerCase());
  if (option.parseArg === undefined) return value;
  try {
    return option.parseArg(value, undefined);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    return command.error(`error: ${variableOf(command, option)}='${value}' is invalid. ${error.message}`);
  }
}
