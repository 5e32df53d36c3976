/** Threads that classify pieces of one input side by side; the answers come back in the order of the pieces. */
import { Worker } from 'node:worker_threads';
import type { ClassifiedPiece, Crew } from '../classify.ts';
import type { RuleSettings } from '../model.ts';
import type { Piece } from '../parse/pieces.ts';
import type { RecordField } from '../render/record.ts';

/** What a thread is told when it starts. */
export interface Orders {
  settings: RuleSettings;
  fields: readonly RecordField[];
}

/** Starts `jobs` threads that know the same rules. */
export function hireCrew(jobs: number, orders: Orders): Crew {
  const script = new URL('./classify-worker.js', import.meta.url);
  const idle = Array.from({ length: jobs }, () => new Worker(script, { workerData: orders }));
  const all = [...idle];
  const waiting: ((worker: Worker) => void)[] = [];

  const hire = (): Worker | Promise<Worker> => idle.pop() ?? new Promise((resolve) => waiting.push(resolve));
  const release = (worker: Worker): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };

  return {
    // Twice as many as are worked on, so that nobody waits for the writing.
    ahead: 2 * jobs,
    async classify(piece) {
      const worker = await hire();
      try {
        return await ask(worker, piece);
      } finally {
        release(worker);
      }
    },
    async dismiss() {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}

function ask(worker: Worker, piece: Piece): Promise<ClassifiedPiece> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer: ClassifiedPiece) => {
      worker.off('error', reject);
      resolve(answer);
    });
    // Copied once, so that the memory can be handed over without what else shares its buffer.
    const bytes = new Uint8Array(piece.bytes);
    worker.postMessage({ ...piece, bytes }, [bytes.buffer]);
  });
}
