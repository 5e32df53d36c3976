/** Takes from the modules of Node's only what is used. */
import { builtinModules } from 'node:module';
import type { Plugin } from 'rolldown';

/**
 * A plugin for Rolldown. For an `import` Node makes a copy of all that a module exports, and asks for each of them: `node:fs` alone
 * then loads the streams, and `node:crypto` all of its parts, in each start.
 */
export function builtinsPlugin(): Plugin {
  return {
    name: 'digest-builtins',
    renderChunk: (code) => ({ code: code.replace(imports, asked), map: null }),
  };
}

/** Modules that load many others, and of which a start calls no function, or few and late: each waits until one is called. */
const late = ['fs/promises', 'crypto', 'tty', 'readline', 'timers/promises', 'zlib'];

/** As Rolldown writes them, each on a line. */
const imports = new RegExp(`^import (?:(.+) from )?"((?:node:)?(?:${builtinModules.join('|')}))";$`, 'gm');

function asked(_: string, names: string | undefined, module: string): string {
  if (names === undefined) return '';
  const [, whole, some] = /^(?:\* as )?([\w$]+)?(?:, )?(\{.+\})?$/.exec(names)!;
  // A module may call its own copy `process`.
  const found = `globalThis.process.getBuiltinModule("${module}")`;
  const lines = [];
  if (whole !== undefined) lines.push(`const ${whole} = ${found};`);
  if (some !== undefined && late.includes(module.replace('node:', ''))) lines.push(...calls(some, found));
  else if (some !== undefined) lines.push(`const ${some.replaceAll(' as ', ': ')} = ${found};`);
  return lines.join(' ');
}

/** `{ hash as hash$1 }` → functions that find their module when they are called. */
const calls = (names: string, found: string): string[] =>
  names
    .replace(/^\{ | \}$/g, '')
    .split(', ')
    .map((name) => {
      const [there = '', here = there] = name.split(' as ');
      return `const ${here} = (...given) => ${found}.${there}(...given);`;
    });
