/** Standard input and output that are neither pipes nor terminals, as a shell opens them. */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { shell } from '../support/shell.ts';
import { week } from './cases.ts';

/** Every command prints more than 20 kB of it. */
const longWeek = Array.from(
  { length: 600 },
  (_, number) => `Ferry ${number} Leaves for the Islands\nPier ${number} has its timetable and the fares.\n`,
).join('\n');

/** Its themes and their keywords are as many as its entries. */
const longRules = `themes:\n${Array.from(
  { length: 600 },
  (_, number) =>
    `  - id: pier-${number}\n    title: Timetable of Pier ${number}\n    keywords: ["pier ${number}"]\n`,
).join('')}`;

const formats = ['markdown', 'html', 'email', 'eml', 'text', 'json', 'atom', 'rss', 'jsonfeed', 'slack'];
const commands = [
  ...formats.map((format) => `build week.txt --week 2026-W10 -f ${format}`),
  'render issue.json -f html',
  'classify week.txt',
  'check week.txt --format json',
  'explain --json - < week.txt',
  'themes --config rules.yaml week.txt',
];
const mail = 'url: https://ferries.example/\nemail: {from: ferries@example.org, to: all@example.org}\n';

describe('a disk that takes a part of standard output', () => {
  const files = { 'week.txt': longWeek, 'digest.yaml': mail, 'rules.yaml': longRules };

  it.each(commands)('is a failure of "%s", and says so', async (command) => {
    const cwd = await folderWith(files);
    if (command.startsWith('render')) await shell('digest build week.txt -q -o issue.json', cwd);
    const came = await shell(`ulimit -f 20; digest ${command} -q > product`, cwd);
    expect((await stat(join(cwd, 'product'))).size).toBe(20 * 1024);
    expect(came.stderr).toMatch(/standard output cannot be written: the file would become too large/);
    expect(came.exit).toBe(2);
  });

  it('is a failure when it is full in the middle', async ({ skip }) => {
    const cwd = await folderWith(files);
    await mkdir(join(cwd, 'small'));
    const came = await shell(
      `mount -t tmpfs -o size=20k tmpfs small || exit 77
       for command in 'build week.txt -f html' 'build week.txt -f json' 'classify week.txt'; do
         digest $command -q > small/product; echo $? $(stat -c %s small/product)
       done; umount small`,
      cwd,
    );
    if (came.exit === 77) skip('nobody but root may mount a small disk, and in some sandboxes not even root');
    expect(came.stdout).toBe('2 20480\n'.repeat(3));
    expect(came.stderr).toMatch(
      /^(?:.*standard output cannot be written: no space left on the device.*\n){3}$/,
    );
  });

  it('is none when there is room for all of it', async () => {
    const cwd = await folderWith(files);
    const came = await shell(
      'digest week.txt -q -f html > a.html && digest week.txt -q -f html | cat > b.html && cmp a.html b.html',
      cwd,
    );
    expect(came).toEqual({ exit: 0, stdout: '', stderr: '' });
  });
});

describe('a folder on standard input', () => {
  it.each(['build', 'build -', 'classify', 'classify -', 'check -', 'render -'])(
    'is a failure of "%s", and says so',
    async (command) => {
      const cwd = await folderWith({ 'notes/week.txt': week, 'digest.yaml': 'input: notes\n' });
      const came = await shell(`digest ${command} < notes`, cwd);
      expect(came.stderr).toMatch(/"(?:stdin|-)" cannot be read: it is a folder/);
      expect(came).toMatchObject({ exit: 2, stdout: '' });
    },
  );
});

describe('a file on standard input', () => {
  it.each([
    ['of a week', 'digest classify -q - < week.txt'],
    [
      'that others have read from',
      '{ dd bs=1 count=1 of=/dev/null status=none; digest classify -q -; } < padded.txt',
    ],
    ['that is a pipe', 'cat week.txt | digest classify -q -'],
    [
      'that is a slow pipe',
      '{ head -c 20 week.txt; sleep 0.5; tail -c +21 week.txt; } | digest classify -q -',
    ],
    ['that is a named pipe', 'mkfifo pipe; cat week.txt > pipe & digest classify -q - < pipe'],
  ])('%s is read from where it stands to its end', async (_, command) => {
    const cwd = await folderWith({ 'week.txt': week, 'padded.txt': `\n${week}` });
    const named = await shell('digest classify -q --fields theme,title week.txt', cwd);
    const came = await shell(command.replace('classify -q', 'classify -q --fields theme,title'), cwd);
    expect(came).toEqual(named);
    expect(named.stdout).not.toBe('');
  });

  it('of more than a megabyte is read as well', async () => {
    const cwd = await folderWith({ 'long.txt': longWeek.repeat(40) });
    const named = await shell('digest classify -q --fields theme,title long.txt | md5sum', cwd);
    expect(await shell('digest classify -q --fields theme,title - < long.txt | md5sum', cwd)).toEqual(named);
  });

  it('of nothing has no entries, as a pipe of nothing has', async () => {
    const cwd = await folderWith({ 'none.txt': '' });
    expect(await shell('digest classify - < none.txt', cwd)).toEqual(
      await shell(': | digest classify -', cwd),
    );
  });
});
