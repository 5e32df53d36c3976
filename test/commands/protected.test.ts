/** What is read in a run is never written over in it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

const files = {
  'digest.yaml': 'style: page.css\nlogo: mark.svg\nthemes:\n  - id: trees\n    keywords: [pruning]\n',
  'page.css': 'body { color: black }\n',
  'mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  'week.liquid': "{% render 'entry.liquid' %}\n",
  'entry.liquid': 'An entry.\n',
  'week.txt': 'Pruning the old pear\nIt took three of us and a ladder.\n',
};

it('a file of recipients is not, and is no snippets either', async () => {
  const readers = 'ada@orchard.example\n';
  const email = 'email: {from: crew@orchard.example, to: readers.txt}\n';
  const cwd = await folderWith({
    ...files,
    'digest.yaml': files['digest.yaml'] + email,
    'readers.txt': readers,
  });
  const refused = memoryIo({ cwd });
  expect(await main(['build', '.', '-f', 'eml', '-o', 'readers.txt'], refused.io)).toBe(2);
  expect(refused.emitted.stderr).toMatch('error: "readers.txt" is an input of this digest');
  expect(await readFile(join(cwd, 'readers.txt'), 'utf8')).toBe(readers);
  const shown = memoryIo({ cwd });
  await main(['build', '.', '-f', 'text'], shown.io);
  expect(shown.emitted.stdout).toMatch('Pruning the old pear');
  expect(shown.emitted.stdout).not.toMatch('@orchard.example');
});

it.each([
  ['the configuration', 'digest.yaml', 'build week.txt'],
  ['the stylesheet', 'page.css', 'build week.txt'],
  ['the logo', 'mark.svg', 'build week.txt'],
  ['the template', 'week.liquid', 'build week.txt --template week.liquid'],
  ['a file beside the template', 'entry.liquid', 'build week.txt --template week.liquid'],
  ['the input', 'week.txt', 'build week.txt'],
] as const)('%s is not', async (_, file, line) => {
  const cwd = await folderWith(files);
  const { io, emitted } = memoryIo({ cwd });
  expect(await main([...line.split(' '), '-f', 'html', '-o', 'out.html', '-o', file], io)).toBe(2);
  expect(emitted.stderr).toMatch(`error: "${file}" is an input of this digest, so it is not overwritten`);
  expect(await readFile(join(cwd, file), 'utf8')).toBe(files[file]);
});
