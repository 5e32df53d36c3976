/** A browser, where there is one: the parser that the pages are written for. `.ci/run` installs it. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of Chromium or Chrome; null when none is installed. */
export const browserPath = findOnPath(['chromium', 'chromium-browser', 'google-chrome']);

function findOnPath(names: string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
