/**
 * Makes a program that needs no Node: Node's own executable with the package inside of it. `npm run executable` writes it
 * as `executable/digest`, for the system that it runs on.
 *
 * What is inside is taken out once, into the user's cache, and started from there: the program loads its parts as it needs
 * them, and threads of its own. Its folder is named after what it holds, so that no version finds another's files.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'postject';

const root = fileURLToPath(new URL('..', import.meta.url));
/** By this Node knows its own executable from one with something inside. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** Whether this Node can be copied with something inside; one that a distribution builds on a library cannot. */
export const canBeMade = () => readFileSync(process.execPath).includes(fuse);

/** Makes the executable and returns its path. */
export async function makeExecutable(file = join(root, 'executable/digest')) {
  const work = mkdtempSync(join(tmpdir(), 'digest-executable-'));
  try {
    makeBlob(work);
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(process.execPath, file);
    chmodSync(file, 0o755);
    await inject(file, 'NODE_SEA_BLOB', readFileSync(join(work, 'blob')), {
      sentinelFuse: fuse,
      ...(process.platform === 'darwin' && { machoSegmentName: 'NODE_SEA' }),
    });
  } finally {
    rmSync(work, { recursive: true });
  }
  return file;
}

/** Writes what Node's executable gets inside of it, as `blob`. */
function makeBlob(work) {
  const packed = packedFiles();
  const name = createHash('sha256').update(packed).digest('hex').slice(0, 16);
  writeFileSync(join(work, 'files.json'), packed);
  writeFileSync(join(work, 'start.cjs'), start(name));
  const config = {
    main: join(work, 'start.cjs'),
    output: join(work, 'blob'),
    disableExperimentalSEAWarning: true,
    assets: { files: join(work, 'files.json') },
  };
  writeFileSync(join(work, 'sea.json'), JSON.stringify(config));
  execFileSync(process.execPath, ['--experimental-sea-config', join(work, 'sea.json')], { stdio: 'ignore' });
}

/** What runs, as JSON: texts by the paths of their files. */
function packedFiles() {
  const files = { 'package.json': '{"type": "module"}' };
  for (const folder of ['bin', 'dist']) {
    for (const path of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!path.isFile()) continue;
      const whole = join(path.parentPath, path.name);
      files[whole.slice(root.length)] = readFileSync(whole, 'utf8');
    }
  }
  return JSON.stringify(files);
}

/** What runs first. It is CommonJS, since that is what Node takes here. */
const start = (name) => `
const { existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { homedir, tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { getAsset } = require('node:sea');

const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
let folder = join(cache, 'weekly-digest', '${name}');
if (!existsSync(folder)) folder = unpack(folder);
createRequire(join(folder, 'start.cjs'))('./start.cjs');

/** All files are there when the folder is: two first runs at once do not see each other's half. */
function unpack(wanted) {
  let fresh;
  try {
    mkdirSync(dirname(wanted), { recursive: true, mode: 0o700 });
    fresh = mkdtempSync(wanted + '-');
  } catch {
    wanted = fresh = mkdtempSync(join(tmpdir(), 'weekly-digest-'));
  }
  const files = { ...JSON.parse(getAsset('files', 'utf8')), 'start.cjs': "import('./bin/digest.js');" };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(fresh, path)), { recursive: true });
    writeFileSync(join(fresh, path), text);
  }
  try {
    if (fresh !== wanted) renameSync(fresh, wanted);
    return wanted;
  } catch {
    return existsSync(wanted) ? wanted : fresh;
  }
}
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await makeExecutable());
