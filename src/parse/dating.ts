import { isoDate } from '../text/dates.ts';

/** Which date an entry has, from the date lines that were read before it. */
export interface Dating {
  /** Takes a date line at the head of a batch that ends with the line `last`; `alone` when the batch is nothing else. */
  read(text: string, last: number, alone: boolean): void;
  /** The date of the entry that begins in a line. */
  of(line: number): string | null;
  /** Forgets the batch but not the standing date, since the next piece counts its lines from 0 again. */
  nextPiece(): void;
}

/** A date line dates its batch; one that stands alone dates all that follow until the next such one. */
export function newDating(date: string | null): Dating {
  let standing = date;
  let ofBatch = date;
  let batchEnd = -1;
  return {
    read(text, last, alone) {
      ofBatch = isoDate(text);
      batchEnd = last;
      if (alone) standing = ofBatch;
    },
    of: (line) => (line <= batchEnd ? ofBatch : standing),
    nextPiece() {
      batchEnd = -1;
    },
  };
}
