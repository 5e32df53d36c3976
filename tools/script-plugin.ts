/**
 * Writes each chunk as a script, for which V8 can keep the code that it made of it (`bin/code-cache.js`); of an ES module on
 * Node 20 nothing is kept. What a chunk takes of another becomes a constant: a property would be looked up at each use.
 */
import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import type { OutputChunk, Plugin } from 'rolldown';

/** A plugin for Rolldown. `library` is the entry that others import: it gets an ES module beside its script. */
export function scriptPlugin(library: string): Plugin {
  return {
    name: 'digest-scripts',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((it) => it.type === 'chunk');
      for (const chunk of chunks) {
        if (chunk.isEntry && chunk.name === library) {
          const source = faceOf(chunk);
          this.emitFile({ type: 'asset', fileName: `${library}.js`, source });
        }
        chunk.code = script(chunk);
      }
    },
  };
}

/** An ES module that gives what a script does. */
function faceOf({ fileName, exports }: OutputChunk): string {
  return `import library from "./${fileName}";\nexport const { ${exports.join(', ')} } = library;\n`;
}

/** The first line tells one text from every other, so that nobody has to compare the whole. */
function script({ code, fileName }: OutputChunk): string {
  const text = inAscii(
    code
      .replace(/^import "(\.\/[^"]+)";$/gm, 'require("$1");')
      .replace(
        /^import \{ ([^{}]*) \} from "(\.\/[^"]+)";$/gm,
        (_, names, from) => `const { ${names.replaceAll(' as ', ': ')} } = require("${from}");`,
      )
      .replace(/^export \{ ([^{}]*) \} from "(\.\/[^"]+)";$/gm, (_, names, from) => passed(names, from))
      .replace(/import\(("\.\/[^"]+\.cjs")\)/g, 'Promise.resolve().then(() => require($1))')
      .replace(/^export \{ ?([^{}]*?) ?\};$/gm, (_, names) => given(names, code))
      .replace(/^const \{ createRequire \} = .*;$/m, '')
      .replaceAll('createRequire(import.meta.url)', 'require')
      .replaceAll('import.meta.url', 'require("node:url").pathToFileURL(__filename).href'),
  );
  // What no script may have, such as an await outside of functions, is a fault here and not at somebody's start.
  new Script(`(function () {"use strict";\n${text}\n})`, { filename: fileName });
  return `"use strict"; // ${createHash('sha1').update(text).digest('hex')}\n${text}`;
}

/** `a as t, b` → `module.exports = { t: a, b: b };`. What changes later would be seen by nobody. */
function given(names: string, code: string): string {
  const pairs = names
    .split(', ')
    .filter((name) => name !== '')
    .map((name) => {
      const [own = '', given = own] = name.split(' as ');
      if (new RegExp(`^let ${own.replaceAll('$', '\\$&')}\\b`, 'm').test(code))
        throw new Error(`a chunk gives on "${own}", which changes`);
      return `${given}: ${own}`;
    });
  return `module.exports = { ${pairs.join(', ')} };`;
}

/** `a as t, b` of a chunk → `const from = require(…); module.exports = { t: from.a, b: from.b };`. */
function passed(names: string, from: string): string {
  const pairs = names.split(', ').map((name) => {
    const [own = '', given = own] = name.split(' as ');
    return `${given}: from.${own}`;
  });
  return `const from = require("${from}");\nmodule.exports = { ${pairs.join(', ')} };`;
}

/**
 * A text with one character beyond Latin takes twice the memory, and longer to read. Where a text is raw it is an expression's, to
 * which the escape says the same.
 */
function inAscii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
