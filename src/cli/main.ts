/** argv and the world → exit code. */

import { commandNamed, commands } from '../commands/commands.ts';
import { print } from '../terminal/print.ts';
import type { LogFormat, TalkOptions } from '../terminal/talk.ts';
import { type Io, processIo } from '../terminal/terminal.ts';
import type { Diagnostic } from '../types.ts';
import { helpWidth, parseArguments, wholeProgram } from './arguments.ts';
import { oursIn, unknownVariables } from './variables.ts';

export { commandNamed };

/** The words that call each command. */
export const commandNames = Object.keys(commands);

/**
 * Runs the program on the arguments behind its name: 0 done, 1 findings, 2 could not run. What is thrown is a
 * fault of ours.
 */
export async function main(argv: string[], io: Io = processIo()): Promise<number> {
  const asked = await parseArguments(argv, io.env, helpWidth(io.stdout.columns));
  if (asked.kind === 'run') {
    await warnOfVariables(io, asked.invocation.options);
    return await asked.invocation.run(io);
  }
  const { diagnostic, logFormat } =
    asked.kind === 'wrong'
      ? asked
      : { diagnostic: await print(asked.text, io.stdout), logFormat: 'text' as const };
  if (diagnostic === null) return 0;
  await tellEach([diagnostic], logFormat, io);
  return 2;
}

/** A misspelt variable would do nothing without a word. */
async function warnOfVariables(io: Io, options: unknown): Promise<void> {
  const { talk, logFormat = 'text' } = options as Partial<TalkOptions & { logFormat: LogFormat }>;
  if (talk === 'quiet' || oursIn(io.env).length === 0) return;
  const stray = unknownVariables(await wholeProgram(), io.env);
  if (stray.length > 0) await tellEach(stray, logFormat, io);
}

async function tellEach(diagnostics: Diagnostic[], logFormat: LogFormat, io: Io): Promise<void> {
  const { reportDiagnostics } = await import('../terminal/tell.ts');
  await reportDiagnostics(diagnostics, { talk: 'verbose', colour: null, logFormat }, io);
}
