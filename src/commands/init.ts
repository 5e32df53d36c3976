/** `digest init`: a configuration and a first week to start from. */
import { Option } from 'commander';
import { nearest } from '../diagnostics/nearest.ts';
import {
  adaptSetUp,
  hasFiles,
  isThere,
  isUnderGit,
  packNames,
  type SetUpAnswers,
  setUpAnswers,
  writeNew,
} from '../index.ts';
import { print } from '../terminal/print.ts';
import type { TalkOptions } from '../terminal/talk.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import type { Diagnostic } from '../types.ts';
import { defineCommand } from './command.ts';
import { commandDiagnostic } from './messages.ts';
import { readTalk, talkOptions } from './options/reading.ts';
import { type Setup, samples, setups } from './setups/setups.ts';

/** What `digest init` was asked to do. */
export interface InitOptions extends TalkOptions {
  /** The set-up; null: none was named. */
  setup: string | null;
  /** Whether nothing is asked. */
  isYes: boolean;
  isList: boolean;
}

/** What the command is called, takes, and does. */
export const initCommand = defineCommand<InitOptions>({
  description:
    'Writes a commented digest.yaml and a first week of snippets. What is there is never overwritten.',
  operands: { name: 'setup', description: `${Object.keys(setups).join(', ')}`, isOne: true },
  options: () => [
    new Option('-y, --yes', 'ask nothing'),
    new Option('--list', 'list the set-ups'),
    ...talkOptions(),
  ],
  help: () => help,
  read: ([setup], command) => {
    const { yes = false, list = false } = command.opts<{ yes?: boolean; list?: boolean }>();
    return { ...readTalk(command), setup: setup ?? null, isYes: yes, isList: list };
  },
  run: runInit,
});

/** Writes the files: 0 done, 2 there is a configuration already, or no such set-up. */
async function runInit(options: InitOptions, io: Io): Promise<number> {
  if (options.isList) return await list(options, io);
  for (const file of ['digest.yaml', 'digest.yml']) {
    if (await isThere(io.cwd, file))
      return await reportDiagnostics([commandDiagnostic('init-exists', { file })], options, io);
  }
  const chosen = await choose(options, io);
  if (chosen === null) return 2;
  if ('code' in chosen) return await reportDiagnostics([chosen], options, io);
  return await write(chosen, options, io);
}

async function list(options: InitOptions, io: Io): Promise<number> {
  const lines = Object.entries(setups).map(([name, { about }]) => `${name.padEnd(12)}${about}\n`);
  const failure = await print(lines.join(''), io.stdout);
  return failure === null ? 0 : await reportDiagnostics([failure], options, io);
}

/** What is written, and with which answers. */
interface Chosen {
  setup: Setup;
  answers: SetUpAnswers;
}

/** The set-up that was named, or else chosen and fitted at a terminal, else the first; null when somebody gave up. */
async function choose({ setup: name, isYes }: InitOptions, io: Io): Promise<Chosen | Diagnostic | null> {
  const asItIs = async (setup: Setup): Promise<Chosen> => ({
    setup,
    answers: await setUpAnswers(setup.config),
  });
  if (name !== null) {
    const found = setups[name];
    return found === undefined ? unknown(name) : await asItIs(found);
  }
  const canAsk = !isYes && io.stdin.kind === 'terminal' && io.stderr.isTerminal;
  if (!canAsk) return await asItIs(setups.newsletter!);
  const chosen = await io.ask(
    'What is it to be?',
    Object.entries(setups).map(([value, { about }]) => ({ value, label: about })),
  );
  if (chosen === null) return null;
  const setup = setups[chosen]!;
  const answers = await askForAnswers(await setUpAnswers(setup.config), io);
  return answers === null ? null : { setup, answers };
}

function unknown(name: string): Diagnostic {
  const names = Object.keys(setups);
  const meant = nearest(name, names);
  const advice = meant === null ? `there are ${names.join(', ')}` : `did you mean "${meant}"?`;
  return commandDiagnostic('usage', { problem: `there is no set-up "${name}"`, advice });
}

