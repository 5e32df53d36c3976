/** Tells when files or folders change. */
import { watch } from 'chokidar';

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
  const watcher = watch(paths, {
    alwaysStat: true,
    ignored: (path) => isHidden(path, paths) || isPassedOver(path),
  });
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isReady = false;
  watcher.on('ready', () => {
    isReady = true;
  });
  watcher.on('all', (event, _path, stats) => {
    // Until it is ready it tells of all that is there.
    if (!isReady && !(event === 'add' && stats!.mtimeMs >= since)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(changed);
    }, together);
  });
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}

/** Milliseconds within which changes are one: an editor writes a file in several steps. */
const together = 100;

/** Folders that nobody writes snippets in, unless they are named. */
const isHidden = (path: string, named: string[]): boolean =>
  !named.includes(path) && /(?:^|[/\\])(?:\.[^/\\]+|node_modules)$/.test(path);
