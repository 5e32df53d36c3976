/** An issue, as lines of the library make it. */
import { hasError } from '../diagnostics/diagnostics.ts';
import {
  carriedIn,
  classify,
  compileRules,
  compose,
  type IssueFlags,
  memoryGauge,
  type OpenArchive,
  type OutputPlan,
  readEntries,
  readPublication,
  remember,
  reserve,
  titledIssue,
} from '../index.ts';
import type { Io } from '../terminal/terminal.ts';
import type { Config, Diagnostic, Digest, FoundIntroduction, SourceReport, Target } from '../types.ts';
import { fitted } from './another-field.ts';
import { archiveOf, archivePlace } from './archive-of.ts';
import { newFindings, openIssue } from './inputs.ts';
import type { IssueRequest } from './issue.ts';
import type { IssuingOptions } from './options/issuing.ts';
import type { ReadingOptions } from './options/reading.ts';
import { destinationOf } from './outputs.ts';
import type { PeriodOptions } from './period.ts';

/** What `digest build` was asked to do. */
export interface BuildOptions extends ReadingOptions, IssuingOptions, PeriodOptions {
  title: string | null;
  /** The most entries that each theme shows; null: what the configuration says. */
  limit: number | null;
  /** The folder of earlier issues; null: what the configuration says. */
  archive: string | null;
  /** Whether what was published before is shown all the same. */
  keepsSeen: boolean;
  /** Whether the issue is recorded and nothing is written. */
  isRecordOnly: boolean;
  /** What becomes of an issue without entries; null: what the configuration says. */
  empty: 'fail' | 'skip' | null;
  /** Whether a message that was sent is sent again. */
  sendsAgain: boolean;
  /** Whether it is built again with every change. */
  watches: boolean;
}

/** What a build made, or why it did not. */
export interface Built {
  /** Null when an error stopped it. */
  digest: Digest | null;
  /** The configuration of the issue, or what there is of it. */
  config: Config | null;
  /** Where it is to be recorded; null: nowhere. */
  archive: OpenArchive | null;
  sources: SourceReport[];
  diagnostics: Diagnostic[];
}

/** Text → entries → themes → digest. */
export async function buildIssue(
  options: BuildOptions,
  inputs: string[],
  goal: Pick<IssueRequest, 'targets' | 'lock'>,
  io: Io,
  now: Date,
): Promise<Built> {
  const found = newFindings();
  const beforeReading = async (loaded: Config) => {
    if (!options.isDryRun) await reserve(goal.lock, planOf(options, goal.targets, loaded, io), found);
  };
  const { config, ready } = await openIssue(options, inputs, io, found, {
    flags: flagsOf(options),
    targets: goal.targets,
    beforeReading,
  });
  const nothing: Built = { digest: null, config, archive: null, sources: [], diagnostics: found.list };
  if (config === null || ready === null) return nothing;
  const introductions: FoundIntroduction[] = [];
  const introduce = (it: FoundIntroduction) => introductions.push(it);
  const entries = readEntries(ready.sources, { report: found.report, introduce });
  const placed = classify(entries, await compileRules(config), found);
  const fit = await fitted(placed, ready.issue, ready.sources, found);
  // Of what is laid out by themes, which do not fit, nobody has asked for it.
  const grouped = (it: Config): Config =>
    fit.group !== null && it.group === 'theme' ? { ...it, group: fit.group } : it;
  let issue = grouped(ready.issue);
  const archive = await archiveOf(options, issue, io, found);
  // What was published before must not take the place of what was not.
  const limit = archive === null ? issue.limit : null;
  const titled = async (files: ReadonlySet<string>) => {
    const notes = new Set(entries.sources.flatMap(({ file, isNote }) => (isNote ? [file] : [])));
    const describing = new Set([...files].filter((file) => !notes.has(file)));
    const settings = { flags: flagsOf(options), files: describing, report: found.report };
    const named = titledIssue(ready.issue, ready.sources, settings);
    issue = grouped(await readPublication(named, found));
    return { ...issue, limit };
  };
  const composing = {
    now,
    titled,
    introductions,
    findShortage: memoryGauge(),
    ...(archive !== null && { findCarried: carriedIn(archive) }),
    diagnostics: found.list,
    report: found.report,
  };
  const composed = await compose(fit.placements, { ...issue, limit }, composing);
  const built = { ...nothing, config: issue, archive, sources: entries.sources };
  if (hasError(found.list)) return built;
  return { ...built, digest: archive === null ? composed : await remember(composed, archive, issue) };
}

/** What the run is going to write. */
function planOf(
  { archive: named, isRecordOnly }: BuildOptions,
  targets: Target[] | null,
  config: Config,
  { cwd }: Io,
): OutputPlan {
  const destination = destinationOf(targets, config, cwd);
  return {
    ...destination,
    targets: isRecordOnly ? [] : destination.targets,
    archive: archivePlace(named, config, cwd)?.folder ?? null,
  };
}

function flagsOf(options: BuildOptions): IssueFlags {
  const flags: IssueFlags = {};
  for (const key of ['title', 'week', 'since', 'until'] as const) {
    const value = options[key];
    if (value !== null) flags[key] = value;
  }
  if (options.limit !== null) flags.limit = options.limit;
  if (options.keepsSeen) flags.seen = 'keep';
  if (options.empty !== null) flags.empty = options.empty;
  if (options.isStrict) flags.strict = true;
  return flags;
}
