/**
 * A stage: a hidden folder beside files that are to be replaced, in which the new ones wait until all of them are
 * ready. Whoever made it is the only one who replaces files in that folder.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isSystemError } from '../text/system-error.ts';

/** The stages of one run. */
export interface Stages {
  /** Makes the stage of a folder; waits while another run has one there. Throws the system's error. */
  open(folder: string): Promise<void>;
  /** A name on the stage of a folder that nothing else has. */
  place(folder: string): string;
  /** Takes all stages away, with what is left on them. */
  close(): void;
}

/** How to wait for another run. */
export interface Patience {
  /** Called once when the other run takes a while. */
  waiting: (folder: string) => void;
  /** After so many milliseconds without any sign of the other run it is taken for dead. */
  limit?: number;
}

/** Opens stages, which are taken away even when the process is told to end. */
export async function openStages(patience: Patience): Promise<Stages> {
  const { onExit } = await import('signal-exit');
  /** The stages of this run, each with what it was when it was made. */
  const mine = new Map<string, number>();
  const run = randomUUID();
  let [places, isOver] = [0, false];
  const strike = () => {
    isOver = true;
    for (const [stage, inode] of mine) if (inodeOf(stage) === inode) remove(stage);
  };
  const forget = onExit(strike);
  return {
    async open(folder) {
      const stage = stageOf(folder);
      if (mine.has(stage)) return;
      mine.set(stage, await claim(stage, () => patience.waiting(folder), patience.limit));
      // A signal may have come in the meantime, and the process be gone a moment later.
      if (isOver) remove(stage);
    },
    // Nobody else writes to such a name, not even a run that took this one for dead.
    place: (folder) => join(stageOf(folder), `${run}.${places++}`),
    close() {
      strike();
      forget();
    },
  };
}

function remove(stage: string): void {
  // A file that was just being made when the signal came may appear while the others are removed.
  for (let attempts = 3; attempts > 0; attempts--) {
    try {
      rmSync(stage, { recursive: true, force: true });
      return;
    } catch {
      // What stays is taken away by the next run.
    }
  }
}

const stageOf = (folder: string): string => join(folder, '.digest.lock');

/** How often a stage is looked at, and when somebody is told, in milliseconds. */
const interval = 20;
const soon = 1000;

/** Writing takes some milliseconds, and on a disk that has to wake up some seconds. */
const defaultLimit = 10_000;

/** Makes a stage as soon as nobody else has it. */
async function claim(stage: string, waiting: () => void, limit = defaultLimit): Promise<number> {
  let [seen, idle, waited] = ['', 0, 0];
  for (;;) {
    if (isMade(stage)) return inodeOf(stage);
    if (isAbandoned(stage)) {
      await sweep(stage, signOfLife(stage));
      continue;
    }
    const sign = signOfLife(stage);
    idle = sign === seen ? idle + interval : 0;
    seen = sign;
    // No clock is asked: that of another machine may be another one.
    if (idle >= limit) await sweep(stage, seen);
    if (waited === soon) waiting();
    await pause(interval);
    waited += interval;
  }
}

function isMade(stage: string): boolean {
  try {
    mkdirSync(stage, { mode: 0o700 });
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    writeFileSync(ownerOf(stage), JSON.stringify(ourselves()));
  } catch {
    // A stage without an owner is only waited for longer.
  }
  return true;
}

/** Where a stage says whose it is. */
const ownerOf = (stage: string): string => join(stage, 'owner');

/** A process, and the machine that its number counts on. */
const ourselves = () => ({ pid: process.pid, host: hostname() });

/** Whether the run that made a stage is known to have ended. What another machine does is not known. */
function isAbandoned(stage: string): boolean {
  try {
    const { pid, host } = JSON.parse(readFileSync(ownerOf(stage), 'utf8')) as ReturnType<typeof ourselves>;
    if (host !== hostname() || !Number.isSafeInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return isSystemError(error, 'ESRCH');
  }
}

/** Takes away the stage of a folder when the run that made it has ended. */
export async function clearAbandoned(folder: string): Promise<void> {
  const stage = stageOf(folder);
  if (isAbandoned(stage)) await sweep(stage, signOfLife(stage)).catch(() => {});
}

const inodeOf = (stage: string): number => statSync(stage, { throwIfNoEntry: false })?.ino ?? 0;

/** What changes while somebody works on a stage. */
function signOfLife(stage: string): string {
  const { ino, mtimeMs } = statSync(stage, { throwIfNoEntry: false }) ?? { ino: 0, mtimeMs: 0 };
  return `${ino}:${mtimeMs}`;
}

/** Takes away what a run left that was killed. If it lives all the same, it finds nothing to rename, and says so. */
async function sweep(stage: string, seen: string): Promise<void> {
  const rubbish = `${stage}.${randomUUID()}`;
  try {
    if (signOfLife(stage) !== seen) return;
    renameSync(stage, rubbish);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return;
    throw error;
  }
  // What belongs to somebody else may have to stay.
  await rm(rubbish, { recursive: true, force: true }).catch(() => {});
}
