/**
 * Lets the bundler and the test runner import data: `*.yaml` as the value it holds, `*.yaml?lazy` as a function that gives
 * it, `*.yaml?pack` as one that gives a pack prepared, `*.css`, `*.js?raw` and `*.liquid?raw` and other files with `?raw` as text.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import { parse } from 'yaml';
import { preparePack } from './prepare-pack.ts';

const require = createRequire(import.meta.url);

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The modules get names of their own, which end in `.js`: Vitest empties every module whose name ends in `.css`. The bundle
 * shows them, so that they say where a file is in the project: a build is the same in every folder.
 */
const prefix = '\0data:/';
const suffix = '.js';

const moduleName = (source: string) => prefix + relative(root, source) + suffix;

/** The file that a module holds as data, and how; null for another module. */
export function dataFile(id: string): { file: string; query: string } | null {
  if (!id.startsWith(prefix)) return null;
  const [path = '', query = ''] = id.slice(prefix.length, -suffix.length).split('?');
  return { file: join(root, path), query };
}

/**
 * A plugin for Rolldown and Vite alike. With `isBundling` what is lazy becomes a file of JSON beside the program, which is
 * read when it is asked for: most runs need one pack of many.
 */
export function dataPlugin({ isBundling = false } = {}): Plugin & { enforce: 'pre' } {
  return {
    name: 'digest-data',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined) {
      // A program of a package, as text for a page: what it does not export is a file of it all the same.
      const [, name, path] = /^((?:@[\w-]+\/)?[\w-]+)\/(.*\.js)\?raw$/.exec(source) ?? [];
      if (name !== undefined) {
        const [folder] = new RegExp(`^.*/node_modules/${name}/`).exec(require.resolve(name))!;
        return moduleName(`${folder}${path}?raw`);
      }
      if (
        !/^\.{1,2}\/.*\.(?:yaml(?:\?(?:lazy|pack))?|css|(?:js|liquid|txt|yaml|md|html)\?raw)$/.test(source) ||
        importer === undefined
      )
        return null;
      return moduleName(resolve(dirname(importer), source));
    },
    async load(id: string) {
      const module = dataFile(id);
      if (module === null) return null;
      const { file, query } = module;
      const text = await readFile(file, 'utf8');
      const data = file.endsWith('.yaml') && query !== 'raw' ? parse(text) : text;
      const json = JSON.stringify(query === 'pack' ? preparePack(data) : data);
      // Reading a string of JSON is faster than reading the same as a program.
      const literal = `JSON.parse(${JSON.stringify(json)})`;
      if (query !== 'lazy' && query !== 'pack')
        return { code: `export default ${literal};`, moduleType: 'js' as const };
      if (!isBundling) return { code: `export default () => ${literal};`, moduleType: 'js' as const };
      const fileName = `data/${file.replace(/^.*\/src\/|\.yaml$/g, '')}.json`;
      this.emitFile({ type: 'asset', fileName, source: inAscii(json) });
      return { code: readsFile(fileName), moduleType: 'js' as const };
    },
  };
}

/** The same JSON without letters beyond ASCII, of which one would make V8 hold the whole with two bytes a letter, and read it slower. */
const inAscii = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

const readsFile = (fileName: string) => `import { readFileSync } from 'node:fs';
export default () => JSON.parse(readFileSync(new URL('./${fileName}', import.meta.url), 'latin1'));
`;
