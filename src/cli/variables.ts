/** Variables of the environment that mean something to this program. */
import type { Command } from 'commander';
import { variableOf } from '../commands/environment.ts';
import { commandDiagnostic } from '../commands/messages.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { Diagnostic } from '../types.ts';

/** Every variable that sets an option of some command. */
export function variablesOf(program: Command): string[] {
  const own = program.options.map((option) => variableOf(program, option)).filter((it) => it !== null);
  return [...new Set([...own, ...program.commands.flatMap(variablesOf)])].sort();
}

/** The variables that begin like ours and are none: somebody meant something by them. */
export function unknownVariables(program: Command, env: Record<string, string | undefined>): Diagnostic[] {
  const known = variablesOf(program);
  return oursIn(env)
    .filter((name) => !known.includes(name))
    .map((name) => commandDiagnostic('variable-unknown', { name, nearest: meantBy(name, known) }));
}

/** The variable that was probably meant. What all have in common is no likeness, and hardly anybody mistakes the first letter. */
function meantBy(name: string, known: string[]): string | null {
  const own = (variable: string) => variable.slice('DIGEST_'.length);
  const candidates = known.map(own).filter((it) => it[0] === own(name)[0]);
  const found = nearest(own(name), candidates);
  return found === null ? null : `DIGEST_${found}`;
}

/** The variables that are set and begin with `DIGEST_`; most environments have none, and nothing has to be loaded. */
export const oursIn = (env: Record<string, string | undefined>): string[] =>
  Object.keys(env)
    .filter((name) => name.startsWith('DIGEST_') && env[name] !== '')
    .sort();
