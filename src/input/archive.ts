/** The folder of an archive: one file of JSON an issue, and an index beside them that may be deleted at any time. */
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReportDiagnostic, throwError } from '../diagnostics/report.ts';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import { inputDiagnostic } from './messages.ts';

/** The folder of an archive, as the digest stage reads it. What the disk refuses is no damage, and is told. */
export const archiveFolder = (folder: string, name = folder, report: ReportDiagnostic = throwError) => ({
  path: folder,
  name,
  list: () => listArchive(folder, name),
  read: (file: string) => readArchiveFile(folder, file, name, report),
  keepIndex: (bytes: Uint8Array) => keepIndex(folder, indexName, bytes),
});

/** The index, which may be deleted at any time. */
const indexName = '.digest-index';

/** The issues of an archive by name, with their bytes and times (milliseconds since 1970); none where there is no folder yet. */
async function listArchive(
  folder: string,
  name: string,
): Promise<{ files: { file: string; size: number; modified: number }[]; diagnostics: Diagnostic[] }> {
  try {
    const names = (await readdir(folder)).filter((name) => /^[^.].*\.json$/.test(name)).sort();
    const files = await Promise.all(names.map((file) => archiveFile(folder, file)));
    return { files: files.filter((it) => it !== null), diagnostics: [] };
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return { files: [], diagnostics: [] };
    const diagnostic = inputDiagnostic('archive-unreadable', { path: name, why: reason(error) });
    return { files: [], diagnostics: [diagnostic] };
  }
}

async function archiveFile(folder: string, file: string) {
  const stats = await stat(join(folder, file));
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
async function keepIndex(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, name);
  const draft = `${path}.new`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, path);
  } catch {
    // A folder that is read-only, or full.
  }
}
