/**
 * The door of the room: files, folders, patterns and standard input → sources, in an order that never varies.
 */
import { lstatSync, readlinkSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { fileIdentity } from '../text/file-identity.ts';
import { stat } from '../text/file-system.ts';
import { searchedEndings } from '../text/input-formats.ts';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Chunk, Diagnostic, FindShortage, Source } from '../types.ts';
import type { SourceOptions } from './chunks.ts';
import { inputDiagnostic } from './messages.ts';
import { beginningOf, fileSource, pipeSource, streamSource } from './source.ts';

export { archiveFolder } from './archive.ts';
export { digestText, readGiven, readNamed, readStream, readTemplate } from './named.ts';
export { readPublication } from './publication.ts';
export { streamSource } from './source.ts';
export type { Watcher } from './watch.ts';
export { memoryFault, withinMemory } from './within-memory.ts';

/** The name of standard input among the inputs, and the one it has in diagnostics. */
const stdinOperand = '-';
const stdinName = 'stdin';

/** What programs keep beside other files, with a name and a description as an entry has them. */
const settings = new Set([
  ...['package.json', 'package-lock.json', 'composer.json', 'bower.json', 'manifest.json', 'deno.json'],
  ...['tsconfig.json', 'jsconfig.json', 'vercel.json', 'requirements.txt', 'robots.txt'],
]);

/** How many names of files that a folder has besides are told. */
const mostNames = 5;

/** Where inputs are looked for, and how they are to be read. */
export interface InputOptions extends SourceOptions {
  /** The folder that paths start from, absolute. */
  base: string;
  /** Standard input, from its beginning. */
  stdin: () => AsyncIterable<Uint8Array>;
  /**
   * What of the project's own a file is, by its absolute path; null: none. Where a folder or a pattern finds its own it is passed
   * over.
   */
  ownPart?: (path: string) => string | null;
  /** The file that standard output goes to, as `fileIdentity` calls it: it is passed over there, too. */
  output?: string | null;
  /** Which are issues that were written before, by how they begin; they are passed over there, too, and told. */
  isIssue?: (beginning: string) => Promise<boolean>;
}

/**
 * Opens every input: a path, a folder, a glob pattern or `-`. Inputs keep their order; what a folder or a pattern stands
 * for is sorted by code units; no file is read twice. A source is named as its input was written. Of a file only the front
 * matter is read now.
 */
export async function openInputs(
  inputs: string[],
  options: InputOptions,
): Promise<{ sources: Source[]; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = inputs.length === 0 ? [inputDiagnostic('input-none', {})] : [];
  const sources = new Map<string, Source>();
  for (const input of inputs) {
    if (input !== stdinOperand) {
      const { files, isFolder } = await expand(input, options, diagnostics);
      for (const name of files) await openFile(name, isFolder, options, sources, diagnostics);
    } else if (!sources.has(stdinOperand)) {
      sources.set(stdinOperand, await streamSource(stdinName, options.stdin(), options));
    }
  }
  return { sources: [...sources.values()], diagnostics };
}

/** Opens a file that was named, or found. What cannot be read is an error there, too: a week without it would go out as if it were whole. */
async function openFile(
  name: string,
  isFound: boolean,
  options: InputOptions,
  sources: Map<string, Source>,
  diagnostics: Diagnostic[],
): Promise<void> {
  const path = resolve(options.base, name);
  try {
    const identity = await fileIdentity(path);
    if (sources.has(identity)) return;
    const stats = await stat(path);
    const source = stats.isFile()
      ? await fileSource(name, path, stats.size, options)
      : await pipeSource(name, path, options);
    sources.set(identity, isFound ? foundSource(source) : source);
  } catch (error) {
    diagnostics.push(inputFault(name, path, error));
  }
}

/** A source that nobody named. */
function foundSource(source: Source): Source {
  async function* chunks(): AsyncGenerator<Chunk> {
    for await (const chunk of source.chunks()) yield { ...chunk, isFound: true };
  }
  return { ...source, chunks };
}

