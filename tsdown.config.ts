/** The program as one bundle: every package is inside, so that it starts fast and installs alone. */
import { defineConfig } from 'tsdown';
import { answersPlugin } from './tools/answers-plugin.ts';
import { builtinsPlugin } from './tools/builtins-plugin.ts';
import { dataPlugin } from './tools/data-plugin.ts';
import { licencePlugin } from './tools/licence-plugin.ts';

export default defineConfig({
  entry: { main: 'src/cli/main.ts', 'classify-worker': 'src/commands/classify-worker.ts' },
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  dts: false,
  hash: false,
  deps: { onlyBundle: false },
  // Packages in CommonJS ask for their own file's name.
  shims: true,
  outputOptions: {
    codeSplitting: {
      // Each of these with all that it cannot do without: a chunk less is a file less to open.
      groups: [
        { name: 'main', test: /src[\\/]cli[\\/]main\.ts$/, priority: 2 },
        { name: 'build', test: /src[\\/]commands[\\/]build\.ts$/, priority: 1 },
      ],
    },
  },
  // A module of ours does nothing when it is loaded: of the library each command takes what it uses.
  treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/]/, sideEffects: false }] },
  plugins: [
    dataPlugin(),
    licencePlugin(),
    withoutEngines(),
    withoutExecutables(),
    builtinsPlugin(),
    answersPlugin(),
  ],
  logLevel: 'warn',
  failOnWarn: true,
  // How long a plugin takes depends on the machine: it is no reason to warn.
  checks: { pluginTimings: false },
});

/** Leaves out gray-matter's engines: ours take their place at every call, and one of them evaluates code. */
function withoutEngines() {
  return {
    name: 'digest-without-engines',
    load: (id: string) => (/\/gray-matter\/lib\/engines\.js$/.test(id) ? 'module.exports = {};' : null),
  };
}

/** Leaves out of commander how it starts sub-commands that are programs: none of ours is one, and each start would load `node:child_process`. */
function withoutExecutables() {
  const asked = "require('node:child_process')";
  return {
    name: 'digest-without-executables',
    transform(code: string, id: string) {
      if (!id.endsWith('/commander/lib/command.js')) return null;
      if (!code.includes(asked)) throw new Error('commander asks for node:child_process in another way now');
      return { code: code.replace(asked, '{}'), map: null };
    },
  };
}
