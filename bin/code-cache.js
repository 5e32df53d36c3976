/**
 * Loads the program with the code that V8 made of it when the same command ran before: compiling is a third of a short run. It
 * lies in `weekly-digest/code` of the user's cache. Where it is missing, damaged, of another build or somebody else's, the
 * program is compiled as ever, and its code kept when the run is over.
 */
const {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join } = require('node:path');
const { Script } = require('node:vm');

/** A script becomes a function, as Node does it. */
const opening = '(function (exports, require, module, __filename) {';
const closing = '\n})';

/** Where the sum of a script stands: `"use strict"; // 2efebe63…`. */
const sumAt = opening.length + 17;
const sumLength = 40;
const sumIn = (source) => source.slice(sumAt, sumAt + sumLength);

/**
 * Where files are read to, each over the one before. Memory of its own for each, five megabytes, would count as the program's until
 * V8 looks for what is free, and let it look just before a short run ends.
 */
let room = Buffer.allocUnsafeSlow(2 ** 21);

/** A file between two texts, as bytes that are good until the next is read: V8 would make another text of texts that are joined. */
function bytesOf(file, before = '', after = '') {
  const descriptor = openSync(file);
  try {
    const { size } = fstatSync(descriptor);
    const end = before.length + size;
    if (room.length < end + after.length) room = Buffer.allocUnsafeSlow(2 * (end + after.length));
    room.latin1Write(before);
    for (let at = before.length, length = 1; at < end && length > 0; at += length)
      length = readSync(descriptor, room, at, end - at);
    room.latin1Write(after, end);
    return room.subarray(0, end + after.length);
  } finally {
    closeSync(descriptor);
  }
}

/** A program, as the scripts of a folder that require each other. */
exports.Program = class {
  #folder;
  #cache = cacheFolder();
  #mayKeep = this.#cache !== null && process.env.NODE_DISABLE_COMPILE_CACHE !== '1';
  #hasCache = this.#mayKeep && isOurs(this.#cache);
  #loaded = new Map();

  /** Whether all that was loaded so far had its code. */
  isAllKept = true;

  /** Whose code it is: each command has its own, since each runs other parts of the same scripts. */
  command = 'any';

  #onLoad;

  /** `onLoad` is told the name of each script before it is loaded. */
  constructor(folder, onLoad) {
    this.#folder = folder;
    this.#onLoad = onLoad;
  }

  /** What a script exports. */
  load(name) {
    const known = this.#loaded.get(name);
    if (known !== undefined) return known.module.exports;
    this.#onLoad(name);
    const filename = join(this.#folder, name);
    const source = bytesOf(filename, opening, closing).latin1Slice();
    const file = `${this.command.replaceAll(' ', '-')}-${name}`;
    const cachedData = this.#hasCache ? this.#codeIn(file, sumIn(source)) : undefined;
    const script = new Script(source, { filename, cachedData });
    const isKept = cachedData !== undefined && !script.cachedDataRejected;
    if (!isKept) this.isAllKept = false;
    const module = { exports: {} };
    this.#loaded.set(name, { module, script, file, sum: sumIn(source), isKept });
    const requireFrom = (id) => (id.startsWith('./') ? this.load(id.slice(2)) : require(id));
    script.runInThisContext()(module.exports, requireFrom, module, filename);
    return module.exports;
  }

  /** The code that was kept of a script, if it is whole: V8 itself would not check it. */
  #codeIn(file, sum) {
    try {
      const bytes = bytesOf(join(this.#cache, file));
      const half = bytes.length / 2;
      const isWhole =
        bytes.latin1Slice(0, sumLength) === sum && bytes.subarray(0, half).equals(bytes.subarray(half));
      return isWhole ? bytes.subarray(sumLength, half) : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Keeps the code of all that was loaded, unless it was there; of a long run only what was not, since V8 has dropped some of the rest.
   * A cache that cannot be written is none.
   */
  keep(isLong) {
    if (this.isAllKept || !this.#mayKeep) return;
    try {
      makeFolder(this.#cache, foldersOfOurs);
      if (!isOurs(this.#cache)) return;
      for (const { script, file, sum, isKept } of this.#loaded.values()) {
        if (isLong && isKept) continue;
        const code = script.createCachedData();
        writeWhole(join(this.#cache, file), twice(Buffer.concat([Buffer.from(sum), code])));
      }
    } catch {}
  }
};

/** Bytes, and the same again: comparing them tells damage in a twentieth of the time that a sum takes, and its module to load. */
const twice = (bytes) => Buffer.concat([bytes, bytes]);

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
