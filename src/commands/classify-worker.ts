/** What a thread of `hireCrew` runs: pieces in, their lines out. */
import { parentPort, workerData } from 'node:worker_threads';
import { pieceClassifier } from '../classify.ts';
import type { LaidOut } from '../walk.ts';
import type { Orders } from './worker-pool.ts';

const { settings, fields } = workerData as Orders;
const classifier = pieceClassifier(settings, fields);

let last: Promise<unknown> = classifier;
parentPort!.on('message', (piece: LaidOut) => {
  // One after the other, in the order in which they came.
  last = last.then(async () => {
    const classify = await classifier;
    const answer = await classify(piece);
    parentPort!.postMessage(answer, [answer.lines.buffer]);
  });
});
