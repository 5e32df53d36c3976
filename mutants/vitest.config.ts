/**
 * What `npm run test:mutants` runs for each mutant: the tests of the rooms that are mutated, and the golden cases,
 * which look at them from outside. None starts a program, and none takes long.
 */
import { defineConfig } from 'vitest/config';
import { dataPlugin } from '../tools/data-plugin.ts';
import { tags, testsOfRuns } from '../tools/test-layers.ts';

export default defineConfig({
  plugins: [dataPlugin()],
  test: {
    include: ['test/{parse,classify,digest,text}/**/*.test.ts', 'test/golden.test.ts'],
    exclude: testsOfRuns,
    // What takes seconds would take them for every mutant, and so do laws with all their inputs; modules are loaded once for all.
    tagsFilter: ['!long'],
    isolate: false,
    testTimeout: 60_000,
    env: { TZ: 'UTC', MODE: 'quick' },
    setupFiles: ['test/support/seed.ts', 'mutants/load-all.ts'],
    tags,
  },
});
