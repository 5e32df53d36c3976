/** The files that a project writes itself, so that last week's issue is never read as this week's snippets. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { filledPattern } from '../text/placeholders.ts';
import type { Config } from '../types.ts';
import { siteMark } from './site-mark.ts';

/** Tells of an absolute path whether an output of the project, of any week, a part of its archive or its heartbeat, or a site lies there. */
export function ownFiles({
  base,
  output,
  archive,
  heartbeat,
}: Pick<Config, 'base' | 'output' | 'archive' | 'heartbeat'>): (path: string) => boolean {
  const files = output
    .filter(({ file }) => file !== '-')
    .map(({ file }) => filledPattern(resolve(base, file)));
  const beat = heartbeat === null ? null : resolve(base, heartbeat);
  const folder = archive === null ? null : resolve(base, archive) + sep;
  const isInSite = siteFinder();
  return (path) =>
    path === beat ||
    isInSite(dirname(path)) ||
    (folder !== null && path.startsWith(folder)) ||
    files.some((pattern) => pattern.test(path));
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
