/** `digest build`: snippets in, one issue out. */
import { type Command, Option } from 'commander';
import { type HeartbeatIssue, locate, touchHeartbeat } from '../index.ts';
import type { Report } from '../terminal/report.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import { type Input, type Io, tell } from '../terminal/terminal.ts';
import { searchedInWords } from '../text/input-formats.ts';
import type { Config, Diagnostic, Digest } from '../types.ts';
import { archivePlace } from './archive-of.ts';
import { type BuildOptions, type Built, buildIssue } from './build-issue.ts';
import { clock } from './clock.ts';
import { defineCommand, type Program } from './command.ts';
import { chooseInputs, inputsOf, newFindings } from './inputs.ts';
import { exitCodeOf, finish, issueDigest, newReport } from './issue.ts';
import { withLock } from './lock.ts';
import { commandDiagnostic } from './messages.ts';
import { findMissed, weeksToRecord } from './missed.ts';
import { withMistyped } from './mistyped.ts';
import {
  conductOptions,
  destinationOptions,
  filterOptions,
  readIssuing,
  waitingOf,
} from './options/issuing.ts';
import { readingOptions, readReading } from './options/reading.ts';
import { wholeNumber } from './options/whole-number.ts';
import { destinationOf, namedTargets, namesPeriod } from './outputs.ts';
import { checkPeriodOptions, readPeriod } from './period.ts';
import { runWhileWatching, unconfigured } from './watch.ts';

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

  const { inputs, logFormat } = options;
  // What a person at a terminal is told is no line of JSON.
  const talk = logFormat === 'json' ? 'quiet' : options.talk;
  const run: Run = { io, program, now: time.now, inputs: await chooseInputs({ inputs, talk }, io) };
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
  const faults: Diagnostic[] = [];
  const refuse = (problem: string, advice: string) =>
    faults.push(commandDiagnostic('usage', { problem, advice }));
  if (inputs.includes('-'))
    refuse('--watch waits for changes, and standard input does not change', 'name a file or a folder');
  if (options.isRecordOnly)
    refuse('--watch records nothing, and --record-only nothing else', 'give one of them');
  if (faults.length > 0) return await finish(newReport(options, faults), options, io);
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
async function buildEach(
  weeks: (string | null)[],
  options: BuildOptions,
  run: Run,
  emptyOf: (week: string | null) => BuildOptions['empty'] = () => options.empty,
): Promise<Ended> {
  const issues: HeartbeatIssue[] = [];
  let config: Config | null = null;
  for (const week of weeks) {
    const built = await buildOne({ ...options, week, empty: emptyOf(week) }, run);
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
  const isFailure = (options.empty ?? config.empty) === 'fail';
  const isEmpty = weeks.length === 0 && !hasLast && isFailure;
  if (weeks.length === 0)
    report.withheld = hasLast ? 'no week was missed' : `no snippets of ${last}, and no other week was missed`;
  if (isEmpty) report.diagnostics.push(commandDiagnostic('issue-empty', { why: report.withheld! }));
  if (weeks.length === 0 || report.diagnostics.length > 0) {
    const exitCode = await finish(report, options, io);
    return { exitCode: exitCode === 0 ? await beat(options, config, [], run) : exitCode, config };
  }
  // A week of which all was told before has no issue, and comes again each time: only the last one fails a run for that.
  const emptyOf = (week: string | null) => (isFailure && week !== last ? 'skip' : options.empty);
  const isLastMissing = isFailure && !hasLast && !weeks.includes(last);
  return await buildEach(isLastMissing ? [...weeks, last] : weeks, options, run, emptyOf);
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
  run: Run,
): Promise<number> {
  const { io, now } = run;
  if (config === null || config.heartbeat === null || options.isDryRun || options.watches) return 0;
  const found = newFindings();
  const heartbeat = { at: `${now.toISOString().slice(0, 19)}Z`, issues };
  await touchHeartbeat(config.heartbeat, heartbeat, {
    base: config.base,
    ...filesOf(config, issues, options, run),
    report: found.report,
  });
  return await reportDiagnostics(found.list, options, io);
}

/** What a run has read under a name of its own, and what it has written: the heartbeat goes over none of it. */
function filesOf(
  config: Config,
  issues: HeartbeatIssue[],
  options: BuildOptions,
  { io: { cwd }, inputs }: Run,
): { inputs: string[]; outputs: string[] } {
  const { base } = destinationOf(namedTargets(options).targets, config, cwd);
  const named = inputsOf(inputs, config, cwd);
  const heartbeat = locate(config.base, config.heartbeat!);
  const archive = archivePlace(options.archive, config, cwd);
  // The folder with the sign that parts names here.
  const isInArchive = archive !== null && heartbeat.startsWith(locate(archive.folder, '-').slice(0, -1));
  return {
    inputs: [
      ...named.inputs.map((file) => locate(named.base, file)),
      ...config.files.map((file) => locate(cwd, file)),
      ...config.assets.map((file) => locate(config.base, file)),
    ],
    outputs: [
      ...issues.flatMap((issue) => issue.outputs.map(({ file }) => locate(base, file))),
      ...(isInArchive ? [heartbeat] : []),
    ],
  };
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
    new Option(
      '--watch',
      'build again with every change of the input, the configuration or the template; record nothing',
    ),
    new Option('--again', 'write a message to standard output that was sent already'),
    inputFormat,
    ...filterOptions(),
    ...conductOptions(),
  ];
}

interface Flags {
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
    ...readPeriod(command),
    title: flags.title ?? null,
    limit: flags.limit ?? null,
    archive: flags.archive ?? null,
    keepsSeen: flags.keepSeen ?? false,
    isRecordOnly: flags.recordOnly ?? false,
    empty: flags.failIfEmpty === true ? 'fail' : null,
    sendsAgain: flags.again ?? false,
    watches: flags.watch ?? false,
  };
}

const help = `Input:
  Named inputs are read in the order given; folders are searched at any depth for
  ${searchedInWords},
  sorted by name. With no input named, standard input is read when it is a pipe or a file and not
  empty; else the "input" of the configuration.

Output:
  Standard output, or the files named with --output; with neither --output nor --format, the
  "output" of the configuration. The format follows from the ending, else it is Markdown:
    markdown .md   html .html   text .txt   eml .eml (a message)
    json .json   atom .atom .xml   rss .rss   jsonfeed .feed.json
    ics .ics (a calendar)   slack .slack.json (Block Kit)
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
  1  there are warnings, under --strict or "strict: true": nothing was written
  2  could not run: wrong usage, configuration or input, or the output could not be written
  3  the issue has no entries, under --fail-if-empty or "empty: fail"

Environment:
  DIGEST_CONFIG, DIGEST_FORMAT, DIGEST_OUTPUT, DIGEST_WEEK ...
      every option can be set as DIGEST_ and its long name in capitals (DIGEST_INPUT_FORMAT,
      DIGEST_STRICT=1); a flag comes before its variable, a variable before the configuration
  SOURCE_DATE_EPOCH
      the current time, in seconds since 1970, for reproducible output
  NO_COLOR, FORCE_COLOR, TERM=dumb
      whether to colour; --color and --no-color come first
  XDG_CONFIG_HOME
      where the user's own configuration is looked for, as digest/digest.yaml
  XDG_CACHE_HOME
      where the compiled program is kept, so that the next start is faster

Files:
  digest.yaml        the configuration: title, input, output, week, themes ...

Messages:
  One summary line and every error; the rest with --verbose, as
  file:line:column: severity: message [code]. With --log-format json: one JSON object a line, each
  {"type":"diagnostic", ...}, then {"type":"summary", ...}.`;
