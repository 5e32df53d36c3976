/** Sources → lines of JSON, chunk by chunk, in constant memory, by as many threads as there are. */
import { hasError } from '../diagnostics/diagnostics.ts';
import { compileRules, type LaidOutChunk, laidOut, type RecordField } from '../index.ts';
import type { Config, ConfiguredSource, Diagnostic } from '../types.ts';
import { type ClassifiedChunk, chunkClassifier, type SourceSettings } from './chunk-classifier.ts';
import type { WorkerPool } from './worker-pool.ts';

/** What came of it. */
export interface ClassifyResult {
  entries: number;
  placed: number;
  dropped: number;
  diagnostics: Diagnostic[];
}

/** How it is done. */
export interface ClassifyRequest {
  fields: readonly RecordField[];
  /** Opens the threads for some rules; `classify` is what this thread can do itself. Null: there is this thread alone. */
  openPool: ((settings: SourceSettings, classify: WorkerPool['classify']) => WorkerPool) | null;
  /** Takes lines; resolves to false when nobody takes any more. */
  write(lines: Uint8Array): Promise<boolean>;
}

/** Classifies every entry, in the order of the sources. What is wrong with a source ends it, and the rest is not begun. */
export async function classifySources(
  sources: ConfiguredSource[],
  config: Config,
  { fields, openPool, write }: ClassifyRequest,
): Promise<ClassifyResult> {
  const classify = chunkClassifier(await compileRules(config), fields);
  const done: ClassifyResult = { entries: 0, placed: 0, dropped: 0, diagnostics: [] };
  const open = (settings: SourceSettings): WorkerPool => {
    const here = (chunk: LaidOutChunk) => classify(chunk, settings);
    return openPool === null ? poolOfOne(here) : openPool(settings, here);
  };
  let lane = newLane(open(config), config, write, done);
  try {
    for (const source of sources) {
      if (lane.settings.themes !== source.config.themes) {
        if (!(await lane.drain())) break;
        await lane.pool.terminate();
        lane = newLane(open(source.config), source.config, write, done);
      }
      const isWanted = await classifySource(source, lane, done);
      if (!isWanted || hasError(done.diagnostics)) break;
    }
    await lane.drain();
  } finally {
    await lane.pool.terminate();
  }
  return done;
}

/** Classifies one source; says whether anybody takes more. */
async function classifySource(source: ConfiguredSource, lane: Lane, done: ClassifyResult): Promise<boolean> {
  let isFirst = true;
  for await (const chunk of laidOut(source.chunks(), source.facts)) {
    const found = isFirst ? [...chunk.diagnostics, ...source.diagnostics] : chunk.diagnostics;
    isFirst = false;
    if (hasError(found)) {
      // What ends the source comes behind what was found before.
      const isWanted = await lane.drain();
      for (const it of found) done.diagnostics.push(it);
      return isWanted;
    }
    if (!(await lane.take(chunk, found))) return false;
  }
  return true;
}

/** Where chunks go in, and their lines come out in the same order. */
interface Lane {
  pool: WorkerPool;
  settings: SourceSettings;
  /** Takes a chunk, and hands on what is done; resolves to false when nobody takes any more. */
  take(chunk: LaidOutChunk, found: Diagnostic[]): Promise<boolean>;
  /** Hands on all that is left. */
  drain(): Promise<boolean>;
}

function newLane(
  pool: WorkerPool,
  settings: SourceSettings,
  write: ClassifyRequest['write'],
  done: ClassifyResult,
): Lane {
  const atWork: ReturnType<typeof watched>[] = [];
  let isWanted = true;
  const deliver = async (): Promise<boolean> => {
    const { answer, found } = atWork.shift()!;
    const { lines, entries, placed, dropped, diagnostics } = await answer;
    done.entries += entries;
    done.placed += placed;
    done.dropped += dropped;
    for (const diagnostic of [...found, ...diagnostics]) done.diagnostics.push(diagnostic);
    isWanted = lines.length === 0 || (await write(lines));
    return isWanted;
  };
  return {
    pool,
    settings,
    async take(chunk, found) {
      atWork.push(watched(pool.classify(chunk), found));
      await pool.ready();
      while (atWork[0]?.isDone || atWork.length >= pool.ahead) if (!(await deliver())) return false;
      return true;
    },
    async drain() {
      while (isWanted && atWork.length > 0) await deliver();
      return isWanted;
    },
  };
}

/** An answer that may come, or fail, long before it is its turn. */
function watched(answer: Promise<ClassifiedChunk>, found: Diagnostic[]) {
  const work = { answer, found, isDone: false };
  const done = () => {
    work.isDone = true;
  };
  answer.then(done, done);
  return work;
}

/** A pool of this thread alone. */
function poolOfOne(classify: WorkerPool['classify']): WorkerPool {
  return { ahead: 1, classify, ready: async () => {}, terminate: async () => {} };
}
