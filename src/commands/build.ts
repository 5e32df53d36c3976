/** `digest build`: snippets in, one issue out. */
import { type Command, Option } from 'commander';
import { hasError } from '../diagnostics/diagnostics.ts';
import {
  carriedIn,
  classify,
  compileRules,
  compose,
  type HeartbeatIssue,
  type IssueFlags,
  locate,
  memoryGauge,
  type OpenArchive,
  type OutputPlan,
  readEntries,
  readPublication,
  remember,
  reserve,
  titledIssue,
  touchHeartbeat,
} from '../index.ts';
import type { Report } from '../terminal/report.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import { type Input, type Io, tell } from '../terminal/terminal.ts';
import type { Config, Diagnostic, Digest, FoundIntroduction, SourceReport, Target } from '../types.ts';
import { fitted } from './another-field.ts';
import { archiveOf, archivePlace } from './archive-of.ts';
import { clock } from './clock.ts';
import { defineCommand, type Program } from './command.ts';
import { chooseInputs, inputsOf, newFindings, openIssue } from './inputs.ts';
import { exitCodeOf, finish, type IssueRequest, issueDigest, newReport } from './issue.ts';
import { withLock } from './lock.ts';
import { commandDiagnostic } from './messages.ts';
import { findMissed, weeksToRecord } from './missed.ts';
import { withMistyped } from './mistyped.ts';
import {
  conductOptions,
  destinationOptions,
  filterOptions,
  type IssuingOptions,
  readIssuing,
  waitingOf,
} from './options/issuing.ts';
import { type ReadingOptions, readingOptions, readReading } from './options/reading.ts';
import { wholeNumber } from './options/whole-number.ts';
import { destinationOf, namedTargets, namesPeriod } from './outputs.ts';
import { checkPeriodOptions, type PeriodOptions } from './period.ts';
import { runWhileWatching, unconfigured } from './watch.ts';

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
  /** Whether an issue without entries is a failure. */
  failsIfEmpty: boolean;
  /** Whether a message that was sent is sent again. */
  sendsAgain: boolean;
  /** Whether it is built again with every change. */
  watches: boolean;
}

/** What the command is called, takes, and does. */
export const buildCommand = defineCommand<BuildOptions>({
  description:
    'Reads snippets, sorts them into themes by keyword rules, and writes the digest of a week: a page, an ' +
    'email, Markdown, a feed ... Works offline; the same input gives the same bytes.',
  options: () => buildOptions(),
  help: () => help,
  read: readOptions,
  run: runBuild,
});

/** Builds issues and writes them: 0 done, 1 warnings under `--strict`, 2 could not run, 3 no entries. */
async function runBuild(options: BuildOptions, io: Io, program: Program): Promise<number> {
  const time = clock(io);
  const { diagnostics } = namedTargets(options);
  const report = newReport(options, [...diagnostics, ...checkPeriodOptions(options), ...time.diagnostics]);
  if (report.diagnostics.length > 0) return await finish(report, options, io);

  const run: Run = { io, program, now: time.now, inputs: await chooseInputs(options, io) };
  if (options.watches) return await buildWhileWatching(options, run);
  return (await buildAll(options, run)).exitCode;
}

/** What a run came to, and the configuration that it had; null when that has an error. */
interface Ended {
  exitCode: number;
  config: Config | null;
}

/** Builds, and builds again with every change, until somebody ends it: 0. */
async function buildWhileWatching(options: BuildOptions, run: Run): Promise<number> {
  const { io, inputs } = run;
  if (inputs.includes('-')) {
    const problem = '--watch waits for changes, and standard input does not change';
    const usage = commandDiagnostic('usage', { problem, advice: 'name a file or a folder' });
    return await finish(newReport(options, [usage]), options, io);
  }
  await runWhileWatching(async () => {
    const { config } = await buildAll(options, { ...run, now: clock(io).now });
    if (config === null) return await unconfigured(options, inputs, io);
    const { targets, base } = destinationOf(namedTargets(options).targets, config, io.cwd);
    const templates = targets.flatMap(({ template }) => template ?? []);
    return {
      config,
      ...inputsOf(inputs, config, io.cwd),
      cwd: io.cwd,
      others: templates.map((file) => locate(base, file)),
    };
  }, io);
  return 0;
}

/** Builds one issue, or each week that was missed, or that is only recorded. */
async function buildAll(options: BuildOptions, run: Run): Promise<Ended> {
  if (options.week === 'missed') return await buildMissed(options, run);
  const { io, now, inputs } = run;
  const weeks = options.isRecordOnly ? await weeksToRecord(options, inputs, io, now) : [options.week];
  return await buildEach(weeks, options, run);
}

/** Builds some weeks, one after the other; the first fault ends it. */
async function buildEach(weeks: (string | null)[], options: BuildOptions, run: Run): Promise<Ended> {
  const issues: HeartbeatIssue[] = [];
  let config: Config | null = null;
  for (const week of weeks) {
    const built = await buildOne({ ...options, week }, run);
    config = built.config;
    if (built.exitCode !== 0) return { exitCode: built.exitCode, config };
    for (const it of built.issues) issues.push(it);
  }
  return { exitCode: await beat(options, config, issues, run), config };
}

