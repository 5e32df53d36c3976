/** `digest init`: a configuration and a first week to start from. */
import { Option } from 'commander';
import { nearest } from '../diagnostics/nearest.ts';
import { isThere, writeNew } from '../index.ts';
import { print } from '../terminal/print.ts';
import type { TalkOptions } from '../terminal/talk.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import type { Diagnostic } from '../types.ts';
import { defineCommand } from './command.ts';
import { commandDiagnostic } from './messages.ts';
import { readTalk, talkOptions } from './options/reading.ts';
import { type Setup, setups } from './setups/setups.ts';

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
  if (await isThere(io.cwd, 'digest.yaml'))
    return await reportDiagnostics([commandDiagnostic('init-exists', {})], options, io);
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

/** The set-up that was named, or chosen at a terminal, else the first; null when somebody gave up. */
async function choose({ setup, isYes }: InitOptions, io: Io): Promise<Setup | Diagnostic | null> {
  const names = Object.keys(setups);
  if (setup !== null) {
    const found = setups[setup];
    if (found !== undefined) return found;
    const meant = nearest(setup, names);
    const advice = meant === null ? `there are ${names.join(', ')}` : `did you mean "${meant}"?`;
    return commandDiagnostic('usage', { problem: `there is no set-up "${setup}"`, advice });
  }
  const canAsk = !isYes && io.stdin.kind === 'terminal' && io.stderr.isTerminal;
  if (!canAsk) return setups.newsletter!;
  const choices = Object.entries(setups).map(([value, { about }]) => ({ value, label: about }));
  const answer = await io.ask('What is it to be?', choices);
  return answer === null ? null : setups[answer]!;
}

async function write(setup: Setup, options: InitOptions, io: Io): Promise<number> {
  const { written, kept, fault } = await writeNew(io.cwd, setup.files);
  if (fault !== null) return await reportDiagnostics([fault], options, io);
  if (options.talk === 'quiet') return 0;
  const all = written.join(', ');
  const left = kept.length === 0 ? '' : `; ${kept.join(', ')} was there and stays as it is`;
  await tell(
    io.stderr,
    `digest: wrote ${all}${left}\nRun "digest build" to see the first issue; edit digest.yaml, put your own notes into ${setup.input}/.\n`,
  );
  return 0;
}

const help = `Set-ups:
${Object.entries(setups)
  .map(([name, { about }]) => `  ${name.padEnd(12)}${about}`)
  .join('\n')}

  Without a name it asks at a terminal, and takes "newsletter" with --yes or where nobody can be asked.

Examples:
  digest init                    ask, then write digest.yaml and a first week
  digest init team --yes
  digest init --list

Exit status:
  0  done
  2  there is a digest.yaml already, or no set-up of that name`;
