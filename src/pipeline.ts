/**
 * The whole story on one screen: text → entries → themes → digest → bytes.
 *
 * It knows the doors of the stages and nothing behind them, and it does not touch the world: the sources come
 * from the `World` it is given, and what it made is returned.
 */

import { checkSteering, compileRules, place, type Rules } from './classify/classify.ts';
import { applyFrontMatter, loadConfig, mergeFrontMatter } from './config/config.ts';
import { hasError } from './diagnostics/diagnostics.ts';
import { checkPeriod, compose, notesOn } from './digest/digest.ts';
import { eventsOf, notesOnTime, otherTimes } from './digest/events/events.ts';
import { openSource } from './input/front-matter.ts';
import { parse } from './parse/parse.ts';
import { type NamedWorld, readPublication } from './publication.ts';
import type { Config, Diagnostic, Digest, Entry, InputFormat, Placement, Source, Theme } from './types.ts';

/** Which entries, and by which rules: flags and environment already merged. */
export interface GatherRequest {
  /** Paths, globs, folders or `-`; empty: the configuration's `input`. */
  inputs: string[];
  inputFormat: InputFormat | 'auto';
  /** The configuration file named by the user; null: search upward from `cwd`. */
  configPath: string | null;
  cwd: string;
  env: Record<string, string | undefined>;
  /** What flags say against the configuration and the front matter. */
  overrides: Partial<Pick<Config, 'title' | 'week' | 'since' | 'until' | 'limit'>>;
}

/** What a person asked for. */
export interface BuildRequest extends GatherRequest {
  /** The clock. */
  now: Date;
}

/** What the pipeline reads with. */
export interface World extends NamedWorld {
  /** Reads files, folders, globs and `-`, relative to `base`. */
  readSources(inputs: string[], base: string): Promise<{ sources: Source[]; diagnostics: Diagnostic[] }>;
}

/** What became of one input. */
export interface SourceReport {
  file: string;
  format: InputFormat;
  /** Why this format, in one phrase. */
  because: string;
  entries: number;
}

/** Every entry of the inputs with its place, or why there are none. */
export interface Gathering extends Survey {
  /** In the order of the input; null when an error stopped it. */
  placements: Placement[] | null;
}

/** What was read, with which configuration. */
export interface Survey {
  /** Every theme of the project and of the files' front matter, in their order. */
  themes: Theme[];
  /** The project's configuration with what front matter and flags say; null when it is wrong itself. */
  config: Config | null;
  sources: SourceReport[];
  configFiles: string[];
  diagnostics: Diagnostic[];
}

/** What a build made, or why it did not. */
export interface Issue extends Gathering {
  /** Null when an error stopped it. */
  digest: Digest | null;
}

/** Builds an issue: the placements, composed. */
export async function build(request: BuildRequest, world: World): Promise<Issue> {
  const gathering = await gather(request, world);
  const { placements, config, themes, diagnostics } = gathering;
  if (placements === null || config === null) return { ...gathering, digest: null };
  const { publication, ...read } = await readPublication(config, world);
  diagnostics.push(...read.diagnostics);
  if (hasError(diagnostics)) return { ...gathering, digest: null };
  const digest = compose(placements, { themes, config, publication, now: request.now, diagnostics });
  return { ...gathering, ...(await finished(digest, config)) };
}

/** Adds what the entries of an issue announce, and behind what there is to say, which of them were merged. */
export async function finished(
  digest: Digest,
  { events: words }: Pick<Config, 'events'>,
): Promise<Pick<Issue, 'diagnostics'> & { digest: Digest }> {
  const { themes, unplaced, lang, diagnostics } = digest;
  const shown = [...themes.flatMap(({ entries }) => entries), ...unplaced];
  const almanac = { period: digest, lang, words };
  const others = await otherTimes(shown, almanac);
  return {
    diagnostics: [...diagnostics, ...notesOn(digest), ...notesOnTime(others)],
    digest: { ...digest, events: await eventsOf(shown, almanac, others) },
  };
}

/** Reads the configuration and the inputs, and places every entry. The first stage with an error ends it. */
export async function gather(request: GatherRequest, world: World): Promise<Gathering> {
  const { results, ...survey } = await judgeEach(request, world, place);
  return { ...survey, placements: results };
}

