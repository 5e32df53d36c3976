/** What shows an issue while it is being written: word of every change, and a page on this machine. */
import { type Reporting, throwError } from '../diagnostics/report.ts';
import { inputRoot, type Watcher, watching } from '../input/input.ts';
import { locate, ownFiles, type PreviewServer, previewFault, previewServer } from '../output/output.ts';
import type { Config } from '../types.ts';

/** What an issue is made of. */
export interface Watched {
  config: Config;
  /** The inputs, as they were named, and the folder that they start from, absolute. */
  inputs: string[];
  base: string;
  /** The working directory, absolute: configuration files are named from there. */
  cwd: string;
  /** Templates and the like, absolute. */
  others: string[];
}

/** The paths (absolute) that an issue is made of: its inputs, its configuration, its templates, logo and style. */
export function watchedPaths({ config, inputs, base, cwd, others }: Watched): string[] {
  const { logo, style } = config.publication;
  const named = [logo, style].filter((file) => file !== null && !/^\w+:/.test(file)) as string[];
  // Once they are read, what they say stands in the place of their names.
  const files = config.assets.length > 0 ? config.assets : named;
  const configured = config.files.length > 0 ? config.files : ['digest.yaml'];
  return [
    ...inputs.filter((input) => input !== '-').map((input) => inputRoot(input, base)),
    ...configured.map((file) => locate(cwd, file)),
    ...files.map((file) => locate(config.base, file)),
    ...others,
  ].sort();
}

/** Calls back after each change of what an issue is made of, from a moment on (milliseconds of the epoch). */
export async function watchIssue(
  watched: Watched,
  since: number,
  changed: () => Promise<void>,
): Promise<Watcher> {
  const { watchPaths } = await watching();
  const ownPart = ownFiles(watched.config);
  return watchPaths(watchedPaths(watched), changed, {
    since,
    isPassedOver: (path) => ownPart(path) !== null,
  });
}

/** Starts a page on this machine, at a port or at any that is free (0); null when an error was reported. */
export async function openPreview(
  port: number,
  { report = throwError }: Reporting = {},
): Promise<PreviewServer | null> {
  const { openPreviewServer } = await previewServer();
  try {
    return await openPreviewServer(port);
  } catch (error) {
    report(previewFault(port, error));
    return null;
  }
}
