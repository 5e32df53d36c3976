/**
 * A lock: the folders that a run has to itself, from reading to recording. In each lies a hidden folder that says whose it is,
 * and in which new files wait until all of them are ready.
 */
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onExit } from 'signal-exit';
import { late } from '../text/late.ts';
import { isSystemError } from '../text/system-error.ts';
import { makeFolder } from './folder.ts';
import { type Life, lifeOf, type Owner, ourselves, readOwner } from './owner.ts';

/** The folders of one run. */
export interface Lock {
  /**
   * Takes these folders (absolute), in an order in which no two runs wait for each other; gives the first that cannot be
   * had. Those where nobody may write stay free: who writes there all the same is told by that.
   */
  reserve(folders: string[]): Promise<{ folder: string; error: unknown } | null>;
  /** Makes a folder if need be, and gives its real path. */
  enter(folder: string): Promise<string>;
  /** Takes one more folder (a real path). */
  claim(folder: string): Promise<void>;
  /** A name in a folder that was taken that nothing else has. */
  place(folder: string): string;
  /** Gives all folders back, and takes away what is left in them of this run. */
  release(): void;
}

/** What to do about a folder that another run has. */
export interface Patience {
  /** `fail`: do not wait at all. */
  mode?: 'wait' | 'fail';
  /** Called once when the other run takes a while. */
  waiting?: (folder: string) => void;
  /** After so many milliseconds without any sign of a run of which nobody can know whether it lives it is taken for ended. */
  limit?: number;
  /** A living run is waited for no longer than so many milliseconds; without it, as long as it lives. */
  most?: number;
}

/** Begins a lock that has no folder yet. It is given back even when the process is told to end. */
export function openLock(patience: Patience = {}): Lock {
  const run = late(() => randomUUID());
  const mine = new Set<string>();
  /** The folders that were made for it, the innermost first. */
  const made: string[] = [];
  let [places, isOver, isReserved] = [0, false, false];
  let stopWatching: (() => void) | null = null;
  const strike = () => {
    isOver = true;
    for (const folder of mine) releaseStaging(stagingOf(folder), run());
    mine.clear();
    for (const folder of made.splice(0)) removeEmpty(folder);
  };
  const enter = async (folder: string) => {
    made.unshift(...(await makeFolder(folder)));
    return await realpath(folder);
  };
  const take = async (folder: string, how: Patience) => {
    if (mine.has(folder)) return;
    stopWatching ??= await watch(mine, strike);
    // The one that is waited for may have made the folder, and take it away with itself.
    while (!(await claim(folder, run(), how))) made.unshift(...(await makeFolder(folder)));
    mine.add(folder);
    // A signal may have come in the meantime, and the process be gone a moment later.
    if (isOver) strike();
  };
  return {
    async reserve(folders) {
      isReserved = true;
      // A folder that nobody can make is in nobody's way; writing tells why.
      const entered = await Promise.all(folders.map((folder) => enter(folder).catch(() => null)));
      const real = entered.filter((folder) => folder !== null);
      return await firstFault(real.sort(), (folder) => take(folder, patience));
    },
    enter,
    // Whoever has a folder already and comes for another one out of order must not wait for ever.
    claim: async (folder) =>
      await take(folder, isReserved ? { most: mostOutOfOrder, ...patience } : patience),
    // Nobody else writes to such a name, not even a run that took this one for dead.
    place: (folder) => join(stagingOf(folder), `${run()}.${places++}`),
    release() {
      strike();
      stopWatching?.();
    },
  };
}

/** Keeps giving signs of life, and sees to it that the folders are given back when the process ends. Gives what ends that. */
async function watch(mine: ReadonlySet<string>, strike: () => void): Promise<() => void> {
  const forget = onExit(strike);
  const heart = setInterval(() => mine.forEach(beat), heartbeat).unref();
  return () => {
    forget();
    clearInterval(heart);
  };
}

async function firstFault(
  folders: string[],
  deed: (folder: string) => Promise<unknown>,
): Promise<{ folder: string; error: unknown } | null> {
  for (const folder of folders) {
    try {
      await deed(folder);
    } catch (error) {
      if (!['EACCES', 'EPERM', 'EROFS'].some((code) => isSystemError(error, code))) return { folder, error };
    }
  }
  return null;
}

/** Takes away what a run that has ended left in a folder. */
export async function clearAbandoned(folder: string): Promise<void> {
  const staging = stagingOf(folder);
  const before = look(staging);
  if (before?.life === 'nobodys') await pause(grace);
  if (before?.life === 'ended' || before?.life === 'nobodys') breakStaleLock(staging, before);
}

const stagingOf = (folder: string): string => join(folder, '.digest.lock');

/** How often a lock is looked at, when somebody is told, and how often a living one gives a sign, in milliseconds. */
const interval = 20;
const soon = 1000;
const heartbeat = 1000;

/** How long a run that has a folder already waits for another one out of order, in milliseconds. */
const mostOutOfOrder = 10_000;

/** A run that neither waits for a filter nor renders a million entries gives a sign each second. */
const defaultLimit = 60_000;

/**
 * How long a lock is left alone that does not say whose it is, in milliseconds. A run puts its lock into its place with its name in
 * it: what is there without was damaged, as by a power cut, or never a lock. Only a file shared over a network may come late.
 */
const grace = 500;

