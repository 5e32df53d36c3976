/** What is read: files, folders, patterns and standard input, or texts that are in memory. */
import { applyFrontMatter, noFacts } from '../config/config.ts';
import { type Reporting, throwError } from '../diagnostics/report.ts';
import {
  memoryGauge,
  openInputs,
  readGiven,
  readStream,
  streamSource,
  withinMemory,
} from '../input/input.ts';
import { ownFiles, settingFiles } from '../output/output.ts';
import { isWrittenIssue } from '../render/render.ts';
import type { Config, ConfiguredSource, FindShortage, InputFormat, Source, Target } from '../types.ts';

/** How inputs are found and read. */
export interface OpenOptions extends Reporting {
  /** The folder that paths start from, absolute; that of the configuration unless it is said. */
  base?: string;
  /** Standard input, from its beginning; for `-` among the inputs. */
  stdin?: () => AsyncIterable<Uint8Array>;
  /** `auto`: by the name and the content of each. */
  format?: InputFormat | 'auto';
  /** The file that standard output goes to, by device and inode; it is no input where a folder or a pattern finds it. */
  output?: string | null;
  /** Outputs that the configuration does not name, absolute: they are no input there either, of any week. */
  outputs?: Target[];
  /** Whether tables (CSV, TSV) are read as entries with labels. */
  mayBeTable?: boolean;
}

/**
 * Opens what is named: files, folders, patterns and `-`. Only the front matter is read now, which goes over the
 * configuration for the entries of its file: what it says of the whole issue has to be known before the first entry.
 * What the project writes itself (its outputs, its archive) is passed over where a folder or a pattern finds it, and so is, with a
 * note, what begins as an issue does, whoever wrote it where.
 */
export async function openSources(
  inputs: string[],
  config: Config,
  options: OpenOptions = {},
): Promise<ConfiguredSource[]> {
  const { base = config.base, stdin = noBytes, format = 'auto', mayBeTable = false, output = null } = options;
  const project = { ...config, output: [...config.output, ...(options.outputs ?? [])] };
  const [isSetting, ownPart] = [settingFiles(project), ownFiles(project)];
  const asked = format === 'auto' ? config.inputFormat : format;
  const { sources, diagnostics } = await openInputs(inputs, {
    base,
    stdin,
    format: asked,
    mayBeTable,
    ownPart: (path) => ownPart(path) ?? (isSetting(path) ? 'a template, a logo or a style' : null),
    output,
    isIssue: (beginning) => isWrittenIssue(beginning, config.lang),
  });
  diagnostics.forEach(options.report ?? throwError);
  const findShortage = memoryGauge();
  return await Promise.all(sources.map((source) => configured(source, config, findShortage)));
}

/** Opens texts that are in memory, as if they were files of these names. */
export async function openTexts(
  texts: Iterable<{ file: string; text: string | Uint8Array }>,
  config: Config,
  { format = 'auto', mayBeTable = false }: Pick<OpenOptions, 'format' | 'mayBeTable'> = {},
): Promise<ConfiguredSource[]> {
  const opened: ConfiguredSource[] = [];
  const findShortage = memoryGauge();
  for (const { file, text } of texts) {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    const source = await streamSource(file, oneOf(bytes), { format, mayBeTable });
    opened.push(await configured(source, config, findShortage));
  }
  return opened;
}

/** A source with its configuration; what is too large to be read is an error when its turn comes, in every command. */
async function configured(
  source: Source,
  config: Config,
  findShortage: FindShortage,
): Promise<ConfiguredSource> {
  const { file, frontMatter } = source;
  const within = { ...source, chunks: () => withinMemory(source.chunks(), findShortage) };
  if (frontMatter === null) return { ...within, config, facts: noFacts, diagnostics: [] };
  return { ...within, ...(await applyFrontMatter(config, frontMatter, file)) };
}

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}

/** Reads one file whole, or standard input where that is meant; null when an error was reported. `file` is relative to `cwd`. */
export async function readInput(
  file: string,
  {
    cwd,
    stdin = null,
    report = throwError,
  }: Reporting & { cwd: string; stdin?: (() => Promise<Uint8Array>) | null },
): Promise<Uint8Array | null> {
  const { bytes, diagnostic } = await (stdin === null ? readGiven(file, cwd) : readStream(file, stdin));
  if (diagnostic !== null) report(diagnostic);
  return bytes;
}
