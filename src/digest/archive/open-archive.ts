/** Opens the archive of a folder: its index where that is still true, else its issues. */
import type { Diagnostic, Digest } from '../../types.ts';
import { digestDiagnostic } from '../messages.ts';
import { type Archive, publishedEntries } from './archive.ts';
import {
  type ArchiveIndex,
  buildIndex,
  decodeIndex,
  encodeIndex,
  type IssueToIndex,
  type PublishedIssue,
} from './archive-index.ts';

/** A file of the archive: its name in the folder, its bytes, and milliseconds since 1970. */
export type ArchiveFile = Pick<PublishedIssue, 'file' | 'size' | 'modified'>;

/** The folder of an archive, as the disk gives it. */
export interface ArchiveFolder {
  /** Absolute. */
  path: string;
  /** As its owner says it. */
  name: string;
  /** The files that should be issues, by name. */
  list(): Promise<{ files: ArchiveFile[]; diagnostics: Diagnostic[] }>;
  /** Null where there is no such file, or none that can be read. */
  read(file: string): Promise<Uint8Array | null>;
  /** Keeps the index for the next run, where that can be. */
  keepIndex(bytes: Uint8Array): Promise<void>;
}

/** The name of the index, which may be deleted at any time. */
export const indexName = '.digest-index';

/** Reads the JSON of an issue; null when it is none. */
export type ReadIssue = (file: string, bytes: Uint8Array) => Promise<Digest | null>;

/** An archive that was opened, and how far it may be trusted. */
export interface OpenArchive extends Archive {
  /** The files that are no issues any more; they are never written over. */
  damaged: string[];
  /** The folder: absolute, and as its owner says it. */
  folder: string;
  name: string;
  diagnostics: Diagnostic[];
}

/** Opens an archive. Files that are damaged are set aside with a warning, never written over, and told each time. */
export async function openArchiveFolder(folder: ArchiveFolder, readIssue: ReadIssue): Promise<OpenArchive> {
  const { files, diagnostics } = await folder.list();
  const cached = await folder.read(indexName);
  const before = cached === null ? null : decodeIndex(cached);
  const kept = files.flatMap((file) => before?.issues.find((it) => isSameFile(it, file)) ?? []);
  const isCurrent = before !== null && kept.length === files.length && before.issues.length === files.length;
  const index = isCurrent ? before : await refreshed(folder, files, before, kept, readIssue, diagnostics);
  const digests = new Map<string, Promise<Digest | null>>();
  const digestOf = ({ file }: PublishedIssue) => {
    const known = digests.get(file) ?? readIssueIn(folder, file, readIssue);
    digests.set(file, known);
    return known;
  };
  return {
    index,
    folder: folder.path,
    name: folder.name,
    damaged: files.map(({ file }) => file).filter((file) => !index.issues.some((it) => it.file === file)),
    diagnostics,
    digestOf,
    async entriesOf(issue) {
      const digest = await digestOf(issue);
      return digest === null ? [] : publishedEntries(digest);
    },
  };
}

const isSameFile = (known: PublishedIssue, { file, size, modified }: ArchiveFile): boolean =>
  known.file === file && known.size === size && known.modified === modified;

async function readIssueIn(
  folder: ArchiveFolder,
  file: string,
  readIssue: ReadIssue,
): Promise<Digest | null> {
  const bytes = await folder.read(file);
  return bytes === null ? null : await readIssue(file, bytes);
}

async function refreshed(
  folder: ArchiveFolder,
  files: ArchiveFile[],
  before: ArchiveIndex | null,
  kept: PublishedIssue[],
  readIssue: ReadIssue,
  diagnostics: Diagnostic[],
): Promise<ArchiveIndex> {
  const known = new Set(kept.map(({ file }) => file));
  const added: IssueToIndex[] = [];
  for (const file of files.filter((it) => !known.has(it.file))) {
    const issue = await readForIndex(folder, file, readIssue);
    if (issue === null)
      diagnostics.push(digestDiagnostic('archive-damaged', { file: file.file, folder: folder.name }));
    else added.push(issue);
  }
  const index = buildIndex(added, before, kept);
  if (files.length > 0) await folder.keepIndex(encodeIndex(index));
  return index;
}

async function readForIndex(
  folder: ArchiveFolder,
  file: ArchiveFile,
  readIssue: ReadIssue,
): Promise<IssueToIndex | null> {
  const digest = await readIssueIn(folder, file.file, readIssue);
  if (digest === null) return null;
  const { issue, title, week, from, to, carried: isCarried = false } = digest;
  const entries = publishedEntries(digest);
  return { issue: { ...file, issue, title, week, from, to, entries: entries.length, isCarried }, entries };
}
