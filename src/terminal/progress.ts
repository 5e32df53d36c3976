/** A bar on standard error for work that takes long. */
import { type Output, tell } from './terminal.ts';

/** How far a piece of work is. */
export interface Progress {
  /** `done` is from 0 to 1. */
  show(done: number): Promise<void>;
  /** Takes the bar away. */
  close(): Promise<void>;
}

/** Work that is done sooner needs no bar, in milliseconds. */
const patience = 1000;

/** How often the bar is drawn at most, in milliseconds. */
const interval = 100;

const width = 30;

/** Opens a bar that shows nothing on anything but a terminal, nor before a second has passed. */
export function openProgress(what: string, stderr: Output, now: () => Date): Progress {
  const start = now().getTime();
  let drawn: number | null = null;
  return {
    async show(done) {
      const time = now().getTime();
      if (!stderr.isTerminal || time - start < patience || (drawn !== null && time - drawn < interval))
        return;
      drawn = time;
      const filled = Math.round(done * width);
      const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
      await tell(stderr, `\r${what} ${bar} ${String(Math.floor(done * 100)).padStart(3)} %`);
    },
    async close() {
      // Escape, "[K": the line is cleared to its end.
      if (drawn !== null) await tell(stderr, '\r\u001b[K');
    },
  };
}
