/**
 * The library: the stages on the way from snippets to an issue. Each takes what the one before gives.
 *
 *     const config = await loadConfig({ cwd });
 *     const sources = await openSources(config.input, config);
 *     const entries = readEntries(sources);
 *     const placed = classify(entries, await compileRules(config));
 *     const digest = await compose(placed, await issueConfig(config, sources), { now: new Date() });
 *
 * What is wrong with snippets, rules or settings is a `Diagnostic`, and goes to the `report` that every stage takes; what is
 * thrown is a fault of this program. Without a `report` errors are thrown, too.
 */

import type { Rules } from './classify/classify.ts';
import type { DiscoverOptions, Discovery } from './classify/discover/discovery.ts';
import type { Evaluation, Labels } from './classify/evaluate/predictions.ts';
import type { Explanation } from './classify/explain.ts';
import type { Coverage } from './classify/lint/coverage.ts';
import type { Examined } from './classify/lint/lint.ts';
import type { Statistics } from './classify/statistics.ts';
import type { Suggestions, SuggestOptions, ThemeSuggestions } from './classify/suggest/suggestions.ts';
import {
  allThemes,
  applyFrontMatter,
  defaultConfig,
  type IssueFlags,
  loadConfig as readConfig,
  withFlags,
} from './config/config.ts';
import { noFacts } from './config/facts.ts';
import { mergeIssue, mergePeriod } from './config/issue.ts';
import { makeKeyword, readRule } from './config/keyword.ts';
import { type ReportDiagnostic, throwError } from './diagnostics/report.ts';
import type { PublishedIssue } from './digest/archive/archive-index.ts';
import type { OpenArchive } from './digest/archive/open-archive.ts';
import { checkPeriod, readDigest as readBack } from './digest/digest.ts';
import { openInputs } from './input/input.ts';
import { digestText, readNamed } from './input/named.ts';
import { readPublication as readFiles } from './input/publication.ts';
import { streamSource } from './input/source.ts';
import { ownFiles } from './output/own-files.ts';
import { entryMaker } from './parse/parse.ts';
import type {
  Config,
  ConfiguredSource,
  Diagnostic,
  Digest,
  Entry,
  InputFormat,
  Keyword,
  Placement,
  RuleSettings,
  Source,
  Theme,
} from './types.ts';

export {
  batchPlacer,
  type Classified,
  type ClassifyOptions,
  classify,
  compileRules,
  type PlacedView,
  place,
  type Rules,
} from './classify/classify.ts';
export type { Choice } from './classify/discover/discover.ts';
export type { DiscoverOptions, Discovery, FoundTheme } from './classify/discover/discovery.ts';
export type { Group, Measurement } from './classify/evaluate/evaluate.ts';
export type { Evaluation, Labels, Prediction } from './classify/evaluate/predictions.ts';
export type {
  Contender,
  Evidence,
  ExcludedHit,
  Explanation,
  Margin,
  NestedHit,
} from './classify/explain.ts';
export { isOfAnotherField, sampled, strong, unsorted } from './classify/fit.ts';
export type { Coverage, ThemeCoverage } from './classify/lint/coverage.ts';
export type { Examined } from './classify/lint/lint.ts';
export type { Statistics } from './classify/statistics.ts';
export type {
  Suggestion,
  Suggestions,
  SuggestOptions,
  ThemeSuggestions,
  UncertainEntry,
} from './classify/suggest/suggestions.ts';
export { type IssueFlags, packRules } from './config/config.ts';
export { hasError } from './diagnostics/diagnostics.ts';
export type { ReportDiagnostic } from './diagnostics/report.ts';
export { weekOf } from './digest/calendar.ts';
export { type ComposeOptions, compose } from './digest/digest.ts';
export {
  chunkReader,
  entriesOf,
  type LaidOutChunk,
  laidOut,
  readEntries,
  type Snippet,
} from './parse/parse.ts';
export { type EntryRecord, type RecordField, recordFields, recordWriter } from './render/record.ts';

import { isSameDigest } from './render/render.ts';

export type { OpenArchive } from './digest/archive/open-archive.ts';
export { isThere, writeNew } from './output/new-files.ts';
export { locate } from './output/output.ts';
export { isSameDigest, render } from './render/render.ts';
export type * from './types.ts';

/** Where every stage tells what it finds. */
export interface Reporting {
  /** Takes faults as they are found; without it errors are thrown, and the rest is not told. */
  report?: ReportDiagnostic;
}

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

/** How inputs are found and read. */
export interface OpenOptions extends Reporting {
  /** The folder that paths start from, absolute; that of the configuration unless it is said. */
  base?: string;
  /** Standard input, from its beginning; for `-` among the inputs. */
  stdin?: () => AsyncIterable<Uint8Array>;
  /** `auto`: by the name and the content of each. */
  format?: InputFormat | 'auto';
  /** Whether tables (CSV, TSV) are read as entries with labels. */
  mayBeTable?: boolean;
}

