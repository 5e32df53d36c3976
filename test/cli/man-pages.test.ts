/** The manual pages: made of the same declarations as `--help`, and readable by those who read manual pages. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/commands.ts';
import { manPages } from '../../tools/man-pages.ts';

const folder = fileURLToPath(new URL('../../man', import.meta.url));
const run = promisify(execFile);
const pages = await manPages();

describe('the manual pages', () => {
  it('are those that the declarations make', async () => {
    for (const [name, text] of Object.entries(pages))
      await expect(text).toMatchFileSnapshot(join(folder, name));
    expect(readdirSync(folder).sort()).toEqual(Object.keys(pages).sort());
  });

  it('are one for each command that people may call', () => {
    const names = Object.entries(commands).filter(([, it]) => !('isHidden' in it));
    const expected = names.map(([name]) => `digest-${name.replace(' ', '-')}.1`);
    expect(Object.keys(pages).sort()).toEqual(['digest.1', ...expected].sort());
  });

  const isThere = existsSync('/usr/bin/man') && existsSync('/usr/bin/mandoc');
  it.skipIf(!isThere && !process.env.CI)('are shown by man, without a word from mandoc', async () => {
    for (const name of Object.keys(pages)) {
      const { stdout } = await run('man', ['-l', join(folder, name)], {
        env: { ...process.env, MANWIDTH: '80' },
      });
      expect(stdout).toMatch(/^NAME/m);
      expect(stdout).toMatch(/^SYNOPSIS/m);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
      await run('mandoc', ['-T', 'lint', '-W', 'warning', join(folder, name)]);
    }
  });
});
