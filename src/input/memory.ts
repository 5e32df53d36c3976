/** How much of the memory that this process may use is left: when none is, V8 ends it without a word. */
import { env, execArgv } from 'node:process';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Shortage } from '../types.ts';

/** Below this part of what is allowed nobody needs to know what of it is still in use. */
const MUCH = 0.6;

/** Above this part it is too little for what comes after the entries: sorting them, writing them. */
const MOST = 0.7;

/** It is found out anew when so much more of what is allowed has been taken. */
const STEP = 0.05;

/** The most that the limit which V8 tells holds for what has just been made, in bytes: what lasts cannot have it. */
const YOUNG = 192 * 2 ** 20;

/**
 * Tells when so much is in use that there is not enough for the rest. What V8 counts holds what nobody uses any more, so
 * where it is much that is thrown away first, which V8 would do soon anyway.
 */
export function openGauge(): (ahead?: number) => Shortage | null {
  let known = 0;
  const said = limitSaid();
  return (ahead = 0) => {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    const allowed = said ?? limit - YOUNG;
    if (used + ahead < MUCH * allowed) return null;
    if (used < known + STEP * allowed && known + ahead < MOST * allowed) return null;
    throwAway();
    known = getHeapStatistics().used_heap_size;
    return known + ahead < MOST * allowed ? null : { used: known, allowed };
  };
}

/** What Node was told that lasting things may take, in bytes; null: nothing. The last word counts. */
function limitSaid(): number | null {
  const said = [env.NODE_OPTIONS ?? '', ...execArgv].join(' ');
  const megabytes = [...said.matchAll(/--max[-_]old[-_]space[-_]size[= ](\d+)/g)].at(-1)?.[1];
  return megabytes === undefined ? null : Number(megabytes) * 2 ** 20;
}

/** A flag of V8 that may be set at any time gives new contexts a function for it. */
function throwAway(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  setFlagsFromString('--no-expose-gc');
}
