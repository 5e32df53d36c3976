/** `digest complete`: what the scripts of `digest completion` ask when somebody presses Tab. */
import { RootCommand, type Command as Target } from '@bomb.sh/tab';
import type { Argument, Command, Option } from 'commander';
import { loadConfig, openArchive, readEntries, weeksWithEntries } from '../index.ts';
import { print } from '../terminal/print.ts';
import { printedBy } from '../terminal/printed.ts';
import type { TalkOptions } from '../terminal/talk.ts';
import type { Io } from '../terminal/terminal.ts';
import { archiveNamed } from './archive.ts';
import { defineCommand, type Program } from './command.ts';
import { newFindings, openIssue } from './inputs.ts';
import { type ReadingOptions, readTalk } from './options/reading.ts';

/** What `digest complete` was asked to do. */
export interface CompleteOptions extends TalkOptions {
  /** The words behind the program's name, the last one being the one that is completed. */
  words: string[];
}

/** What the command is called, takes, and does. */
export const completeCommand = defineCommand<CompleteOptions>({
  description: 'Answers the scripts of "digest completion".',
  operands: { name: 'words', description: 'what has been typed' },
  options: () => [],
  help: () => 'The words stand behind "--"; what could follow is printed, one line each.',
  read: (words, command) => ({ ...readTalk(command), words: words.length === 0 ? [''] : words }),
  run: runComplete,
});

/** Prints what could stand for the last word. */
async function runComplete({ words }: CompleteOptions, io: Io, program: Program): Promise<number> {
  const root = await program.whole();
  const values = await ownValues(words, io);
  const completer = completerOf(root, values);
  const answers = readings(root, words).map((it) => printedBy(() => completer.parse(it)));
  const answer = [...new Set(answers.flatMap((lines) => lines.slice(0, -1))), answers[0]!.at(-1)!];
  // The package never asks for files; a shell completes them when it is told nothing else.
  const lines = answer.length === 1 ? [pathsFor(root, words) ?? answer[0]!] : answer;
  // Zsh shows an empty description, behind a tab, as a dash.
  await print(lines.map((line) => `${line.replace(/\t$/, '')}\n`).join(''), io.stdout);
  return 0;
}

/** What has been typed, as the program reads it: what names no command is for `build`; an option alone may be for either. */
function readings(root: Command, words: string[]): string[][] {
  const [first = '', ...rest] = words;
  // Behind "help" stands what stands at the beginning.
  if (first === 'help' && rest.length > 0) return [rest];
  const isCommand = root.commands.some((it) => it.name() === first);
  const building = ['build', ...words];
  if (words.length > 1) return isCommand ? [[...words]] : [building];
  return first.startsWith('-') ? [[...words], building] : [[...words]];
}

/** What only the files at hand can tell: ids of themes, weeks; empty for every other option. */
type OwnValues = Record<string, string[]>;

/** Reads what is asked about and nothing else: somebody is waiting. */
async function ownValues(words: string[], io: Io): Promise<OwnValues> {
  const asked = words.at(-1)!.startsWith('--') ? words.at(-1)!.split('=')[0] : words.at(-2);
  const isOfIssues = words[0] === 'archive' && ['show', 'rm'].includes(words[1]!) && words.length > 2;
  try {
    if (isOfIssues && asked?.startsWith('-') !== true) return { issues: await issueNames(words, io) };
    if (asked === '--theme') return { theme: await themeIds(io) };
    if (asked === '--week' || asked === '-w') {
      const isOfOne = ['preview', 'explain'].includes(words[0]!);
      return { week: ['current', 'last', ...(isOfOne ? [] : ['missed']), ...(await weeks(io))] };
    }
  } catch {
    // Half a configuration is no reason to disturb somebody who is typing.
  }
  return {};
}

async function themeIds({ cwd, env }: Io): Promise<string[]> {
  const { themes } = await loadConfig({ cwd, env, report: newFindings().report });
  return themes.map(({ id }) => id);
}

/** The weeks that the configured input has entries of, the newest first. */
async function weeks(io: Io): Promise<string[]> {
  const options: ReadingOptions = {
    inputs: [],
    config: null,
    inputFormat: 'auto',
    talk: 'quiet',
    colour: null,
  };
  const found = newFindings();
  const { ready } = await openIssue(options, [], io, found);
  return (await weeksWithEntries(readEntries(ready?.sources ?? [], found))).reverse();
}

/** The weeks of the issues in the archive that was named or is configured, the newest first; of other periods their files. */
async function issueNames(words: string[], io: Io): Promise<string[]> {
  const archive = words.includes('--archive') ? words[words.indexOf('--archive') + 1]! : null;
  const { folder, name } = await archiveNamed({ archive, config: null }, io);
  const opened = folder === null ? null : await openArchive(folder, { name, report: newFindings().report });
  return (opened?.issues ?? []).map(({ week, file }) => week ?? file).reverse();
}

/** The program as the completer knows it. */
function completerOf(program: Command, values: OwnValues): RootCommand {
  const root = new RootCommand();
  addTo(root, program, values);
  root.command('help', 'print the help of a command');
  for (const command of program.commands) addCommand(root, command, '', values);
  return root;
}

function addCommand(root: RootCommand, command: Command, parent: string, values: OwnValues): void {
  if (command.name() === 'complete') return;
  const name = `${parent}${command.name()}`;
  addTo(root.command(name, command.summary()), command, values);
  for (const sub of command.commands) addCommand(root, sub, `${name} `, values);
}

function addTo(target: Target, command: Command, values: OwnValues): void {
  for (const option of command.options) {
    const name = option.long!.slice(2);
    const alias = option.short?.slice(1);
    if (!option.required) target.option(name, option.description, alias ?? '');
    else {
      const choices = values[name] ?? option.argChoices ?? [];
      target.option(name, option.description, (add) => addEach(choices, add), alias);
    }
  }
  for (const argument of command.registeredArguments) {
    target.argument(
      argument.name(),
      (add) => addEach(values[argument.name()] ?? wordsOf(argument), add),
      argument.variadic,
    );
  }
}

function addEach(words: readonly string[], add: (word: string, description: string) => void): void {
  for (const word of words) add(word, '');
}

/** An operand that is one of some words lists them in its description. */
const wordsOf = (argument: Argument): string[] =>
  ['shell', 'name', 'setup', 'part'].includes(argument.name())
    ? [...argument.description.split(';')[0]!.matchAll(/[a-z]+/g)]
        .map(([word]) => word)
        .filter((it) => it !== 'or')
    : [];

/**
 * The paths that the shell is to complete, as its scripts are told them: `:0` files, for an operand or an option that
 * names one, `:16` folders; null for no paths.
 */
function pathsFor(program: Command, words: string[]): ':0' | ':16' | null {
  const [word = '', before = ''] = [words.at(-1), words.at(-2)];
  if (words[0] === 'help') return null;
  const named = words
    .slice(0, 2)
    .reduce((at, it) => at.commands.find((sub) => sub.name() === it) ?? at, program);
  const option = optionOf(named, word.startsWith('--') ? word.split('=')[0]! : before);
  if (!option?.required) return word.startsWith('-') ? null : ':0';
  if (/<folder>/.test(option.flags)) return ':16';
  return /<(?:file|command)>/.test(option.flags) ? ':0' : null;
}

function optionOf(command: Command, flag: string): Option | undefined {
  const own = command.options.find((it) => it.long === flag || it.short === flag);
  return own ?? command.commands.map((it) => optionOf(it, flag)).find((it) => it !== undefined);
}
