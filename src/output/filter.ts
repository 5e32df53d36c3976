/** Commands of the shell: bytes in, bytes out. The only room of execa. */
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Diagnostic } from '../types.ts';
import { outputDiagnostic } from './messages.ts';

/** What a command is run with. */
export interface Errand {
  command: string;
  /** What it finds on its standard input; it need not read it. */
  input: string;
  cwd: string;
  env: Record<string, string | undefined>;
  /** After so many seconds it is killed, with everything it started. */
  seconds: number;
  /** Takes each line that it writes to its standard error. */
  tellLine: (line: string) => void;
  /** When it prints more than so many bytes it is killed too. */
  mostBytes?: number;
}

/** What became of a command. */
export type Ending =
  | { kind: 'done'; output: Uint8Array }
  | { kind: 'failed'; status: number }
  | { kind: 'killed'; signal: string }
  | { kind: 'late' }
  | { kind: 'too much' }
  | { kind: 'not started'; why: string };

/** The most that a command may print, in bytes: a string of more is not to be had. */
const mostBytes = 500_000_000;

/** What a filter printed, or what went wrong; `name` is the command as messages call it. */
export type Filtered = { name: string } & (
  | { output: Uint8Array; diagnostic: null }
  | { output: null; diagnostic: Diagnostic }
);

/** Runs a filter to its end. */
export async function runFilter(errand: Errand): Promise<Filtered> {
  const name = nameOf(errand.command);
  const ending = await runInShell(errand);
  if (ending.kind === 'done') return { name, output: ending.output, diagnostic: null };
  return { name, output: null, diagnostic: failureOf(ending, name, errand.seconds) };
}

/** A command as code, short enough for a message. */
function nameOf(command: string): string {
  const line = command.trim().replace(/\s+/g, ' ');
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}\``;
}

function failureOf(ending: Exclude<Ending, { kind: 'done' }>, name: string, seconds: number): Diagnostic {
  switch (ending.kind) {
    case 'failed':
      return outputDiagnostic('filter-failed', { name, status: ending.status });
    case 'killed':
      return outputDiagnostic('filter-killed', { name, signal: ending.signal });
    case 'late':
      return outputDiagnostic('filter-late', { name, seconds });
    case 'too much':
      return outputDiagnostic('filter-too-much', { name });
    case 'not started':
      return outputDiagnostic('filter-not-started', { name, why: ending.why });
  }
}

/** Runs a command of the shell to its end. */
export async function runInShell(errand: Errand): Promise<Ending> {
  const { execa } = await import('execa');
  const end = () => killGroup(running.pid);
  // Before it starts, since it may be quick and we may be ended at once.
  const stopFollowing = followOurEnd(end);
  const running = execa(errand.command, optionsOf(errand));
  const isReported = once(createInterface({ input: running.stderr }).on('line', errand.tellLine), 'close');
  const printed = collected(running.stdout, errand.mostBytes ?? mostBytes);
  const clock = timer(errand.seconds);
  const result = await Promise.race([running, clock.rings, printed.overflows]);
  clock.stop();
  stopFollowing();
  if (result === 'late' || result === 'too much') {
    end();
    // Whoever left the group may still hold them.
    for (const stream of [running.stdin, running.stdout, running.stderr]) stream.destroy();
    return { kind: result };
  }
  await isReported;
  if (result.signal !== undefined) return { kind: 'killed', signal: result.signal };
  if (result.exitCode === undefined) return { kind: 'not started', why: result.originalMessage ?? '' };
  const { exitCode: status } = result;
  return status === 0 ? { kind: 'done', output: printed.bytes() } : { kind: 'failed', status };
}

/** A group of its own, so that what it starts can be ended with it; nothing but the environment that is given. */
const optionsOf = ({ input, cwd, env }: Errand) =>
  ({
    shell: true,
    detached: !isWindows,
    cwd,
    env,
    extendEnv: false,
    input,
    encoding: 'buffer',
    buffer: false,
    reject: false,
  }) as const;

/** What comes out of a stream, as long as it is not too much: execa would write all of that into its message. */
function collected(
  stream: Readable,
  most: number,
): { bytes: () => Uint8Array; overflows: Promise<'too much'> } {
  const chunks: Buffer[] = [];
  let length = 0;
  const overflows = new Promise<'too much'>((resolve) => {
    stream.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) chunks.push(chunk);
      else resolve('too much');
    });
  });
  return { bytes: () => Buffer.concat(chunks), overflows };
}

function timer(seconds: number): { rings: Promise<'late'>; stop: () => void } {
  let timeout: NodeJS.Timeout | undefined;
  const rings = new Promise<'late'>((resolve) => {
    timeout = setTimeout(() => resolve('late'), seconds * 1000);
  });
  return { rings, stop: () => clearTimeout(timeout) };
}

const isWindows = process.platform === 'win32';

/** Ends a command and everything it started that is still there. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(isWindows ? pid : -pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

/** What ends this program from outside ends the command too, although it is in another group. Gives what takes that back. */
function followOurEnd(end: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const follow = (signal: NodeJS.Signals) => {
    stop();
    end();
    process.kill(process.pid, signal);
  };
  const stop = () => {
    for (const signal of signals) process.off(signal, follow);
  };
  for (const signal of signals) process.on(signal, follow);
  return stop;
}
