/**
 * Some thousands of generated inputs, always the same ones; `npm run fuzz -- --minutes 60 --seed 7` tries others, as many as there is
 * time for.
 *
 * @module-tag long
 */
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configuration, type Law, laws } from './fuzz/laws.ts';
import { folderWith } from './support/folder.ts';

const minutes = Number(process.env.FUZZ_MINUTES ?? 0);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_129);

/** How many inputs each law is tried with in the suite. */
const trials = 200;

/** Processor time, in milliseconds, that an input of so many bytes may take: a second a megabyte, and what it takes to begin. */
const mostTime = (bytes: number): number => 3000 + bytes / 1000;

/** Tries a law with one input, and sees to its time: that of this process, since others may have the machine. */
async function tried({ holds }: Law, input: string, cwd: string): Promise<void> {
  const began = process.cpuUsage();
  await holds(input, cwd);
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000, `milliseconds for ${input.length} characters`).toBeLessThan(
    mostTime(input.length),
  );
}

describe(`of any input (seed ${seed})`, () => {
  const share = (minutes * 60_000) / Object.keys(laws).length;
  it.each(Object.entries(laws))(
    '%s',
    async (name, law) => {
      const cwd = await folderWith({ 'digest.yaml': configuration });
      const details = await fc.check(
        fc.asyncProperty(law.inputs, (input) => tried(law, input, cwd)),
        minutes === 0
          ? { seed, numRuns: trials }
          : { seed, numRuns: 2 ** 31 - 1, interruptAfterTimeLimit: share, markInterruptAsFailure: false },
      );
      if (minutes > 0) process.stdout.write(`${details.numRuns} inputs: ${name}\n`);
      if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
    },
    minutes === 0 ? 120_000 : share + 600_000,
  );
});
