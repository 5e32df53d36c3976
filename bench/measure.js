/** Whole processes, measured from outside in interleaved rounds: what else the machine does slows both sides alike. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is run: a command, in a folder, fed from a file; its output goes through a pipe and is thrown away.
 *
 * @typedef {{ command: string, args: string[], cwd: string, stdin?: string, env?: Record<string, string>, isLarge?: boolean, mayFail?: boolean }} Case, of which the large ones are asked for their memory too
 * @typedef {{ wall: number[], cpu: number[], memory: number, ended: number }} Times seconds, the largest memory in MB, and the exit status
 */

/** Runs every case once in each round. The first round fills caches and does not count, unless there is but one.
 *
 * @param {Record<string, Case>} cases
 * @returns {Record<string, Times>}
 */
export function measure(cases, rounds, folder) {
  const times = Object.fromEntries(
    Object.keys(cases).map((name) => [name, { wall: [], cpu: [], memory: 0, ended: 0 }]),
  );
  for (let round = rounds > 1 ? -1 : 0; round < rounds; round++) {
    for (const [name, it] of Object.entries(cases)) {
      const once = run(it, folder);
      if (round < 0) continue;
      times[name].wall.push(once.wall);
      times[name].cpu.push(once.cpu);
      times[name].memory = Math.max(times[name].memory, once.memory);
      times[name].ended = Math.max(times[name].ended, once.ended);
    }
  }
  return times;
}

const hasTime = existsSync('/usr/bin/time');

/** One process. bash tells milliseconds, GNU time the largest memory. */
function run(
  { command, args, cwd, stdin = '/dev/null', env = {}, isLarge = false, mayFail = false },
  folder,
) {
  const memoryFile = join(folder, 'memory');
  rmSync(memoryFile, { force: true });
  const whole =
    hasTime && isLarge
      ? ['/usr/bin/time', '-f', '%M', '-o', memoryFile, command, ...args]
      : [command, ...args];
  const script =
    'set -o pipefail; TIMEFORMAT="%R %U %S"; input=$1; shift; { time "$@" < "$input"; } | cat > /dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bench', stdin, ...whole], {
    cwd,
    // An environment of its own, since some variables make Node itself start slower.
    env: { PATH: process.env.PATH, HOME: folder, TZ: 'UTC', LC_ALL: 'C.UTF-8', ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0 && !mayFail)
    throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  const [wall, user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  const memory = existsSync(memoryFile)
    ? Number(readFileSync(memoryFile, 'utf8').trim().split('\n').at(-1))
    : 0;
  return { wall, cpu: user + system, memory: memory / 1024, ended: status };
}

/** @param {number[]} list */
export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** The ratios of two cases, round by round: least, middle and greatest.
 *
 * @param {number[]} list @param {number[]} base
 */
export function ratio(list, base) {
  const pairs = list.map((it, round) => it / base[round]);
  return { min: Math.min(...pairs), median: median(pairs), max: Math.max(...pairs) };
}
