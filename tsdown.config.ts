/** The program as one bundle: every package is inside, so that it starts fast and installs alone. */
import { defineConfig } from 'tsdown';
import { answersPlugin } from './tools/answers-plugin.ts';
import { builtinsPlugin } from './tools/builtins-plugin.ts';
import { chunkPlugin } from './tools/chunk-plugin.ts';
import { dataPlugin } from './tools/data-plugin.ts';
import { licencePlugin } from './tools/licence-plugin.ts';
import { scriptPlugin } from './tools/script-plugin.ts';

export default defineConfig({
  entry: {
    main: 'src/cli/main.ts',
    'classify-worker': 'src/commands/classify-worker.ts',
    index: 'src/index.ts',
  },
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outExtensions: () => ({ js: '.cjs' }),
  dts: false,
  hash: false,
  deps: { onlyBundle: false },
  // Packages in CommonJS ask for their own file's name.
  shims: true,
  outputOptions: {
    codeSplitting: { groups: chunks() },
    // The parts that only pass on what a chunk has go away, and are not to have its name.
    chunkFileNames: ({ isDynamicEntry }) => (isDynamicEntry ? 'part-[name].cjs' : '[name].cjs'),
  },
  // A module of ours does nothing when it is loaded: of the library each command takes what it uses.
  treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/]/, sideEffects: false }] },
  plugins: [
    dataPlugin({ isBundling: true }),
    licencePlugin(),
    chunkPlugin(),
    withoutEngines(),
    withoutExecutables(),
    toldColours(),
    lateEmoji(),
    builtinsPlugin(),
    scriptPlugin('index'),
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

/** Leaves out of chalk how it finds out what a terminal can show, which loads sockets: it is told each time (`terminal/paint.ts`). */
function toldColours() {
  return {
    name: 'digest-told-colours',
    load: (id: string) =>
      /\/chalk\/.*\/supports-color\/index\.js$/.test(id)
        ? 'export default { stdout: false, stderr: false };'
        : null,
  };
}

/** Lets string-width make what tells emoji and signs apart when it is asked for a width: it takes as long as Node itself to start. */
function lateEmoji() {
  const early: [declared: RegExp, name: string][] = [
    [/^const segmenter = (new Intl\.Segmenter\(\));$/m, 'segmenter'],
    ...['rgiEmojiRegex', 'visibleCharacterRegex', 'spacingMarkRegex'].map((name): [RegExp, string] => [
      new RegExp(`^const ${name} = (/.*/v);$`, 'm'),
      name,
    ]),
  ];
  return {
    name: 'digest-late-emoji',
    transform(code: string, id: string) {
      if (!id.endsWith('/string-width/index.js')) return null;
      let late = code;
      for (const [declared, name] of early) {
        const [line, value] = declared.exec(code) ?? [];
        if (line === undefined) throw new Error(`string-width declares its ${name} in another way now`);
        late = late
          .replaceAll(new RegExp(`\\b${name}\\b`, 'g'), () => `(${name} ??= ${value})`)
          .replace(`const (${name} ??= ${value}) = ${value};`, () => `let ${name};`);
      }
      return { code: late, map: null };
    },
  };
}

/**
 * A chunk for each command and each format, none for a module: a file less is a file less to open. Each takes with it what it
 * cannot do without, unless an earlier one has it: so what is needed most stands first, and none needs a later one.
 */
function chunks() {
  const roots: [name: string, modules: RegExp][] = [
    ['program', /src\/cli\/main\.ts$/],
    [
      'build',
      /src\/(commands\/build|library\/\w+|terminal\/(tell|progress|log)|render\/json|classify\/lint\/coverage|text\/\w+)\.ts$|\/(valibot|linkify-it)\//,
    ],
    ['regex', /src\/(classify\/matcher\/regex|config\/pattern)\.ts$/],
    [
      'configuration',
      /src\/config\/(layer|front-matter|yaml|json|toml|lines|add-keywords|new-configuration|label-map|set-up)\.ts$|\/gray-matter\//,
    ],
    ['glob', /\/tinyglobby\//],
    // What only many entries need.
    ['many', /src\/(commands\/worker-pool|input\/memory)\.ts$/],
    ['events', /src\/digest\/events\/|\/chrono-node\/(?!.*\/locales\/(?!en\/))/],
    ['dates', /\/chrono-node\//],
    [
      'layout',
      /src\/render\/(layout\/layout|i18n\/\w+|text\/text|permanent-id|written-issue)\.ts$|\/string-width\//,
    ],
    [
      'trees',
      /\/(unified|unist-util-[\w-]+|vfile[\w-]*|zwitch|mdast-util-to-string|mdast-util-phrasing|ccount|micromark-util-character)\//,
    ],
    ['markdown', /src\/render\/markdown\//],
    ['prose', /src\/render\/layout\/prose\.ts$|\/(remark-parse|remark-gfm)\//],
    ['markdown-input', /src\/parse\/markdown\//],
    ['page', /src\/render\/(page\/page|email\/email)\.ts$/],
    ['message', /src\/render\/message\//],
    ['calendar', /src\/render\/(calendar\.ts$|slack\/)/],
    ['feed', /src\/render\/feed\//],
    ['template', /src\/render\/template\/template\.ts$/],
    ['records', /src\/parse\/(org|mail|(json|tables)\/[\w-]+)\.ts$/],
    ['html', /src\/parse\/html\.ts$/],
    ['feed-input', /src\/parse\/(feed|xml|opml|bookmarks)\.ts$/],
    ['archive', /src\/(commands|output|digest)\/archive/],
    ['render', /src\/(commands\/(render|filter)|output\/filter|digest\/json\/json)\.ts$|\/execa\//],
    ['check', /src\/(commands\/(check|explain|classify)|classify\/(explain|statistics|lint\/\w+))\.ts$/],
    ['themes', /src\/(commands\/themes|classify\/(suggest|discover|evaluate)\/)/],
    ['init', /src\/(commands\/(init|template|cron)|render\/template\/built-in|terminal\/prompt)\.ts$/],
    ['complete', /src\/commands\/(complete|completion)\.ts$/],
    ['site', /src\/(commands|library|output|render\/site)\/site\.ts$/],
    ['preview', /preview|watch|\/chokidar\//],
  ];
  return roots.map(([name, test], at) => ({ name, test, priority: roots.length - at }));
}
