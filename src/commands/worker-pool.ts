/** Threads that classify pieces of one input side by side; the answers come back in the order of the pieces. */
import { Worker } from 'node:worker_threads';
import { type ClassifiedPiece, type Crew, pieceClassifier } from '../classify.ts';
import type { RecordField } from '../render/record.ts';
import type { LaidOut, ReadingSettings } from '../walk.ts';

/** What a thread is told when it starts. */
export interface Orders {
  settings: ReadingSettings;
  fields: readonly RecordField[];
}

/** Pieces that a helper may have: one that it works on, and the next, so that it never waits. */
const MOST_ASKED = 2;

/** Pieces for each job that may be done before the first is: helpers take a while to start, and nobody should wait. */
const AHEAD = 16;

/**
 * Gathers `jobs` threads that know the same rules. This thread is one of them: it takes the pieces that no helper has
 * time for, rather than to stand by and hand over. A helper is started when there is a piece that it could take, so
 * that a short input starts none.
 */
export async function hireCrew(jobs: number, orders: Orders): Promise<Crew> {
  const helpers: Helper[] = [];
  const classify = await pieceClassifier(orders.settings, orders.fields);
  let isFirst = true;
  let own: Promise<unknown> = Promise.resolve();
  let most = jobs - 1;
  const hire = (): Helper | undefined => {
    if (isFirst || helpers.length >= most) return undefined;
    try {
      const helper = hireHelper(orders);
      helpers.push(helper);
      return helper;
    } catch {
      // The system gives no more threads: those that there are share the work.
      most = helpers.length;
      return undefined;
    }
  };
  return {
    ahead: AHEAD * jobs,
    classify(piece) {
      const helper =
        helpers.find(({ asked }) => asked() === 0) ??
        hire() ??
        helpers.find(({ asked }) => asked() < MOST_ASKED);
      isFirst = false;
      if (helper !== undefined) return helper.classify(piece);
      const answer = classify(piece);
      own = answer;
      return answer;
    },
    ready: () => own,
    async dismiss() {
      await Promise.all(helpers.map((helper) => helper.dismiss()));
    },
  };
}

type Helper = ReturnType<typeof hireHelper>;

/** A thread, and what it has not answered yet. */
function hireHelper(orders: Orders) {
  // Its own output streams, which nobody reads: it writes nothing, and Node complains of eleven that share ours.
  const worker = new Worker(new URL('./classify-worker.js', import.meta.url), {
    workerData: orders,
    stdout: true,
    stderr: true,
  });
  const waiting: { resolve: (answer: ClassifiedPiece) => void; reject: (error: Error) => void }[] = [];
  let failure: Error | null = null;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on('message', (answer: ClassifiedPiece) => waiting.shift()!.resolve(answer));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`a thread ended with ${code} before its work was done`)));
  return {
    asked: () => waiting.length,
    classify(piece: LaidOut): Promise<ClassifiedPiece> {
      if (failure !== null) return Promise.reject(failure);
      // Copied once, so that the memory can be handed over without what else shares its buffer.
      const bytes = new Uint8Array(piece.bytes);
      worker.postMessage({ ...piece, bytes }, [bytes.buffer]);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    dismiss: () => worker.terminate(),
  };
}
