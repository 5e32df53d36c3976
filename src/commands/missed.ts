/** `--week missed` and `--record-only`: which weeks a run builds. */
import { hasError, type MissedWeeks, missedWeeks, readEntries, weeksSoFar } from '../index.ts';
import type { Io } from '../terminal/terminal.ts';
import type { Config, Diagnostic } from '../types.ts';
import { archiveOf } from './archive-of.ts';
import { newFindings, openIssue } from './inputs.ts';
import { commandDiagnostic } from './messages.ts';
import type { ReadingOptions } from './options/reading.ts';
import type { PeriodOptions } from './period.ts';

/**
 * The weeks that were missed; null, and why, when that cannot be told. What else there is to say, each build says; when there
 * is none to build, what is wrong with the archive is said here.
 */
export async function findMissed(
  options: ReadingOptions & { archive: string | null },
  inputs: string[],
  io: Io,
  now: Date,
): Promise<{ missed: MissedWeeks | null; config: Config | null; diagnostics: Diagnostic[] }> {
  const found = newFindings();
  const { config, ready } = await openIssue(options, inputs, io, found);
  const archive = config === null ? null : await archiveOf(options, config, io, found);
  if (archive === null && !hasError(found.list)) found.report(commandDiagnostic('archive-none', {}));
  const canTell = archive !== null && ready !== null && !hasError(found.list);
  const missed = canTell
    ? await missedWeeks(readEntries(ready.sources, found), archive, { now, timezone: config!.timezone })
    : null;
  const errors = found.list.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { missed: null, config, diagnostics: errors };
  return { missed, config, diagnostics: missed?.weeks.length === 0 ? archive!.diagnostics : [] };
}

/** The weeks that are recorded: the one that is asked for (null: the one that is configured), else all that there are so far. */
export async function weeksToRecord(
  options: ReadingOptions & PeriodOptions,
  inputs: string[],
  io: Io,
  now: Date,
): Promise<(string | null)[]> {
  if ((options.week ?? options.since ?? options.until) !== null) return [options.week];
  const found = newFindings();
  const { ready } = await openIssue(options, inputs, io, found);
  // What is wrong, the build says.
  if (ready === null) return [null];
  const { week, since, until, timezone } = ready.issue;
  if ((week ?? since ?? until) !== null) return [null];
  return await weeksSoFar(readEntries(ready.sources, found), { now, timezone });
}
