/**
 * The world as a command sees it: three streams, the environment, the working directory and the clock.
 *
 * Commands take an `Io` and never touch `process`, so that the same cases run in a test and for real.
 */
import { fstatSync, readFileSync, readSync, type Stats, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { isatty } from 'node:tty';
import { late } from '../text/late.ts';
import { isSystemError } from '../text/system-error.ts';
import type { Questions } from './choice.ts';
import { wrappedToWidth } from './wrap.ts';

/** The most that standard input may hold, in bytes: what Node reads into one buffer from a file. */
const maxBytes = 2 ** 31 - 1;

/** A file with fewer bytes on standard input is read in one piece. */
const atOnce = 2 ** 20;

/** A stream to write text to. */
export interface Output {
  /** Whether a person's terminal is at the other end. */
  readonly isTerminal: boolean;
  /** Width of that terminal in columns; null when there is none or it does not say. */
  readonly columns: number | null;
  /** The file that it goes to, as `fileIdentity` calls it; not there when it is none. */
  readonly file?: string | null;
  /** Resolves when the system has taken every byte; rejects with its error (`EPIPE`, `ENOSPC`). */
  write(text: string | Uint8Array): Promise<void>;
}

/** Standard input. */
export interface Input {
  /** `terminal`: a person types. `piped`: a pipe, a file, a socket, or a folder, which cannot be read. `nothing`: closed, or a device such as /dev/null. */
  readonly kind: 'terminal' | 'piped' | 'nothing';
  /** Reads to the end; rejects with the system's error. Every call gives the same bytes. */
  read(): Promise<Uint8Array>;
  /** Reads it piece by piece, for inputs of any length; instead of `read`, not beside it. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Everything a command may touch. */
export interface Io extends Questions {
  stdin: Input;
  stdout: Output;
  stderr: Output;
  env: Record<string, string | undefined>;
  /** The working directory, absolute. */
  cwd: string;
  now: () => Date;
  /** The command that this program was started by: absolute paths, of Node and of the script. */
  self: string[];
  /** Resolves when somebody ends the program, with Ctrl-C or a signal. */
  interrupted: () => Promise<void>;
}

/** The streams and the clock of this process. Nothing is opened before it is used. */
export function processIo(): Io {
  return {
    stdin: standardInput(),
    stdout: standardOutput(1, () => process.stdout),
    stderr: standardOutput(2, () => process.stderr),
    env: process.env,
    cwd: workingFolder(),
    now: () => new Date(),
    interrupted,
    self: [...new Set([process.execPath, process.argv[1] ?? process.execPath])],
    ask: async (message, choices) => await (await prompt()).ask(message, choices),
    askSeveral: async (message, choices, chosen) =>
      await (await prompt()).askSeveral(message, choices, chosen),
    askText: async (message, usual) => await (await prompt()).askText(message, usual),
  };
}

/**
 * Where names begin. A folder that was removed meanwhile has only what the shell still calls it: a pipe can do without,
 * and libraries that ask where they are must be able to.
 */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.chdir('/');
    return resolve(process.env.PWD ?? '/');
  }
}

async function interrupted(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** Questions, whose room is loaded when there is one. */
const prompt = async () => (await import('./prompt.ts')).promptOn(process.stdin, process.stderr);

function standardInput(): Input {
  let bytes: Promise<Uint8Array> | undefined;
  return {
    get kind() {
      return kindOfDescriptor(0);
    },
    read() {
      bytes ??= readAll(standardChunks());
      return bytes;
    },
    chunks: standardChunks,
  };
}

async function* standardChunks(): AsyncGenerator<Uint8Array> {
  const stats = statsOf(0);
  // To Node a folder is a stream that ends at once; the system refuses to read it.
  if (stats?.isDirectory()) readSync(0, new Uint8Array(1));
  // A week in a file is there at once, without a stream and its threads. A pipe may let one wait, and signals would wait too.
  if (stats?.isFile() && stats.size > 0 && stats.size < atOnce) yield readFileSync(0);
  else yield* process.stdin;
}

function kindOfDescriptor(descriptor: number): Input['kind'] {
  const stats = statsOf(descriptor);
  if (stats === null) return 'nothing';
  if (stats.isCharacterDevice() && isatty(descriptor)) return 'terminal';
  // Somebody who hands over a folder means something by it: it is to be refused, not passed over.
  return stats.isFIFO() || stats.isFile() || stats.isSocket() || stats.isDirectory() ? 'piped' : 'nothing';
}

/** What a descriptor stands for; null when it is closed. */
function statsOf(descriptor: number): Stats | null {
  try {
    return fstatSync(descriptor);
  } catch {
    return null;
  }
}

/** Reads a stream to its end. Throws when it has more than anybody takes. */
async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) throw new Error('it is larger than 2 GiB; give the name of a file instead');
  }
  return Buffer.concat(chunks);
}

function standardOutput(descriptor: number, stream: () => NodeJS.WriteStream): Output {
  const isTerminal = late(() => kindOfDescriptor(descriptor) === 'terminal');
  let isStream = false;
  return {
    get isTerminal() {
      return isTerminal();
    },
    get columns() {
      // Zero is how a terminal says that nobody told it.
      return (isTerminal() && stream().columns) || null;
    },
    get file() {
      const stats = statsOf(descriptor);
      return stats?.isFile() ? `${stats.dev}:${stats.ino}` : null;
    },
    async write(text) {
      const bytes = typeof text === 'string' ? Buffer.from(text) : text;
      const written = isStream || isTerminal() ? 0 : writeDirectly(descriptor, bytes);
      if (written === bytes.length) return;
      // A failed write comes back through the callback, and as an event that would end the process.
      if (!isStream) stream().on('error', () => {});
      isStream = true;
      await new Promise<void>((resolve, reject) => {
        stream().write(bytes.subarray(written), (error) => (error ? reject(error) : resolve()));
      });
    },
  };
}

/**
 * Writes without a stream, for which Node loads its sockets, and gives how many bytes went: all, unless a pipe is full that does not
 * wait. A stream also writes to a file only once, although a disk that fills up may take a part and refuse the rest.
 */
function writeDirectly(descriptor: number, bytes: Uint8Array): number {
  let at = 0;
  try {
    while (at < bytes.length) at += writeSync(descriptor, bytes, at);
  } catch (error) {
    if (!isSystemError(error, 'EAGAIN')) throw error;
  }
  return at;
}

/** Writes what is not the product, in lines as wide as the terminal; when that fails there is nobody left to tell. */
export async function tell(output: Output, text: string): Promise<void> {
  if (text === '') return;
  await output.write(await inLinesOf(output, text)).catch(() => {});
}

/** Text for people, in lines as wide as the terminal; a pipe gets it as it is, since programs count lines. */
export async function inLinesOf(output: Output, text: string): Promise<string> {
  const width = output.isTerminal ? output.columns : null;
  return width === null ? text : await wrappedToWidth(text, width);
}
