/** Arguments and environment → the command that a person asked for. */
import { Command, CommanderError, Help, type Option } from 'commander';
import { version } from '../../package.json' with { type: 'json' };
import type { Invocation, Program } from '../commands/command.ts';
import {
  type CommandEntry,
  type CommandName,
  commandNamed,
  commands,
  commandWords,
  isCommand,
  usualCommand,
} from '../commands/commands.ts';
import { commandDiagnostic } from '../commands/messages.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { LogFormat } from '../terminal/talk.ts';
import { wrappedHelp } from '../terminal/wrap.ts';
import type { Diagnostic } from '../types.ts';

/** What the arguments come to: a command to run, a text that was asked for, or what is wrong with them. */
export type Asked =
  | { kind: 'run'; command: CommandName; invocation: Invocation }
  | { kind: 'text'; text: string }
  | { kind: 'wrong'; diagnostic: Diagnostic; logFormat: LogFormat };

/** Reads the arguments behind the program's name. `width` is what help texts are wrapped to, in columns. */
export async function parseArguments(
  argv: string[],
  env: Record<string, string | undefined>,
  width: number,
): Promise<Asked> {
  const unknown = unknownTopic(argv);
  if (unknown !== null) return { kind: 'wrong', diagnostic: unknown, logFormat: 'text' };
  const words = inFull(argv);
  const command = commandNamed(words);
  let invocation: Invocation | undefined;
  const shell = createShell(width);
  const choose = (asked: Invocation) => {
    invocation = asked;
  };
  await addCommands(shell.program, (name) => name === command || command.startsWith(`${name} `), env, choose);
  try {
    shell.program.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'text', text: await wrappedHelp(shell.text(), width) };
    const takesFormat = shell.program.commands.some(
      (it) => it.name() === command && it.options.some(saysFormat),
    );
    const logFormat = takesFormat ? logFormatIn(words, env) : 'text';
    return { kind: 'wrong', diagnostic: usageDiagnostic(error, command), logFormat };
  }
  if (invocation === undefined)
    return { kind: 'wrong', diagnostic: hiddenCommand(command), logFormat: 'text' };
  return { kind: 'run', command, invocation };
}

/** `help themes test` → `themes test --help`, `-- check` → `build -- check`: commander itself looks at the first word only. */
function inFull(argv: string[]): string[] {
  const [help, ...words] = argv;
  // What stands behind "--" is a file, whatever it is called.
  if (help === '--') return [usualCommand, ...argv];
  if (help !== 'help' || words.length === 0) return argv;
  return words.join() === 'help' ? ['--help'] : [...words, '--help'];
}

/** `help` and a word that is no command. */
function unknownTopic([help, ...words]: string[]): Diagnostic | null {
  const topic = words.join(' ');
  if (help !== 'help' || words.length === 0 || topic === 'help' || isCommand(topic)) return null;
  const meant = nearest(topic, [...Object.keys(commands), 'help']);
  const problem = `there is no command "${topic}"`;
  const advice = meant === null ? '"digest --help" lists them' : `did you mean "digest help ${meant}"?`;
  return commandDiagnostic('usage', { problem, advice });
}

const saysFormat = ({ long }: Option): boolean => long === '--log-format';

/** How a command line that is wrong wants to be told so: whoever reads a log as JSON reads this line, too. */
function logFormatIn(words: string[], env: Record<string, string | undefined>): LogFormat {
  const end = words.indexOf('--');
  const flags = end === -1 ? words : words.slice(0, end);
  const at = flags.findLastIndex((it) => /^--log-format(?:=|$)/.test(it));
  const [, inside] = /=(.*)/s.exec(flags[at] ?? '') ?? [];
  const value = at === -1 ? env.DIGEST_LOG_FORMAT : (inside ?? flags[at + 1]);
  return value === 'json' ? 'json' : 'text';
}

/** `archive -- verify`: commander takes for a command what cannot be one. */
const hiddenCommand = (command: CommandName): Diagnostic =>
  commandDiagnostic('usage', {
    problem: `behind "--" stands what would be a command of "digest ${command}" before it`,
    advice: 'write "./" before the name of a file',
  });

/** The program with every command and all of their options. */
export async function wholeProgram(): Promise<Command> {
  const { program } = createShell(helpWidth(null));
  await addCommands(
    program,
    () => true,
    {},
    () => {},
  );
  return program;
}

