/**
 * Files, folders, patterns and standard input → bytes, in an order that never varies.
 */
import { type FileHandle, open, readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { fileIdentity } from '../text/file-identity.ts';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic, Source } from '../types.ts';
import { inputDiagnostic } from './messages.ts';

/** What was read, in the order of the inputs, and what could not be. */
export interface Reading {
  sources: Source[];
  diagnostics: Diagnostic[];
}

/** Reads standard input to its end; every call gives the same bytes. */
export type ReadStdin = () => Promise<Uint8Array>;

/** The name of standard input among the inputs, and the one it has in diagnostics. */
const stdinOperand = '-';
const stdinName = 'stdin';

/** What a folder is searched for. */
const extensions = new Set([
  ...['.txt', '.md', '.markdown', '.json', '.ndjson', '.jsonl'],
  ...['.csv', '.tsv', '.opml', '.org'],
]);

/** How many names of files that a folder has besides are told. */
const mostNames = 5;

/** The most that Node reads into one buffer. */
const maxBytes = 2 ** 31 - 1;

/**
 * Reads every input: a path, a folder, a glob pattern or `-`, relative to the folder `base`.
 * Inputs keep their order; what a folder or a pattern stands for is sorted by code units; no file is read
 * twice. A source is named as its input was written.
 */
export async function readSources(inputs: string[], base: string, stdin: ReadStdin): Promise<Reading> {
  if (inputs.length === 0) return { sources: [], diagnostics: [inputDiagnostic('input-none', {})] };
  const reading: Reading = { sources: [], diagnostics: [] };
  const seen = new Set<string>();
  for (const input of inputs) {
    const names = input === stdinOperand ? [stdinOperand] : await expand(input, base, reading.diagnostics);
    for (const name of names) await readOne(name, base, stdin, seen, reading);
  }
  return reading;
}

/** An input, opened but unread. */
export interface Stream {
  file: string;
  /** Its length in bytes; null when nobody knows. */
  size: number | null;
  chunks: AsyncIterable<Uint8Array>;
  /** What ended the chunks before their time; null when nothing did. */
  fault: () => Diagnostic | null;
}

/** Like `readSources`, but nothing is read before it is asked for: for inputs that are larger than the memory. */
export async function openStreams(
  inputs: string[],
  base: string,
  stdin: () => AsyncIterable<Uint8Array>,
): Promise<{ streams: Stream[]; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = inputs.length === 0 ? [inputDiagnostic('input-none', {})] : [];
  const streams = new Map<string, Stream>();
  for (const input of inputs) {
    if (input === stdinOperand) {
      streams.set(stdinOperand, guarded(stdinName, null, stdin()));
      continue;
    }
    for (const name of await expand(input, base, diagnostics)) {
      const path = resolve(base, name);
      try {
        const identity = await fileIdentity(path);
        if (streams.has(identity)) continue;
        const handle = await open(path);
        const { size } = await handle.stat();
        streams.set(identity, guarded(name, size, chunksOf(handle)));
      } catch (error) {
        diagnostics.push(inputDiagnostic('input-unreadable', { path: name, why: reason(error) }));
      }
    }
  }
  return { streams: [...streams.values()], diagnostics };
}

/** Bytes that are read at once. */
const chunkLength = 1 << 20;

/**
 * Reads a file to its end, one chunk while the one before is worked on. There are two of them, so that a chunk is
 * another as soon as the next is asked for: streams take new memory for each.
 */
async function* chunksOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  const [one, other] = [Buffer.allocUnsafe(chunkLength), Buffer.allocUnsafe(chunkLength)];
  const read = (buffer: Buffer) => handle.read(buffer, 0, chunkLength, null);
  try {
    let [buffer, next] = [one, other];
    for (let reading = read(buffer); ; [buffer, next] = [next, buffer]) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = read(next);
      // Nobody listens while the chunk before is worked on.
      reading.catch(() => {});
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** A stream whose fault is a value: reading may fail long after opening did not. */
function guarded(file: string, size: number | null, source: AsyncIterable<Uint8Array>): Stream {
  let fault: Diagnostic | null = null;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (error) {
      fault = inputDiagnostic('input-unreadable', { path: file, why: reason(error) });
    }
  }
  return { file, size, chunks: chunks(), fault: () => fault };
}

