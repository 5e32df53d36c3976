/** What `digest cron` prints, and whether cron and systemd take it. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { crontabLine, type Schedule, serviceUnit, timerUnit } from '../../src/terminal/schedule.ts';
import { findOnPath } from '../support/browser.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

const run = promisify(execFile);
const program = new URL('../../bin/digest.js', import.meta.url).pathname;

async function cron(cwd: string, args: string[] = [], self?: string[]) {
  const { io, emitted } = memoryIo({ cwd });
  return { exit: await main(['cron', ...args], self === undefined ? io : { ...io, self }), ...emitted };
}

const odd: Schedule = {
  name: 'digest-odd',
  title: '100% of the week',
  command: ['/usr/bin/node', '/srv/my news/50% & "more" $HOME\'s.js', 'build'],
  folder: '/srv/my news/50%',
  env: { PATH: '/usr/bin:/bin' },
  ...{ day: 7, hour: 6, minute: 5, timezone: 'Europe/Berlin' },
};

describe('digest cron', () => {
  it('names the week that is over, and with an archive every week that was missed', async () => {
    const plain = await folderWith({ 'digest.yaml': 'input: notes\n' });
    const node = '/usr/bin/node /usr/lib/node_modules/weekly-digest/bin/digest.js';
    expect((await cron(plain, ['crontab'])).stdout).toBe(
      `0 7 * * 1  cd ${plain} && PATH=/usr/bin:/usr/local/bin:/bin ${node} build --quiet --week last --config ${plain}/digest.yaml\n`,
    );
    const remembering = await folderWith({
      'digest.yaml': 'input: notes\narchive: archive\noutput: "out/{week}.html"\n',
    });
    expect((await cron(remembering, ['crontab'])).stdout).toContain(' --week missed ');
    const inOneFile = await folderWith({
      'digest.yaml': 'input: notes\narchive: archive\noutput: index.html\n',
    });
    expect((await cron(inOneFile, ['crontab'])).stdout).toContain(' --week last ');
  });

  it('takes a day and a time', async () => {
    const cwd = await folderWith({ 'digest.yaml': 'input: notes\ntimezone: Europe/Berlin\n' });
    const at = ['--day', 'sunday', '--time', '16:30'];
    expect((await cron(cwd, ['crontab', ...at])).stdout).toMatch(/^30 16 \* \* 0 {2}cd /);
    expect((await cron(cwd, ['timer', ...at])).stdout).toContain(
      'OnCalendar=Sun *-*-* 16:30:00 Europe/Berlin\n',
    );
    expect((await cron(cwd, ['crontab', '--day', 'daily'])).stdout).toMatch(/^0 7 \* \* \* {2}cd /);
    expect((await cron(cwd, ['--time', '24:00'])).exit).toBe(2);
  });

  it('needs something to run', async () => {
    const bare = await cron(await folderWith({}));
    expect([bare.exit, bare.stderr]).toEqual([2, expect.stringContaining('there is no digest.yaml to run')]);
    const unread = await cron(await folderWith({ 'digest.yaml': 'title: News\n' }));
    expect([unread.exit, unread.stderr]).toEqual([2, expect.stringContaining('names no files to read')]);
    expect((await cron(await folderWith({ 'digest.yaml': 'input: notes\n' }), ['launchd'])).exit).toBe(2);
  });

  it('quotes what cron, a shell and systemd would take for something else', () => {
    const script = `'/srv/my news/50\\% & "more" $HOME'\\''s.js'`;
    expect(crontabLine(odd)).toBe(
      `5 6 * * 0  cd '/srv/my news/50\\%' && PATH=/usr/bin:/bin /usr/bin/node ${script} build\n`,
    );
    expect(serviceUnit(odd)).toContain(
      'ExecStart=/usr/bin/node "/srv/my news/50%% & \\"more\\" $$HOME\'s.js" build\n',
    );
  });
});

describe.skipIf(findOnPath(['systemd-analyze']) === null && !process.env.CI)('systemd', () => {
  it('takes the service and the timer', async () => {
    const cwd = await folderWith({
      'digest.yaml': 'input: notes\ntimezone: Europe/Berlin\ntitle: 100% news\n',
    });
    const self = [process.execPath, program];
    const [service, timer] = [join(cwd, 'digest-news.service'), join(cwd, 'digest-news.timer')];
    await writeFile(service, (await cron(cwd, ['service'], self)).stdout);
    await writeFile(timer, (await cron(cwd, ['timer'], self)).stdout);
    const { stderr } = await run('systemd-analyze', ['verify', service, timer]);
    expect(stderr.split('\n').filter((line) => line.includes('digest-news'))).toEqual([]);
    expect(timerUnit(odd)).toContain('Persistent=true');
  }, 60_000);
});

const canCron = existsSync('/usr/sbin/cron') && process.getuid?.() === 0;

describe.skipIf(!canCron && !process.env.CI)('cron', () => {
  it('runs the line, in silence, with its own short environment', async () => {
    const cwd = await folderWith({
      'digest.yaml':
        'input: notes\narchive: archive\nissue: auto\noutput: "out/{week}.html"\nheartbeat: beat.json\n',
      'notes/2026-W10.txt': 'A Lens That Was Ground by Hand\nThe new lens took eleven weeks.\n',
    });
    const { stdout: line } = await cron(cwd, ['crontab'], [process.execPath, program]);
    const table = `/etc/cron.d/digest-test-${process.pid}`;
    const everyMinute = line.replace(/^0 7 \* \* 1/, '* * * * * root').trimEnd();
    await writeFile(table, `MAILTO=""\n${everyMinute} > ${cwd}/said.txt 2>&1\n`);
    // Where one runs already this one ends at once, and the other reads the table.
    const daemon = spawn('/usr/sbin/cron', ['-f'], { stdio: 'ignore' });
    try {
      await expect
        .poll(() => existsSync(join(cwd, 'beat.json')), { timeout: 130_000, interval: 500 })
        .toBe(true);
    } finally {
      daemon.kill();
      await rm(table);
    }
    expect(await readFile(join(cwd, 'said.txt'), 'utf8')).toBe('');
    expect(await readFile(join(cwd, 'out/2026-W10.html'), 'utf8')).toContain(
      'A Lens That Was Ground by Hand',
    );
    expect(existsSync(join(cwd, 'archive/2026-W10.json'))).toBe(true);
  }, 150_000);
});
