/** What is published: packed, installed where nothing else is, and used as its README says. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { stagePackage, withAbsoluteLinks } from '../tools/package.js';
import { folderWith } from './support/folder.ts';

const run = promisify(execFile);
const npm = (...words: string[]) => [...words, '--offline', '--no-audit', '--no-fund', '--loglevel=error'];

describe('the package', () => {
  it('runs in an empty folder with another home, under both of its names', async () => {
    const folder = await folderWith({
      'week.txt': 'Bees Are Back\nThe hives by the river came through the winter.\n',
    });
    const home = join(folder, 'home');
    await mkdir(home);
    const staged = stagePackage(join(folder, 'package'));
    const env = { PATH: process.env.PATH, HOME: home };
    const { stdout } = await run('npm', npm('pack', staged, '--json'), { cwd: folder, env });
    const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    expect(paths).toContain('schema/digest.schema.json');
    expect(paths).toContain('completions/_digest');
    expect(paths).toContain('man/digest.1');
    expect(paths).toContain('dist/licences.txt');

    await run('npm', npm('install', `./${filename}`), { cwd: folder, env });
    for (const name of ['digest', 'weekly-digest']) {
      const built = await run('npx', ['--no-install', name, 'week.txt', '-q'], { cwd: folder, env });
      expect(built.stdout).toContain('### Bees Are Back');
    }
    expect(readdirSync(join(folder, 'node_modules')).filter((it) => !it.startsWith('.'))).toEqual([
      'weekly-digest',
    ]);
  });

  it('is a chunk for each command and format, none for a module', () => {
    const chunks = readdirSync(new URL('../dist', import.meta.url)).filter((file) => file.endsWith('.js'));
    // A new part of the program belongs into one of the chunks that tsdown.config.ts names.
    expect(chunks.filter((file) => file.startsWith('part-'))).toEqual([]);
    expect(chunks.length).toBeLessThanOrEqual(30);
  });

  it('brings no script and no dependency to those who install it', async () => {
    const staged = stagePackage(join(await folderWith(), 'package'));
    const manifest = JSON.parse(readFileSync(join(staged, 'package.json'), 'utf8'));
    expect(Object.keys(manifest)).toEqual(
      expect.arrayContaining(['repository', 'homepage', 'bugs', 'keywords']),
    );
    for (const key of ['scripts', 'dependencies', 'devDependencies', 'private'])
      expect(manifest).not.toHaveProperty(key);
    expect(manifest.bin).toEqual({ digest: 'bin/digest.js', 'weekly-digest': 'bin/digest.js' });
  });

  it('has a README whose links lead somewhere from anywhere', () => {
    const text =
      'See [docs](docs/input.md#csv), ![page](docs/a.png), [here](#two) and [web](https://example.org).';
    expect(withAbsoluteLinks(text, 'https://example.org/r')).toBe(
      'See [docs](https://example.org/r/blob/main/docs/input.md#csv), ![page](https://example.org/r/raw/main/docs/a.png), [here](#two) and [web](https://example.org).',
    );
  });
});
