/** The door of the room: what was rendered → files, all of them or none, and standard output after them. */
import { hasError } from '../diagnostics/diagnostics.ts';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic, OutputFormat } from '../types.ts';
import { type Change, compareFile, type Same } from './compare.ts';
import { type Content, lengthInBytes, writtenParts } from './content.ts';
import type { Errand, Filtered } from './filter.ts';
import type { Lock } from './lock.ts';
import { type OtherFiles, outputDiagnostic } from './messages.ts';
import { writeNew } from './new-files.ts';
import type { Fault } from './replace.ts';
import {
  alone,
  clearBeside,
  type FileResult,
  foldersOf,
  isOneOf,
  linkTarget,
  locate,
  writeAll,
  writeFileWhole,
} from './write.ts';

export type { Change, Same } from './compare.ts';
export { type Lock, openLock, type Patience } from './lock.ts';
export { hasFiles, isThere, isUnderGit, writeNew } from './new-files.ts';
export { ownFiles, projectIn, settingFiles } from './own-files.ts';
export type { PreviewServer } from './preview-server.ts';
export type { SiteResult } from './site.ts';
export { alone, locate } from './write.ts';

/** The name that stands for standard output. */
export const standardOutput = '-';

/** A text with the name of its file; `-` is standard output. */
export interface NamedText {
  file: string;
  format: OutputFormat;
  text: Content;
  /** Says whether the file may stay as it is although its text is another one. */
  same: Same;
}

/** An output, and what became of it. */
export interface Outcome {
  /** Its name; `-` for standard output. */
  file: string;
  format: OutputFormat;
  /** Length in UTF-8. */
  bytes: number;
  /** What writing does to the file; null for standard output. */
  change: Change | null;
  isWritten: boolean;
}

/** Where texts go, and what must not happen to it. */
export interface OutputOptions {
  /** The folder that names start from, absolute. */
  base: string;
  /** Files that are never written over, such as those that everything was made from; absolute. */
  inputs?: string[];
  /** Whether everything is compared and nothing written. */
  isDryRun?: boolean;
  /** Takes what goes to standard output, perhaps in parts; gives the complaint when that failed. */
  print?: (text: string | Uint8Array) => Promise<Diagnostic | null>;
  /** The folders that the run has to itself; without it, those of the files, as long as they are written. */
  lock?: Lock;
}

/** What a run is going to write: its outputs, as they are named from a folder, and its archive (absolute). */
export interface OutputPlan {
  targets: { file: string }[];
  base: string;
  archive: string | null;
}

/** Takes the folders of what a run is going to write; says which cannot be had. */
export async function reserveFolders(
  lock: Lock,
  { targets, base, archive }: OutputPlan,
): Promise<Diagnostic | null> {
  const files = targets.flatMap(({ file }) => (file === standardOutput ? [] : [locate(base, file)]));
  const folders = await foldersOf(files);
  const fault = await lock.reserve(archive === null ? folders : [...folders, archive]);
  if (fault === null) return null;
  const { folder, error } = fault;
  const isHeld = isSystemError(error, 'ELOCKED');
  return outputDiagnostic('lock-failed', { folder, why: reason(error), isHeld });
}

/**
 * Compares and writes: all files or none of them, and those that would not change are left alone. Standard output comes
 * last. After an error nothing is written, but for what the error says.
 */
export async function writeTexts(
  texts: NamedText[],
  options: OutputOptions,
): Promise<{ outcomes: Outcome[]; diagnostics: Diagnostic[] }> {
  const { base, isDryRun = false } = options;
  const refused = await refusedOutputs(texts, options);
  if (refused.length > 0) return { outcomes: [], diagnostics: refused };
  const drafts = texts.map((it) => draftOf(it, base));
  const diagnostics = (await Promise.all(drafts.map(compare))).flat();
  if (!isDryRun && !hasError(diagnostics)) diagnostics.push(...(await writeDrafts(drafts, options)));
  return { outcomes: drafts.map(({ outcome }) => outcome), diagnostics };
}

/** What must not be written: two texts for one file, and files that are inputs. */
export async function refusedOutputs(
  outputs: { file: string }[],
  { base, inputs = [] }: Pick<OutputOptions, 'base' | 'inputs'>,
): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const { file } of outputs) {
    const path = file === standardOutput ? file : await linkTarget(locate(base, file));
    // A folder that is not there yet would become a file without an ending.
    if (/[/\\]$/.test(file)) diagnostics.push(failure(file, { code: 'EISDIR' }, 'untouched'));
    else if (seen.has(path)) diagnostics.push(outputDiagnostic('output-twice', { path: file }));
    else if (await isOneOf(path, inputs))
      diagnostics.push(outputDiagnostic('output-is-input', { path: file }));
    seen.add(path);
  }
  return diagnostics;
}

