/** The folder of a site: only what changed is written, and what is no part of it any more goes, if it was ours. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
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
  /** Pages that stay as they were, since what they are made of is damaged; they count as unchanged. */
  kept: number;
}

/** What a site was made of, and each of its files: what that was made of, and the hash of its text. */
interface Manifest {
  key: string;
  files: Record<string, { key: string | null; hash: string }>;
}

/** A site that is being made. */
export interface OpenSite {
  /** What there is to say when it was made of the same, and no file of it is another one now; else null. */
  unchanged(): Promise<SiteResult | null>;
  /** Adds a file. With a key its text is not made when the file is there and was made of the same. */
  put(file: string, key: string | null, make: () => Promise<string>): Promise<void>;
  /** Leaves a file as it is, if there is one: what it was made of is not at hand. */
  keep(file: string): void;
  /** Writes what changed, and takes away what is gone. */
  close(): Promise<{ result: SiteResult; diagnostic: Diagnostic | null }>;
}

/** Opens the folder of a site; `looks` is what all of its pages have in common, `issues` what they are made of. */
export async function openSite(folder: string, looks: string, issues: string): Promise<OpenSite> {
  const before = await readManifest(folder);
  const now: Manifest = { key: hashOf(`${looks}\n${issues}`), files: {} };
  const drafts: Draft[] = [];
  const kept = new Set<string>();
  const isThere = async (file: string, hash: string) => (await hashOfFile(join(folder, file))) === hash;
  return {
    async unchanged() {
      if (before.key !== now.key) return null;
      const files = Object.entries(before.files);
      for (const [file, { hash }] of files) if (!(await isThere(file, hash))) return null;
      return { written: 0, unchanged: files.length, removed: 0, kept: kept.size };
    },
    async put(file, key, make) {
      const known = before.files[file];
      const whole = key === null ? null : hashOf(`${looks}\n${key}`);
      if (whole !== null && known?.key === whole && (await isThere(file, known.hash))) {
        now.files[file] = known;
        return;
      }
      const text = await make();
      now.files[file] = { key: whole, hash: hashOf(text) };
      drafts.push({ path: join(folder, file), text, same: (old, fresh) => old === fresh });
    },
    keep(file) {
      const known = before.files[file];
      if (known === undefined) return;
      now.files[file] = known;
      kept.add(file);
    },
    close: () => closeSite(folder, before, now, drafts, kept.size),
  };
}

async function closeSite(folder: string, before: Manifest, now: Manifest, drafts: Draft[], kept: number) {
  const gone = Object.keys(before.files).filter((file) => !(file in now.files));
  const mark = {
    path: join(folder, siteMark),
    text: `${JSON.stringify(now)}\n`,
    same: (old: string, fresh: string) => old === fresh,
  };
  const foreign = before.key === '' ? strangerIn(folder, drafts) : null;
  if (foreign !== null) {
    const result = { written: 0, unchanged: 0, removed: 0, kept };
    return { result, diagnostic: outputDiagnostic('site-foreign', { path: foreign }) };
  }
  const { results, fault } = await alone((lock) => writeAll([...drafts, mark], lock));
  const written = results.slice(0, -1).filter(({ isWritten }) => isWritten).length;
  const result = { written, unchanged: Object.keys(now.files).length - written, removed: gone.length, kept };
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

/** What every site has, and hardly anything else: where it lies, a site lost its mark. */
const search = 'search.json';

/** Somebody's own file, where the first of the site would go; null when there is none. */
function strangerIn(folder: string, drafts: Draft[]): string | null {
  if (existsSync(join(folder, search))) return null;
  return drafts.find(({ path }) => existsSync(path))?.path ?? null;
}

async function readManifest(folder: string): Promise<Manifest> {
  try {
    const { key, files } = JSON.parse(await readFile(join(folder, siteMark), 'utf8')) as Manifest;
    // Somebody may have written into it: nothing outside of the folder is ours.
    const isOurs = (file: string) => !/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|:/.test(file);
    return { key, files: Object.fromEntries(Object.entries(files).filter(([file]) => isOurs(file))) };
  } catch {
    return { key: '', files: {} };
  }
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const hashOfFile = async (path: string): Promise<string | null> =>
  await readFile(path).then(hashOf, () => null);