/** Takes a folder as soon as nobody else has it; false when the folder is gone. */
async function claim(folder: string, run: string, patience: Patience): Promise<boolean> {
  const {
    mode = 'wait',
    waiting = () => {},
    limit = defaultLimit,
    most = Number.POSITIVE_INFINITY,
  } = patience;
  const staging = stagingOf(folder);
  let [seen, idle, waited, swept] = ['', 0, 0, 0];
  for (;;) {
    if (!existsSync(folder)) return false;
    if (!existsSync(staging) && isTaken(staging, run, swept < mostSwept)) {
      clearRubbish(folder, limit);
      return true;
    }
    const other = look(staging);
    if (other === null) {
      swept += 1;
      continue;
    }
    idle = other.sign === seen ? idle + interval : 0;
    seen = other.sign;
    // No clock is asked: that of another machine may be another one.
    if (idle >= patienceWith(other.life, limit)) {
      breakStaleLock(staging, other);
      continue;
    }
    if (mode === 'fail' || waited >= most) throw held(other);
    if (waited === soon) waiting(folder);
    await pause(interval);
    waited += interval;
  }
}

/** For how many milliseconds without a sign of its run a lock is left alone. */
function patienceWith(life: Found['life'], limit: number): number {
  switch (life) {
    case 'ended':
      return 0;
    case 'nobodys':
      return Math.min(grace, limit);
    case 'unknown':
      return limit;
    case 'living':
      return Number.POSITIVE_INFINITY;
  }
}

function held({ owner }: Found): Error {
  const whose = owner === null ? '' : ` (process ${owner.pid} on ${owner.host})`;
  return Object.assign(new Error(`another run is at work there${whose}`), { code: 'ELOCKED' });
}

/** Nobody sweeps a folder away so often: what is not there then cannot be made there, as in /proc. */
const mostSwept = 100;

/**
 * Puts a staging folder that says whose it is into its place, in one step; false when somebody was faster, or, where that
 * `mayBeSwept`, swept it away.
 */
function isTaken(staging: string, run: string, mayBeSwept: boolean): boolean {
  const fresh = `${staging}.${run}`;
  try {
    mkdirSync(fresh, { mode: 0o700 });
    writeFileSync(ownerOf(fresh), JSON.stringify(ourselves(run)));
    renameSync(fresh, staging);
    return true;
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Windows refuses what other systems call not empty.
    const isInTheWay = ['ENOTEMPTY', 'EEXIST', 'EPERM'].some((code) => isSystemError(error, code));
    // What was empty for a moment may be swept away by whoever cleans up here.
    if ((isInTheWay && existsSync(staging)) || (mayBeSwept && isSystemError(error, 'ENOENT'))) return false;
    throw error;
  }
}

/** Where a staging folder says whose it is. */
const ownerOf = (staging: string): string => join(staging, 'owner');

/** A staging folder as it was found. */
interface Found {
  /** Null when it does not say. */
  owner: Owner | null;
  /** `nobodys`: it could be looked into, and nothing in it says whose it is. */
  life: Life | 'nobodys';
  /** What changes while somebody works on it, and from one to another. */
  sign: string;
}

/** Looks at a staging folder; null when there is none. */
function look(staging: string): Found | null {
  const stats = statSync(staging, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  const text = textOf(ownerOf(staging));
  const owner = text === null ? null : readOwner(text);
  const life = owner !== null ? lifeOf(owner) : text === null ? 'unknown' : 'nobodys';
  return { owner, life, sign: `${owner?.run} ${stats.ino} ${stats.mtimeMs}` };
}

/** Empty where there is no file; null where it cannot be read, as that of another user. */
function textOf(path: string): string | null {
  try {
    // To read it as text is another way in Node, which aborts where the file cannot be closed.
    return readFileSync(path).toString();
  } catch (error) {
    return isSystemError(error, 'ENOENT') ? '' : null;
  }
}

/**
 * Takes away the staging folder of a run that has ended. Another run may do the same and begin its own between the look
 * and the deed: that one is put back.
 */
function breakStaleLock(staging: string, { sign }: Found): void {
  const rubbish = `${staging}.${randomUUID()}`;
  try {
    renameSync(staging, rubbish);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return;
    throw error;
  }
  if (look(rubbish)?.sign === sign) removeWhole(rubbish);
  else renameSync(rubbish, staging);
}

/** Gives a staging folder back, if it is still this run's. It is renamed first: whoever waits must never find half of one. */
function releaseStaging(staging: string, run: string): void {
  const rubbish = `${staging}.${run}`;
  try {
    if (look(staging)?.owner?.run !== run) return;
    renameSync(staging, rubbish);
  } catch {
    // What stays is taken away by the next run.
  }
  removeWhole(rubbish);
}

/** A run that is just making this folder finds it gone in one step, and begins anew: it never takes half of it for a lock. */
function sweepAway(path: string): void {
  const rubbish = `${path}.${randomUUID()}`;
  renameSync(path, rubbish);
  removeWhole(rubbish);
}

function removeWhole(folder: string): void {
  // A file that was just being made when the signal came may appear while the others are removed.
  for (let attempts = 3; attempts > 0; attempts--) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      // What stays, since it belongs to somebody else or the disk refuses, is taken away by the next run.
    }
  }
}

/** Takes away what runs left beside these folders that ended while they took one or gave it back. Ours has just been made. */
function clearRubbish(folder: string, limit: number): void {
  try {
    const now = statSync(stagingOf(folder)).mtimeMs;
    for (const name of readdirSync(folder)) {
      if (!name.startsWith('.digest.lock.')) continue;
      const path = join(folder, name);
      removeEmpty(path);
      const { life = 'unknown' } = look(path) ?? {};
      const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
      if (life === 'ended' || life === 'nobodys') sweepAway(path);
      else if (life === 'unknown' && age > limit) removeWhole(path);
    }
  } catch {
    // It is in nobody's way.
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // There is something in it, or somebody else took it away.
  }
}

function beat(folder: string): void {
  const now = new Date();
  try {
    utimesSync(stagingOf(folder), now, now);
  } catch {
    // Whoever took it away is told of when the files are to be put in their places.
  }
}