/** A text on its way. */
interface Draft {
  /** Absolute; null for standard output. */
  path: string | null;
  text: Content;
  same: Same;
  outcome: Outcome;
}

type FileDraft = Draft & { path: string };

function draftOf({ file, format, text, same }: NamedText, base: string): Draft {
  const bytes = lengthInBytes(text);
  const path = file === standardOutput ? null : locate(base, file);
  return { path, text, same, outcome: { file, format, bytes, change: null, isWritten: false } };
}

async function compare({ path, text, same, outcome }: Draft): Promise<Diagnostic[]> {
  if (path === null) return [];
  try {
    outcome.change = await compareFile(path, text, same);
    return [];
  } catch (error) {
    return [failure(outcome.file, error, 'untouched')];
  }
}

async function writeDrafts(drafts: Draft[], options: OutputOptions): Promise<Diagnostic[]> {
  const files = drafts.filter((it): it is FileDraft => it.path !== null);
  if (files.some(({ outcome }) => outcome.change !== 'unchanged')) {
    const faults = await writeFiles(files, options);
    if (faults.length > 0) return faults;
  } else {
    await clearBeside(files.map(({ path }) => path));
  }
  const { print = nobodyPrints } = options;
  for (const { text, outcome } of drafts.filter(({ path }) => path === null)) {
    for (const part of writtenParts(text)) {
      const fault = await print(part);
      if (fault !== null) return [fault];
    }
    outcome.isWritten = true;
  }
  return [];
}

const nobodyPrints = async (): Promise<Diagnostic> =>
  failure(standardOutput, new Error('nothing here takes standard output'), 'written');

async function writeFiles(files: FileDraft[], { lock }: OutputOptions): Promise<Diagnostic[]> {
  const write = (held: Lock) => writeAll(files, held);
  const { results, fault } = await (lock === undefined ? alone(write) : write(lock));
  for (const [index, { outcome }] of files.entries()) {
    // What was compared before is only compared again when nothing went wrong on the way.
    outcome.change = results[index]!.change ?? outcome.change;
    outcome.isWritten = results[index]!.isWritten;
  }
  return fault === null ? [] : faultsOf(fault, files, results);
}

/** What is to be said of a fault, by the names that the user gave the files. */
function faultsOf(fault: Fault, files: FileDraft[], results: FileResult[]): Diagnostic[] {
  const nameOf = (path: string) =>
    files[results.findIndex((result) => result.path === path)]?.outcome.file ?? path;
  // A device comes last, and may be all that there is.
  const before = results.some(({ isWritten, change }) => isWritten || change === 'unchanged');
  const late = before ? 'written' : 'none';
  const others = fault.isLate ? late : fault.torn.length > 0 ? 'torn' : 'untouched';
  return [
    failure(nameOf(fault.path), fault.error, others),
    ...fault.torn.map(({ path, error }) =>
      outputDiagnostic('output-torn', { path: nameOf(path), why: reason(error) }),
    ),
  ];
}

/** Puts a text in the place of one file; says what went wrong, and then the old file stands untouched. */
export async function replaceFile(file: string, text: string, base: string): Promise<Diagnostic | null> {
  try {
    await writeFileWhole(locate(base, file), text);
    return null;
  } catch (error) {
    return failure(file, error, 'untouched');
  }
}

/** Begins a file; one that is there is never touched. Says what went wrong. */
export async function beginFile(file: string, text: string, base: string): Promise<Diagnostic | null> {
  const { kept, fault } = await writeNew(base, { [file]: text });
  return kept.length > 0 ? outputDiagnostic('output-exists', { path: file }) : fault;
}

const failure = (path: string, error: unknown, others: OtherFiles): Diagnostic =>
  outputDiagnostic('output-failed', { path, why: reason(error), others });

/** Why the preview could not start at a port. */
export const previewFault = (port: number, error: unknown): Diagnostic =>
  outputDiagnostic('preview-port', {
    port,
    why:
      (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
        ? 'another program listens there'
        : reason(error),
  });

// ── What is loaded when it is asked for ─────────────────────────────────────────────────────────────────

/** Runs a filter to its end. */
export async function runFilter(errand: Errand): Promise<Filtered> {
  return await (await import('./filter.ts')).runFilter(errand);
}

/** What keeps the issues of an archive on the disk. */
export const archiveFiles = async () => await import('./archive.ts');

/** What keeps the pages of a site on the disk. */
export const siteFolder = async () => await import('./site.ts');

/** A page on this machine that shows an issue while it is written. */
export const previewServer = async () => await import('./preview-server.ts');
