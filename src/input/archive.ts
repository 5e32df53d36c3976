/** The folder of an archive: one file of JSON an issue, and an index beside them that may be deleted at any time. */
import { hash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type ReportDiagnostic, throwError } from '../diagnostics/report.ts';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import { inputDiagnostic } from './messages.ts';

/** The folder of an archive, as the digest stage reads it. What the disk refuses is no damage, and is told. */
export const archiveFolder = (folder: string, name = folder, report: ReportDiagnostic = throwError) => ({
  path: folder,
  name,
  list: () => listArchive(folder, name),
  find: (file: string) => findFile(folder, file),
  read: (file: string) => readArchiveFile(folder, file, name, report),
  checksumOf: (bytes: Uint8Array) => hash('sha256', bytes),
  sumOf: (bytes: Uint8Array) => crc32(bytes),
  openIndex: () => openIndex(join(folder, indexName)),
  keepIndex: (update: IndexUpdate) => keepIndex(join(folder, indexName), update),
});

/** The index, which may be deleted at any time. */
const indexName = '.digest-index';

/**
 * The issues of an archive by name, with their bytes and times (milliseconds since 1970); none where there is no folder yet.
 * Of many files each is asked in a few microseconds, where to wait for each takes ten times as long.
 */
function listArchive(folder: string, name: string): { files: ArchiveFile[]; diagnostics: Diagnostic[] } {
  try {
    const names = readdirSync(folder).filter((name) => /^[^.].*\.json$/.test(name));
    const files = names.sort().map((file) => archiveFile(folder, file));
    return { files: files.filter((it) => it !== null), diagnostics: [] };
  } catch (error) {
    // A link that leads nowhere is a disk that is not there: what it has would be published again.
    const isNone =
      isSystemError(error, 'ENOENT') && lstatSync(folder, { throwIfNoEntry: false }) === undefined;
    if (isNone) return { files: [], diagnostics: [] };
    const diagnostic = inputDiagnostic('archive-unreadable', { path: name, why: reason(error) });
    return { files: [], diagnostics: [diagnostic] };
  }
}

/** A file of an archive, as the disk tells of it. */
interface ArchiveFile {
  file: string;
  size: number;
  modified: number;
}

function archiveFile(folder: string, file: string): ArchiveFile | null {
  const stats = statSync(`${folder}/${file}`, { throwIfNoEntry: false });
  return stats?.isFile() ? { file, size: stats.size, modified: stats.mtimeMs } : null;
}

/** A file of the archive; null also where the disk does not tell: it is asked for the index, which may miss an issue. */
function findFile(folder: string, file: string): ArchiveFile | null {
  try {
    return archiveFile(folder, file);
  } catch {
    return null;
  }
}

/** The bytes of a file in the folder; null where it is not there or cannot be read, which is reported. */
function readArchiveFile(
  folder: string,
  file: string,
  name: string,
  report: ReportDiagnostic,
): Uint8Array | null {
  try {
    return readFileSync(join(folder, file));
  } catch (error) {
    const path = join(name, file);
    if (!isSystemError(error, 'ENOENT'))
      report(inputDiagnostic('archive-unreadable', { path, why: reason(error) }));
    return null;
  }
}

/** Opens the index, of which parts are read; null where there is none, or none that may be read. */
function openIndex(path: string) {
  try {
    const file = openSync(path, 'r');
    return {
      size: fstatSync(file).size,
      read: (at: number, length: number) => readPart(file, at, length),
      close: () => closeRead(file),
    };
  } catch {
    return null;
  }
}

/** What was read of a file is read, whatever the disk says when it is closed. */
function closeRead(file: number): void {
  try {
    closeSync(file);
  } catch {
    // It is closed all the same.
  }
}

function readPart(file: number, at: number, length: number): Uint8Array | null {
  const bytes = new Uint8Array(length);
  try {
    return readSync(file, bytes, 0, length, at) === length ? bytes : null;
  } catch {
    return null;
  }
}

/** What is written of an index: all of it, or what stands behind a part of it, when that still begins with this line. */
interface IndexUpdate {
  parts: Uint8Array[];
  behind: { at: number; line: string; end: number } | null;
}

/**
 * Keeps the index for the next run. Where that cannot be, or ends in the middle, the next run reads again those issues that
 * are not in it: nothing else is lost.
 */
function keepIndex(path: string, { parts, behind }: IndexUpdate): void {
  try {
    if (behind === null) writeAnew(path, parts);
    else writeBehind(path, parts, behind);
  } catch {
    // A folder that is read-only, or full: then half an index is in nobody's way.
    removeDraft(`${path}.new`);
  }
}

function removeDraft(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The next index is written over it.
  }
}

function writeAnew(path: string, parts: Uint8Array[]): void {
  const file = openSync(`${path}.new`, 'w');
  try {
    writeParts(file, parts, 0);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}

function writeBehind(
  path: string,
  parts: Uint8Array[],
  { at, line, end }: NonNullable<IndexUpdate['behind']>,
): void {
  const file = openSync(path, 'r+');
  try {
    const first = readPart(file, at, line.length);
    if (first === null || new TextDecoder().decode(first) !== line) return;
    ftruncateSync(file, writeParts(file, parts, end));
  } finally {
    closeSync(file);
  }
}

/** Writes one part after another, since years of issues are too much to have them twice; where they end. */
function writeParts(file: number, parts: Uint8Array[], at: number): number {
  let end = at;
  for (const part of parts) end += writeSync(file, part, 0, part.length, end);
  return end;
}
