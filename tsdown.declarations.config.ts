/** The types of the library as one file, with those of the packages that it uses inside: whoever has it needs no other. */
import { defineConfig } from 'tsdown';
import { dataPlugin } from './tools/data-plugin.ts';

export default defineConfig({
  entry: { index: 'src/index.ts' },
  outDir: 'dist',
  clean: false,
  format: 'esm',
  platform: 'node',
  fixedExtension: false,
  dts: { emitDtsOnly: true },
  deps: { onlyBundle: false },
  plugins: [dataPlugin()],
  logLevel: 'warn',
  failOnWarn: true,
  checks: { pluginTimings: false },
});
