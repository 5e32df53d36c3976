/** What is measured beside ours. It is fetched into a cache folder outside of the project, and left out with a word where that fails. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'digest-bench');

/** Said once for each that is not there. @type {string[]} */
export const leftOut = [];

/** A package of npm in a folder of its own; null where it cannot be had. @param {string} name with its version */
function packaged(name, file) {
  const folder = join(cache, name.replaceAll('/', '-'));
  const path = join(folder, 'node_modules', file);
  if (existsSync(path)) return path;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{}');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', name], {
      cwd: folder,
      stdio: 'ignore',
    });
  } catch {}
  if (existsSync(path)) return path;
  leftOut.push(`${name} from npm`);
  return null;
}

/** The path of a program of the system; null where there is none. @param {string} name */
export function installed(name) {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    leftOut.push(name);
    return null;
  }
}

/** Every Node that is there: the one that runs this, and one of each newer line. */
export function nodes() {
  const own = process.versions.node.split('.')[0];
  const others = ['20', '22', '24', '26'].filter((line) => line !== own);
  const found = others.map((line) => [line, packaged(`node@${line}`, 'node/bin/node')]);
  return [[own, process.execPath], ...found].filter(([, path]) => path !== null).sort(([a], [b]) => a - b);
}

export const gitCliff = () => packaged('git-cliff@2', 'git-cliff/lib/cli/cli.js');
export const eleventy = () => packaged('@11ty/eleventy@3', '@11ty/eleventy/cmd.cjs');
/** That of this project, which is there. */
export const tsc = () => fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
