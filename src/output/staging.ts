/**
 * A staging folder: a hidden one beside files that are to be replaced, in which the new ones wait until all of them are
 * ready. Whoever made it is the only one who replaces files in that folder.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isSystemError } from '../text/system-error.ts';

/** The staging folders of one run. */
export interface Staging {
  /** Makes the staging folder of a folder; waits while another run has one there. Throws the system's error. */
  open(folder: string): Promise<void>;
  /** A name in the staging folder of a folder that nothing else has. */
  place(folder: string): string;
  /** Releases all of them, with what is left in them. */
  close(): void;
}

/** How to wait for another run. */
export interface Patience {
  /** Called once when the other run takes a while. */
  waiting: (folder: string) => void;
  /** After so many milliseconds without a heartbeat of the other run it is taken for dead. */
  limit?: number;
}

/** Opens staging folders, which are taken away even when the process is told to end. */
export async function openStaging(patience: Patience): Promise<Staging> {
  const { onExit } = await import('signal-exit');
  /** The staging folders of this run, each with what it was when it was made. */
  const mine = new Map<string, number>();
  const run = randomUUID();
  let [places, isOver] = [0, false];
  const release = () => {
    isOver = true;
    for (const [staging, inode] of mine) if (inodeOf(staging) === inode) remove(staging);
  };
  const forget = onExit(release);
  return {
    async open(folder) {
      const staging = stagingOf(folder);
      if (mine.has(staging)) return;
      mine.set(staging, await claim(staging, () => patience.waiting(folder), patience.limit));
      // A signal may have come in the meantime, and the process be gone a moment later.
      if (isOver) remove(staging);
    },
    // Nobody else writes to such a name, not even a run that took this one for dead.
    place: (folder) => join(stagingOf(folder), `${run}.${places++}`),
    close() {
      release();
      forget();
    },
  };
}

function remove(staging: string): void {
  // A file that was just being made when the signal came may appear while the others are removed.
  for (let attempts = 3; attempts > 0; attempts--) {
    try {
      rmSync(staging, { recursive: true, force: true });
      return;
    } catch {
      // What stays is taken away by the next run.
    }
  }
}

const stagingOf = (folder: string): string => join(folder, '.digest.lock');

/** How often another run.s is looked at, and when somebody is told, in milliseconds. */
const interval = 20;
const soon = 1000;

/** Writing takes some milliseconds, and on a disk that has to wake up some seconds. */
const defaultLimit = 10_000;

/** Makes a staging folder as soon as nobody else has it. */
async function claim(staging: string, waiting: () => void, limit = defaultLimit): Promise<number> {
  let [seen, idle, waited] = ['', 0, 0];
  for (;;) {
    if (isMade(staging)) return inodeOf(staging);
    if (isAbandoned(staging)) {
      await breakStale(staging, heartbeat(staging));
      continue;
    }
    const beat = heartbeat(staging);
    idle = beat === seen ? idle + interval : 0;
    seen = beat;
    // No clock is asked: that of another machine may be another one.
    if (idle >= limit) await breakStale(staging, seen);
    if (waited === soon) waiting();
    await pause(interval);
    waited += interval;
  }
}

function isMade(staging: string): boolean {
  try {
    mkdirSync(staging, { mode: 0o700 });
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    writeFileSync(ownerOf(staging), JSON.stringify(ourselves()));
  } catch {
    // A staging folder without an owner is only waited for longer.
  }
  return true;
}

/** Where a staging folder says whose it is. */
const ownerOf = (staging: string): string => join(staging, 'owner');

/** A process, and the machine that its number counts on. */
const ourselves = () => ({ pid: process.pid, host: hostname() });

/** Whether the run that made a staging folder is known to have ended. What another machine does is not known. */
function isAbandoned(staging: string): boolean {
  try {
    const { pid, host } = JSON.parse(readFileSync(ownerOf(staging), 'utf8')) as ReturnType<typeof ourselves>;
    if (host !== hostname() || !Number.isSafeInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return isSystemError(error, 'ESRCH');
  }
}

/** Takes away the staging folder of a folder when the run that made it has ended. */
export async function clearAbandoned(folder: string): Promise<void> {
  const staging = stagingOf(folder);
  if (isAbandoned(staging)) await breakStale(staging, heartbeat(staging)).catch(() => {});
}

const inodeOf = (staging: string): number => statSync(staging, { throwIfNoEntry: false })?.ino ?? 0;

/** What changes while somebody works in a staging folder. */
function heartbeat(staging: string): string {
  const { ino, mtimeMs } = statSync(staging, { throwIfNoEntry: false }) ?? { ino: 0, mtimeMs: 0 };
  return `${ino}:${mtimeMs}`;
}

/** Takes away what a run left that was killed. If it lives all the same, it finds nothing to rename, and says so. */
async function breakStale(staging: string, seen: string): Promise<void> {
  const rubbish = `${staging}.${randomUUID()}`;
  try {
    if (heartbeat(staging) !== seen) return;
    renameSync(staging, rubbish);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return;
    throw error;
  }
  // What belongs to somebody else may have to stay.
  await rm(rubbish, { recursive: true, force: true }).catch(() => {});
}
