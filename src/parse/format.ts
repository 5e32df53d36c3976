import type { Diagnostic, Entry, FileFacts, FoundIntroduction } from '../types.ts';

/** What one input format makes of a file; both lists in the order of the file. */
export interface FormatResult {
  entries: Entry[];
  diagnostics: Diagnostic[];
  /** What introduces the sections of its entries. */
  introductions?: FoundIntroduction[];
  /** Whether the file is one note, whose title the front matter gives. */
  isNote?: boolean;
}

/** What a format reads: the bytes of a file behind its front matter, and what holds for all of its entries. */
export interface FormatInput {
  file: string;
  bytes: Uint8Array;
  /** The line of the file that `bytes` begins with, from 1. */
  firstLine: number;
  /** The date of entries without one of their own: an ISO day or week. */
  date: string | null;
  /** The zone in which the day of a point in time counts: an IANA name; null for the system's. */
  timezone: string | null;
  /** The address that relative links start from; null when nobody knows. */
  base: string | null;
  /** What the front matter says of the file; null when it has none. */
  facts?: FileFacts | null;
}
