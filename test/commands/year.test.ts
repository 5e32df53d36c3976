/**
 * A year of weekly issues, built by itself each Monday under a fixed clock: with stories that come again, a week without any, a
 * month in which the machine was off, a damaged file, and two crashes. At the end every story stands in exactly one issue,
 * numbers run without a gap, and building all again changes no byte. The same year as a site.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Digest } from '../../src/types.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

const configuration = `title: Orchard weekly
input: notes
output: ["issues/{week}.md", "issues/{issue}.txt"]
archive: archive
issue: auto
timezone: UTC
home: https://orchard.example/
trends: true
themes:
  - id: trees
    keywords: [pruning, grafting, planting]
  - id: harvest
    keywords: [picking, pressing, drying]
`;

const crops = [
  'apple',
  'pear',
  'plum',
  'cherry',
  'quince',
  'medlar',
  'walnut',
  'hazel',
  'mulberry',
  'fig',
  'apricot',
];
const works = [
  'pruning',
  'grafting',
  'planting',
  'picking',
  'pressing',
  'drying',
  'watering',
  'mulching',
  'thinning',
];

/** A story that no other number has: title and body share too little with those of others. */
function story(number: number): string {
  const [crop, work] = [crops[number % crops.length]!, works[number % works.length]!];
  const next = crops[(number * 7 + 3) % crops.length]!;
  return `${work} the ${crop} number ${number}\nStory ${number} of row ${number * 31} tells of ${work} beside the ${next}, ${number * 17} trees in all. https://example.org/story-${number}\n`;
}

const weeks = Array.from({ length: 52 }, (_, at) => at + 1);
const weekName = (number: number) => `2026-W${String(number).padStart(2, '0')}`;

/** The Monday after a week, at seven. */
const mondayAfter = (week: number) => new Date(Date.UTC(2025, 11, 29 + 7 * week, 7));

/** Three stories of its own each week; each also repeats two of the weeks before. */
function notesOf(week: number): string {
  const own = [0, 1, 2].map((at) => story(week * 3 + at));
  const again = week > 2 ? [story((week - 1) * 3), story((week - 2) * 3 + 1)] : [];
  return [...own, ...again].join('');
}

const silentWeek = 20;
const isOff = (week: number) => week >= 30 && week <= 33;
const damagedIn = 40;
const killedIn = 45;
const unrecordedIn = 46;

/** What a run of cron comes to. */
async function run(cwd: string, now: Date, ...args: string[]) {
  const { io, emitted } = memoryIo({ cwd, now: () => now });
  return { exit: await main(args, io), ...emitted };
}

const silence = { exit: 0, stdout: '', stderr: '' };
const onMonday = (cwd: string, week: number) =>
  run(cwd, mondayAfter(week), 'build', '-q', '--week', 'missed');

/** Every file of a folder with its text, but for what may be deleted at any time. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

const stateOf = async (cwd: string) => ({
  archive: await filesIn(join(cwd, 'archive')),
  issues: await filesIn(join(cwd, 'issues')),
});

/** The file of week 12 is cut in the middle: the run names it, leaves it alone, and publishes its own week. */
async function damagedMonday(cwd: string): Promise<void> {
  const file = join(cwd, 'archive', '2026-W12.json');
  const whole = await readFile(file, 'utf8');
  const half = whole.slice(0, whole.length / 2);
  await writeFile(file, half);
  const { exit, stdout, stderr } = await onMonday(cwd, damagedIn);
  expect([exit, stdout]).toEqual([0, '']);
  expect(stderr).toMatch(/^digest: warning: "2026-W12\.json" in the archive .*\[archive-damaged\]\n/);
  expect(await readFile(file, 'utf8')).toBe(half);
  // Its owner takes it from a copy.
  await writeFile(file, whole);
}

/** The machine stops in the middle of a run: the real program, which its own filter kills. */
async function killedMonday(cwd: string): Promise<void> {
  const before = await stateOf(cwd);
  const program = join(import.meta.dirname, '../../bin/digest.js');
  const { signal } = spawnSync(
    process.execPath,
    [program, 'build', '-q', '--week', 'missed', '--filter', 'kill -9 $PPID'],
    {
      cwd,
      env: {
        PATH: process.env.PATH,
        HOME: cwd,
        SOURCE_DATE_EPOCH: String(mondayAfter(killedIn).getTime() / 1000),
      },
    },
  );
  expect(signal).toBe('SIGKILL');
  expect(await stateOf(cwd)).toEqual(before);
  expect(await readdir(join(cwd, 'archive'))).toContain('.digest.lock');
}

/** It stops when the outputs are written and the issue is not yet recorded. */
async function unrecordedMonday(cwd: string): Promise<void> {
  const { archive } = await stateOf(cwd);
  expect(await onMonday(cwd, unrecordedIn)).toEqual(silence);
  await rm(join(cwd, 'archive'), { recursive: true });
  await mkdir(join(cwd, 'archive'));
  for (const [name, text] of Object.entries(archive)) await writeFile(join(cwd, 'archive', name), text);
}

const titlesOf = ({ themes, unplaced }: Digest): string[] =>
  [...themes.flatMap(({ entries }) => entries), ...unplaced].map(({ title }) => title);

it.skipIf(process.platform === 'win32')(
  'a year publishes every story once, and the same bytes when all is built again',
  { tags: 'long', timeout: 240_000 },
  async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration });
    await mkdir(join(cwd, 'notes'));
    for (const week of weeks) {
      if (week !== silentWeek) await writeFile(join(cwd, `notes/${weekName(week)}.txt`), notesOf(week));
      if (isOff(week)) continue;
      if (week === damagedIn) await damagedMonday(cwd);
      if (week === killedIn) await killedMonday(cwd);
      if (week === unrecordedIn) await unrecordedMonday(cwd);
      expect(await onMonday(cwd, week)).toEqual(silence);
    }

    const year = await stateOf(cwd);
    const digests = Object.entries(year.archive)
      .filter(([name]) => name.endsWith('.json'))
      .map(([, text]) => JSON.parse(text) as Digest);
    const published = weeks.filter((week) => week !== silentWeek);
    expect(digests.map(({ week }) => week)).toEqual(published.map(weekName));
    expect(digests.map(({ issue }) => issue)).toEqual(published.map((_, at) => String(at + 1)));
    const titles = digests.flatMap(titlesOf);
    expect(titles.length).toBe(new Set(titles).size);
    // Two of the stories that the silent week would have told are told by those that repeat them.
    expect(titles.length).toBe(51 * 3 + 2);
    expect((await run(cwd, mondayAfter(52), 'archive', 'verify')).exit).toBe(0);

    // At the end of the year, and without the index: as it was built then.
    await rm(join(cwd, 'archive', '.digest-index'));
    for (const week of published)
      expect(await run(cwd, mondayAfter(60), 'build', '-q', '--week', weekName(week))).toEqual(silence);
    expect(await stateOf(cwd)).toEqual(year);

    expect(await run(cwd, mondayAfter(60), 'site', '-q')).toEqual(silence);
    const pages = await filesIn(join(cwd, 'public/issues'));
    expect(Object.keys(pages)).toEqual(published.map((week) => `${weekName(week)}.html`));
    for (const title of titles) {
      const heading = `>${title}<`;
      expect(Object.values(pages).filter((page) => page.includes(heading)).length, title).toBe(1);
    }
    const { stderr } = await run(cwd, mondayAfter(61), 'site');
    expect(stderr).toContain('; 0 files written; ');
  },
);