/** The files that an input stands for; a name that nothing stands for is complained about. */
async function expand(input: string, base: string, diagnostics: Diagnostic[]): Promise<string[]> {
  try {
    // An empty name would mean the folder itself; it comes from an unset variable in a script.
    if (input === '') throw Object.assign(new Error(), { code: 'ENOENT' });
    const stats = await stat(resolve(base, input));
    if (!stats.isDirectory()) return [input];
  } catch (error) {
    if (isSystemError(error, 'ENOENT') && isPattern(input)) return await matches(input, base, diagnostics);
    diagnostics.push(
      isSystemError(error, 'ENOENT')
        ? inputDiagnostic('input-missing', { path: input })
        : inputDiagnostic('input-unreadable', { path: input, why: reason(error) }),
    );
    return [];
  }
  const passed: string[] = [];
  const files = await snippetFiles(input, base, diagnostics, passed);
  if (passed.length > 0) {
    const names = passed.sort(byCodeUnits).slice(0, mostNames);
    diagnostics.push(inputDiagnostic('input-passed', { folder: input, count: passed.length, names }));
  }
  if (files.length === 0) diagnostics.push(inputDiagnostic('input-folder-empty', { path: input }));
  return files.sort(byCodeUnits);
}

function isPattern(input: string): boolean {
  return /[*?[\]{}!()]/.test(input);
}

async function matches(pattern: string, base: string, diagnostics: Diagnostic[]): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern, { cwd: base, ignore: '**/node_modules/**', expandDirectories: false });
  if (files.length === 0) diagnostics.push(inputDiagnostic('input-no-match', { pattern }));
  return files.sort(byCodeUnits);
}

/**
 * The snippet files under a folder, at any depth; hidden ones, `node_modules` and linked folders are left out. What else
 * lies there is `passed` over.
 */
async function snippetFiles(
  folder: string,
  base: string,
  diagnostics: Diagnostic[],
  passed: string[],
): Promise<string[]> {
  const files: string[] = [];
  try {
    for (const item of await readdir(resolve(base, folder), { withFileTypes: true })) {
      if (item.name.startsWith('.') || item.name === 'node_modules') continue;
      const path = join(folder, item.name);
      if (item.isDirectory()) files.push(...(await snippetFiles(path, base, diagnostics, passed)));
      else if (extensions.has(extname(item.name).toLowerCase())) files.push(path);
      else if (!/^digest\.ya?ml$/.test(item.name)) passed.push(path);
    }
  } catch (error) {
    diagnostics.push(inputDiagnostic('input-unreadable', { path: folder, why: reason(error) }));
  }
  return files;
}

async function readOne(
  name: string,
  base: string,
  stdin: ReadStdin,
  seen: Set<string>,
  reading: Reading,
): Promise<void> {
  const file = name === stdinOperand ? stdinName : name;
  try {
    const identity = name === stdinOperand ? stdinOperand : await fileIdentity(resolve(base, name));
    if (seen.has(identity)) return;
    seen.add(identity);
    const bytes = name === stdinOperand ? await stdin() : await readFile(resolve(base, name));
    if (bytes.length > maxBytes) reading.diagnostics.push(inputDiagnostic('input-too-large', { path: file }));
    else reading.sources.push({ file, bytes });
  } catch (error) {
    reading.diagnostics.push(
      isSystemError(error, 'ERR_FS_FILE_TOO_LARGE')
        ? inputDiagnostic('input-too-large', { path: file })
        : inputDiagnostic('input-unreadable', { path: file, why: reason(error) }),
    );
  }
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
