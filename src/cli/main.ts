/** argv and the world → exit code. */
import { wantsColour } from './colour.ts';
import { type Io, processIo, tell } from './io.ts';
import { type Commands, helpWidth, type Invocation, parseArguments } from './options/options.ts';
import { print } from './print.ts';

/** Each command stands in a file of its own, which is loaded when it is asked for. */
const commands: { [Name in keyof Commands]: Load<Name> } = {
  build: async () => (await import('../commands/build.ts')).runBuild,
  render: async () => (await import('../commands/render.ts')).runRender,
  template: async () => (await import('../commands/template.ts')).runTemplate,
  explain: async () => (await import('../commands/explain.ts')).runExplain,
  check: async () => (await import('../commands/check.ts')).runCheck,
  classify: async () => (await import('../commands/classify.ts')).runClassify,
  themes: async () => (await import('../commands/themes.ts')).runThemes,
  'themes test': async () => (await import('../commands/themes-test.ts')).runThemesTest,
  'themes suggest': async () => (await import('../commands/themes-suggest.ts')).runThemesSuggest,
};

type Load<Name extends keyof Commands> = () => Promise<(options: Commands[Name], io: Io) => Promise<number>>;

/**
 * Runs the program on the arguments behind its name: 0 done, 1 findings, 2 could not run. What is thrown is a
 * fault of ours.
 */
export async function main(argv: string[], io: Io = processIo()): Promise<number> {
  const asked = parseArguments(argv, io.env, helpWidth(io.stdout.columns));
  if (asked.kind === 'run') return await runCommand(asked.invocation, io);
  const diagnostic = asked.kind === 'wrong' ? asked.diagnostic : await print(asked.text, io.stdout);
  if (diagnostic === null) return 0;
  const { diagnosticText } = await import('./report.ts');
  await tell(io.stderr, await diagnosticText(diagnostic, wantsColour(io.stderr, io.env, null)));
  return 2;
}

async function runCommand<Name extends keyof Commands>(
  { command, options }: Invocation<Name>,
  io: Io,
): Promise<number> {
  const run = await commands[command]();
  return await run(options, io);
}
