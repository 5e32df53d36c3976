/** The first minute: a set-up is written, and builds. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { setups } from '../../src/commands/setups/setups.ts';
import { folderWith } from '../support/folder.ts';
import { type Given, memoryIo } from '../support/memory-io.ts';

async function run(cwd: string, args: string[], given: Partial<Given> = {}) {
  const { io, emitted } = memoryIo({ cwd, ...given });
  return { exit: await main(args, io), ...emitted };
}

describe('digest init', () => {
  it.each(Object.keys(setups))(
    '%s builds its first week, every snippet placed, without a warning',
    async (name) => {
      const cwd = await folderWith();
      expect((await run(cwd, ['init', name])).exit).toBe(0);
      const { exit, stderr } = await run(cwd, ['build', '--strict']);
      expect([exit, stderr]).toEqual([
        0,
        expect.stringMatching(/^digest: 3 snippets, 3 placed in \d themes?; wrote /),
      ]);
    },
  );

  it('never overwrites a configuration, nor notes that are there', async () => {
    const cwd = await folderWith({ 'notes/first-week.txt': 'Mine\nAnd it stays.\n' });
    const { stderr } = await run(cwd, ['init', 'team']);
    expect(stderr).toContain('wrote digest.yaml; notes/first-week.txt was there and stays as it is');
    expect(await readFile(join(cwd, 'notes/first-week.txt'), 'utf8')).toBe('Mine\nAnd it stays.\n');
    await writeFile(join(cwd, 'digest.yaml'), 'title: Mine\n');
    expect((await run(cwd, ['init', 'team'])).exit).toBe(2);
    expect(await readFile(join(cwd, 'digest.yaml'), 'utf8')).toBe('title: Mine\n');
  });

  it('asks at a terminal, and nowhere else', async () => {
    const cwd = await folderWith();
    const terminal: Partial<Given> = { kind: 'terminal', terminals: ['stderr'] };
    expect((await run(cwd, ['init'], { ...terminal, answers: ['community'] })).exit).toBe(0);
    expect(await readFile(join(cwd, 'digest.yaml'), 'utf8')).toContain('extends: community');
    expect((await run(await folderWith(), ['init'], terminal)).exit).toBe(2);
    const quiet = await run(await folderWith(), ['init', '--yes', '-q']);
    expect(quiet).toEqual({ exit: 0, stdout: '', stderr: '' });
  });

  it('lists the set-ups, and names the nearest to one that is none', async () => {
    const cwd = await folderWith();
    expect((await run(cwd, ['init', '--list'])).stdout).toContain('community   notes of a village');
    expect((await run(cwd, ['init', 'tem'])).stderr).toContain('did you mean "team"?');
  });
});