/** Adds every command by its line, and of those that are wanted whole all there is. */
async function addCommands(
  program: Command,
  isWhole: (name: CommandName) => boolean,
  env: Record<string, string | undefined>,
  choose: (invocation: Invocation) => void,
): Promise<void> {
  const added = new Map<string, Command>();
  for (const [name, { summary, operands, load, ...entry }] of Object.entries<CommandEntry>(commands)) {
    const [parent, child] = name.split(' ') as [string, string?];
    const settings = { isDefault: name === usualCommand, hidden: entry.isHidden ?? false };
    const command = (child === undefined ? program : added.get(parent)!)
      .command(child ?? parent, settings)
      .summary(summary);
    added.set(name, command);
    const declare = isWhole(name as CommandName) ? await load() : null;
    if (declare === null) command.usage(`[options] ${operands}`);
    else declare(command, env, self, choose);
  }
}

/** What the commands know of all this. */
const self: Program = {
  words: commandWords,
  help: async (command, columns) => {
    const asked = await parseArguments([...command, '--help'], {}, helpWidth(columns));
    return asked.kind === 'text' ? asked.text : '';
  },
  whole: wholeProgram,
};

/** How wide a help text becomes on a terminal of so many columns: it reads badly beyond 100. */
export function helpWidth(columns: number | null): number {
  return Math.min(columns ?? 100, 100);
}

/** A program that neither prints nor exits: what it has to say is collected. */
function createShell(width: number): { program: Command; text: () => string } {
  let text = '';
  const program = new Command('digest')
    .description('Turns raw snippets into a weekly digest, sorted into themes by keyword rules.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help, or that of a command')
    .helpCommand('help [command]', 'print the help of a command')
    .usage('[command] [options] [inputs...]')
    .configureHelp({
      optionDescription,
      visibleCommands,
      subcommandTerm,
      formatItem,
      minWidthToWrap: leastRoom,
    })
    .addHelpText('after', `\n${examples}`)
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
  return { program, text: () => text };
}

/** Sub-commands are listed with their parents, so that nobody has to ask twice. */
function visibleCommands(command: Command): Command[] {
  const shown = Help.prototype.visibleCommands.call(new Help(), command);
  return shown.flatMap((it) => [it, ...Help.prototype.visibleCommands.call(new Help(), it).filter(isSub)]);
}

const isSub = (command: Command): boolean => command.parent?.parent != null && command.name() !== 'help';

/** `themes test`: a command is listed under the words that call it. */
function subcommandTerm(command: Command): string {
  const parent = command.parent?.parent == null ? '' : `${command.parent.name()} `;
  const operand = command.name() === 'help' ? ' [command]' : '';
  return `${parent}${command.name()}${operand}`;
}

/** The least columns in which a description reads beside what it describes; with fewer it stands below. */
const leastRoom = 24;

function formatItem(this: Help, term: string, termWidth: number, description: string, helper: Help): string {
  const [width, indent] = [this.helpWidth ?? 100, '      '];
  if (description === '' || width - termWidth - 4 >= leastRoom)
    return Help.prototype.formatItem.call(this, term, termWidth, description, helper);
  const below = helper.boxWrap(description, width - indent.length).replaceAll('\n', `\n${indent}`);
  return `  ${term}\n${indent}${below}`;
}

/** The choices of an option stand in its description, in words; commands inherit this. */
function optionDescription({ description, defaultValue, defaultValueDescription }: Option): string {
  const byDefault = defaultValueDescription ?? defaultValue;
  return byDefault === undefined ? description : `${description} (default: ${byDefault})`;
}

/** commander says what is wrong on one line, and the nearest right word in brackets on the next. */
function usageDiagnostic(error: CommanderError, command: CommandName): Diagnostic {
  const [problem = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const [, option = ''] = /unknown option '(--[\w-]+)'/.exec(problem) ?? [];
  // It is an option of none of the commands, and so commander would not think of it.
  const isVersion = nearest(option, ['--version', '--verbose']) === '--version';
  const meant = isVersion ? 'did you mean --version?' : suggestion?.replace(/^\(D(.*)\)$/, 'd$1');
  const advice = meant ?? `see "digest ${command} --help"`;
  return commandDiagnostic('usage', { problem: problem.replace(/\.$/, ''), advice });
}

const examples = `Examples:
  digest week.txt                    the digest of one file, as Markdown on standard output
  digest week.txt -o week.html       a page
  pbpaste | digest                   from a pipe
  digest                             what digest.yaml says

"digest build --help" tells all options, the exit statuses and the environment.`;