/**
 * The same with another judge than `place`: what it says of each entry, with the rules of the entry's file, stands in
 * `results` in the order of the input. They are null when an error ended it.
 */
export async function judgeEach<Result>(
  request: GatherRequest,
  world: World,
  judge: (entry: Entry, rules: Rules) => Result,
): Promise<Survey & { results: Result[] | null }> {
  const loaded = await loadConfig({ cwd: request.cwd, path: request.configPath, env: request.env });
  const { config: project, files: configFiles } = loaded;
  const diagnostics = [...loaded.diagnostics];
  const survey: Survey = { themes: [], config: null, sources: [], configFiles, diagnostics };
  if (hasError(diagnostics)) return { ...survey, results: null };
  survey.config = project;

  const read =
    request.inputs.length === 0
      ? await world.readSources(project.input, project.base)
      : await world.readSources(request.inputs, request.cwd);
  diagnostics.push(...read.diagnostics);
  if (hasError(diagnostics)) return { ...survey, results: null };

  const chapters: Chapter[] = [];
  for (const source of read.sources) chapters.push(await readChapter(source, project, request.inputFormat));
  survey.sources = chapters.map(({ report }) => report);
  diagnostics.push(...chapters.flatMap((chapter) => chapter.diagnostics));

  const merged = mergeFrontMatter(
    project,
    chapters.map(({ config, report: { file } }) => ({ config, file })),
  );
  const config = withOverrides(merged.config, request.overrides);
  survey.config = config;
  survey.themes = allThemes(chapters, config);
  diagnostics.push(...merged.diagnostics, ...checkPeriod(config));
  if (hasError(diagnostics)) return { ...survey, results: null };
  return { ...survey, results: await judgeAll(chapters, judge) };
}

/** One source, read: its entries, and the configuration that its front matter makes for it alone. */
interface Chapter {
  config: Config;
  entries: Entry[];
  report: SourceReport;
  diagnostics: Diagnostic[];
}

async function readChapter(
  source: Source,
  config: Config,
  inputFormat: GatherRequest['inputFormat'],
): Promise<Chapter> {
  const opened = await openSource(source);
  const own =
    opened.frontMatter === null
      ? { config, date: null, diagnostics: [] }
      : await applyFrontMatter(config, opened.frontMatter, source.file);
  const { file, format, because, entries, diagnostics } = await parse(opened, {
    format: inputFormat,
    date: own.date,
    timezone: own.config.timezone,
  });
  return {
    config: own.config,
    entries,
    report: { file, format, because, entries: entries.length },
    diagnostics: [
      ...opened.diagnostics,
      ...own.diagnostics,
      ...diagnostics,
      ...checkSteering(entries, own.config.themes),
    ],
  };
}

/** Judges every entry with the rules of its own file; files without rules of their own share one matcher. */
async function judgeAll<Result>(
  chapters: Chapter[],
  judge: (entry: Entry, rules: Rules) => Result,
): Promise<Result[]> {
  const compiled = new Map<Theme[], Rules>();
  const results: Result[] = [];
  for (const { config, entries } of chapters) {
    const rules = compiled.get(config.themes) ?? (await compileRules(config));
    compiled.set(config.themes, rules);
    for (const entry of entries) results.push(judge(entry, rules));
  }
  return results;
}

/** Every theme that some file has, each once, in the order of the project's rules and then of the files. */
export function allThemes(chapters: { config: Config }[], config: Config): Theme[] {
  const byId = new Map(config.themes.map((theme) => [theme.id, theme]));
  for (const chapter of chapters) {
    for (const theme of chapter.config.themes) if (!byId.has(theme.id)) byId.set(theme.id, theme);
  }
  return [...byId.values()];
}

/** Flags go before the file. One that names a week takes the place of the days asked for there, and the reverse. */
export function withOverrides(config: Config, overrides: GatherRequest['overrides']): Config {
  const asksForWeek = overrides.week !== undefined;
  const asksForDays = overrides.since !== undefined || overrides.until !== undefined;
  const period = {
    ...(asksForWeek ? { since: null, until: null } : {}),
    ...(asksForDays ? { week: null } : {}),
  };
  return { ...config, ...period, ...overrides };
}