/**
 * Opens what is named: files, folders, patterns and `-`. Only the front matter is read now, which goes over the
 * configuration for the entries of its file: what it says of the whole issue has to be known before the first entry.
 * What the project writes itself (its outputs, its archive) is passed over where a folder or a pattern finds it.
 */
export async function openSources(
  inputs: string[],
  config: Config,
  options: OpenOptions = {},
): Promise<ConfiguredSource[]> {
  const { base = config.base, stdin = noBytes, format = 'auto', mayBeTable = false } = options;
  const { sources, diagnostics } = await openInputs(inputs, {
    base,
    stdin,
    format,
    mayBeTable,
    isPassedOver: ownFiles(config),
  });
  diagnostics.forEach(options.report ?? throwError);
  return await Promise.all(sources.map((source) => configured(source, config)));
}

/** Opens texts that are in memory, as if they were files of these names. */
export async function openTexts(
  texts: Iterable<{ file: string; text: string | Uint8Array }>,
  config: Config,
  { format = 'auto', mayBeTable = false }: Pick<OpenOptions, 'format' | 'mayBeTable'> = {},
): Promise<ConfiguredSource[]> {
  const opened: ConfiguredSource[] = [];
  for (const { file, text } of texts) {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    const source = await streamSource(file, oneOf(bytes), { format, mayBeTable });
    opened.push(await configured(source, config));
  }
  return opened;
}

async function configured(source: Source, config: Config): Promise<ConfiguredSource> {
  const { file, frontMatter } = source;
  if (frontMatter === null) return { ...source, config, facts: noFacts, diagnostics: [] };
  return { ...source, ...(await applyFrontMatter(config, frontMatter, file)) };
}

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}

/** How the configuration of an issue is made. */
export interface IssueOptions extends Reporting {
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
  const { publication, diagnostics } = await readFiles(config, { readNamed });
  diagnostics.forEach(report);
  return { ...config, publication };
}

/** What a digest is read back with. */
export interface ReadDigestOptions extends Reporting {
  /** The name of the input, as the user would say it. */
  file: string;
  /** What stands for what the JSON does not say. */
  fallback: Pick<Digest, 'lang' | 'preheader' | 'publication'>;
}

/** Reads a digest as its JSON has it, whatever was done to that since; null when an error was reported. */
export async function readDigest(
  bytes: Uint8Array,
  { file, fallback, report = throwError }: ReadDigestOptions,
): Promise<Digest | null> {
  const { text, diagnostic } = digestText({ file, bytes });
  if (text === null) {
    report(diagnostic);
    return null;
  }
  const describe = await entryMaker(file);
  const { digest, diagnostics } = await readBack(text, { ...fallback, file, describe });
  diagnostics.forEach(report);
  return digest;
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
  const { bytes, diagnostic } = await readNamed(file, cwd);
  if (bytes === null) {
    report(diagnostic);
    return new Map();
  }
  const { readLabelMap: readMap } = await import('./config/label-map.ts');
  const { map, diagnostics } = await readMap(file, new TextDecoder().decode(bytes), ids);
  diagnostics.forEach(report);
  return map;
}

/** A keyword as a rule would write it; null when no rule can. */
export function toKeyword(match: string, weight: number): Keyword | null {
  const rule = readRule(match);
  return 'why' in rule ? null : makeKeyword(match, rule, { weight }, null);
}

/** A configuration file with keywords added to its themes; everything else in it stays as it was. */
export async function addKeywords(text: string, suggestions: ThemeSuggestions[]): Promise<string> {
  return (await import('./config/add-keywords.ts')).addKeywords(text, suggestions);
}

/**
 * Opens the archive in a folder (absolute): what earlier issues have published. A folder that is not there is an empty
 * one. `name` is how its owner calls it.
 */
