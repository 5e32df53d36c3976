/** Lets whoever loads a part of a chunk load the chunk itself: the bundler makes a file for each part that only passes it on. */
import type { OutputChunk, Plugin } from 'rolldown';

/** A file that takes names out of one other file and gives them on, and does nothing else. */
const facade = /^import \{ ([^{}]*) \} from "\.\/([^"]+)";\nexport \{ ([^{}]*) \};\s*$/;

/** The same of a package in CommonJS. */
const commonFacade =
  /^import \{ (\S+) as (\S+) \} from "\.\/([^"]+)";\nexport default \2\(\);\nexport \{\};\s*$/;

/** A plugin for Rolldown. */
export function chunkPlugin(): Plugin {
  return {
    name: 'digest-chunks',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((it) => it.type === 'chunk');
      const direct = new Map<string, string>();
      for (const { fileName, isEntry, code } of chunks) {
        const [, taken, from, given] = isEntry ? [] : (facade.exec(code) ?? []);
        if (taken !== undefined)
          direct.set(fileName, `import("./${from}").then((it) => (${picked(taken, given!)}))`);
        const [, name, , common] = commonFacade.exec(code) ?? [];
        if (name !== undefined)
          direct.set(fileName, `import("./${common}").then((it) => ({ default: it.${name}() }))`);
      }
      for (const chunk of chunks) chunk.code = withDirectImports(chunk, direct);
      for (const fileName of direct.keys()) delete bundle[fileName];
    },
  };
}

/** What is taken as `t as pageOf, n as width` and given on as `pageOf, width as default`: `{ pageOf: it.t, default: it.n }`. */
function picked(taken: string, given: string): string {
  const source = new Map(pairs(taken).map(([there, here]) => [here, there]));
  return `{ ${pairs(given)
    .map(([here, name]) => `${name}: it.${source.get(here)}`)
    .join(', ')} }`;
}

const pairs = (names: string): [string, string][] =>
  names.split(', ').map((name) => {
    const [from = '', to = from] = name.split(' as ');
    return [from, to];
  });

function withDirectImports({ code }: OutputChunk, direct: Map<string, string>): string {
  return code.replace(/import\("\.\/([^"]+)"\)/g, (written, fileName) => direct.get(fileName) ?? written);
}
