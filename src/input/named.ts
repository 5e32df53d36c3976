/** Files that a setting names: a stylesheet, a picture, a template. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import { inputDiagnostic } from './messages.ts';

/** What stands in a file that was named as it is, relative to the folder `base`; or why it cannot be read. */
export async function readNamed(
  file: string,
  base: string,
): Promise<{ bytes: Uint8Array; diagnostic: null } | { bytes: null; diagnostic: Diagnostic }> {
  try {
    return { bytes: await readFile(resolve(base, file)), diagnostic: null };
  } catch (error) {
    return {
      bytes: null,
      diagnostic: inputDiagnostic('input-unreadable', { path: file, why: reason(error) }),
    };
  }
}

/** A template, and the way to the files beside it. */
export interface NamedTemplate {
  file: string;
  text: string;
  partial(path: string): Promise<{ text: string; why: null } | { text: null; why: string }>;
}

/** Reads a template that was named as it is, relative to the folder `base`; or says why it cannot be read. */
export async function readTemplate(
  file: string,
  base: string,
): Promise<{ template: NamedTemplate; diagnostic: null } | { template: null; diagnostic: Diagnostic }> {
  const path = resolve(base, file);
  const { text, why } = await readText(path);
  if (text === null)
    return { template: null, diagnostic: inputDiagnostic('template-unreadable', { path: file, why }) };
  return {
    template: { file, text, partial: (name) => readText(resolve(dirname(path), name)) },
    diagnostic: null,
  };
}

/** A text without a byte order mark, its lines ended by `\n`. */
async function readText(path: string): Promise<{ text: string; why: null } | { text: null; why: string }> {
  try {
    const bytes = await readFile(path);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: text.replace(/\r\n?/g, '\n'), why: null };
  } catch (error) {
    return { text: null, why: error instanceof TypeError ? 'it is not UTF-8' : reason(error) };
  }
}
