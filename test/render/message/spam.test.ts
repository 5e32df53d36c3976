/** Every message as SpamAssassin judges it, by the rules that come with Debian's and without asking anybody. */
import { spawnSync } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { setups } from '../../../src/commands/setups/setups.ts';
import { folderWith } from '../../support/folder.ts';
import { memoryIo } from '../../support/memory-io.ts';

const isLeftOut = !process.env.CI && spawnSync('which', ['spamassassin']).status !== 0;

/** What it says of every message that was written and not yet sent: it has gone through no server, and is HTML. */
const told = ['NO_RECEIVED', 'NO_RELAYS', 'HTML_MESSAGE'];

it.skipIf(isLeftOut).each(Object.keys(setups))(
  'SpamAssassin finds nothing in the message of %s',
  async (name) => {
    const cwd = await folderWith();
    await main(['init', name], memoryIo({ cwd }).io);
    const address = 'The crew <news@example.org>';
    if (!setups[name]!.config.includes('\nemail:'))
      await appendFile(join(cwd, 'digest.yaml'), `email: {from: "${address}", to: readers@example.org}\n`);
    const { io, emitted } = memoryIo({ cwd });
    expect(await main(['build', '--quiet', '--format', 'eml'], io)).toBe(0);

    const options = {
      input: emitted.stdout,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: cwd },
    } as const;
    const { stdout } = spawnSync('spamassassin', ['--local', '--test-mode'], options);
    const [, report = ''] =
      /^Content analysis details:(?:.*\n)+? *---- -+ -+\n((?:.+\n)+)/m.exec(stdout) ?? [];
    const rules = [...report.matchAll(/^ *-?[\d.]+ (\w+)/gm)].map(([, rule]) => rule!);
    // It has looked at the HTML part.
    expect(rules).toContain('HTML_MESSAGE');
    expect(rules.filter((rule) => !told.includes(rule))).toEqual([]);
  },
);
