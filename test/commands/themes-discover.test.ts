import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { season } from '../cli/cases.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

async function run(cwd: string, ...args: string[]) {
  const { io, emitted } = memoryIo({ cwd, env: { HOME: cwd } });
  return { exit: await main(args, io), ...emitted };
}

describe('themes discover --write', () => {
  it('begins a configuration that places the entries it was made of', async () => {
    const cwd = await folderWith({ 'season.txt': season });
    const { exit, stderr } = await run(cwd, 'themes', 'discover', 'season.txt', '-k', '3', '--write');
    expect([exit, stderr]).toEqual([
      0,
      expect.stringMatching(/^digest: 3 themes in 126 snippets; .*wrote digest\.yaml/),
    ]);
    const text = await readFile(join(cwd, 'digest.yaml'), 'utf8');
    expect(text).toMatch(/^# yaml-language-server: .*\n# Themes that were found in your snippets\./);
    const built = await run(cwd, 'build', 'season.txt', '-f', 'json');
    expect(built.stderr).toMatch(/126 snippets, 12\d placed in 3 themes/);
    expect((await run(cwd, 'check', 'season.txt')).stderr).not.toMatch(/error/);
  });

  it('never touches one that is there', async () => {
    const cwd = await folderWith({ 'season.txt': season, 'digest.yaml': '# mine\n' });
    const { exit, stdout, stderr } = await run(cwd, 'themes', 'discover', 'season.txt', '--write');
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/"digest\.yaml" is there already, and is not overwritten \[output-exists\]/);
    expect(await readFile(join(cwd, 'digest.yaml'), 'utf8')).toBe('# mine\n');
  });
});
