import { defineConfig } from 'vitest/config';
import { dataPlugin } from './tools/data-plugin.ts';
import { tags, testsOfRuns } from './tools/test-layers.ts';

const common = {
  // No test is about speed; these only end what hangs.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  env: { TZ: 'UTC' },
  setupFiles: ['test/support/seed.ts'],
  tags,
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [dataPlugin()],
        test: { ...common, name: 'quick', include: ['test/**/*.test.ts'], exclude: testsOfRuns },
      },
      { plugins: [dataPlugin()], test: { ...common, name: 'runs', include: testsOfRuns } },
    ],
  },
});
