/** The real program, in a shell. `npm test` builds it first. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Came } from '../cli/check-case.ts';
import { testTime } from './memory-io.ts';

/** The file that is started. */
export const program = fileURLToPath(new URL('../../bin/digest.js', import.meta.url));

/** Where all tests keep the code of the program: beside their folders, in which they look for what a run wrote. */
export const codeCache = join(tmpdir(), 'weekly-digest-tests');

/** Nothing of the machine's own settings, the clock of all tests, and `digest` on the path. */
export const environment = (cwd: string, env: Record<string, string> = {}) => ({
  PATH: process.env.PATH,
  HOME: cwd,
  XDG_CACHE_HOME: codeCache,
  TZ: 'UTC',
  SOURCE_DATE_EPOCH: String(testTime.getTime() / 1000),
  ...env,
});

/** Starts a program, and waits for its end. */
export function start(
  command: string,
  args: string[],
  options: SpawnOptions,
  stdin?: string | Uint8Array,
): Promise<Came> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    const came: Came = { exit: null, stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (part) => {
      came.stdout += part;
    });
    child.stderr?.setEncoding('utf8').on('data', (part) => {
      came.stderr += part;
    });
    child.on('error', reject).on('close', (exit) => resolve({ ...came, exit }));
    // A program that ends without reading closes its end: that is no fault of the test.
    child.stdin?.on('error', () => {}).end(stdin);
  });
}

/** Runs a line of shell in a folder; `digest` stands for the program, and a failing stage fails the pipe. */
export async function shell(line: string, cwd: string, env: Record<string, string> = {}): Promise<Came> {
  const script = `set -o pipefail; digest() { '${process.execPath}' '${program}' "$@"; }; ${line}`;
  return await start('bash', ['-c', script], { cwd, env: environment(cwd, env) });
}
