/** Whose a lock is, and whether that run still lives. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';
import { isSystemError } from '../text/system-error.ts';

/** A process, told apart from every other one that ever had its number. */
export interface Owner {
  pid: number;
  host: string;
  /** Where that number counts: this start of the machine, and the container; empty where the system does not say. */
  space: string;
  /** When the process began, in the system's own count; empty where it does not say. */
  began: string;
  /** What tells two locks of one process apart. */
  run: string;
}

/** Whether a run lives: of one on another machine or in another container that cannot be known. */
export type Life = 'living' | 'ended' | 'unknown';

/** This process, as the owner of a lock. */
export const ourselves = (run: string): Owner => ({
  pid: process.pid,
  host: hostname(),
  space: spaceOfNumbers(),
  began: beginningOf('self'),
  run,
});

/** Whether the run still lives. */
export function lifeOf({ pid, host, space, began }: Owner): Life {
  if (host !== hostname() || space !== spaceOfNumbers()) return 'unknown';
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (isSystemError(error, 'ESRCH')) return 'ended';
  }
  // The number may have been given to another process since.
  const begins = beginningOf(String(pid));
  return began === '' || begins === '' || begins === began ? 'living' : 'ended';
}

/** Reads whose a lock is from the text in it; null when it does not say. */
export function readOwner(text: string): Owner | null {
  try {
    const { pid, host, space, began, run } = JSON.parse(text) as Partial<Owner>;
    const isSaid = [host, space, began, run].every((it) => typeof it === 'string');
    if (!isSaid || !Number.isSafeInteger(pid) || pid! <= 0) return null;
    return { pid, host, space, began, run } as Owner;
  } catch {
    return null;
  }
}

function spaceOfNumbers(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '';
  }
}

/** The 22nd field of /proc/PID/stat; the name of the program, the second, may have anything in it but stands in parentheses. */
function beginningOf(pid: string): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
