/** The files that a project writes itself, so that last week's issue is never read as this week's snippets. */
import { resolve, sep } from 'node:path';
import { filledPattern } from '../text/placeholders.ts';
import type { Config } from '../types.ts';

/** Tells of an absolute path whether an output of the project, of any week, a part of its archive or its heartbeat lies there. */
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
  return (path) =>
    path === beat ||
    (folder !== null && path.startsWith(folder)) ||
    files.some((pattern) => pattern.test(path));
}
