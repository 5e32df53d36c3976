/** Files that are named one by one: a stylesheet, a picture, a template; the JSON of a digest. */
import { readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { readRegularFile } from '../text/regular-file.ts';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic, RawText } from '../types.ts';
import { encodingFault } from './encoding.ts';
import { inputDiagnostic } from './messages.ts';

/** What stands in a file that a setting names, relative to the folder `base`; or why it cannot be read. */
export async function readNamed(
  file: string,
  base: string,
): Promise<{ bytes: Uint8Array; diagnostic: null } | { bytes: null; diagnostic: Diagnostic }> {
  return await readStream(file, () => readRegularFile(resolve(base, file)));
}

/** The same of what the command line names, which may be a pipe of the shell: `digest render <(digest build -f json)`. */
export async function readGiven(file: string, base: string): ReturnType<typeof readNamed> {
  // An empty name comes from a variable that is not set, and is not the folder.
  return await readStream(file, () => readFile(file === '' ? file : resolve(base, file)));
}

/** All that a stream has; or why it cannot be read. `file` is what it is called. */
export async function readStream(
  file: string,
  read: () => Promise<Uint8Array>,
): Promise<{ bytes: Uint8Array; diagnostic: null } | { bytes: null; diagnostic: Diagnostic }> {
  try {
    return { bytes: await read(), diagnostic: null };
  } catch (error) {
    const diagnostic = isSystemError(error, 'ENOENT')
      ? inputDiagnostic('input-missing', { path: file })
      : inputDiagnostic('input-unreadable', { path: file, why: reason(error) });
    return { bytes: null, diagnostic };
  }
}

/** The text of the JSON of a digest; or why its bytes are none. */
export function digestText(
  raw: RawText,
): { text: string; diagnostic: null } | { text: null; diagnostic: Diagnostic } {
  const { file, bytes } = raw;
  const diagnostic =
    bytes.length > mostBytes
      ? inputDiagnostic('digest-too-large', {}, { place: { file, line: 1, column: 1 } })
      : encodingFault(raw);
  return diagnostic === null
    ? { text: new TextDecoder().decode(bytes), diagnostic }
    : { text: null, diagnostic };
}

/** Below V8's limit for a string, 2^29 - 24 code units. */
const mostBytes = 500_000_000;

/** A template, and the way to the files beside it. */
export interface NamedTemplate {
  file: string;
  text: string;
  partial(path: string): Promise<{ text: string; why: null } | { text: null; why: string }>;
}

/**
 * Reads a template that was named as it is, relative to the folder `base`; or says why it cannot be read. `read` takes the paths of the
 * files beside it as they are read.
 */
export async function readTemplate(
  file: string,
  base: string,
  read: string[] = [],
): Promise<{ template: NamedTemplate; diagnostic: null } | { template: null; diagnostic: Diagnostic }> {
  const path = resolve(base, file);
  const { text, why } = await readText(path);
  if (text === null)
    return { template: null, diagnostic: inputDiagnostic('template-unreadable', { path: file, why }) };
  const partial = (name: string) => {
    read.push(resolve(dirname(path), name));
    return readBeside(dirname(path), name);
  };
  return { template: { file, text, partial }, diagnostic: null };
}

/** A file in a folder or below it; a link leads nowhere else. */
async function readBeside(folder: string, name: string): ReturnType<typeof readText> {
  const path = resolve(folder, name);
  const [inside, real] = await Promise.all([realpath(folder), realpath(path)]).catch(() => [folder, path]);
  const way = relative(inside!, real!);
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
    return { text: null, why: 'it is a link that leads out of the folder of the template' };
  return await readText(real!);
}

/** A text without a byte order mark, its lines ended by `\n`. */
async function readText(path: string): Promise<{ text: string; why: null } | { text: null; why: string }> {
  try {
    const bytes = await readRegularFile(path);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: text.replace(/\r\n?/g, '\n'), why: null };
  } catch (error) {
    return { text: null, why: error instanceof TypeError ? 'it is not UTF-8' : reason(error) };
  }
}
