/** Tells when files or folders change. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

/** Something that goes on until it is closed. */
export interface Watcher {
  close(): Promise<void>;
}

/**
 * Calls back when one of the paths (absolute; folders with all that is in them) changes, or is made or taken away: once
 * for changes that come together, and not before it has returned. What changed after `since` (milliseconds of the epoch)
 * and before watching began counts too. What a project writes itself is passed over.
 */
export function watchPaths(
  paths: string[],
  changed: () => Promise<void>,
  { since, isPassedOver }: { since: number; isPassedOver: (path: string) => boolean },
): Watcher {
  const watcher = watch(paths, { ignored: (path) => isHidden(path, paths) || isPassedOver(path) });
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isReady = false;
  const tell = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(changed);
    }, together);
  };
  watcher.on('all', (event) => {
    // Until it is ready it tells of all that is there; what changes meanwhile is a change.
    if (isReady || !event.startsWith('add')) tell();
  });
  watcher.on('ready', () => {
    isReady = true;
    if (hasChanged(watcher, since)) tell();
  });
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}

/** Whether a file that is watched changed after a moment: before it was looked at, or between that and the first word of it. */
function hasChanged(watcher: FSWatcher, since: number): boolean {
  const files = Object.entries(watcher.getWatched()).flatMap(([folder, names]) =>
    names.map((name) => join(folder, name)),
  );
  return files.some((file) => {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() && stats.mtimeMs >= since;
  });
}

/** Milliseconds within which changes are one: an editor writes a file in several steps. */
const together = 100;

/** Folders that nobody writes snippets in, unless they are named. */
const isHidden = (path: string, named: string[]): boolean =>
  !named.includes(path) && /(?:^|[/\\])(?:\.[^/\\]+|node_modules)$/.test(path);
