/** A run that comes again with every change, until somebody ends it. */
import { loadConfig, type Watched, watchedPaths, watchIssue } from '../index.ts';
import type { Io } from '../terminal/terminal.ts';

/** Runs, and again after each change of what the last run was made of; ends with Ctrl-C. */
export async function runWhileWatching(
  run: () => Promise<Watched | null>,
  { interrupted, now }: Pick<Io, 'interrupted' | 'now'>,
): Promise<void> {
  const ended = interrupted();
  let isEnded = false;
  void ended.then(() => {
    isEnded = true;
  });
  // What cannot be built may be mended: the last that could be says what is watched.
  let began = now().getTime();
  let watched = await run();
  while (watched !== null && !isEnded) {
    let next: Watched | null = watched;
    let renew = () => {};
    const renewed = new Promise<void>((resolve) => {
      renew = resolve;
    });
    const before = watchedPaths(watched).join('\n');
    const watcher = await watchIssue(watched, began, async () => {
      began = now().getTime();
      next = (await run()) ?? next;
      if (next !== null && watchedPaths(next).join('\n') !== before) renew();
    });
    await Promise.race([ended, renewed]);
    await watcher.close();
    watched = next;
  }
}

/** What is watched while the configuration has an error: itself, and what was named. */
export async function unconfigured(
  { config: path }: { config: string | null },
  inputs: string[],
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): Promise<Watched> {
  const config = await loadConfig({ cwd, path, env, report: () => {} });
  return { config, inputs, base: cwd, cwd, others: [] };
}
