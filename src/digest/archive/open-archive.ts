/** Opens the archive of a folder: its index where that is still true, else its issues. */
import type { ReportDiagnostic } from '../../diagnostics/report.ts';
import { keptFor } from '../../text/late.ts';
import { jsonDocument } from '../../text/visible-json.ts';
import type { Diagnostic, Digest } from '../../types.ts';
import { digestDiagnostic } from '../messages.ts';
import { type Archive, archiveFile, publishedEntries } from './archive.ts';
import {
  type ArchiveIndex,
  type IndexUpdate,
  type IssueToIndex,
  indexOf,
  openIndex,
  toIndex,
  withIssues,
} from './archive-index.ts';
import { type IndexFile, inMemory, type PublishedIssue, type Segment, type SumOf } from './segment.ts';
import { themeCounts } from './trends.ts';

/** A file of the archive: its name in the folder, its bytes, and milliseconds since 1970. */
export type ArchiveFile = Pick<PublishedIssue, 'file' | 'size' | 'modified'>;

/** The folder of an archive, as the disk gives it. */
export interface ArchiveFolder {
  /** Absolute. */
  path: string;
  /** As its owner says it. */
  name: string;
  /** The files that should be issues, by name. */
  list(): { files: ArchiveFile[]; diagnostics: Diagnostic[] };
  /** One of them; null where there is none. */
  find(file: string): ArchiveFile | null;
  /** Null where there is no such file, or none that can be read. */
  read(file: string): Uint8Array | null;
  /** What tells these bytes from others, whoever made them. */
  checksumOf(bytes: Uint8Array): string;
  /** What tells them from those that a disk made of them. */
  sumOf: SumOf;
  /** Opens the index; null where there is none. */
  openIndex(): IndexFile | null;
  /** Keeps the index for the next run, where that can be. */
  keepIndex(update: IndexUpdate): void;
}

/** Reads the JSON of an issue; null when it is none. */
export type ReadIssue = (file: string, bytes: Uint8Array) => Promise<Digest | null>;

/** An archive that was opened, and how far it may be trusted. */
export interface OpenArchive extends Archive {
  /** The folder: absolute, and as its owner says it. */
  folder: string;
  name: string;
  diagnostics: Diagnostic[];
}

/** Opens the archive. Files that are damaged are set aside with a warning, never written over, and told each time. */
export async function openArchiveFolder(
  folder: ArchiveFolder,
  readIssue: ReadIssue,
  report: ReportDiagnostic,
): Promise<OpenArchive> {
  const { files, diagnostics } = folder.list();
  const indexing = { folder, files, readIssue };
  let { index, damaged, copies } = await refreshed(openIndex(folder.openIndex, folder.sumOf), indexing);
  const told = new Set(damaged);
  const tellDamaged = (file: string) => {
    if (!told.has(file)) report(digestDiagnostic('archive-damaged', { file, folder: folder.name }));
    told.add(file);
  };
  for (const file of damaged)
    diagnostics.push(digestDiagnostic('archive-damaged', { file, folder: folder.name }));
  for (const [file, of] of copies)
    diagnostics.push(digestDiagnostic('archive-copy', { file, of, folder: folder.name }));
  const digests = new Map<string, Promise<Digest | null>>();
  const digestOf = (issue: PublishedIssue) => {
    const known = digests.get(issue.file) ?? readPublished(folder, issue, readIssue, tellDamaged);
    digests.set(issue.file, known);
    return known;
  };
  // Of a long issue each of its entries is asked for.
  const entriesIn = keptFor(publishedEntries);
  return {
    // Others when the index had to be made anew.
    get issues() {
      return index.issues;
    },
    get damaged() {
      return damaged;
    },
    folder: folder.path,
    name: folder.name,
    diagnostics,
    async search(ask) {
      const found = ask(index);
      if (found !== null) return found;
      ({ index, damaged, copies } = await refreshed([], indexing));
      damaged.forEach(tellDamaged);
      return ask(index)!;
    },
    digestOf,
    async entriesOf(issue) {
      const digest = await digestOf(issue);
      return digest === null ? [] : entriesIn(digest);
    },
  };
}

/** Takes an issue that was just recorded into the index, so that the next run need not read it. */
export async function indexRecorded(
  folder: ArchiveFolder,
  archive: Archive,
  file: string,
  digest: Digest,
): Promise<void> {
  const recorded = folder.find(file);
  const bytes = folder.read(file);
  if (recorded === null || bytes === null || !isAsWritten(digest, bytes)) return;
  const known = await archive.search(({ segments }) => segments);
  const segments = openIndex(folder.openIndex, folder.sumOf, known);
  if (isIn(segments, recorded)) return;
  const index = indexOf(segments, (issue) => issue.file !== file);
  const update = withIssues(index, [published(recorded, digest, bytes, folder)], folder.sumOf);
  if (update !== null) folder.keepIndex(update);
}

const isIn = (segments: Segment[], { file, size, modified }: ArchiveFile): boolean =>
  segments.some(({ issues }) =>
    issues.some((it) => it.file === file && it.size === size && it.modified === modified),
  );

