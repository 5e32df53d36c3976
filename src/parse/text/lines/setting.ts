/** What is said once and holds for all that follows: the day, the section, who wrote it. */

/** What an entry has from the lines above it, or says of itself in its own line. */
export interface Attributes {
  date: string | null;
  section: string | null;
  author: string | null;
  /** Whether the box of its task is ticked; null without a box. */
  done: boolean | null;
  hashtags: string[] | null;
}

/** What a point of a list or a message says of itself; null where it says nothing. */
export type Own = Pick<Attributes, 'date' | 'author' | 'done' | 'hashtags'>;

/** What says nothing of itself. */
export const plain: Own = { date: null, author: null, done: null, hashtags: null };

/** Which attributes an entry has, from the lines that were read before it. */
export interface Setting {
  /** Takes a date at the head of a batch that ends with the line `last`; `alone` when it holds for all that follow. */
  date(date: string, last: number, alone: boolean): void;
  /** Takes the name of a section, in the same way. */
  section(name: string, last: number, alone: boolean): void;
  /** The attributes of the entry that begins in a line; the object is another entry's with the next call. */
  of(line: number, own: Own | null): Readonly<Attributes>;
  /** Forgets the batch but not what holds for all, since the next piece counts its lines from 0 again. */
  nextPiece(): void;
}

/** A setting in which all has one date until something else is said. */
export function newSetting(date: string | null): Setting {
  const [day, section] = [newRemark(date), newRemark(null)];
  const attributes: Attributes = { date, section: null, author: null, done: null, hashtags: null };
  return {
    date: day.take,
    section: (name, last, alone) => section.take(bareName(name), last, alone),
    of(line, own) {
      attributes.date = own?.date ?? day.at(line);
      attributes.section = section.at(line);
      attributes.author = own?.author ?? null;
      attributes.done = own?.done ?? null;
      attributes.hashtags = own?.hashtags ?? null;
      return attributes;
    },
    nextPiece() {
      day.forgetBatch();
      section.forgetBatch();
    },
  };
}

/** The name of a section without the colon behind it or the signs around it: `Boats:`, `= Boats =`, `--- Boats ---`, `[Boats]`. */
const bareName = (name: string): string =>
  name
    .replace(/^[[=*~#_|<>+-]+\s*(?=[^\s\]=*~#_|<>+-])(.+?)\s*[\]=*~#_|<>+-]+$/u, '$1')
    .replace(/\s?[:：]$/, '');

/** One thing that is said of a batch, or of all that follow until it is said anew. */
function newRemark(first: string | null) {
  let ofSection = first;
  let ofBatch = first;
  let batchEnd = -1;
  return {
    take(stated: string, last: number, alone: boolean): void {
      ofBatch = stated;
      batchEnd = last;
      if (alone) ofSection = stated;
    },
    at: (line: number): string | null => (line <= batchEnd ? ofBatch : ofSection),
    forgetBatch(): void {
      batchEnd = -1;
    },
  };
}
