/** `digest build`: snippets in, one issue out. */

import { clock } from '../cli/clock.ts';
import { chooseInputs, gatherRequest, worldOf } from '../cli/inputs.ts';
import { type Input, type Io, tell } from '../cli/io.ts';
import { exitCodeOf, finish, issueDigest, newReport } from '../cli/issue.ts';
import type { BuildOptions } from '../cli/options/build.ts';
import { commandNames, overviewText } from '../cli/options/options.ts';
import { namedTargets } from '../cli/outputs.ts';
import { checkPeriodOptions } from '../cli/period.ts';
import type { Report } from '../cli/report.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { openStreams } from '../input/input.ts';
import { readNamed } from '../input/named.ts';
import { locate } from '../output/output.ts';
import { type BuildRequest, build, type Issue } from '../pipeline.ts';
import type { Diagnostic } from '../types.ts';
import { commandDiagnostic } from './messages.ts';

/** Builds an issue and writes it: 0 done, 1 warnings under `--strict`, 2 could not run. */
export async function runBuild(options: BuildOptions, io: Io): Promise<number> {
  const { targets, diagnostics } = namedTargets(options);
  const time = clock(io);
  const report = newReport(options, [...diagnostics, ...checkPeriodOptions(options), ...time.diagnostics]);
  if (report.diagnostics.length > 0) return await finish(report, options, io);

  const inputs = await chooseInputs(options, io);
  const built = await buildIssue(requestOf(options, inputs, io, time.now), io);
  if (isIdle(built, io.stdin)) {
    await tell(io.stderr, overviewText(io.stderr.columns));
    return 2;
  }
  fillReport(report, built, options);
  const { digest, config } = built;
  if (digest !== null && config !== null && exitCodeOf(report, options) === 0) {
    const read = built.sources.map(({ file }) => locate(inputs.length > 0 ? io.cwd : config.base, file));
    await issueDigest({ digest, config, targets, inputs: read }, report, options, io);
  }
  return await finish(report, options, io);
}

/** With a limit on the command line the inputs may be of any length, and are not read into memory. */
async function buildIssue(request: BuildRequest, io: Io): Promise<Issue> {
  const { limit } = request.overrides;
  if (typeof limit === 'number') {
    const { buildBest } = await import('../best.ts');
    const issue = await buildBest(request, limit, {
      openStreams: (names, base) => openStreams(names, base, () => whole(io.stdin)),
      readNamed,
    });
    if (issue !== null) return issue;
  }
  return await build(request, worldOf(io));
}

/** Standard input as one chunk: it has been read already, to see whether there is something in it. */
async function* whole(stdin: Input): AsyncGenerator<Uint8Array> {
  yield await stdin.read();
}

function requestOf(options: BuildOptions, inputs: string[], io: Io, now: Date): BuildRequest {
  const overrides: BuildRequest['overrides'] = {};
  for (const key of ['title', 'week', 'since', 'until'] as const) {
    const value = options[key];
    if (value !== null) overrides[key] = value;
  }
  if (options.limit !== null) overrides.limit = options.limit;
  return { ...gatherRequest(options, inputs, io), overrides, now };
}

/** Whether somebody at a terminal named nothing and nothing is configured: they want to know what this is. */
function isIdle({ diagnostics }: Issue, stdin: Input): boolean {
  return stdin.kind === 'terminal' && diagnostics.some(({ code }) => code === 'input-none');
}

function fillReport(report: Report, built: Issue, { inputs }: BuildOptions): void {
  report.diagnostics.push(...built.diagnostics.map((it) => asMistypedCommand(it, inputs) ?? it));
  report.sources = built.sources;
  report.configFiles = built.configFiles;
  report.counts = built.digest?.counts ?? null;
  report.themes = built.digest?.themes.length ?? 0;
}

/** Since "build" may be left out, a mistyped command looks like a file that is missing. */
function asMistypedCommand({ code }: Diagnostic, [first = '']: string[]): Diagnostic | null {
  const meant = code === 'input-missing' && /^[a-z]+$/.test(first) ? nearest(first, commandNames) : null;
  if (meant === null) return null;
  return commandDiagnostic('usage', {
    problem: `there is no command and no file "${first}"`,
    advice: `did you mean "digest ${meant}"?`,
  });
}
