import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Case } from './cases.ts';

/** What a run of a case came to. */
export interface Came {
  exit: number | null;
  stdout: string;
  stderr: string;
}

/** Compares what came with what the table says. */
export async function checkCase(
  { exit, stdout, stderr, after = {} }: Case,
  came: Came,
  folder: string,
): Promise<void> {
  expect(came, came.stderr).toMatchObject({
    exit,
    stdout: typeof stdout === 'string' ? stdout : expect.stringMatching(stdout),
    stderr: typeof stderr === 'string' ? stderr : expect.stringMatching(stderr),
  });
  for (const [name, content] of Object.entries(after)) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => null);
    if (content === null) expect(text, name).toBeNull();
    else expect(text, name).toMatch(content);
  }
}