/** What can go out, by the ending of its file. */
const outputs = [
  { value: 'html', label: 'a page for the web' },
  { value: 'eml', label: 'a message to send by mail' },
  { value: 'md', label: 'Markdown' },
  { value: 'txt', label: 'plain text' },
  { value: 'atom', label: 'a feed (Atom)' },
];

/** Three questions; null when somebody gave up. */
async function askForAnswers(usual: SetUpAnswers, io: Io): Promise<SetUpAnswers | null> {
  const choices = packNames.map((name) => ({ value: name, label: name }));
  const packs = await io.askSeveral('What is it about?', choices, usual.packs);
  if (packs === null) return null;
  const input = await io.askText('In which folder are your snippets?', usual.input);
  if (input === null) return null;
  const endings = await io.askSeveral('What goes out?', outputs, usual.endings);
  return endings === null ? null : { packs, input: input.trim() || usual.input, endings };
}

async function write({ setup, answers }: Chosen, options: InitOptions, io: Io): Promise<number> {
  const config = await adaptSetUp(setup.config, answers);
  const ignored = ignoredBy(config, setup);
  const files = {
    'digest.yaml': config,
    // Among somebody's own files a sample would only be in the way.
    ...(!(await hasFiles(io.cwd, answers.input)) && {
      [`${answers.input}/first-week.txt`]: await sampleOf(setup, answers),
    }),
    ...(ignored.length > 0 &&
      (await isUnderGit(io.cwd)) && { '.gitignore': `${ignoreComment}${ignored.join('\n')}\n` }),
  };
  const { written, kept, fault } = await writeNew(io.cwd, files);
  if (fault !== null) return await reportDiagnostics([fault], options, io);
  if (options.talk === 'quiet') return 0;
  const left = kept.length === 0 ? '' : `; ${kept.join(', ')} was there and stays as it is`;
  const advice = kept.includes('.gitignore')
    ? `\nWhat Git need not keep, for your .gitignore: ${ignored.join(' ')}`
    : '';
  await tell(
    io.stderr,
    `digest: wrote ${written.join(', ')}${left}${advice}\nRun "digest build" to see the first issue; edit digest.yaml, put your own notes into ${answers.input}/.\n`,
  );
  return 0;
}

/** A first week of what it is about. */
async function sampleOf({ config, notes }: Setup, { packs }: SetUpAnswers): Promise<string> {
  const usual = await setUpAnswers(config);
  const isUsual = packs.length === 0 || packs.some((pack) => usual.packs.includes(pack));
  return isUsual ? notes : samples[packs[0]!]!;
}

const ignoreComment = '# What "digest build" and "digest site" write, and can write again at any time.\n';

/**
 * What Git need not keep, a line each: the folder that is built, and that of "digest site", unless a site is made of it which may
 * have its own files there; and the index of the archive.
 */
function ignoredBy(config: string, { isSource }: Setup): string[] {
  const [, built] = /^output:[^a-z]*([\w-]+)\//m.exec(config) ?? [];
  const [, archive] = /^archive: *([\w-]+)/m.exec(config) ?? [];
  return [
    ...(built === undefined || isSource ? [] : [`/${built}/`]),
    ...(archive === undefined ? [] : [...(isSource ? [] : ['/public/']), `/${archive}/.digest-index`]),
  ];
}

const help = `Set-ups:
${Object.entries(setups)
  .map(([name, { about }]) => `  ${name.padEnd(12)}${about}`)
  .join('\n')}

  Without a name it asks four questions at a terminal: which set-up, what it is about, where
  snippets are, what goes out. With --yes, or where nobody can be asked, it takes "newsletter". A
  .gitignore is written where Git keeps the folder.

Examples:
  digest init                    ask, then write digest.yaml and a first week
  digest init team --yes
  digest init --list

Exit status:
  0  done
  2  there is a digest.yaml already, or no set-up of that name`;
