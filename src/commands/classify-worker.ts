/** What a thread of the worker pool runs: chunks in, their lines out. */
import { parentPort, workerData } from 'node:worker_threads';
import { compileRules, type LaidOutChunk } from '../index.ts';
import { chunkClassifier } from './chunk-classifier.ts';
import type { WorkerData } from './worker-pool.ts';

const { settings, fields } = workerData as WorkerData;
const ready = compileRules(settings).then((rules) => chunkClassifier(rules, fields));
// `settings` are those of every chunk that comes: a pool is for one set of rules.
let last: Promise<unknown> = ready;
parentPort!.on('message', (chunk: LaidOutChunk) => {
  // One after the other, in the order in which they came.
  last = last.then(async () => {
    const classify = await ready;
    const answer = await classify(chunk, settings);
    parentPort!.postMessage(answer, [answer.lines.buffer]);
  });
});
