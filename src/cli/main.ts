/** argv and the world → exit code. */
import { wantsColour } from '../terminal/colour.ts';
import { print } from '../terminal/print.ts';
import { type Io, processIo, tell } from '../terminal/terminal.ts';
import { helpWidth, parseArguments } from './arguments.ts';

/**
 * Runs the program on the arguments behind its name: 0 done, 1 findings, 2 could not run. What is thrown is a
 * fault of ours.
 */
export async function main(argv: string[], io: Io = processIo()): Promise<number> {
  const asked = await parseArguments(argv, io.env, helpWidth(io.stdout.columns));
  if (asked.kind === 'run') return await asked.invocation.run(io);
  const diagnostic = asked.kind === 'wrong' ? asked.diagnostic : await print(asked.text, io.stdout);
  if (diagnostic === null) return 0;
  const { diagnosticText } = await import('../terminal/report.ts');
  await tell(io.stderr, await diagnosticText(diagnostic, wantsColour(io.stderr, io.env, null)));
  return 2;
}
