/** The folders that a command has to itself, from reading to recording. */
import { type Lock, openLock } from '../index.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';

/** How a command waits for another run, and whether a person is to be told. */
export interface Waiting {
  lock: 'wait' | 'fail';
  isTalkative: boolean;
}

/** Does something with a lock, which is given back whatever happens. */
export async function withLock<Result>(
  { lock: mode, isTalkative }: Waiting,
  { stderr }: Pick<Io, 'stderr'>,
  work: (lock: Lock) => Promise<Result>,
): Promise<Result> {
  const waiting = (folder: string) => {
    const message = `digest: waiting for another run that is at work in "${visible(folder)}"\n`;
    void tell(stderr, isTalkative ? message : '');
  };
  const lock = openLock({ mode, waiting });
  try {
    return await work(lock);
  } finally {
    lock.release();
  }
}
