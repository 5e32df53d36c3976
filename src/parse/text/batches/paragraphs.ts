/** Batches in which every line is a paragraph, as a sheet has them that was copied out of a letter. */
import { late } from '../../../text/late.ts';
import { type LineTable, textAt } from '../lines/lines.ts';
import { endsInDots, endsInStop } from '../lines/title.ts';

/** Bytes of a line that is hardly a title, and so many of them. */
const shortestParagraph = 100;
const fewest = 3;

/** Bytes in which a label stands: "Lenten lunch – ". */
const longestLabel = 60;

/** Whether each line of a batch is long and ends in a full stop, and two of them at least begin with a few words and a dash. */
export function areParagraphs(table: LineTable, from: number, to: number): boolean {
  const { bytes } = table;
  if (to - from < fewest) return false;
  let labels = 0;
  for (let line = from; line < to; line++) {
    const [start, end] = [table.start[line]!, table.end[line]!];
    if (end - start < shortestParagraph || !endsInStop(bytes, end - 1) || endsInDots(bytes, start, end))
      return false;
    if (labelled().test(textAt(bytes, start, start + longestLabel))) labels++;
  }
  return labels >= 2;
}

/** Whether each line of a batch has a gap of three blanks or more in it: cells that stand below each other, such as goods and what they cost. */
export function areColumns({ bytes, start, end }: LineTable, from: number, to: number): boolean {
  if (to - from < fewest) return false;
  for (let line = from; line < to; line++) if (gapIn(bytes, start[line]!, end[line]!) < 2) return false;
  return true;
}

/** How many bytes stand before the first three blanks in a row; -1 where there are none. */
function gapIn(bytes: Uint8Array, start: number, end: number): number {
  let blanks = 0;
  for (let at = start; at < end; at++) {
    blanks = bytes[at] === 0x20 ? blanks + 1 : 0;
    if (blanks === 3) return at - 2 - start;
  }
  return -1;
}

/** `Lenten lunch – `, `CHOIR: ` */
const labelled = late(() => /^\p{Lu}[^.!?:–—]{1,40}(?:\s[–—-]\s|:\s)/u);