/** What an index is of. */
interface Indexing {
  folder: ArchiveFolder;
  files: ArchiveFile[];
  readIssue: ReadIssue;
}

/** The index of what counts in a folder, the files that are damaged, and those that are copies, with the file that counts. */
interface Refreshed {
  index: ArchiveIndex;
  damaged: string[];
  copies: Map<string, string>;
}

/** The index of what lies in the folder now. An issue that lies there twice counts once. */
async function refreshed(before: Segment[], indexing: Indexing): Promise<Refreshed> {
  const { index, damaged } = await upToDate(before, indexing);
  const copies = copiesIn(index, indexing.folder);
  if (copies.size === 0) return { index, damaged, copies };
  const counted = new Set(index.issues.filter(({ file }) => !copies.has(file)));
  return { index: indexOf(index.segments, (issue) => counted.has(issue)), damaged, copies };
}

/** The files with the same bytes as another of the same days, which counts: the one that is named as a build names it. */
function copiesIn({ issues }: ArchiveIndex, folder: ArchiveFolder): Map<string, string> {
  const copies = new Map<string, string>();
  const counted = new Map<string, string>();
  for (const { file } of alikeOnes(issues).toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)))) {
    const bytes = folder.read(file);
    const checksum = bytes === null ? file : folder.checksumOf(bytes);
    const known = counted.get(checksum);
    if (known === undefined) counted.set(checksum, file);
    else copies.set(file, known);
  }
  return copies;
}

/** The issues, in the order of their days, beside which another of the same days and length lies. */
function alikeOnes(issues: PublishedIssue[]): PublishedIssue[] {
  // Those of one last day are neighbours, and nearly no issue has one.
  const close = issues.filter(({ to }, at) => to === issues[at - 1]?.to || to === issues[at + 1]?.to);
  const isAlike = (a: PublishedIssue, b: PublishedIssue) =>
    a !== b && a.from === b.from && a.to === b.to && a.size === b.size;
  return close.filter((issue) => close.some((other) => isAlike(issue, other)));
}

const isNamed = (issue: PublishedIssue): boolean => issue.file === archiveFile(issue);

/** The index of all issues in the folder, kept when it is another than before; and the files that are damaged. */
async function upToDate(
  before: Segment[],
  indexing: Indexing,
): Promise<Pick<Refreshed, 'index' | 'damaged'>> {
  const { folder, files, readIssue } = indexing;
  const there = new Map(files.map((it) => [it.file, it]));
  const isThere = ({ file, size, modified }: PublishedIssue) =>
    there.get(file)?.size === size && there.get(file)?.modified === modified;
  const index = indexOf(before, isThere);
  const known = new Set(index.issues.map(({ file }) => file));
  const added: IssueToIndex[] = [];
  const damaged: string[] = [];
  for (const file of files) {
    if (known.has(file.file)) continue;
    const bytes = folder.read(file.file);
    const digest = bytes === null ? null : await readIssue(file.file, bytes);
    if (bytes === null || digest === null) damaged.push(file.file);
    else added.push(published(file, digest, bytes, folder));
  }
  if (added.length === 0) return { index, damaged };
  const update = withIssues(index, added, folder.sumOf);
  if (update === null) return await upToDate([], indexing);
  folder.keepIndex(update);
  // This run needs no disk for it: a folder may be read-only.
  const fresh = openIndex(() => inMemory(update.parts), folder.sumOf);
  const kept = before.filter(({ end }) => end <= (update.behind?.end ?? 0));
  return { index: indexOf([...kept, ...fresh], isThere), damaged };
}

function published(
  file: ArchiveFile,
  digest: Digest,
  bytes: Uint8Array,
  { checksumOf }: ArchiveFolder,
): IssueToIndex {
  const { issue, title, week, from, to, carried: isCarried = false } = digest;
  const entries = publishedEntries(digest);
  const checksum = isAsWritten(digest, bytes) ? checksumOf(bytes) : null;
  return toIndex(
    {
      ...{ ...file, issue, title, week, from, to, entries: entries.length, checksum, isCarried },
      themes: themeCounts(digest),
    },
    entries,
  );
}

/** Whether a file says all of a digest, as a build writes it: then its JSON is the digest, and nothing has to be filled in. */
const isAsWritten = (digest: Digest, bytes: Uint8Array): boolean =>
  jsonDocument(digest) === new TextDecoder().decode(bytes);

/**
 * Reads an issue of the index: as it is where it was found whole, else with every check; null when it is damaged now, while its
 * size and its time are what they were.
 */
async function readPublished(
  folder: ArchiveFolder,
  { file, checksum }: PublishedIssue,
  readIssue: ReadIssue,
  tellDamaged: (file: string) => void,
): Promise<Digest | null> {
  const bytes = folder.read(file);
  if (bytes === null) return null;
  if (checksum !== null && folder.checksumOf(bytes) === checksum)
    return JSON.parse(new TextDecoder().decode(bytes)) as Digest;
  const digest = await readIssue(file, bytes);
  if (digest === null) tellDamaged(file);
  return digest;
}
