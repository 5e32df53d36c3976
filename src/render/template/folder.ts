/** The folder of a template as a disk of its own: the files in it, and nothing above it. */
import type { FS } from 'liquidjs';
import type { Template } from '../rendering.ts';
import { refusePartial } from './refusal.ts';

/** What Liquid reads partials with. */
export function folderOf({ partial }: Template): FS {
  const never = () => {
    throw new Error('partials are read on the way and not before');
  };
  return {
    sep: '/',
    dirname: (file) => file.split('/').slice(0, -1).join('/'),
    resolve: (folder, file, ending) => resolved(folder, /\.\w+$/.test(file) ? file : `${file}${ending}`),
    // With a colon in it a path may mean a drive.
    contains: async (_, file) => !/^\.\.|:/.test(file),
    exists: async () => true,
    readFile: async (file) => {
      const { text, why } = await partial(file);
      return text === null ? refusePartial(file, why) : text;
    },
    existsSync: never,
    readFileSync: never,
  };
}

/** A path from the folder; one that leads out of it begins with two dots. */
function resolved(folder: string, file: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${file}`.split(/[/\\]/)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
