/** Recording an issue: its file, and the checksum that tells later whether it is still the same. */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import type { Same } from './compare.ts';
import { outputDiagnostic } from './messages.ts';
import { writeAll, writeFileWhole } from './write.ts';

/** The checksums, one line a file, as `sha256sum --check` reads them. */
export const checksumsName = 'SHA256SUMS';

/** An issue on its way into an archive: the name of its file, and whether an old text counts as the same. */
export interface Recording {
  file: string;
  text: string;
  same: Same;
}

/** Where it goes: a folder (absolute), as its owner calls it, and the files in it that are not to be written over. */
export interface RecordingFolder {
  folder: string;
  name: string;
  damaged: string[];
}

/** Records an issue: null when it is durable. Neither the file nor its checksum is touched when the issue is there already. */
export async function recordFile(
  { folder, name, damaged }: RecordingFolder,
  { file, text, same }: Recording,
): Promise<Diagnostic | null> {
  if (damaged.includes(file)) return outputDiagnostic('archive-kept', { file, folder: name });
  const old = await readFile(join(folder, file), 'utf8').catch(() => null);
  const stands = old !== null && same(old, text) ? old : text;
  const sums = await readChecksums(folder);
  sums.set(file, checksumOf(stands));
  const drafts = [
    { path: join(folder, file), text: stands, same: (a: string, b: string) => a === b },
    { path: join(folder, checksumsName), text: checksumsText(sums), same: (a: string, b: string) => a === b },
  ];
  const { fault } = await writeAll(drafts, { waiting: () => {} });
  if (fault === null) return null;
  return outputDiagnostic('archive-failed', { file, folder: name, why: reason(fault.error) });
}

/** Takes a file and its checksum away; false when there is none. Throws the system's error. */
export async function removeFile(folder: string, file: string): Promise<boolean> {
  const sums = await readChecksums(folder);
  const isKnown = sums.delete(file);
  const isThere = await rm(join(folder, file)).then(
    () => true,
    (error) => {
      if (isSystemError(error, 'ENOENT')) return false;
      throw error;
    },
  );
  if (isKnown) await writeFileWhole(join(folder, checksumsName), checksumsText(sums));
  return isThere || isKnown;
}

/** The SHA-256 of a text or of bytes, in hexadecimal digits. */
export const checksumOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** The checksums that were recorded, by file name. */
export async function readChecksums(folder: string): Promise<Map<string, string>> {
  const text = await readFile(join(folder, checksumsName), 'utf8').catch(() => '');
  const lines = text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm);
  return new Map(Array.from(lines, ([, sum, file]) => [file!, sum!]));
}

/** The text of the checksums, by name. */
export function checksumsText(sums: Map<string, string>): string {
  const lines = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, sum]) => `${sum}  ${file}\n`);
  return lines.join('');
}