/** Builds each week that was missed, the oldest first, as it would have been; the first fault ends it. */
async function buildMissed(options: BuildOptions, run: Run): Promise<Ended> {
  const { io, now, inputs } = run;
  const { missed, config, diagnostics } = await findMissed(options, inputs, io, now);
  const report = newReport(options, [...diagnostics]);
  if (missed === null || config === null) return { exitCode: await finish(report, options, io), config };
  const { weeks, last, hasLast } = missed;
  const { targets } = destinationOf(namedTargets(options).targets, config, io.cwd);
  if (weeks.length > 1 && targets.some(({ file }) => !namesPeriod(file, config)))
    report.diagnostics.push(commandDiagnostic('missed-one-output', { weeks }));
  if (weeks.length > 1 && /^\d+$/.test(config.issue ?? ''))
    report.diagnostics.push(
      commandDiagnostic('weeks-one-number', { issue: config.issue!, weeks }, config.written.issue),
    );
  const isEmpty = weeks.length === 0 && !hasLast && (options.failsIfEmpty || config.empty === 'fail');
  if (weeks.length === 0)
    report.withheld = hasLast ? 'no week was missed' : `no snippets of ${last}, and no other week was missed`;
  if (isEmpty) report.diagnostics.push(commandDiagnostic('issue-empty', { why: report.withheld! }));
  if (weeks.length === 0 || report.diagnostics.length > 0) {
    const exitCode = await finish(report, options, io);
    return { exitCode: exitCode === 0 ? await beat(options, config, [], run) : exitCode, config };
  }
  return await buildEach(weeks, options, run);
}

/** What a run has besides its options. */
interface Run {
  io: Io;
  program: Program;
  now: Date;
  inputs: string[];
}

/** Builds one issue, and says what there is to say. */
async function buildOne(
  options: BuildOptions,
  { io, program, now, inputs }: Run,
): Promise<{ exitCode: number; config: Config | null; issues: HeartbeatIssue[] }> {
  const report = newReport(options, []);
  const { targets } = namedTargets(options);
  return await withLock(waitingOf(options), io, async (lock) => {
    const built = await buildIssue(options, inputs, { targets, lock }, io, now);
    if (isIdle(built, io.stdin)) {
      await tell(io.stderr, await program.help([], io.stderr.columns));
      return { exitCode: 2, config: null, issues: [] };
    }
    fillReport(report, built, options, program);
    const { digest, config, archive } = built;
    const conduct = { ...options, isStrict: options.isStrict || config?.strict === true };
    if (digest !== null && config !== null && exitCodeOf(report, conduct) === 0) {
      const { base } = inputsOf(inputs, config, io.cwd);
      const read = built.sources.map(({ file }) => locate(base, file));
      await issueDigest({ digest, config, targets, inputs: read, lock, archive }, report, conduct, io);
    }
    const exitCode = await finish(report, conduct, io);
    return { exitCode, config, issues: digest === null ? [] : [factsOf(digest, report)] };
  });
}

/** What the heartbeat tells of an issue. */
function factsOf({ week, from, to, issue, title, counts }: Digest, report: Report): HeartbeatIssue {
  const outputs = report.outputs.map(({ file, format, bytes, change }) => ({ file, format, bytes, change }));
  const { withheld } = report;
  // What was not published has no number.
  const number = withheld === null ? issue : null;
  return { week, from, to, issue: number, title, withheld, counts: report.counts ?? counts, outputs };
}

/** Says in the file of the heartbeat that a run went well: the last that a run does. */
async function beat(
  options: BuildOptions,
  config: Config | null,
  issues: HeartbeatIssue[],
  { io, now }: Run,
): Promise<number> {
  if (config === null || config.heartbeat === null || options.isDryRun) return 0;
  const found = newFindings();
  const heartbeat = { at: `${now.toISOString().slice(0, 19)}Z`, issues };
  await touchHeartbeat(config.heartbeat, heartbeat, { base: config.base, report: found.report });
  return await reportDiagnostics(found.list, options, io);
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
  if (options.failsIfEmpty) flags.empty = 'fail';
  if (options.isStrict) flags.strict = true;
  return flags;
}

/** Whether somebody at a terminal named nothing and nothing is configured: they want to know what this is. */
function isIdle({ diagnostics }: Built, stdin: Input): boolean {
  return diagnostics.some(({ code }) => code === 'input-none') && stdin.kind === 'terminal';
}

function fillReport(report: Report, built: Built, { inputs }: BuildOptions, { words }: Program): void {
  for (const it of withMistyped(built.diagnostics, inputs, { words })) report.diagnostics.push(it);
  report.sources = built.sources;
  report.configFiles = built.config?.files ?? [];
  report.counts = built.digest?.counts ?? null;
  report.themes = built.digest?.themes.length ?? 0;
}

