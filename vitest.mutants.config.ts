/** What `npm run test:mutants` runs for each mutant: the tests of the rooms that are mutated, and none that starts a program. */
import { defineConfig } from 'vitest/config';
import { dataPlugin } from './tools/data-plugin.ts';
import { testsOfPrograms } from './tools/test-layers.ts';

export default defineConfig({
  plugins: [dataPlugin()],
  test: {
    include: ['test/{parse,classify,digest,text}/**/*.test.ts'],
    exclude: testsOfPrograms,
    testTimeout: 60_000,
    env: { TZ: 'UTC' },
  },
});
