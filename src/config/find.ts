/** Finds and reads configuration files: the only room of the configuration that touches the disk. */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { readRegularFile } from '../text/regular-file.ts';
import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import { configDiagnostic } from './messages.ts';

/** Where to look for configuration. */
export interface ConfigRequest {
  /** The working directory, absolute. */
  cwd: string;
  /** The file named with `--config`; null to search upward from `cwd`. */
  path: string | null;
  env: Record<string, string | undefined>;
}

/** A configuration file, read. */
export interface ConfigFile {
  /** Absolute. */
  path: string;
  /** Its name as it is shown: relative to the working directory where that is how it was found. */
  file: string;
  /** The folder that it stands in, absolute. */
  folder: string;
  text: string;
}

/** What was found; null where there is none. */
export interface ConfigFiles {
  user: ConfigFile | null;
  project: ConfigFile | null;
  /** The folder of the project's file, or the working directory. */
  base: string;
  diagnostics: Diagnostic[];
}

/** Finds the project's file and the user's (`$XDG_CONFIG_HOME/digest/digest.yaml`). */
export async function findConfig({ cwd, path, env }: ConfigRequest): Promise<ConfigFiles> {
  const project = path === null ? await searchUpward(cwd) : await readNamed(resolve(cwd, path), path);
  const home = userFolder(env);
  const own = home === null ? null : join(home, 'digest', 'digest.yaml');
  // Within the user's own configuration folder the two are one file.
  const user = own === null || own === project.path ? null : await read(own, own);
  return {
    user: user?.found ?? null,
    project: project.found,
    base: project.found === null ? cwd : dirname(project.path),
    diagnostics: [user?.problem, project.problem].filter((it) => it != null),
  };
}

/** A file that is named in a configuration, as it is named from the folder `base`. */
export function namedFrom(folder: string, file: string, base: string): string {
  return folder === base ? file : resolve(folder, file);
}

/** An attempt to read a file: the file, a problem, or neither when there is no such file. */
interface Attempt {
  path: string;
  found: ConfigFile | null;
  problem: Diagnostic | null;
}

async function searchUpward(cwd: string): Promise<Attempt> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    for (const name of ['digest.yaml', 'digest.yml']) {
      const path = join(folder, name);
      const attempt = await read(path, relative(cwd, path));
      if (attempt.found || attempt.problem) return attempt;
    }
    if (folder === dirname(folder)) return { path: cwd, found: null, problem: null };
  }
}

async function readNamed(path: string, shown: string): Promise<Attempt> {
  const attempt = await read(path, shown);
  if (attempt.found || attempt.problem) return attempt;
  return { ...attempt, problem: configDiagnostic('config-missing', { path: shown }) };
}

/**
 * Finds a file that another one extends: by its path from the folder of that one, or in a package that is installed there or
 * above.
 */
export async function findExtended(
  name: string,
  by: ConfigFile,
): Promise<Pick<Attempt, 'found' | 'problem'>> {
  const shown = (path: string) => join(dirname(by.file), relative(by.folder, path));
  const own = resolve(by.folder, name);
  const attempt = await read(own, isAbsolute(name) ? name : shown(own));
  if (attempt.found || attempt.problem || name.startsWith('.') || isAbsolute(name)) return attempt;
  for (let folder = by.folder; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    const installed = await read(path, shown(path));
    if (installed.found || installed.problem || folder === dirname(folder)) return installed;
  }
}

/** `$XDG_CONFIG_HOME`, which the specification wants absolute, or `~/.config`. */
function userFolder({ XDG_CONFIG_HOME: folder, HOME: home }: ConfigRequest['env']): string | null {
  if (folder && isAbsolute(folder)) return folder;
  return home && isAbsolute(home) ? join(home, '.config') : null;
}

/** A folder of that name is no file: the search goes on. */
const absent = ['ENOENT', 'ENOTDIR', 'EISDIR'];

async function read(path: string, shown: string): Promise<Attempt> {
  const failed = (why: string): Attempt => ({
    path,
    found: null,
    problem: configDiagnostic(
      'config-unreadable',
      { path: shown, why },
      { place: { file: shown, line: 1, column: 1 } },
    ),
  });
  let bytes: Uint8Array;
  try {
    bytes = await readRegularFile(path);
  } catch (error) {
    const isAbsent = absent.some((code) => isSystemError(error, code));
    return isAbsent ? { path, found: null, problem: null } : failed(reason(error));
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { path, found: { path, file: shown, folder: dirname(path), text }, problem: null };
  } catch {
    return failed('it is not UTF-8');
  }
}
