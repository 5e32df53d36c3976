/** What a thread of `hireCrew` runs: pieces in, their lines out. */
import { parentPort, workerData } from 'node:worker_threads';
import { pieceClassifier } from '../classify.ts';
import type { Piece } from '../parse/pieces.ts';
import type { Orders } from './crew.ts';

const { settings, fields } = workerData as Orders;
const classifyPiece = pieceClassifier(settings, fields);

parentPort!.on('message', async (piece: Piece) => {
  const answer = await (await classifyPiece)(piece);
  parentPort!.postMessage(answer, [answer.lines.buffer]);
});
