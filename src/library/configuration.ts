/** What is configured: of a project, of an issue, of what labels mean; and configuration files that are written. */
import {
  addKeywords,
  allThemes,
  type IssueFlags,
  makeKeyword,
  mergeIssue,
  mergePeriod,
  type NewTheme,
  newConfiguration,
  loadConfig as readConfig,
  readLabelMap as readMap,
  readRule,
  withFlags,
} from '../config/config.ts';
import { type Reporting, throwError } from '../diagnostics/report.ts';
import { checkPeriod } from '../digest/digest.ts';
import { readPublication as readFiles, readGiven, readNamed } from '../input/input.ts';
import { beginFile, replaceFile } from '../output/output.ts';
import type { Config, ConfiguredSource, Keyword } from '../types.ts';

/** Where configuration is looked for. */
export interface LoadOptions extends Reporting {
  /** The working directory, absolute; `digest.yaml` is searched upward from it. */
  cwd: string;
  /** A configuration file, relative to `cwd`, instead of the one that is found. */
  path?: string | null;
  /** `XDG_CONFIG_HOME` and `HOME` lead to the user's own configuration; without them there is none. */
  env?: Record<string, string | undefined>;
}

/** Loads the configuration of a project: the built-in one, under the user's, under the project's. */
export async function loadConfig(options: LoadOptions): Promise<Config> {
  const { cwd, path = null, env = {}, report = throwError } = options;
  const { config, diagnostics } = await readConfig({ cwd, path, env });
  diagnostics.forEach(report);
  return config;
}

/** How the configuration of an issue is made. */
export interface IssueOptions extends Reporting {
  /** What goes over everything that is written in files. */
  flags?: IssueFlags;
  /** The files whose title, number, introduction and the like count; all of them unless it is said. */
  files?: ReadonlySet<string>;
}

/** The configuration of the issue that is made of some sources: what their front matter says of it, and above all what flags say. */
export function issueConfig(
  config: Config,
  sources: ConfiguredSource[],
  { flags = {}, files, report = throwError }: IssueOptions = {},
): Config {
  const merged = mergePeriod(config, sources);
  const issue = { ...withFlags(merged.config, flags), themes: allThemes(config, sources) };
  [...merged.diagnostics, ...checkPeriod(issue)].forEach(report);
  return titledIssue(issue, sources, {
    flags,
    report,
    files: files ?? new Set(sources.map(({ file }) => file)),
  });
}

/** The same configuration with what those files say of the issue that have entries in it, which is known when all are read. */
export function titledIssue(
  issue: Config,
  sources: ConfiguredSource[],
  { flags = {}, files, report = throwError }: IssueOptions & { files: ReadonlySet<string> },
): Config {
  const { config, diagnostics } = mergeIssue(
    issue,
    sources.filter(({ file }) => files.has(file)),
  );
  diagnostics.forEach(report);
  return withFlags(config, flags);
}

/** Reads the files that a configuration names for its publication: the logo becomes an address that holds it, the style a text. */
export async function readPublication(
  config: Config,
  { report = throwError }: Reporting = {},
): Promise<Config> {
  const { publication, files, diagnostics } = await readFiles(config, { readNamed });
  diagnostics.forEach(report);
  return { ...config, publication, assets: [...config.assets, ...files] };
}

/** What the labels of a data set mean. */
export interface LabelMapOptions extends Reporting {
  cwd: string;
  /** The ids of the themes. */
  ids: string[];
}

/** Reads the file that says which themes the labels of a data set stand for. */
export async function readLabelMap(
  file: string,
  { cwd, ids, report = throwError }: LabelMapOptions,
): Promise<Map<string, string[]>> {
  const { bytes, diagnostic } = await readGiven(file, cwd);
  if (bytes === null) {
    report(diagnostic);
    return new Map();
  }
  const { map, diagnostics } = await readMap(file, new TextDecoder().decode(bytes), ids);
  diagnostics.forEach(report);
  return map;
}

/** A keyword as a rule would write it; null when no rule can. */
export function toKeyword(match: string, weight: number): Keyword | null {
  const rule = readRule(match);
  return 'why' in rule ? null : makeKeyword(match, rule, { weight }, null);
}

/** Begins a configuration file with themes; says whether it was written. One that is there is an error, and stays. */
export async function writeThemes(
  file: string,
  themes: NewTheme[],
  { cwd, report = throwError }: Reporting & { cwd: string },
): Promise<boolean> {
  const fault = await beginFile(file, await newConfiguration(themes), cwd);
  if (fault !== null) report(fault);
  return fault === null;
}

/**
 * Adds keywords to the configuration whose themes are in force: the last of its files that has any, else the last, else a
 * new `digest.yaml`. Comments, order and everything else in it stay. Gives the name of the file; null when it could not
 * be written.
 */
export async function writeKeywords(
  additions: { theme: string; keywords: { match: string; weight: number }[] }[],
  { files, cwd, report = throwError }: Reporting & Pick<Config, 'files'> & { cwd: string },
): Promise<string | null> {
  const { file, text } = await fileWithThemes(files, cwd);
  const fault = await replaceFile(file, await addKeywords(text, additions), cwd);
  if (fault !== null) report(fault);
  return fault === null ? file : null;
}

async function fileWithThemes(names: string[], cwd: string): Promise<{ file: string; text: string }> {
  if (names.length === 0) return { file: 'digest.yaml', text: '' };
  const files: { file: string; text: string }[] = [];
  for (const file of names) {
    const { bytes } = await readNamed(file, cwd);
    if (bytes !== null) files.push({ file, text: new TextDecoder().decode(bytes) });
  }
  return files.findLast(({ text }) => /^["']?themes["']?\s*:/m.test(text)) ?? files.at(-1)!;
}
