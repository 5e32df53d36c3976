/** `digest cron`: what makes the configuration at hand run each week. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { hasError, loadConfig, locate } from '../index.ts';
import { print } from '../terminal/print.ts';
import { crontabLine, type Schedule, serviceUnit, timerUnit } from '../terminal/schedule.ts';
import type { TalkOptions } from '../terminal/talk.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import type { Io } from '../terminal/terminal.ts';
import { fillInName } from '../text/placeholders.ts';
import type { Config } from '../types.ts';
import { defineCommand } from './command.ts';
import { newFindings } from './inputs.ts';
import { commandDiagnostic } from './messages.ts';
import { readingOptions, readTalk, talkOptions } from './options/reading.ts';
import { configuredTargets, namesPeriod } from './outputs.ts';

/** What can be printed on its own. */
const parts = ['crontab', 'service', 'timer'] as const;
type Part = (typeof parts)[number];

/** What `digest cron` was asked to do. */
export interface CronOptions extends TalkOptions {
  /** The one thing to print; null: all of it. */
  part: string | null;
  /** The configuration file; null: search for one. */
  config: string | null;
  /** 1 is Monday; null: every day. */
  day: number | null;
  time: { hour: number; minute: number };
}

/** What the command is called, takes, and does. */
export const cronCommand = defineCommand<CronOptions>({
  description:
    'Prints a line for a crontab, and a service with a timer for systemd, that build the digest of the ' +
    'configuration at hand each week: absolute paths, the PATH it needs, the right week.',
  operands: { name: 'part', description: 'crontab, service or timer; without it, all three', isOne: true },
  options: () => [
    readingOptions()[0],
    new Option('--day <day>', `${days.join(', ')} or daily`).choices([...days, 'daily']).default('monday'),
    new Option('--time <time>', 'the time of day')
      .argParser(readTime)
      .default({ hour: 7, minute: 0 }, '07:00'),
    ...talkOptions(),
  ],
  help: () => help,
  read: readOptions,
  run: runCron,
});

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Prints what was asked for: 0 done, 2 there is nothing that could run by itself. */
async function runCron(options: CronOptions, io: Io): Promise<number> {
  const found = newFindings();
  const part = parts.find((it) => it === options.part) ?? null;
  if (options.part !== null && part === null) {
    const problem = `there is no "${options.part}" to print`;
    found.report(commandDiagnostic('usage', { problem, advice: `there are ${parts.join(', ')}` }));
  }
  const config = await loadConfig({ cwd: io.cwd, path: options.config, env: io.env, report: found.report });
  if (!hasError(found.list))
    for (const problem of faultsOf(config)) found.report(commandDiagnostic('usage', problem));
  const schedule = hasError(found.list) ? null : scheduleOf(config, options, io);
  if (schedule !== null && /\p{Cc}/u.test([...schedule.command, schedule.folder].join(''))) {
    const advice = 'neither cron nor systemd can take it: use another folder';
    found.report(commandDiagnostic('usage', { problem: 'a path has a control character in it', advice }));
  }
  const exitCode = await reportDiagnostics(found.list, options, io);
  if (schedule === null || exitCode !== 0) return exitCode;
  const failure = await print(part === null ? everything(schedule) : textOf(part, schedule), io.stdout);
  return failure === null ? 0 : await reportDiagnostics([failure], options, io);
}

/** Why a configuration cannot run by itself. */
function faultsOf({ files, input }: Config): { problem: string; advice: string }[] {
  if (files.length === 0)
    return [
      { problem: 'there is no digest.yaml to run', advice: '"digest init" writes one, --config names one' },
    ];
  if (input.length > 0 && !input.includes('-')) return [];
  return [
    { problem: 'digest.yaml names no files to read', advice: 'say where the snippets are: `input: notes`' },
  ];
}

function scheduleOf(config: Config, { day, time }: CronOptions, { cwd, env, self }: Io): Schedule {
  const file = locate(cwd, config.files.at(-1)!);
  const { archive, timezone, title, base } = config;
  const canMakeUp =
    archive !== null && configuredTargets(config).every(({ file }) => namesPeriod(file, config));
  const own = env.XDG_CONFIG_HOME;
  return {
    name: unitName(title),
    title: title.replaceAll(/\s+/g, ' '),
    command: [...self, 'build', '--quiet', '--week', canMakeUp ? 'missed' : 'last', '--config', file],
    folder: base,
    env: { PATH: pathFor(self), ...(own ? { XDG_CONFIG_HOME: own } : {}) },
    day,
    ...time,
    timezone,
  };
}

/** What systemd takes as the name of a unit. */
function unitName(title: string): string {
  const slug = fillInName('{slug}', { title, issue: null, week: null, from: '', to: '' });
  return `digest-${slug.replaceAll(/[^\w-]+/g, '') || 'weekly'}`;
}

/** The folder of Node, then those of the system: what a program started by its whole path may still look for. */
function pathFor(self: string[]): string {
  const folders = self.map((program) => program.slice(0, program.lastIndexOf('/')) || '/');
  return [...new Set([folders[0]!, '/usr/local/bin', '/usr/bin', '/bin'])].join(':');
}

function textOf(part: Part, schedule: Schedule): string {
  if (part === 'crontab') return crontabLine(schedule);
  return part === 'service' ? serviceUnit(schedule) : timerUnit(schedule);
}

function everything(schedule: Schedule): string {
  const { name } = schedule;
  const folder = '~/.config/systemd/user';
  return `# For cron: "crontab -e", and add
${crontabLine(schedule)}
# For systemd: ${folder}/${name}.service ("digest cron service" prints it alone)
${serviceUnit(schedule)}
# and ${folder}/${name}.timer ("digest cron timer"), then: systemctl --user enable --now ${name}.timer
${timerUnit(schedule)}`;
}

function readTime(text: string): CronOptions['time'] {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d\d)$/.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59)
    throw new InvalidArgumentError('It has to be a time of day such as 07:00.');
  return { hour: Number(hour), minute: Number(minute) };
}

function readOptions([part]: string[], command: Command): CronOptions {
  const flags = command.opts<{ config?: string; day: string; time: CronOptions['time'] }>();
  const day = days.indexOf(flags.day) + 1;
  return {
    ...readTalk(command),
    part: part ?? null,
    config: flags.config ?? null,
    day: day || null,
    time: flags.time,
  };
}

const help = `The week:
  With an archive, and outputs whose names have {week} or {date}, it is "missed": every week that
  has no issue yet, so that nothing is lost when the machine was off. Else it is "last", the week
  that is over.

The time:
  Cron counts in the zone of the machine. The timer counts in the "timezone" of digest.yaml, where
  that is said, and makes up for a time at which the machine was off (Persistent=true).

Examples:
  digest cron                                          all of it, with comments
  (crontab -l; digest cron crontab) | crontab -        adds the line
  digest cron service > ~/.config/systemd/user/digest-news.service
  digest cron timer --day friday --time 16:30

Exit status:
  0  done
  2  there is no configuration, or none that could run by itself`;
