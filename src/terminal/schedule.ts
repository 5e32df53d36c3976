/** What a crontab and systemd are told to run: pure text, every word quoted as they want it. */
import { twoDigits } from '../text/two-digits.ts';

/** A run that comes again each week. */
export interface Schedule {
  /** What it is called, in letters that a unit's name may have. */
  name: string;
  /** What it is about, on one line. */
  title: string;
  /** The command and its arguments; the programs by their absolute paths. */
  command: string[];
  /** The working directory, absolute. */
  folder: string;
  /** Variables of the environment that it needs. */
  env: Record<string, string>;
  /** The day of the week, 1 (Monday) to 7; null: every day. */
  day: number | null;
  hour: number;
  minute: number;
  /** The time zone that is meant; null: that of the machine. */
  timezone: string | null;
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A line for `crontab -e`. */
export function crontabLine({ command, folder, env, day, hour, minute }: Schedule): string {
  const set = Object.entries(env).map(([name, value]) => `${name}=${shellWord(value)}`);
  const run = [...set, ...command.map(shellWord)].join(' ');
  // Cron takes % for a line end, also in quotes.
  const line = `cd ${shellWord(folder)} && ${run}`.replaceAll('%', '\\%');
  return `${minute} ${hour} * * ${day === null ? '*' : day % 7}  ${line}\n`;
}

/** The unit that runs it. */
export function serviceUnit({ title, command, folder, env }: Schedule): string {
  const set = Object.entries(env).map(([name, value]) => `Environment=${systemdWord(`${name}=${value}`)}\n`);
  return `[Unit]
Description=${title.replaceAll('%', '%%')}
# To be told when it fails: OnFailure=mail-me@%n.service

[Service]
Type=oneshot
WorkingDirectory=${folder.replaceAll('%', '%%')}
${set.join('')}ExecStart=${command.map(execWord).join(' ')}
`;
}

/** The unit that starts it; what was due while the machine was off is made up for. */
export function timerUnit({ title, day, hour, minute, timezone }: Schedule): string {
  const time = `${twoDigits(hour)}:${twoDigits(minute)}:00`;
  const when = [day === null ? null : days[day - 1], '*-*-*', time, timezone].filter((it) => it !== null);
  return `[Unit]
Description=${title.replaceAll('%', '%%')}

[Timer]
OnCalendar=${when.join(' ')}
Persistent=true

[Install]
WantedBy=timers.target
`;
}

/** A word as a shell reads it: plain where it can be. */
const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** A word as systemd reads it, with no specifier in it. */
function systemdWord(word: string): string {
  const plain = word.replaceAll('%', '%%');
  return /^[\w@%+=:,./-]+$/.test(plain) ? plain : `"${plain.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** The same in a command line, where variables are filled in, too. */
const execWord = (word: string): string => systemdWord(word.replaceAll('$', '$$$$'));
