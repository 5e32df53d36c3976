/** Puts the licence of every package that is inside the bundle beside it, as their licences ask. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';
import { dataFile } from './data-plugin.ts';

/** A plugin for Rolldown that writes `licences.txt`. */
export function licencePlugin(): Plugin {
  return {
    name: 'digest-licences',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? chunk.moduleIds : [],
      );
      const files = modules.map((module) => dataFile(module)?.file ?? module);
      const folders = new Set(files.map(packageFolder).filter((folder) => folder !== null));
      const source = [...folders]
        .sort()
        .map(licence)
        .join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
    },
  };
}

/** The folder of the package that a file belongs to; null for a file of ours. */
function packageFolder(file: string): string | null {
  const folder = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
  if (folder === undefined) return null;
  // What a package was built with may lie inside of it, without a licence of its own.
  return existsSync(join(folder, 'package.json')) ? folder : packageFolder(dirname(folder));
}

function licence(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(
    (entry) => /^licen[cs]e/i.test(entry) && existsSync(join(folder, entry)),
  );
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}
