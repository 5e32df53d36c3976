/** Threads that classify the chunks of an input side by side; the answers come back in the order of the chunks. */
import { Worker } from 'node:worker_threads';
import type { LaidOutChunk, RecordField } from '../index.ts';
import type { ClassifiedChunk, SourceSettings } from './chunk-classifier.ts';

/** Those who do the work: this thread, or several others with it. */
export interface WorkerPool {
  /** How many chunks it may be given before the first is taken back. */
  ahead: number;
  classify(chunk: LaidOutChunk): Promise<ClassifiedChunk>;
  /** Resolves when it needs the bytes of no chunk any more, so that the next can be read. */
  ready(): Promise<unknown>;
  terminate(): Promise<void>;
}

/** What a thread is told when it starts. */
export interface WorkerData {
  settings: SourceSettings;
  fields: readonly RecordField[];
}

/** Chunks that a worker may have: one that it works on, and the next, so that it never waits. */
const mostAsked = 2;

/** Chunks for each job that may be done before the first is: workers take a while to start, and nobody should wait. */
const ahead = 16;

/**
 * A pool of `jobs` threads that know the same rules. This thread is one of them (`classify`): it takes the chunks that no
 * worker has time for, rather than to stand by and hand over. A worker is started when there is a chunk that it could
 * take, so that a short input starts none.
 */
export function openPool(jobs: number, data: WorkerData, classify: WorkerPool['classify']): WorkerPool {
  const workers: ChunkWorker[] = [];
  let isFirst = true;
  let own: Promise<unknown> = Promise.resolve();
  let most = jobs - 1;
  const spawn = (): ChunkWorker | undefined => {
    if (isFirst || workers.length >= most) return undefined;
    try {
      const worker = spawnWorker(data);
      workers.push(worker);
      return worker;
    } catch {
      // The system gives no more threads: those that there are share the work.
      most = workers.length;
      return undefined;
    }
  };
  return {
    ahead: ahead * jobs,
    classify(chunk) {
      const worker =
        workers.find(({ asked }) => asked() === 0) ??
        spawn() ??
        workers.find(({ asked }) => asked() < mostAsked);
      isFirst = false;
      if (worker !== undefined) return worker.classify(chunk);
      const answer = classify(chunk);
      own = answer;
      return answer;
    },
    ready: () => own,
    async terminate() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

type ChunkWorker = ReturnType<typeof spawnWorker>;

/** A thread, and what it has not answered yet. */
function spawnWorker(data: WorkerData) {
  // Its own output streams, which nobody reads: it writes nothing, and Node complains of eleven that share ours.
  const worker = new Worker(new URL('./classify-worker.cjs', import.meta.url), {
    workerData: data,
    stdout: true,
    stderr: true,
  });
  const waiting: { resolve: (answer: ClassifiedChunk) => void; reject: (error: Error) => void }[] = [];
  let failure: Error | null = null;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on('message', (answer: ClassifiedChunk) => waiting.shift()!.resolve(answer));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`a thread ended with ${code} before its work was done`)));
  return {
    asked: () => waiting.length,
    classify(chunk: LaidOutChunk): Promise<ClassifiedChunk> {
      if (failure !== null) return Promise.reject(failure);
      // Copied once, so that the memory can be handed over without what else shares its buffer.
      const bytes = new Uint8Array(chunk.bytes);
      worker.postMessage({ ...chunk, bytes }, [bytes.buffer]);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    terminate: () => worker.terminate(),
  };
}
