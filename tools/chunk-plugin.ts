/** Lets whoever loads a part of a chunk load the chunk itself: the bundler makes a file for each part that only passes it on. */
import type { OutputChunk, Plugin } from 'rolldown';

/** A file that takes names out of one other file and gives them on, and does nothing else. */
const facade = /^import \{ ([^{}]*) \} from "\.\/([^"]+)";\nexport \{ [^{}]* \};\s*$/;

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
        const [, names, from] = isEntry ? [] : (facade.exec(code) ?? []);
        if (names !== undefined) direct.set(fileName, `import("./${from}").then((it) => (${picked(names)}))`);
        const [, name, , common] = commonFacade.exec(code) ?? [];
        if (name !== undefined)
          direct.set(fileName, `import("./${common}").then((it) => ({ default: it.${name}() }))`);
      }
      for (const chunk of chunks) chunk.code = withDirectImports(chunk, direct);
      for (const fileName of direct.keys()) delete bundle[fileName];
    },
  };
}

/** `t as pageOf, n as other` → `{ pageOf: it.t, other: it.n }`. */
function picked(names: string): string {
  const pairs = names.split(', ').map((name) => name.split(' as '));
  return `{ ${pairs.map(([there, here = there]) => `${here}: it.${there}`).join(', ')} }`;
}

function withDirectImports({ code }: OutputChunk, direct: Map<string, string>): string {
  return code.replace(/import\("\.\/([^"]+)"\)/g, (written, fileName) => direct.get(fileName) ?? written);
}
