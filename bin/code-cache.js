/**
 * Loads the program with the code that V8 made of it when the same command ran before: compiling is a third of a short run. It
 * lies in `weekly-digest/code` of the user's cache. Where it is missing, damaged, of another build or somebody else's, the
 * program is compiled as ever, and its code kept when the run is over.
 */
const { hash } = require('node:crypto');
const {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join } = require('node:path');
const { Script } = require('node:vm');

/** What stands before the code: the sum of it, which V8 itself would not check, and that of its script. */
const headLength = 80;

/** Where the sum of a script stands: `"use strict"; // 2efebe63…`. */
const sumIn = (source) => source.slice(17, 57);

/** A program, as the scripts of a folder that require each other. */
exports.Program = class {
  #folder;
  #cache = cacheFolder();
  #mayKeep = this.#cache !== null && process.env.NODE_DISABLE_COMPILE_CACHE !== '1';
  #hasCache = this.#mayKeep && isOurs(this.#cache);
  #loaded = new Map();
  #isAllKept = true;

  /** Whose code it is: each command has its own, since each runs other parts of the same scripts. */
  command = 'any';

  constructor(folder) {
    this.#folder = folder;
  }

  /** What a script exports. */
  load(name) {
    const known = this.#loaded.get(name);
    if (known !== undefined) return known.module.exports;
    const filename = join(this.#folder, name);
    const source = readFileSync(filename, 'latin1');
    const file = `${this.command.replaceAll(' ', '-')}-${name}`;
    const cachedData = this.#hasCache ? this.#codeIn(file, sumIn(source)) : undefined;
    const script = new Script(`(function (exports, require, module, __filename) {${source}\n})`, {
      filename,
      cachedData,
    });
    if (cachedData === undefined || script.cachedDataRejected) this.#isAllKept = false;
    const module = { exports: {} };
    this.#loaded.set(name, { module, script, file, sum: sumIn(source) });
    const requireFrom = (id) => (id.startsWith('./') ? this.load(id.slice(2)) : require(id));
    script.runInThisContext()(module.exports, requireFrom, module, filename);
    return module.exports;
  }

  #codeIn(file, sum) {
    try {
      const bytes = readFileSync(join(this.#cache, file));
      const code = bytes.subarray(headLength);
      return bytes.latin1Slice(0, headLength) === hash('sha1', code) + sum ? code : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps the code of all that was loaded, unless it was there. A cache that cannot be written is none. */
  keep() {
    if (this.#isAllKept || !this.#mayKeep) return;
    try {
      makeFolder(this.#cache, foldersOfOurs);
      if (!isOurs(this.#cache)) return;
      for (const { script, file, sum } of this.#loaded.values()) {
        const code = script.createCachedData();
        const bytes = Buffer.concat([Buffer.from(hash('sha1', code) + sum), code]);
        writeWhole(join(this.#cache, file), bytes);
      }
    } catch {}
  }
};

/** Writes a file that is whole or not there; throws, and leaves nothing behind, where it cannot be written. */
function writeWhole(file, bytes) {
  const part = `${file}.${process.pid}`;
  try {
    writeFileSync(part, bytes, { mode: 0o600 });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Makes a folder, and as many above it as may be missing. Node's own way goes round for ever where a system says that what is there is not. */
function makeFolder(folder, missing) {
  if (missing > 0) makeFolder(dirname(folder), missing - 1);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

/** `.cache/weekly-digest/code` above the folder. */
const foldersOfOurs = 3;

/** The folder of the code, which is good for this very build of Node; null where there is no home to keep it in, or it is said to be wherever one works. */
function cacheFolder() {
  const { XDG_CACHE_HOME: home = '' } = process.env;
  try {
    const cache = isAbsolute(home) ? home : join(homedir(), '.cache');
    if (!isAbsolute(cache)) return null;
    const node = `${process.version}-${process.arch}-${statSync(process.execPath).size}`;
    return join(cache, 'weekly-digest', 'code', node);
  } catch {
    return null;
  }
}

/** Whether a folder is there, and nobody else can put something into it that we would run. */
function isOurs(folder) {
  try {
    const stats = lstatSync(folder);
    const isSafe = () => stats.uid === process.geteuid() && (stats.mode & 0o022) === 0;
    return stats.isDirectory() && (process.geteuid === undefined || isSafe());
  } catch {
    return false;
  }
}
