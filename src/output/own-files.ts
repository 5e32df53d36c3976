/** The files of a project that are no snippets: what it writes itself, such as last week's issue, and the addresses of its readers. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { filledPattern } from '../text/placeholders.ts';
import { isRecipientsFile } from '../text/recipients.ts';
import type { Config } from '../types.ts';
import { siteMark } from './site-mark.ts';

/**
 * Tells of an absolute path what of the project's own lies there: an output, of any week, a part of its archive or its heartbeat, a
 * site, or a file of recipients; null for nothing of these.
 */
export function ownFiles({
  base,
  output,
  mail,
  archive,
  heartbeat,
}: Pick<Config, 'base' | 'output' | 'mail' | 'archive' | 'heartbeat'>): (path: string) => string | null {
  const files = output
    .filter(({ file }) => file !== '-')
    .map(({ file }) => filledPattern(resolve(base, file)));
  const beat = heartbeat === null ? null : resolve(base, heartbeat);
  const folder = archive === null ? null : resolve(base, archive) + sep;
  const readers = [mail.to, ...output.map(({ to }) => to)]
    .filter((it) => it !== null && isRecipientsFile(it))
    .map((file) => resolve(base, file!));
  const isInSite = siteFinder();
  return (path) => {
    if (folder !== null && path.startsWith(folder)) return 'the archive';
    if (isInSite(dirname(path))) return 'a site';
    if (files.some((pattern) => pattern.test(path))) return 'an output';
    if (readers.includes(path)) return 'a file of recipients';
    return path === beat ? 'the heartbeat' : null;
  };
}

/** Tells of an absolute path whether what a project is made with lies there, which is no snippet either: its templates, logo and style. */
export function settingFiles({
  base,
  output,
  publication: { logo, style },
}: Pick<Config, 'base' | 'output' | 'publication'>): (path: string) => boolean {
  const named = [logo, style, ...output.map(({ template }) => template)];
  const files = named.filter((file) => file !== null).map((file) => resolve(base, file));
  return (path) => files.includes(path);
}

/** Tells of a folder whether it is a site that was written, or lies in one; each folder is looked at once. */
function siteFinder(): (folder: string) => boolean {
  const known = new Map<string, boolean>();
  const isInSite = (folder: string): boolean => {
    const above = dirname(folder);
    const answer =
      known.get(folder) ?? (existsSync(join(folder, siteMark)) || (above !== folder && isInSite(above)));
    known.set(folder, answer);
    return answer;
  };
  return isInSite;
}

/** What of a project a folder (absolute) is or holds; null: nothing. The folder of the archive is absolute too. */
export function projectIn(
  folder: string,
  { base, files, input, archive }: Pick<Config, 'base' | 'files' | 'input'> & { archive: string },
): 'the archive' | 'the configuration' | 'the input' | null {
  const start = folder.endsWith(sep) ? folder : folder + sep;
  const holds = (path: string) => `${resolve(base, path)}${sep}`.startsWith(start);
  if (holds(archive)) return 'the archive';
  if (files.some(holds)) return 'the configuration';
  // Of a pattern the folder counts in which it begins.
  return input.some((it) => holds(it.replace(/[^/\\]*[*?[{].*$/, ''))) ? 'the input' : null;
}