/** The files that an input stands for; a name that nothing stands for is complained about. */
async function expand(
  input: string,
  options: InputOptions,
  diagnostics: Diagnostic[],
): Promise<{ files: string[]; isFolder: boolean }> {
  const isNamed = (files: string[]) => ({ files, isFolder: false });
  const { base, ownPart = () => null } = options;
  const partOf = (file: string) => ownPart(resolve(base, file));
  const isWanted = (file: string) => partOf(file) === null;
  try {
    // An empty name would mean the folder itself; it comes from an unset variable in a script.
    if (input === '') throw Object.assign(new Error(), { code: 'ENOENT' });
    const stats = await stat(resolve(base, input));
    if (!stats.isDirectory()) return isNamed([input]);
  } catch (error) {
    if (isSystemError(error, 'ENOENT') && isPattern(input))
      return isNamed(
        await withoutIssues(
          input,
          (await matches(input, base, diagnostics)).filter(isWanted),
          options,
          diagnostics,
        ),
      );
    diagnostics.push(inputFault(input, resolve(base, input), error));
    return isNamed([]);
  }
  const beside: string[] = [];
  const known = diagnostics.length;
  const all = await snippetFiles(input, base, diagnostics, beside);
  const found = all.filter(isWanted);
  const files = await withoutIssues(input, found, options, diagnostics);
  const passed = beside.filter(isWanted);
  if (passed.length > 0) {
    const names = passed.sort(byCodeUnits).slice(0, mostNames);
    diagnostics.push(inputDiagnostic('input-passed', { folder: input, count: passed.length, names }));
  }
  // What a folder holds that cannot be read, nobody knows.
  const isRead = !diagnostics.slice(known).some(({ code }) => code === 'input-unreadable');
  if (all.length === 0 && isRead) diagnostics.push(inputDiagnostic('input-folder-empty', { path: input }));
  if (all.length > 0 && found.length === 0) {
    const parts = [...new Set(all.map((file) => partOf(file)!))].sort(byCodeUnits);
    diagnostics.push(inputDiagnostic('input-folder-own', { path: input, count: all.length, parts }));
  }
  return { files: files.sort(byCodeUnits), isFolder: true };
}

/** The files without issues that were written before. */
async function withoutIssues(
  input: string,
  files: string[],
  { base, isIssue, output = null }: InputOptions,
  diagnostics: Diagnostic[],
): Promise<string[]> {
  if (isIssue === undefined) return files;
  const left: string[] = [];
  const issues: string[] = [];
  for (const file of files) {
    const path = resolve(base, file);
    if (output !== null && (await fileIdentity(path).catch(() => null)) === output) continue;
    ((await isIssue(beginningOf(path))) ? issues : left).push(file);
  }
  if (issues.length > 0) {
    const names = issues.sort(byCodeUnits).slice(0, mostNames);
    diagnostics.push(inputDiagnostic('input-issue', { input, count: issues.length, names }));
  }
  return left;
}

/** Why something cannot be read. */
function inputFault(input: string, path: string, error: unknown): Diagnostic {
  if (!isSystemError(error, 'ENOENT'))
    return inputDiagnostic('input-unreadable', { path: input, why: reason(error) });
  const isLink = input !== '' && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink
    ? inputDiagnostic('input-link', { path: input, target: readlinkSync(path) })
    : inputDiagnostic('input-missing', { path: input });
}

function isPattern(input: string): boolean {
  return /[*?[\]{}!()]/.test(input);
}

async function matches(pattern: string, base: string, diagnostics: Diagnostic[]): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern, { cwd: base, ignore: '**/node_modules/**', expandDirectories: false });
  if (files.length === 0) diagnostics.push(inputDiagnostic('input-no-match', { pattern }));
  return files.filter((file) => !isConfiguration(basename(file))).sort(byCodeUnits);
}

/**
 * The snippet files under a folder, at any depth; hidden ones, `node_modules` and linked folders are left out. What else
 * lies there is `passed` over.
 */
async function snippetFiles(
  folder: string,
  base: string,
  diagnostics: Diagnostic[],
  passed: string[],
): Promise<string[]> {
  const files: string[] = [];
  try {
    for (const item of await readdir(resolve(base, folder), { withFileTypes: true })) {
      if (item.name.startsWith('.') || item.name === 'node_modules') continue;
      const path = join(folder, item.name);
      if (item.isDirectory())
        for (const it of await snippetFiles(path, base, diagnostics, passed)) files.push(it);
      else if (searchedEndings.includes(extname(item.name).toLowerCase()) && !settings.has(item.name))
        files.push(path);
      else if (!isConfiguration(item.name)) passed.push(path);
    }
  } catch (error) {
    diagnostics.push(inputDiagnostic('input-unreadable', { path: folder, why: reason(error) }));
  }
  return files;
}

const isConfiguration = (name: string): boolean => /^digest\.ya?ml$/.test(name);

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where the files of an input are, to be watched: itself, or of a pattern the folder that it starts from; absolute. */
export function inputRoot(input: string, base: string): string {
  const parts = input.split('/');
  const literal = parts.findIndex(isPattern);
  return resolve(
    base,
    literal < 0 ? input : parts.slice(0, literal).join('/') || (input.startsWith('/') ? '/' : '.'),
  );
}

/** What tells when files change. */
export const watching = async () => await import('./watch.ts');

/** Finds out whether there is memory for more; it is loaded when somebody first asks. */
export function memoryGauge(): FindShortage {
  let gauge: ReturnType<typeof import('./memory.ts')['openGauge']> | null = null;
  return async (ahead) => {
    gauge ??= (await import('./memory.ts')).openGauge();
    return gauge(ahead);
  };
}
