import type { Own } from '../lines/setting.ts';

/** What may be wrong with a line that is in no entry. */
export type LineFault =
  | 'repeated-line'
  | 'date-impossible'
  | 'date-ambiguous'
  | 'item-empty'
  | 'task-cancelled'
  | 'letter-words'
  | 'chat-notice';

/** Takes what the lines of a stretch turn out to be; all numbers are rows of the table, from 0. */
export interface Cuts {
  /**
   * `title` is -1 when there is none; the body is the rows from `first` to `last` that are not blank, none when
   * `first > last`. `own` is what a point of a list or a message says of itself; null of a title and its body.
   */
  entry(title: number, first: number, last: number, own: Own | null): void;
  /** A date at the head of a batch that ends with the line `last`; `alone` when the batch is nothing else. */
  date(date: string, last: number, alone: boolean): void;
  /** The name of the section that what follows belongs to, up to the line `last`; `alone` as with dates. */
  section(line: number, last: number, alone: boolean): void;
  /** A line of which nothing is made but this. One that repeats the line before it is blank in the table afterwards. */
  fault(line: number, code: LineFault): void;
}
