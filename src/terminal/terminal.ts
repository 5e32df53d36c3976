/**
 * The world as a command sees it: three streams, the environment, the working directory and the clock.
 *
 * Commands take an `Io` and never touch `process`, so that the same cases run in a test and for real.
 */
import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { Choice } from './choice.ts';

/** The most that standard input may hold, in bytes: what Node reads into one buffer from a file. */
const maxBytes = 2 ** 31 - 1;

/** A stream to write text to. */
export interface Output {
  /** Whether a person's terminal is at the other end. */
  readonly isTerminal: boolean;
  /** Width of that terminal in columns; null when there is none or it does not say. */
  readonly columns: number | null;
  /** Resolves when the system has taken every byte; rejects with its error (`EPIPE`, `ENOSPC`). */
  write(text: string | Uint8Array): Promise<void>;
}

/** Standard input. */
export interface Input {
  /** `terminal`: a person types. `piped`: a pipe, a file or a socket. `nothing`: closed, or a device such as /dev/null. */
  readonly kind: 'terminal' | 'piped' | 'nothing';
  /** Reads to the end; rejects with the system's error. Every call gives the same bytes. */
  read(): Promise<Uint8Array>;
  /** Reads it piece by piece, for inputs of any length; instead of `read`, not beside it. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Everything a command may touch. */
export interface Io {
  stdin: Input;
  stdout: Output;
  stderr: Output;
  env: Record<string, string | undefined>;
  /** The working directory, absolute. */
  cwd: string;
  now: () => Date;
  /** Asks the person at the terminal to choose; null when they gave up. */
  ask(message: string, choices: Choice[]): Promise<string | null>;
}

/** The streams and the clock of this process. Nothing is opened before it is used. */
export function processIo(): Io {
  return {
    stdin: standardInput(),
    stdout: standardOutput(() => process.stdout),
    stderr: standardOutput(() => process.stderr),
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    ask: async (message, choices) =>
      await (await import('./prompt.ts')).ask(message, choices, process.stdin, process.stderr),
  };
}

function standardInput(): Input {
  let bytes: Promise<Uint8Array> | undefined;
  return {
    get kind() {
      return kindOfDescriptor(0);
    },
    read() {
      bytes ??= readAll(process.stdin);
      return bytes;
    },
    chunks: () => process.stdin,
  };
}

function kindOfDescriptor(descriptor: number): Input['kind'] {
  if (isatty(descriptor)) return 'terminal';
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isFile() || stats.isSocket() ? 'piped' : 'nothing';
  } catch {
    // Closed: there is nothing to read.
    return 'nothing';
  }
}

/** Reads a stream to its end, or until it has more than anybody takes. */
async function readAll(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) break;
  }
  return Buffer.concat(chunks);
}

function standardOutput(stream: () => NodeJS.WriteStream): Output {
  let isGuarded = false;
  return {
    get isTerminal() {
      return stream().isTTY === true;
    },
    get columns() {
      return stream().columns ?? null;
    },
    write(text) {
      // A failed write comes back through the callback, and as an event that would end the process.
      if (!isGuarded) stream().on('error', () => {});
      isGuarded = true;
      return new Promise((resolve, reject) => {
        stream().write(text, (error) => (error ? reject(error) : resolve()));
      });
    },
  };
}

/** Writes what is not the product; when that fails there is nobody left to tell. */
export async function tell(output: Output, text: string): Promise<void> {
  if (text !== '') await output.write(text).catch(() => {});
}
