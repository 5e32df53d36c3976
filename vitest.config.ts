import { defineConfig } from 'vitest/config';
import { dataPlugin } from './tools/data-plugin.ts';

export default defineConfig({
  plugins: [dataPlugin()],
  test: {
    include: ['test/**/*.test.ts'],
    // No test is about speed; these only end what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC' },
  },
});
