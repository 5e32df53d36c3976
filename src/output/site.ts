/** The folder of a site: only what changed is written, and what is no part of it any more goes, if it was ours. */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import { outputDiagnostic } from './messages.ts';
import { siteMark } from './site-mark.ts';
import { alone, type Draft, writeAll } from './write.ts';

/** What became of the files of a site. */
export interface SiteResult {
  written: number;
  unchanged: number;
  removed: number;
}

/** For each file, what it was made of, and the hash of its text. */
type Manifest = Record<string, { key: string | null; hash: string }>;

/** A site that is being made. */
export interface OpenSite {
  /** Adds a file. With a key its text is not made when the file is there and was made of the same. */
  put(file: string, key: string | null, make: () => Promise<string>): Promise<void>;
  /** Writes what changed, and takes away what is gone. */
  close(): Promise<{ result: SiteResult; diagnostic: Diagnostic | null }>;
}

/** Opens the folder of a site; `looks` is what all of its pages have in common. */
export async function openSite(folder: string, looks: string): Promise<OpenSite> {
  const before = await readManifest(folder);
  const now: Manifest = {};
  const drafts: Draft[] = [];
  return {
    async put(file, key, make) {
      const known = before[file];
      const whole = key === null ? null : hashOf(`${looks}\n${key}`);
      if (whole !== null && known?.key === whole && (await hashOfFile(join(folder, file))) === known.hash) {
        now[file] = known;
        return;
      }
      const text = await make();
      now[file] = { key: whole, hash: hashOf(text) };
      drafts.push({ path: join(folder, file), text, same: (old, fresh) => old === fresh });
    },
    close: () => closeSite(folder, before, now, drafts),
  };
}

async function closeSite(folder: string, before: Manifest, now: Manifest, drafts: Draft[]) {
  const gone = Object.keys(before).filter((file) => !(file in now));
  const mark = {
    path: join(folder, siteMark),
    text: `${JSON.stringify(now)}\n`,
    same: (old: string, fresh: string) => old === fresh,
  };
  const { results, fault } = await alone((lock) => writeAll([...drafts, mark], lock));
  const written = results.slice(0, -1).filter(({ isWritten }) => isWritten).length;
  const result = { written, unchanged: Object.keys(now).length - written, removed: gone.length };
  if (fault !== null) {
    const facts = {
      path: fault.path,
      why: reason(fault.error),
      others: fault.torn.length > 0 ? 'torn' : 'untouched',
    } as const;
    return { result, diagnostic: outputDiagnostic('output-failed', facts) };
  }
  for (const file of gone) await rm(join(folder, file), { force: true });
  return { result, diagnostic: null };
}

async function readManifest(folder: string): Promise<Manifest> {
  try {
    const known = JSON.parse(await readFile(join(folder, siteMark), 'utf8')) as Manifest;
    // Somebody may have written into it: nothing outside of the folder is ours.
    const isOurs = (file: string) => !/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|:/.test(file);
    return Object.fromEntries(Object.entries(known).filter(([file]) => isOurs(file)));
  } catch {
    return {};
  }
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const hashOfFile = async (path: string): Promise<string | null> =>
  await readFile(path).then(hashOf, () => null);
