import { describe, expect, it } from 'vitest';
import { openProgress } from '../../src/terminal/progress.ts';

/** A terminal, and a clock that the test turns. */
function stage(isTerminal: boolean) {
  let time = 0;
  const written: string[] = [];
  const output = { isTerminal, columns: 80, write: async (text: string) => void written.push(text) };
  const progress = openProgress('learning', output, () => new Date(time));
  const showAt = async (milliseconds: number, done: number) => {
    time = milliseconds;
    await progress.show(done);
  };
  return { progress, written, showAt };
}

describe('a progress bar', () => {
  it('comes after a second, is drawn ten times a second at most, and goes', async () => {
    const { progress, written, showAt } = stage(true);
    await showAt(900, 0.2);
    expect(written).toEqual([]);
    await showAt(1000, 0.5);
    await showAt(1050, 0.55);
    expect(written).toEqual([`\rlearning ${'█'.repeat(15)}${'░'.repeat(15)}  50 %`]);
    await showAt(1100, 0.999);
    await progress.close();
    expect(written.slice(1)).toEqual([expect.stringMatching(/ 99 %$/), '\r\u001b[K']);
  });

  it('is not for work that is done before', async () => {
    const { progress, written } = stage(true);
    await progress.close();
    expect(written).toEqual([]);
  });

  it('is only for terminals', async () => {
    const { progress, written, showAt } = stage(false);
    await showAt(5000, 0.5);
    await progress.close();
    expect(written).toEqual([]);
  });
});
