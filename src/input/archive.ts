/** The folder of an archive: one file of JSON an issue, and an index beside them that may be deleted at any time. */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReportDiagnostic, throwError } from '../diagnostics/report.ts';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import { inputDiagnostic } from './messages.ts';

/** The folder of an archive, as the digest stage reads it. What the disk refuses is no damage, and is told. */
export const archiveFolder = (folder: string, name = folder, report: ReportDiagnostic = throwError) => ({
  path: folder,
  name,
  list: async () => listArchive(folder, name),
  read: (file: string) => readArchiveFile(folder, file, name, report),
  checksumOf: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
  keepIndex: (parts: Uint8Array[]) => keepIndex(folder, indexName, parts),
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
    if (isSystemError(error, 'ENOENT')) return { files: [], diagnostics: [] };
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
  const stats = statSync(join(folder, file));
  return stats.isFile() ? { file, size: stats.size, modified: stats.mtimeMs } : null;
}

/** The bytes of a file in the folder; null where it is not there or cannot be read, which is reported. */
async function readArchiveFile(
  folder: string,
  file: string,
  name: string,
  report: ReportDiagnostic,
): Promise<Uint8Array | null> {
  try {
    return await readFile(join(folder, file));
  } catch (error) {
    const isOfNoMatter = isSystemError(error, 'ENOENT') || file === indexName;
    const path = join(name, file);
    if (!isOfNoMatter) report(inputDiagnostic('archive-unreadable', { path, why: reason(error) }));
    return null;
  }
}

/** Keeps the index for the next run. Where that cannot be, the next run reads the issues again: nothing else is lost. */
async function keepIndex(folder: string, name: string, parts: Uint8Array[]): Promise<void> {
  const path = join(folder, name);
  const draft = `${path}.new`;
  try {
    await writeFile(draft, parts);
    await rename(draft, path);
  } catch {
    // A folder that is read-only, or full.
  }
}
