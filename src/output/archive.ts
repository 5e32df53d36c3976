/** Recording an issue: its file, and the checksum that tells later whether it is still the same. */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import { compareFile, type Same } from './compare.ts';
import type { Lock } from './lock.ts';
import { outputDiagnostic } from './messages.ts';
import { writeAll } from './write.ts';

/** The checksums, one line a file, as `sha256sum --check` reads them. */
export const checksumsName = 'SHA256SUMS';

/** An issue on its way into an archive: the name of its file, and whether an old text counts as the same. */
export interface Recording {
  file: string;
  text: string;
  same: Same;
  /** The title of another publication whose issue that file has; null: it has none. */
  others: string | null;
}

/** Where it goes: a folder (absolute), as its owner calls it, and the files in it that are not to be written over. */
export interface RecordingFolder {
  folder: string;
  name: string;
  damaged: string[];
}

/** Records an issue: null when it is durable. Neither the file nor its checksum is touched when the issue is there already. */
export async function recordFile(
  folder: RecordingFolder,
  recording: Recording,
  lock: Lock,
): Promise<Diagnostic | null> {
  const { name, damaged } = folder;
  const { file } = recording;
  if (damaged.includes(file)) return outputDiagnostic('archive-kept', { file, folder: name });
  if (recording.others !== null)
    return outputDiagnostic('archive-other', { file, folder: name, title: recording.others });
  try {
    await putIntoArchive(folder.folder, recording, lock);
    return null;
  } catch (error) {
    return outputDiagnostic('archive-failed', { file, folder: name, why: reason(error) });
  }
}

async function putIntoArchive(folder: string, { file, text, same }: Recording, lock: Lock): Promise<void> {
  const old = await textOf(join(folder, file));
  const stands = old !== null && same(old, text) ? old : text;
  const sums = await readChecksums(folder);
  sums.set(file, checksumOf(stands));
  const drafts = [
    { path: join(folder, file), text: stands, same: (a: string, b: string) => a === b },
    { path: join(folder, checksumsName), text: checksumsText(sums), same: (a: string, b: string) => a === b },
  ];
  // Where nothing changes nobody needs the right to write.
  const changes = await Promise.all(drafts.map((it) => compareFile(it.path, it.text, it.same)));
  if (changes.every((change) => change === 'unchanged')) return;
  const { fault } = await writeAll(drafts, lock);
  if (fault !== null) throw fault.error;
}

/** What a file says; null when it is not there. Throws the system's error. */
async function textOf(path: string): Promise<string | null> {
  return await readFile(path, 'utf8').catch((error) => {
    if (isSystemError(error, 'ENOENT')) return null;
    throw error;
  });
}

/** Takes a file and its checksum away; nothing is gone when there is none. */
export async function removeFile(
  { folder, name }: Pick<RecordingFolder, 'folder' | 'name'>,
  file: string,
  lock: Lock,
): Promise<{ isGone: boolean; fault: Diagnostic | null }> {
  try {
    return { isGone: await takeOut(folder, file, lock), fault: null };
  } catch (error) {
    const facts = { path: join(name, file), why: reason(error), others: 'torn' } as const;
    return { isGone: true, fault: outputDiagnostic('output-failed', facts) };
  }
}

async function takeOut(folder: string, file: string, lock: Lock): Promise<boolean> {
  await lock.claim(await lock.enter(folder));
  const sums = await readChecksums(folder);
  const isKnown = sums.delete(file);
  const isThere = (await textOf(join(folder, file))) !== null;
  await rm(join(folder, file), { force: true });
  if (!isKnown) return isThere;
  const draft = { path: join(folder, checksumsName), text: checksumsText(sums), same: () => false };
  const { fault } = await writeAll([draft], lock);
  if (fault !== null) throw fault.error;
  return true;
}

/** The SHA-256 of a text or of bytes, in hexadecimal digits. */
export const checksumOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** The checksums that were recorded, by file name. Throws the system's error. */
export async function readChecksums(folder: string): Promise<Map<string, string>> {
  return checksumsIn((await textOf(join(folder, checksumsName))) ?? '').sums;
}

/** The checksums of a text, by file name, and the number of the first line that is none, from 1; null: every line is. */
export function checksumsIn(text: string): { sums: Map<string, string>; stray: number | null } {
  const sums = new Map<string, string>();
  let stray: number | null = null;
  for (const [at, line] of withoutMark(text).split(/\r?\n/).entries()) {
    const [, sum, file] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sum !== undefined) sums.set(file!, sum);
    // sha256sum passes over comments, too.
    else if (line !== '' && !line.startsWith('#')) stray ??= at + 1;
  }
  return { sums, stray };
}

/** The text of the checksums, by name. */
export function checksumsText(sums: Map<string, string>): string {
  const lines = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, sum]) => `${sum}  ${file}\n`);
  return lines.join('');
}

/** The messages that were sent: a line for each, with the file of its issue, the time, and the recipients. */
export const sentName = 'SENT';

/** A message that was sent. */
export interface SentLine {
  file: string;
  /** RFC 3339 in UTC. */
  at: string;
  to: string;
}

/** The messages that were sent, in the order of their issues; a fault where not every line tells of one, or nothing can be read. */
export async function readSent({
  folder,
  name,
}: Pick<RecordingFolder, 'folder' | 'name'>): Promise<{ sent: SentLine[]; fault: Diagnostic | null }> {
  try {
    const sent = sentIn((await textOf(join(folder, sentName))) ?? '');
    return { sent, fault: null };
  } catch (error) {
    return { sent: [], fault: outputDiagnostic('sent-unreadable', { folder: name, why: reason(error) }) };
  }
}

function sentIn(text: string): SentLine[] {
  const sent: SentLine[] = [];
  for (const [at, line] of withoutMark(text).split(/\r?\n/).entries()) {
    const message = /^(\S+\.json) (\d{4}-\d\d-\d\dT\S+Z) (.*)$/.exec(line);
    if (message !== null) sent.push({ file: message[1]!, at: message[2]!, to: message[3]! });
    else if (line !== '') throw new Error(`its line ${at + 1} tells of no message`);
  }
  return sent;
}

/** Some editors put a mark before the first line. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** Notes that a message was sent: null when that is durable. */
export async function noteSent(
  { folder, name }: Pick<RecordingFolder, 'folder' | 'name'>,
  sent: SentLine,
  lock: Lock,
): Promise<Diagnostic | null> {
  const before = await readSent({ folder, name });
  if (before.fault !== null) return before.fault;
  const others = before.sent.filter(({ file, to }) => file !== sent.file || to !== sent.to);
  const lines = [...others, sent].toSorted((a, b) => (a.file === b.file ? 0 : a.file < b.file ? -1 : 1));
  const text = lines.map(({ file, at, to }) => `${file} ${at} ${to}\n`).join('');
  const draft = { path: join(folder, sentName), text, same: (old: string, fresh: string) => old === fresh };
  const { fault } = await writeAll([draft], lock);
  if (fault === null) return null;
  return outputDiagnostic('archive-failed', { file: sentName, folder: name, why: reason(fault.error) });
}
