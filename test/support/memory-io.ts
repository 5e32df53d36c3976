/** A world in memory: what a command reads and says, without a process. The disk is the real one. */
import type { Input, Io } from '../../src/terminal/terminal.ts';

/** What a test gives to a command. */
export interface Given {
  cwd: string;
  env?: Record<string, string>;
  /** What is piped in; without it standard input is `kind`, by default nothing. */
  stdin?: string | Uint8Array | undefined;
  kind?: Input['kind'];
  /** The streams that are terminals. */
  terminals?: ('stdout' | 'stderr')[];
  columns?: number;
  /** The error that writing to standard output ends in. */
  stdoutError?: NodeJS.ErrnoException;
  /** What the person answers, question by question, several at once with commas; then they give up. */
  answers?: string[];
  /** When somebody ends the program; at once unless it is said. */
  interrupted?: Promise<void>;
  /** What time it is; `testTime` unless it is said. */
  now?: () => Date;
}

/** The moment it is in every test: a Thursday in week 10. */
export const testTime = new Date('2026-03-05T12:00:00Z');

/** The world, and what was said in it so far. */
export function memoryIo(given: Given): { io: Io; emitted: { stdout: string; stderr: string } } {
  const emitted = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTerminal: given.terminals?.includes(name) ?? false,
    columns: given.columns ?? null,
    write: async (text: string | Uint8Array) => {
      if (name === 'stdout' && given.stdoutError) throw given.stdoutError;
      emitted[name] += typeof text === 'string' ? text : new TextDecoder().decode(text);
    },
  });
  const answers = [...(given.answers ?? [])];
  const answer = (message: string) => {
    emitted.stderr += `${message}\n`;
    return answers.shift() ?? null;
  };
  const bytes = typeof given.stdin === 'string' ? new TextEncoder().encode(given.stdin) : given.stdin;
  const io: Io = {
    stdin: {
      kind: bytes ? 'piped' : (given.kind ?? 'nothing'),
      read: async () => bytes ?? new Uint8Array(),
      async *chunks() {
        if (bytes) yield bytes;
      },
    },
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: given.env ?? {},
    cwd: given.cwd,
    now: given.now ?? (() => testTime),
    interrupted: async () => await given.interrupted,
    self: ['/usr/bin/node', '/usr/lib/node_modules/weekly-digest/bin/digest.js'],
    ask: async (message) => answer(message),
    askSeveral: async (message) => answer(message)?.split(',') ?? null,
    askText: async (message) => answer(message),
  };
  return { io, emitted };
}
