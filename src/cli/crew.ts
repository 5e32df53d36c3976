/** Threads that classify pieces of one input side by side; the answers come back in the order of the pieces. */
import { Worker } from 'node:worker_threads';
import { type ClassifiedPiece, type Crew, pieceClassifier } from '../classify.ts';
import type { RuleSettings } from '../model.ts';
import type { Piece } from '../parse/pieces.ts';
import type { RecordField } from '../render/record.ts';

/** What a thread is told when it starts. */
export interface Orders {
  settings: RuleSettings;
  fields: readonly RecordField[];
}

/** Pieces that a helper is given beyond the one that it works on, so that it never waits for the next. */
const MOST_WAITING = 2;

/** Pieces that may be done before the first is: helpers take a while to start, and nobody should wait for them. */
const AHEAD = 16;

/**
 * Starts helpers that know the same rules. This thread is one of the `jobs`: it takes the pieces that no helper has
 * time for, rather than to stand by and hand over.
 */
export async function hireCrew(jobs: number, orders: Orders): Promise<Crew> {
  const helpers = Array.from({ length: jobs - 1 }, () => hireHelper(orders));
  const classify = await pieceClassifier(orders.settings, orders.fields);
  let own: Promise<unknown> = Promise.resolve();
  return {
    ahead: AHEAD * jobs,
    classify(piece) {
      const helper = helpers.reduce((a, b) => (b.waiting() < a.waiting() ? b : a));
      if (helper.waiting() < MOST_WAITING) return helper.classify(piece);
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

/** A thread, and what it has not answered yet. */
function hireHelper(orders: Orders) {
  const worker = new Worker(new URL('./classify-worker.js', import.meta.url), { workerData: orders });
  const asked: { resolve: (answer: ClassifiedPiece) => void; reject: (error: Error) => void }[] = [];
  worker.on('message', (answer: ClassifiedPiece) => asked.shift()!.resolve(answer));
  worker.on('error', (error) => {
    for (const { reject } of asked.splice(0)) reject(error);
  });
  return {
    waiting: () => asked.length,
    classify(piece: Piece): Promise<ClassifiedPiece> {
      // Copied once, so that the memory can be handed over without what else shares its buffer.
      const bytes = new Uint8Array(piece.bytes);
      worker.postMessage({ ...piece, bytes }, [bytes.buffer]);
      return new Promise((resolve, reject) => asked.push({ resolve, reject }));
    },
    dismiss: () => worker.terminate(),
  };
}
