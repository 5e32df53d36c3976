/** The archive: the issues that were published, kept in a folder. */
import { defaultConfig } from '../config/config.ts';
import { type Reporting, throwError } from '../diagnostics/report.ts';
import {
  archiveFile,
  archiveRecord,
  indexRecorded,
  type OpenArchive,
  openArchiveFolder,
  type PublishedIssue,
  publishedEntries,
} from '../digest/digest.ts';
import { archiveFolder, readGiven } from '../input/input.ts';
import { alone, archiveFiles, type Lock } from '../output/output.ts';
import { isSameDigest, jsonOf, splitReaders } from '../render/render.ts';
import { late } from '../text/late.ts';
import type { Digest } from '../types.ts';
import { readDigest } from './issue.ts';

/**
 * Opens the archive in a folder (absolute): what earlier issues have published. A folder that is not there is an empty
 * one. `name` is how its owner calls it.
 */
export async function openArchive(
  folder: string,
  { name = folder, report = throwError }: Reporting & { name?: string } = {},
): Promise<OpenArchive> {
  const fallback = late(fallbackOfArchive);
  const archive = await openArchiveFolder(
    archiveFolder(folder, name, report),
    async (file, bytes) => await readDigest(bytes, { file, fallback: await fallback(), report: () => {} }),
    report,
  );
  archive.diagnostics.forEach(report);
  return archive;
}

/** Reads an issue of an archive; null when it is none. It is complete, so nothing has to stand for what it does not say. */
export async function readArchived(
  file: string,
  bytes: Uint8Array,
  { report = () => {} }: Reporting = {},
): Promise<Digest | null> {
  return await readDigest(bytes, { file, fallback: await fallbackOfArchive(), report });
}

type Fallback = Pick<Digest, 'lang' | 'preheader' | 'publication'>;

async function fallbackOfArchive(): Promise<Fallback> {
  const { publication } = await defaultConfig('/');
  return { lang: 'en', preheader: null, publication };
}

/** The file of the issue that is meant by a week, a number or its own name; null when there is none. */
export function archivedFile({ issues }: OpenArchive, name: string): string | null {
  const isMeant = ({ file, week, issue }: PublishedIssue) => [file, week, issue].includes(name);
  return issues.find(isMeant)?.file ?? null;
}

/** An issue of an archive by its week, its number or its file; null when there is none. */
export async function archivedIssue(archive: OpenArchive, name: string): Promise<Digest | null> {
  const file = archivedFile(archive, name);
  const bytes = file === null ? null : archiveFolder(archive.folder).read(file);
  return bytes === null ? null : await readArchived(file!, bytes);
}

/** Who else may write meanwhile. */
export interface Locking {
  /** The folders that the run has to itself; without it there are some for as long as the call takes. */
  lock?: Lock;
}

/**
 * Records an issue in the folder of its archive, when everything else is written. The same issue again leaves its file
 * alone; a damaged file of that name is an error, and is not written over.
 */
export async function recordIssue(
  digest: Digest,
  archive: OpenArchive,
  { report = throwError, lock }: Reporting & Locking = {},
): Promise<void> {
  const { recordFile } = await archiveFiles();
  const issue = await archiveRecord(digest);
  const [file, text] = await Promise.all([archiveFile(issue), jsonOf(issue)]);
  const others = await titleOfOthers(issue, file, archive);
  const draft = { file, text, same: isSameDigest('json'), others };
  const record = (held: Lock) => recordFile(archive, draft, held);
  const diagnostic = await (lock === undefined ? alone(record) : record(lock));
  if (diagnostic === null) await indexRecorded(quietFolder(archive), archive, file, issue);
  else report(diagnostic);
}

/** The title of another publication whose issue a file has: it is not this one's, and none of its entries is in this issue. */
async function titleOfOthers(issue: Digest, file: string, archive: OpenArchive): Promise<string | null> {
  const known = archive.issues.find((it) => it.file === file && it.title !== issue.title && it.entries > 0);
  if (known === undefined) return null;
  const own = new Set((await publishedEntries(issue)).map(({ id }) => id));
  const isShared = (await archive.entriesOf(known)).some(({ id }) => own.has(id));
  return isShared ? null : known.title;
}

/** The folder of an archive for what can be done without: when the disk refuses it, the next run does it. */
const quietFolder = ({ folder, name }: OpenArchive) => archiveFolder(folder, name, () => {});