function buildOptions(): Option[] {
  const [config, inputFormat] = readingOptions();
  return [
    config,
    ...destinationOptions(),
    new Option('-w, --week <week>', 'the week: 2026-W10, current, last, or missed: all that were missed'),
    new Option('--since <date>', 'the first day, such as 2026-03-02'),
    new Option('--until <date>', 'the last day'),
    new Option('--title <title>', 'the title of the digest'),
    new Option('--limit <number>', 'show the best entries of each theme, count the others').argParser(
      wholeNumber(),
    ),
    new Option(
      '--archive <folder>',
      'leave out what the issues in this folder published, and record this one',
    ),
    new Option('--keep-seen', 'show what was published before all the same'),
    new Option('--record-only', 'record the issue in the archive and write nothing else'),
    new Option('--fail-if-empty', 'an issue without entries is a failure: exit status 3'),
    new Option('--watch', 'build again with every change of the input, the configuration or the template'),
    new Option('--again', 'write a message to standard output that was sent already'),
    inputFormat,
    ...filterOptions(),
    ...conductOptions(),
  ];
}

interface Flags {
  week?: string;
  since?: string;
  until?: string;
  title?: string;
  limit?: number;
  archive?: string;
  keepSeen?: boolean;
  recordOnly?: boolean;
  failIfEmpty?: boolean;
  again?: boolean;
  watch?: boolean;
}

function readOptions(inputs: string[], command: Command): BuildOptions {
  const flags = command.opts<Flags>();
  return {
    ...readReading(inputs, command),
    ...readIssuing(command),
    week: flags.week ?? null,
    since: flags.since ?? null,
    until: flags.until ?? null,
    title: flags.title ?? null,
    limit: flags.limit ?? null,
    archive: flags.archive ?? null,
    keepsSeen: flags.keepSeen ?? false,
    isRecordOnly: flags.recordOnly ?? false,
    failsIfEmpty: flags.failIfEmpty ?? false,
    sendsAgain: flags.again ?? false,
    watches: flags.watch ?? false,
  };
}

const help = `Input:
  Named inputs are read in the order given; folders are searched at any depth for .txt, .md,
  .markdown, .json, .ndjson and .jsonl, sorted by name. With no input named, standard input is read
  when it is a pipe or a file and not empty; else the "input" of the configuration.

Output:
  Standard output, or the files named with --output; with neither --output nor --format, the
  "output" of the configuration. The format follows from the ending, else it is Markdown:
    markdown .md   html .html   eml .eml (a message)   text .txt   json .json   atom .atom .xml
    rss .rss   jsonfeed .feed.json   ics .ics (a calendar)   slack .slack.json (Block Kit)
    email: the HTML of a message, with -f
  {week}, {date}, {issue} and {slug} in a name stand for the week, its first day, the number of the
  issue and the title. Either all files are replaced or none, when everything went well; a file that
  would not change is left alone. Standard output comes last and carries the digest only: everything
  else goes to standard error. An issue without entries is not published, and the summary says why;
  a message that the archive knows as sent is not written to standard output again.

Examples:
  digest build week.txt                         Markdown on standard output
  digest week.txt -f html > week.html           "build" may be left out; here a page
  digest build notes/ -o out/{week}.html        one page a week from a folder
  digest build -o week.html -o week.eml         two formats in one run
  digest build -f eml | sendmail -t             to whom the configuration says
  curl -s https://example.org/raw | digest -    from a pipe
  digest build -w last -q -o "$HOME/last.html"  for cron: silent unless something is wrong
  digest build -w missed -o out/{week}.html     with an archive: every week that has no issue yet
  digest build --strict -n                      check a file without writing anything
  digest build --filter ./summarise.py          a program of yours goes over it; see "digest render"
  digest build --template week.html.liquid      in a form of yours; see "digest template"

Exit status:
  0  done
  1  there are warnings, and --strict was given: nothing was written
  2  could not run: wrong usage, configuration or input, or the output could not be written
  3  the issue has no entries, and --fail-if-empty was given

Environment:
  DIGEST_CONFIG, DIGEST_FORMAT, DIGEST_OUTPUT, DIGEST_WEEK ...
                     every option can be set as DIGEST_ and its long name in capitals
                     (DIGEST_INPUT_FORMAT, DIGEST_STRICT=1); a flag comes before its variable, a
                     variable before the configuration
  SOURCE_DATE_EPOCH  the current time, in seconds since 1970, for reproducible output
  NO_COLOR, FORCE_COLOR, TERM=dumb
                     whether to colour; --color and --no-color come first
  XDG_CONFIG_HOME    where the user's own configuration is looked for, as digest/digest.yaml
  XDG_CACHE_HOME     where the compiled program is kept, so that the next start is faster

Files:
  digest.yaml        the configuration: title, input, output, week, themes ...

Messages:
  One summary line and every error; the rest with --verbose, as
  file:line:column: severity: message [code]. With --log-format json: one JSON object a line, each
  {"type":"diagnostic", ...}, then {"type":"summary", ...}.`;
