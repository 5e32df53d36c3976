/**
 * Arguments and environment → what a person asked for. The only room of commander.
 */
import { Command, CommanderError } from 'commander';
import { version } from '../../../package.json' with { type: 'json' };
import { commandDiagnostic } from '../../commands/messages.ts';
import type { Diagnostic } from '../../types.ts';
import { type BuildOptions, declareBuild } from './build.ts';
import { type CheckOptions, declareCheck } from './check.ts';
import { type ClassifyOptions, declareClassify } from './classify.ts';
import { declareExplain, type ExplainOptions } from './explain.ts';
import { overview } from './help.ts';
import { declareRender, type RenderOptions } from './render.ts';
import { declareTemplate, type TemplateOptions } from './template.ts';
import { declareThemes, type ThemesOptions } from './themes.ts';
import { declareThemesSuggest, type ThemesSuggestOptions } from './themes-suggest.ts';
import { declareThemesTest, type ThemesTestOptions } from './themes-test.ts';

/** The commands, each with what it can be asked; a sub-command is named with its parent. */
export interface Commands {
  build: BuildOptions;
  render: RenderOptions;
  template: TemplateOptions;
  explain: ExplainOptions;
  check: CheckOptions;
  themes: ThemesOptions;
  'themes test': ThemesTestOptions;
  'themes suggest': ThemesSuggestOptions;
  classify: ClassifyOptions;
}

/** A command with its options, complete: flags over environment over defaults. */
export type Invocation<Name extends keyof Commands = keyof Commands> = {
  [Each in Name]: { command: Each; options: Commands[Each] };
}[Name];

/** What the arguments come to: a command to run, a text that was asked for, or a complaint. */
export type Asked =
  | { kind: 'run'; invocation: Invocation }
  | { kind: 'text'; text: string }
  | { kind: 'wrong'; diagnostic: Diagnostic };

/** The words that may stand in the place of a command. */
export const commandNames = ['build', 'render', 'template', 'explain', 'check', 'themes', 'classify', 'help'];

const subCommands: string[] = ['themes test', 'themes suggest'] satisfies (keyof Commands)[];

/** Reads the arguments behind the program's name. `width` is what help texts are wrapped to, in columns. */
export function parseArguments(
  argv: string[],
  env: Record<string, string | undefined>,
  width: number,
): Asked {
  let invocation: Invocation | undefined;
  const shell = createShell(width);
  declareAll(shell.program, env, (asked) => {
    invocation = asked;
  });
  try {
    shell.program.parse(asHelpOption(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'text', text: shell.text() };
    return { kind: 'wrong', diagnostic: complaint(error, argv) };
  }
  if (invocation === undefined) throw new Error('no command was chosen');
  return { kind: 'run', invocation };
}

/** `help themes test` → `themes test --help`: commander itself looks at the first word only. */
function asHelpOption(argv: string[]): string[] {
  const [help, ...command] = argv;
  return help === 'help' && command.length > 1 ? [...command, '--help'] : argv;
}

/** Every command, in the order in which help lists them. */
function declareAll(
  program: Command,
  env: Record<string, string | undefined>,
  choose: (invocation: Invocation) => void,
): void {
  declareBuild(program, env, (options) => choose({ command: 'build', options }));
  declareRender(program, env, (options) => choose({ command: 'render', options }));
  declareTemplate(program, env, (options) => choose({ command: 'template', options }));
  declareExplain(program, env, (options) => choose({ command: 'explain', options }));
  declareCheck(program, env, (options) => choose({ command: 'check', options }));
  declareClassify(program, env, (options) => choose({ command: 'classify', options }));
  const themes = declareThemes(program, env, (options) => choose({ command: 'themes', options }));
  declareThemesTest(themes, env, (options) => choose({ command: 'themes test', options }));
  declareThemesSuggest(themes, env, (options) => choose({ command: 'themes suggest', options }));
}

/** The text of `digest --help`, for a terminal of so many columns. */
export function overviewText(columns: number | null): string {
  return helpText([], columns);
}

/** The text of a command's `--help`, for a terminal of so many columns. */
export function helpText(command: string[], columns: number | null): string {
  const asked = parseArguments([...command, '--help'], {}, helpWidth(columns));
  return asked.kind === 'text' ? asked.text : '';
}

/** How wide a help text becomes on a terminal of so many columns: it reads badly beyond 100. */
export function helpWidth(columns: number | null): number {
  return Math.min(columns ?? 100, 100);
}

/** A program that neither prints nor exits: what it has to say is collected. */
function createShell(width: number): { program: Command; text: () => string } {
  let text = '';
  const program = new Command('digest')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help, or that of a command')
    .helpCommand('help [command]', 'print the help of a command')
    .usage('[command] [options] [inputs...]')
    // What stands behind a command is that command's to read, down to the last sub-command.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (part) => {
        text += part;
      },
      writeErr: () => {},
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  overview(program);
  return { program, text: () => text };
}

/** commander says what is wrong on one line, and the nearest right word in brackets on the next. */
function complaint(error: CommanderError, [first = '', second = '']: string[]): Diagnostic {
  const [problem = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const parent = commandNames.includes(first) ? first : 'build';
  const command = subCommands.includes(`${first} ${second}`) ? `${first} ${second}` : parent;
  const advice = suggestion?.replace(/^\(D(.*)\)$/, 'd$1') ?? `see "digest ${command} --help"`;
  return commandDiagnostic('usage', { problem: problem.replace(/\.$/, ''), advice });
}
