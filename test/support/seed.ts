/**
 * The laws are tried on the same texts at every run, so that the suite is red only for what was changed. `npm run fuzz` tries others,
 * and so does the suite with another seed: LAWS_SEED=7 npm run test:quick
 */
import fc from 'fast-check';
import { runs } from './runs.ts';

fc.configureGlobal({ seed: Number(process.env.LAWS_SEED ?? 20_260_302), numRuns: runs(100) });
