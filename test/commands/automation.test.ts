/** The recipes of docs/automation.md, run as they are written, with stand-ins for the programs of others. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findOnPath } from '../support/browser.ts';
import { folderWith } from '../support/folder.ts';
import { environment, program } from '../support/shell.ts';

const run = promisify(execFile);
const page = await readFile(join(import.meta.dirname, '../../docs/automation.md'), 'utf8');

/** The texts of the page's blocks of a language. */
const blocks = (language: string): string[] =>
  Array.from(page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms')), ([, text]) => text!);

/** The command of the crontab line that has a word in it, without its time. */
function recipe(word: string): string {
  const line = blocks('crontab').find((text) => text.includes(word));
  return /^\S+ \S+ \S+ \S+ \S+ {2}(.*)\n$/.exec(line!)![1]!;
}

/** What others install, as their manuals have it. */
const standIns = {
  digest: `exec "${process.execPath}" "${program}" "$@"`,
  chronic: 'out=$("$@" 2>&1) || { status=$?; echo "$out"; exit $status; }',
  ifne: 'all=$(mktemp); cat >"$all"; if [ -s "$all" ]; then "$@" <"$all"; fi; rm "$all"',
  sendmail: 'cat >>sent.eml',
  curl: 'echo "$@" >>told',
};

async function project() {
  const cwd = await folderWith({
    'digest.yaml':
      'input: notes\noutput: "out/{week}.html"\narchive: archive\nheartbeat: state/last-run.json\n' +
      'email: {from: ada@example.org, to: crew@example.org}\nthemes: [{id: lamps, keywords: [lens]}]\n',
    'notes/2026-W09.txt': 'A Lens That Was Ground by Hand\nThe new lens took eleven weeks.\n',
  });
  await mkdir(join(cwd, 'bin'));
  for (const [name, script] of Object.entries(standIns))
    await writeFile(join(cwd, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  /** Runs a recipe as cron does, in this folder: what it says would be mailed. */
  const cron = async (command: string) => {
    const here = command.replaceAll('/srv/news', cwd).replaceAll('/usr/local/bin/digest', 'digest');
    const { PATH, ...rest } = environment(cwd);
    const env = { ...rest, PATH: `${join(cwd, 'bin')}:${PATH}` };
    const running = run('/bin/sh', ['-c', here], { env });
    running.child.stdin!.end();
    return await running.then(
      ({ stdout, stderr }) => ({ exit: 0, said: stdout + stderr }),
      ({ code, stdout, stderr }) => ({ exit: code as number, said: stdout + stderr }),
    );
  };
  return { cwd, cron };
}

const silence = { exit: 0, said: '' };

describe.skipIf(process.platform === 'win32')('the recipes', () => {
  it('chronic is silent after a success, and tells everything after a fault', async () => {
    const { cwd, cron } = await project();
    expect(await cron(recipe('chronic'))).toEqual(silence);
    await writeFile(join(cwd, 'digest.yaml'), 'titel: Letters\n');
    const { exit, said } = await cron(recipe('chronic'));
    expect([exit, said]).toEqual([2, expect.stringContaining('did you mean `title`?')]);
  });

  it('a dead man’s switch complains of a heartbeat that is old or not there, and a service hears of each success', async () => {
    const { cwd, cron } = await project();
    const complaint = { exit: 0, said: 'no digest for a week\n' };
    await mkdir(join(cwd, 'state'));
    expect(await cron(recipe('find '))).toEqual(complaint);
    expect(await cron(recipe('curl'))).toEqual(silence);
    expect(await cron(recipe('find '))).toEqual(silence);
    const old = new Date(Date.now() - 9 * 86_400_000);
    await utimes(join(cwd, 'state/last-run.json'), old, old);
    expect(await cron(recipe('find '))).toEqual(complaint);
    await writeFile(join(cwd, 'digest.yaml'), 'titel: Letters\n');
    expect((await cron(recipe('curl'))).exit).toBe(2);
    expect(await readFile(join(cwd, 'told'), 'utf8')).toMatch(/^-fsS .*hc-ping\.com.*\n$/);
  });

  it('a message is sent once, however often it is run', async () => {
    const { cwd, cron } = await project();
    for (const _ of [1, 2]) expect(await cron(recipe('sendmail'))).toEqual(silence);
    const sent = await readFile(join(cwd, 'sent.eml'), 'utf8');
    expect(sent.match(/^Subject: /gm)).toHaveLength(1);
  });

  it.skipIf(findOnPath(['systemd-analyze']) === null && !process.env.CI)(
    'systemd finds nothing wrong with the unit that mails',
    async () => {
      const cwd = await folderWith({ 'mail-me@.service': blocks('ini')[0]! });
      const { stderr } = await run('systemd-analyze', ['verify', join(cwd, 'mail-me@news.service')]).catch(
        (error) => error as { stderr: string },
      );
      expect(stderr).not.toContain('mail-me@');
    },
  );
});