/** What a file of an archive is worth: `ok`, or why it is not to be trusted. */
export interface ArchiveVerdict {
  file: string;
  /**
   * `changed`: it is an issue, and another one than was recorded. `missing`: its checksum is there, and it is not. `copy`: nobody
   * recorded it, and it is the issue of another file.
   */
  verdict: 'ok' | 'unrecorded' | 'copy' | 'changed' | 'damaged' | 'missing';
  /** Of the checksums that are damaged, the first line that is none, from 1. */
  line?: number;
}

/** Compares every file of an archive with the schema and with its checksum; none when the folder cannot be read. */
export async function verifyArchive(
  folder: string,
  { name = folder, report = throwError }: Reporting & { name?: string } = {},
): Promise<ArchiveVerdict[]> {
  const { checksumOf, checksumsName, checksumsIn } = await archiveFiles();
  const disk = archiveFolder(folder, name, report);
  const { files, diagnostics } = disk.list();
  diagnostics.forEach(report);
  if (diagnostics.length > 0) return [];
  const { sums, stray } = checksumsIn(new TextDecoder().decode(disk.read(checksumsName) ?? undefined));
  const verdicts: ArchiveVerdict[] = [];
  for (const { file } of files) {
    const bytes = disk.read(file);
    const isIssue = bytes !== null && (await readArchived(file, bytes)) !== null;
    const sum = sums.get(file);
    verdicts.push({ file, verdict: isIssue ? verdictOf(checksumOf(bytes), sum, sums) : 'damaged' });
  }
  const there = new Set(files.map(({ file }) => file));
  for (const file of sums.keys()) if (!there.has(file)) verdicts.push({ file, verdict: 'missing' });
  if (stray !== null) verdicts.push({ file: checksumsName, verdict: 'damaged', line: stray });
  return verdicts;
}

function verdictOf(
  checksum: string,
  recorded: string | undefined,
  sums: Map<string, string>,
): ArchiveVerdict['verdict'] {
  if (recorded !== undefined) return checksum === recorded ? 'ok' : 'changed';
  return [...sums.values()].includes(checksum) ? 'copy' : 'unrecorded';
}

/** Takes an issue out of an archive; false when there is none of that name. */
export async function removeIssue(
  { folder, name }: Pick<OpenArchive, 'folder' | 'name'>,
  file: string,
  { report = throwError, lock }: Reporting & Locking = {},
): Promise<boolean> {
  const { removeFile } = await archiveFiles();
  const remove = (held: Lock) => removeFile({ folder, name }, file, held);
  const { isGone, fault } = await (lock === undefined ? alone(remove) : remove(lock));
  if (fault !== null) report(fault);
  return isGone;
}

/** Takes an issue that was built as JSON before into an archive. `file` is relative to `cwd`. */
export async function addToArchive(
  file: string,
  archive: OpenArchive,
  { cwd, ...options }: Reporting & Locking & { cwd: string },
): Promise<void> {
  const { bytes, diagnostic } = await readGiven(file, cwd);
  const { report = throwError } = options;
  if (bytes === null) report(diagnostic);
  const digest = bytes === null ? null : await readArchived(file, bytes, { report });
  if (digest !== null) await recordIssue(digest, archive, options);
}

/** A message that was sent: to whom, as its header is written, and when. */
export interface SentMessage {
  to: string;
  /** RFC 3339 in UTC, to the second. */
  at: string;
}

/** The messages of an issue that were sent, as its archive has it; that it does not tell is an error. */
export async function sentBefore(
  digest: Digest,
  archive: OpenArchive,
  { report = throwError }: Reporting = {},
): Promise<SentMessage[]> {
  const [{ readSent }, file] = await Promise.all([archiveFiles(), archiveFile(digest)]);
  const { sent, fault } = await readSent(archive);
  if (fault !== null) report(fault);
  return sent.filter((it) => it.file === file);
}

/** Those whom a message is for, as headers: who has it already, and who has not; empty for nobody. */
export async function splitBySent(to: string, sent: SentMessage[]): Promise<{ known: string; rest: string }> {
  return sent.length === 0
    ? { known: '', rest: to }
    : await splitReaders(
        to,
        sent.map((it) => it.to),
      );
}

/** Notes in the archive that the message of an issue was sent; the latest time counts. */
export async function recordSent(
  digest: Digest,
  archive: OpenArchive,
  { to, lock, report = throwError }: Reporting & { to: string; lock: Lock },
): Promise<void> {
  const [{ noteSent }, file] = await Promise.all([archiveFiles(), archiveFile(digest)]);
  const diagnostic = await noteSent(archive, { file, to, at: digest.generatedAt }, lock);
  if (diagnostic !== null) report(diagnostic);
}
