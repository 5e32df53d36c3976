/** Which archive a command works with. */
import { locate, type OpenArchive, openArchive } from '../index.ts';
import type { Io } from '../terminal/terminal.ts';
import type { Config } from '../types.ts';
import type { Findings } from './inputs.ts';
import { commandDiagnostic } from './messages.ts';

/** A folder of issues. */
export interface ArchivePlace {
  /** Absolute. */
  folder: string;
  /** As its owner calls it. */
  name: string;
}

/** The archive that a flag names, from where the user is. */
export const namedArchive = (name: string, cwd: string): ArchivePlace => ({
  folder: locate(cwd, name),
  name,
});

/** The archive that the configuration names, from where it stands; null when it names none. */
export const configuredArchive = ({ archive, base }: Config): ArchivePlace | null =>
  archive === null ? null : { folder: locate(base, archive), name: archive };

/** The archive that a flag names, else the configuration; null when neither does. */
export const archivePlace = (named: string | null, config: Config, cwd: string): ArchivePlace | null =>
  named === null ? configuredArchive(config) : namedArchive(named, cwd);

/** Opens the archive that a flag or the configuration names; null when neither does. */
export async function openChosenArchive(
  { archive: named }: { archive: string | null },
  config: Config,
  { cwd }: Pick<Io, 'cwd'>,
  { report }: Pick<Findings, 'report'>,
): Promise<OpenArchive | null> {
  const place = archivePlace(named, config, cwd);
  return place === null ? null : await openArchive(place.folder, { name: place.name, report });
}

/** Opens the archive that a build remembers by; a complaint where one is needed and none is named. */
export async function archiveOf(
  options: { archive: string | null },
  config: Config,
  io: Pick<Io, 'cwd'>,
  { report }: Pick<Findings, 'report'>,
): Promise<OpenArchive | null> {
  const archive = await openChosenArchive(options, config, io, { report });
  if (archive !== null) return archive;
  if (config.issue === 'auto') report(commandDiagnostic('issue-auto', {}));
  if (config.minEntries > 0) report(commandDiagnostic('min-entries', {}));
  return null;
}