export async function openArchive(
  folder: string,
  { name = folder, report = throwError }: Reporting & { name?: string } = {},
): Promise<OpenArchive> {
  const [{ openArchiveFolder }, disk] = await Promise.all([
    import('./digest/archive/open-archive.ts'),
    import('./input/archive.ts'),
  ]);
  const archive = await openArchiveFolder(disk.archiveFolder(folder, name), (file, bytes) =>
    readArchived(file, bytes),
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
  const { publication } = await defaultConfig('/');
  const fallback = { lang: 'en', preheader: null, publication };
  return await readDigest(bytes, { file, fallback, report });
}

/** The file of the issue that is meant by a week, a number or its own name; null when there is none. */
export function archivedFile({ index }: OpenArchive, name: string): string | null {
  const isMeant = ({ file, week, issue }: PublishedIssue) => [file, week, issue].includes(name);
  return index.issues.find(isMeant)?.file ?? null;
}

/** An issue of an archive by its week, its number or its file; null when there is none. */
export async function archivedIssue(archive: OpenArchive, name: string): Promise<Digest | null> {
  const file = archivedFile(archive, name);
  const { archiveFolder } = await import('./input/archive.ts');
  const bytes = file === null ? null : await archiveFolder(archive.folder).read(file);
  return bytes === null ? null : await readArchived(file!, bytes);
}

/** The issue as its archive leaves it: numbered where `issue` is `auto`, and without what was published before. */
export async function remember(digest: Digest, archive: OpenArchive, config: Config): Promise<Digest> {
  return (await import('./digest/archive/archive.ts')).remembered(digest, archive, config);
}

/**
 * Records an issue in the folder of its archive, when everything else is written. The same issue again leaves its file
 * alone; a damaged file of that name is an error, and is not written over.
 */
export async function recordIssue(
  digest: Digest,
  archive: OpenArchive,
  { report = throwError }: Reporting = {},
): Promise<void> {
  const [{ archiveFile }, { recordFile }, { jsonOf }] = await Promise.all([
    import('./digest/archive/archive.ts'),
    import('./output/archive.ts'),
    import('./render/json.ts'),
  ]);
  const draft = { file: archiveFile(digest), text: jsonOf(digest), same: isSameDigest('json') };
  const diagnostic = await recordFile(archive, draft);
  if (diagnostic !== null) report(diagnostic);
}

/** What a file of an archive is worth: `ok`, or why it is not to be trusted. */
export interface ArchiveVerdict {
  file: string;
  /** `changed`: it is an issue, and another one than was recorded. `missing`: its checksum is there, and it is not. */
  verdict: 'ok' | 'unrecorded' | 'changed' | 'damaged' | 'missing';
}

/** Compares every file of an archive with the schema and with its checksum. */
export async function verifyArchive(folder: string): Promise<ArchiveVerdict[]> {
  const [{ archiveFolder }, { checksumOf, readChecksums }] = await Promise.all([
    import('./input/archive.ts'),
    import('./output/archive.ts'),
  ]);
  const disk = archiveFolder(folder);
  const sums = await readChecksums(folder);
  const { files } = await disk.list();
  const verdicts: ArchiveVerdict[] = [];
  for (const { file } of files) {
    const bytes = await disk.read(file);
    const isIssue = bytes !== null && (await readArchived(file, bytes)) !== null;
    const sum = sums.get(file);
    const known = sum === undefined ? 'unrecorded' : checksumOf(bytes!) === sum ? 'ok' : 'changed';
    verdicts.push({ file, verdict: isIssue ? known : 'damaged' });
  }
  const there = new Set(files.map(({ file }) => file));
  for (const file of sums.keys()) if (!there.has(file)) verdicts.push({ file, verdict: 'missing' });
  return verdicts;
}

/** Takes an issue out of an archive; false when there is none of that name. */
export async function removeIssue(folder: string, file: string): Promise<boolean> {
  return await (await import('./output/archive.ts')).removeFile(folder, file);
}

/** Takes an issue that was built as JSON before into an archive. `file` is relative to `cwd`. */
export async function addToArchive(
  file: string,
  archive: OpenArchive,
  { cwd, report = throwError }: Reporting & { cwd: string },
): Promise<void> {
  const { bytes, diagnostic } = await readNamed(file, cwd);
  if (bytes === null) report(diagnostic);
  const digest = bytes === null ? null : await readArchived(file, bytes, { report });
  if (digest !== null) await recordIssue(digest, archive, { report });
}

// ── What else there is to do with entries, rules and placements; loaded when it is asked for ────────────

/** Explains one entry: every theme that competed for it, and what would have changed the outcome. */
export async function explain(entry: Entry, rules: Rules): Promise<Explanation> {
  return (await import('./classify/explain.ts')).explain(entry, rules);
}

/** Starts to count what each keyword does; see `check`. */
export async function newStatistics(): Promise<Statistics> {
  return (await import('./classify/statistics.ts')).newStatistics();
}

/** What is wrong or idle in entries and rules. */
export async function check(examined: Examined): Promise<Diagnostic[]> {
  return (await import('./classify/lint/lint.ts')).check(examined);
}

/** Counts what each theme took, what it nearly took, and which keywords did it. */
export async function cover(themes: Theme[], placements: Placement[]): Promise<Coverage> {
  return (await import('./classify/lint/coverage.ts')).cover(themes, placements);
}

/** Compares placements with the labels of their entries; they have to be placed with `ignoresDirectives`. */
export async function evaluate(
  placements: Iterable<Placement>,
  labels: Labels,
  { report = throwError }: Reporting = {},
): Promise<Evaluation> {
  return (await import('./classify/evaluate/predictions.ts')).evaluate(placements, labels, report);
}

/** Learns keywords that the rules lack from entries without labels; null when an error was reported. */
export async function suggestKeywords(
  entries: Entry[],
  settings: RuleSettings,
  options: SuggestOptions,
): Promise<Suggestions | null> {
  return (await import('./classify/suggest/suggestions.ts')).suggestKeywords(entries, settings, options);
}

/** Finds themes in entries that have neither labels nor rules; null when an error was reported. */
export async function discoverThemes(entries: Entry[], options: DiscoverOptions): Promise<Discovery | null> {
  return (await import('./classify/discover/discovery.ts')).discoverThemes(entries, options);
}
