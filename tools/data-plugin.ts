/** Lets the bundler and the test runner import data: `*.yaml` as the value it holds, `*.css`, `*.js?raw` and `*.liquid?raw` and other files with `?raw` as text. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';

/** The modules get names of their own, which end in `.js`: Vitest empties every module whose name ends in `.css`. */
const prefix = '\0data:';
const suffix = '.js';

/** A plugin for Rolldown and Vite alike. */
export function dataPlugin() {
  return {
    name: 'digest-data',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined) {
      if (
        !/^\.{1,2}\/.*\.(?:yaml|css|(?:js|liquid|txt|yaml|md)\?raw)$/.test(source) ||
        importer === undefined
      )
        return null;
      return prefix + resolve(dirname(importer), source) + suffix;
    },
    async load(id: string) {
      if (!id.startsWith(prefix)) return null;
      const source = id.slice(prefix.length, -suffix.length);
      const text = await readFile(source.replace(/\?raw$/, ''), 'utf8');
      const value: unknown = source.endsWith('.yaml') ? parse(text) : text;
      // Reading a string of JSON is faster than reading the same as a program.
      const json = JSON.stringify(JSON.stringify(value));
      return { code: `export default JSON.parse(${json});`, moduleType: 'js' as const };
    },
  };
}
