/**
 * `npm run fuzz -- --minutes 60 --seed 7`: tries the laws of test/fuzz/laws.ts with generated inputs, as many as there is time for. What
 * breaks one is printed, made as small as can be, with the seed that finds it again.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const env = { ...process.env, FUZZ_MINUTES: values.minutes, FUZZ_SEED: values.seed };
process.stdout.write(`seed ${values.seed}, ${values.minutes} minutes\n`);
const { status } = spawnSync('npx', ['vitest', 'run', 'test/fuzz'], { env, stdio: 'inherit' });
process.exitCode = status ?? 1;
