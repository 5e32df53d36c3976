/** Inputs as sources: bytes that can be looked at before they are read. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { closeFile, openFile, readBytes } from '../text/file-system.ts';
import { reason } from '../text/system-error.ts';
import type { Diagnostic, Source } from '../types.ts';
import { chunksOf, type GuardedBytes, type SourceOptions } from './chunks.ts';
import { frontMatterOf, mayHaveFrontMatter } from './front-matter.ts';
import { inputDiagnostic } from './messages.ts';

/** Bytes, unread. */
interface Input {
  size: number | null;
  /** At least so many of the first bytes, unless there are fewer; they will be read all the same. */
  peek(length: number): Promise<Uint8Array>;
  read(): AsyncIterable<Uint8Array>;
}

/** A file, which is opened anew each time something of it is read, so that any number of them can wait. Throws the system's error. */
export async function fileSource(
  file: string,
  path: string,
  size: number,
  options: SourceOptions,
): Promise<Source> {
  const input: Input = {
    size,
    // A file of the system says nothing of its size.
    peek: async (length) => firstBytes(openSync(path, 'r'), size === 0 ? length : Math.min(length, size)),
    async *read() {
      // A week is there at once; of more, one part is read while the one before is worked on.
      if (size > 0 && size < readLength) yield readFileSync(path);
      else yield* bytesOf(await openFile(path));
    },
  };
  return await toSource(file, input, options);
}

/** The first letters of a file; none where it cannot be read, which is told when it is. */
export function beginningOf(path: string): string {
  try {
    // A pipe would be waited for.
    if (!statSync(path).isFile()) return '';
    const text = new TextDecoder().decode(firstBytes(openSync(path, 'r'), BEGINNING));
    return text.replaceAll('\r\n', '\n');
  } catch {
    return '';
  }
}

const BEGINNING = 4096;

/** What an open file begins with; nothing where it cannot be read, which is told when it is. Closes it. */
function firstBytes(file: number, length: number): Uint8Array {
  try {
    const bytes = Buffer.allocUnsafe(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
  } catch {
    return new Uint8Array();
  } finally {
    closeSync(file);
  }
}

/** A stream, of which what was looked at is kept until it is read. */
export async function streamSource(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  options: SourceOptions,
): Promise<Source> {
  const iterator = bytes[Symbol.asyncIterator]();
  const kept: Uint8Array[] = [];
  let fault: { error: unknown } | null = null;
  const input: Input = {
    size: null,
    async peek(length) {
      while (fault === null && kept.reduce((sum, it) => sum + it.length, 0) < length) {
        // What goes wrong now is told when the stream is read.
        const next = await iterator.next().catch((error: unknown) => {
          fault = { error };
          return null;
        });
        if (next === null || next.done) break;
        kept.push(new Uint8Array(next.value));
      }
      return Buffer.concat(kept);
    },
    async *read() {
      yield* kept.splice(0);
      if (fault !== null) throw fault.error;
      yield* { [Symbol.asyncIterator]: () => iterator };
    },
  };
  return await toSource(file, input, options);
}

/** A pipe or a device that has a name. */
export async function pipeSource(file: string, path: string, options: SourceOptions): Promise<Source> {
  return await streamSource(file, bytesOf(await openFile(path)), options);
}

async function toSource(file: string, input: Input, options: SourceOptions): Promise<Source> {
  const { size } = input;
  const first = await input.peek(fenceLength);
  const hasHead = mayHaveFrontMatter(first);
  const frontMatter = hasHead ? await frontMatterOf({ file, bytes: await input.peek(headLength) }) : null;
  return { file, size, frontMatter, chunks: () => chunksOf(file, guarded(file, input.read()), options) };
}

/** Bytes in which front matter has to begin: a byte order mark, blank lines, a fence or a first line. */
const fenceLength = 256;

/** Bytes within which front matter has to end. */
const headLength = 1 << 20;

/** Makes a value of what goes wrong with bytes. */
export function guarded(file: string, source: AsyncIterable<Uint8Array>): GuardedBytes {
  let fault: Diagnostic | null = null;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (error) {
      fault = inputDiagnostic('input-unreadable', { path: file, why: reason(error) });
    }
  }
  return { bytes: bytes(), fault: () => fault };
}

/** Bytes that are read at once. */
const readLength = 1 << 20;

/**
 * Reads a file to its end, one part while the one before is worked on. There are two of them, so that a part is
 * another as soon as the next is asked for: streams take new memory for each.
 */
export async function* bytesOf(file: number): AsyncGenerator<Uint8Array> {
  const [one, other] = [Buffer.allocUnsafe(readLength), Buffer.allocUnsafe(readLength)];
  const read = (buffer: Buffer) => readBytes(file, buffer, 0, readLength, null);
  try {
    let [buffer, next] = [one, other];
    for (let reading = read(buffer); ; [buffer, next] = [next, buffer]) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = read(next);
      // Nobody listens while the part before is worked on.
      reading.catch(() => {});
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await closeFile(file);
  }
}
