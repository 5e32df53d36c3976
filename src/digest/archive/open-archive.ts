/** Opens the archive of a folder: its index where that is still true, else its issues. */
import { jsonDocument } from '../../text/visible-json.ts';
import type { Diagnostic, Digest } from '../../types.ts';
import { digestDiagnostic } from '../messages.ts';
import { type Archive, publishedEntries } from './archive.ts';
import {
  type ArchiveIndex,
  buildIndex,
  decodeIndex,
  encodeIndex,
  type IndexedIssue,
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
  /** What tells these bytes from others, whoever made them. */
  checksumOf(bytes: Uint8Array): string;
  /** Keeps the index for the next run, where that can be. */
  keepIndex(parts: Uint8Array[]): Promise<void>;
}

/** The name of the index, which may be deleted at any time. */
export const indexName = '.digest-index';

/** Reads the JSON of an issue; null when it is none. */
export type ReadIssue = (file: string, bytes: Uint8Array) => Promise<Digest | null>;

/** An archive that was opened, and how far it may be trusted. */
export interface OpenArchive extends Archive {
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
  const index = await refreshed(folder, files, before, readIssue, diagnostics);
  const digests = new Map<string, Promise<Digest | null>>();
  const digestOf = (issue: PublishedIssue) => {
    const known = digests.get(issue.file) ?? readPublished(folder, issue, readIssue);
    digests.set(issue.file, known);
    return known;
  };
  const sound = new Set(index.issues.map(({ file }) => file));
  return {
    index,
    folder: folder.path,
    name: folder.name,
    damaged: files.map(({ file }) => file).filter((file) => !sound.has(file)),
    diagnostics,
    digestOf,
    async entriesOf(issue) {
      const digest = await digestOf(issue);
      return digest === null ? [] : publishedEntries(digest);
    },
  };
}

/**
 * Takes an issue that was just recorded into the index, so that the next run need not read it. What else changed in the
 * folder the next run finds out.
 */
export async function indexRecorded(
  folder: ArchiveFolder,
  before: ArchiveIndex,
  file: string,
  digest: Digest,
): Promise<void> {
  const { files } = await folder.list();
  const { kept, fresh } = compared(files, before);
  const [recorded] = fresh;
  if (recorded?.file !== file || fresh.length > 1) return;
  const bytes = await folder.read(file);
  if (bytes !== null && isAsWritten(digest, bytes))
    await folder.keepIndex(encodeIndex(buildIndex([toIndex(recorded, digest, bytes, folder)], before, kept)));
}

/** The index of what lies in the folder now; kept when it is another than before. */
async function refreshed(
  folder: ArchiveFolder,
  files: ArchiveFile[],
  before: ArchiveIndex | null,
  readIssue: ReadIssue,
  diagnostics: Diagnostic[],
): Promise<ArchiveIndex> {
  const { kept, fresh } = compared(files, before);
  if (before !== null && fresh.length === 0 && kept.length === before.issues.length) return before;
  const added: IssueToIndex[] = [];
  for (const file of fresh) {
    const bytes = await folder.read(file.file);
    const digest = bytes === null ? null : await readIssue(file.file, bytes);
    if (bytes === null || digest === null)
      diagnostics.push(digestDiagnostic('archive-damaged', { file: file.file, folder: folder.name }));
    else added.push(toIndex(file, digest, bytes, folder));
  }
  const index = buildIndex(added, before, kept);
  if (files.length > 0) await folder.keepIndex(encodeIndex(index));
  return index;
}

/** The issues that are still as the index has them, and the files that it does not know so. */
function compared(
  files: ArchiveFile[],
  before: ArchiveIndex | null,
): { kept: IndexedIssue[]; fresh: ArchiveFile[] } {
  const known = new Map(before?.issues.map((it) => [it.file, it]));
  const isKnown = ({ file, size, modified }: ArchiveFile) =>
    known.get(file)?.size === size && known.get(file)?.modified === modified;
  return {
    kept: files.filter(isKnown).map(({ file }) => known.get(file)!),
    fresh: files.filter((file) => !isKnown(file)),
  };
}

function toIndex(
  file: ArchiveFile,
  digest: Digest,
  bytes: Uint8Array,
  { checksumOf }: ArchiveFolder,
): IssueToIndex {
  const { issue, title, week, from, to, carried: isCarried = false } = digest;
  const entries = publishedEntries(digest);
  const checksum = isAsWritten(digest, bytes) ? checksumOf(bytes) : null;
  const published = { ...file, issue, title, week, from, to, entries: entries.length, checksum, isCarried };
  return { issue: published, entries };
}

/** Whether a file says all of a digest, as a build writes it: then its JSON is the digest, and nothing has to be filled in. */
const isAsWritten = (digest: Digest, bytes: Uint8Array): boolean =>
  jsonDocument(digest) === new TextDecoder().decode(bytes);

/** Reads an issue of the index: as it is where it was found whole, else with every check; null when it is damaged now. */
async function readPublished(
  folder: ArchiveFolder,
  { file, checksum }: PublishedIssue,
  readIssue: ReadIssue,
): Promise<Digest | null> {
  const bytes = await folder.read(file);
  if (bytes === null) return null;
  if (checksum !== null && folder.checksumOf(bytes) === checksum)
    return JSON.parse(new TextDecoder().decode(bytes)) as Digest;
  return await readIssue(file, bytes);
}
