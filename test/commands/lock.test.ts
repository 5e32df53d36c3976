/** One lock, from reading to recording: two runs never work on the same outputs or the same archive. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { openLock } from '../../src/output/lock.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

const configuration = `title: Orchard weekly
input: notes
output: issues/{week}.md
archive: archive
issue: auto
timezone: UTC
themes:
  - id: trees
    keywords: [pruning, grafting]
`;

const notes = {
  'digest.yaml': configuration,
  'notes/2026-W09.txt': 'Pruning the old pear\nIt took three of us and a ladder.\n',
  'notes/2026-W10.txt': 'Grafting in a cold spring\nWait for the sap, say the neighbours.\n',
};

/** Runs a command in a folder. */
async function run(cwd: string, ...args: string[]): Promise<{ exit: number; stderr: string }> {
  const { io, emitted } = memoryIo({ cwd });
  return { exit: await main(args, io), stderr: emitted.stderr };
}

/** A folder that somebody else has until the test is over. */
async function taken(folder: string): Promise<void> {
  const lock = openLock();
  onTestFinished(() => lock.release());
  expect(await lock.reserve([folder])).toBeNull();
}

describe('a folder that another run has', () => {
  it.each([
    'build -w 2026-W09',
    'build -w 2026-W09 --record-only',
    'archive rm 2026-W09',
    'archive add notes/2026-W09.txt',
  ])('ends "%s" under --lock fail, before anything is read', async (line) => {
    const cwd = await folderWith(notes);
    await taken(join(cwd, 'archive'));
    await rm(join(cwd, 'notes'), { recursive: true });
    const { exit, stderr } = await run(cwd, ...line.split(' '), '--lock', 'fail');
    expect(exit).toBe(2);
    expect(stderr).toMatch(
      /error: this run cannot have the folder ".*archive" to itself: another run is at work there \(process \d+ on .+\) \[lock-failed\]/,
    );
    expect(await readdir(cwd)).not.toContain('issues');
  });

  it('is no matter to a run that writes nothing there', async () => {
    const cwd = await folderWith(notes);
    await taken(join(cwd, 'archive'));
    await taken(join(cwd, 'issues'));
    const week = ['-w', '2026-W09', '--lock', 'fail'];
    expect(await run(cwd, 'build', ...week, '-n')).toMatchObject({ exit: 0 });
    expect(await run(cwd, 'build', ...week, '-f', 'json', '--archive', 'another')).toMatchObject({ exit: 0 });
  });

  it('is waited for without the option', async () => {
    const cwd = await folderWith(notes);
    const lock = openLock();
    await lock.reserve([join(cwd, 'issues')]);
    const running = run(cwd, 'build', '-w', '2026-W09');
    setTimeout(lock.release, 200);
    expect(await running).toMatchObject({ exit: 0 });
    expect(await readdir(join(cwd, 'issues'))).toEqual(['2026-W09.md']);
  });
});

it('two runs at a time count one after the other', async () => {
  const cwd = await folderWith(notes);
  const runs = ['2026-W09', '2026-W10', '2026-W10', '2026-W09'].map((week) => run(cwd, 'build', '-w', week));
  for (const { exit, stderr } of await Promise.all(runs)) expect({ exit, stderr }).toMatchObject({ exit: 0 });
  const issues = ['2026-W09', '2026-W10'].map(async (week) => {
    const text = await readFile(join(cwd, `archive/${week}.json`), 'utf8');
    return (JSON.parse(text) as { issue: string }).issue;
  });
  expect((await Promise.all(issues)).toSorted()).toEqual(['1', '2']);
});

it('a run that fails leaves no folder behind that it made', async () => {
  const cwd = await folderWith({ ...notes, 'notes/2026-W09.json': '{' });
  expect(await run(cwd, 'build', '-o', 'out/2026/week.md')).toMatchObject({ exit: 2 });
  expect((await readdir(cwd)).toSorted()).toEqual(['digest.yaml', 'notes']);
});
