/** `--week missed`: which weeks a run builds. */
import { hasError, type MissedWeeks, missedWeeks, readEntries } from '../index.ts';
import type { Io } from '../terminal/terminal.ts';
import type { Config, Diagnostic } from '../types.ts';
import { archiveOf } from './archive-of.ts';
import { newFindings, openIssue } from './inputs.ts';
import { commandDiagnostic } from './messages.ts';
import type { ReadingOptions } from './options/reading.ts';

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
