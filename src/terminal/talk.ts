/** How a command was asked to talk. */

/** How much is said on standard error. */
export type Talk = 'quiet' | 'normal' | 'verbose';

/** How what is said on standard error is written: for people, or as one JSON object a line. */
export type LogFormat = 'text' | 'json';

/** How every command was asked to talk. */
export interface TalkOptions {
  talk: Talk;
  /** Whether to colour; null: look at each stream. */
  colour: boolean | null;
}
