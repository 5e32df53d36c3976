/** Which archive a build remembers by. */
import { locate, type OpenArchive, openArchive } from '../index.ts';
import type { Io } from '../terminal/terminal.ts';
import type { Config } from '../types.ts';
import type { Findings } from './inputs.ts';
import { commandDiagnostic } from './messages.ts';

/** Opens the archive that flags or the configuration name; null, and a complaint where one is needed, when none do. */
export async function archiveOf(
  { archive: named }: { archive: string | null },
  config: Config,
  { cwd }: Pick<Io, 'cwd'>,
  { report }: Pick<Findings, 'report'>,
): Promise<OpenArchive | null> {
  if (named !== null) return await openArchive(locate(cwd, named), { name: named, report });
  if (config.archive !== null)
    return await openArchive(locate(config.base, config.archive), { name: config.archive, report });
  if (config.issue === 'auto') report(commandDiagnostic('issue-auto', {}));
  if (config.minEntries > 0) report(commandDiagnostic('min-entries', {}));
  return null;
}
