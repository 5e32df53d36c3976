/** The right week, once: nothing of an empty one, thin ones with the next, those that were missed, and each message once. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Digest } from '../../src/types.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

const configuration = `title: The Lighthouse Letter
input: notes
archive: archive
issue: auto
timezone: UTC
email: {from: ada@example.org, to: crew@example.org}
themes:
  - {id: lamps, title: Lamps, keywords: [lantern, lens, wick]}
`;

const story = (words: string) =>
  `The ${words} of the Lighthouse\nWhat the keepers wrote about the ${words}, on a page of its own: https://example.org/${words.replaceAll(' ', '-')}\n`;

async function build(cwd: string, ...args: string[]) {
  const { io, emitted } = memoryIo({ cwd });
  return { exit: await main(['build', ...args], io), ...emitted };
}

const issueIn = async (cwd: string, week: string): Promise<Digest> =>
  JSON.parse(await readFile(join(cwd, 'archive', `${week}.json`), 'utf8'));

const titlesOf = ({ themes, unplaced }: Digest): string[] =>
  [...themes.flatMap(({ entries }) => entries), ...unplaced].map(({ title }) => title);

const isThere = async (cwd: string, name: string) => (await readdir(cwd, { recursive: true })).includes(name);

describe('an issue as JSON', () => {
  it('is what the archive records, and the same when the input has more of other weeks', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'notes/2026-W09.txt': story('old lantern'),
      'notes/2026-W10.txt': story('new lens'),
    });
    const json = async () => {
      await build(cwd, '-w', '2026-W10', '-o', 'letter.json');
      return await readFile(join(cwd, 'letter.json'), 'utf8');
    };
    const first = await json();
    expect(JSON.parse(first)).toMatchObject({ skipped: [], counts: { read: 1, skipped: 0 } });
    expect(await readFile(join(cwd, 'archive/2026-W10.json'), 'utf8')).toBe(first);
    await writeFile(join(cwd, 'notes/2026-W11.txt'), story('short wick'));
    expect(await json()).toBe(first);
  });
});

describe('an issue of a pack that nobody chose and that does not fit', () => {
  it('is the same when the input has more of other weeks', async () => {
    const week = (name: string) => Array.from({ length: 8 }, (_, at) => story(`${name} ${at}`)).join('');
    const cwd = await folderWith({
      'digest.yaml': configuration.slice(0, configuration.indexOf('themes:')),
      'notes/2026-W10.txt': week('lens'),
    });
    const built = async () => {
      const { stderr } = await build(cwd, '-w', '2026-W10', '-o', 'letter.json', '-v');
      const files = ['letter.json', 'archive/2026-W10.json'].map((it) => readFile(join(cwd, it), 'utf8'));
      return { stderr, files: await Promise.all(files) };
    };
    const first = await built();
    await writeFile(join(cwd, 'notes/2026-W11.txt'), week('wick'));
    const again = await built();
    expect([first.stderr, again.stderr]).toEqual([
      expect.stringContaining('of 8 snippets'),
      expect.stringContaining('of 16 snippets'),
    ]);
    expect(again.files).toEqual(first.files);
  });
});

describe('an issue without entries', () => {
  const notes = { 'notes/2026-W09.txt': story('old lantern'), 'notes/2026-W10.txt': story('new lens') };

  it('is published nowhere, and the summary says why', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, ...notes });
    for (const args of [[], ['-f', 'json'], ['-o', 'out.html']]) {
      const { exit, stdout, stderr } = await build(cwd, '-w', '2026-W11', ...args);
      expect([exit, stdout]).toEqual([0, '']);
      expect(stderr).toBe('digest: 2 snippets, all of other weeks: 2026-W09 to W10; nothing was published\n');
    }
    expect(await isThere(cwd, 'out.html')).toBe(false);
    expect(await isThere(cwd, 'archive/2026-W11.json')).toBe(false);
  });

  it('says how much was left out for which reason', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'notes/2026-W09.txt': story('old lantern'),
      'notes/2026-W10.txt': `${story('old lantern')}A Wick Too Long {skip}\nIt was cut.\n`,
    });
    await build(cwd, '-w', '2026-W09', '--record-only');
    const { stderr } = await build(cwd, '-w', '2026-W10');
    expect(stderr).toContain(
      '3 snippets: 1 of another week: 2026-W09, 1 told before, in 2026-W09, 1 skipped by hand;',
    );
  });

  it('is a failure with a status of its own when that is asked for, also when quiet', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, ...notes });
    const flag = await build(cwd, '-w', '2026-W11', '-q', '--fail-if-empty');
    expect([flag.exit, flag.stdout]).toEqual([3, '']);
    expect(flag.stderr).toContain('this issue has no entries: 2 snippets, all of other weeks');
    await writeFile(join(cwd, 'digest.yaml'), `${configuration}empty: fail\n`);
    expect((await build(cwd, '-w', '2026-W11')).exit).toBe(3);
    expect((await build(cwd, '-w', '2026-W10')).exit).toBe(0);
  });

  it('is an issue like any other with `empty: publish`', async () => {
    const cwd = await folderWith({ 'digest.yaml': `${configuration}empty: publish\n`, ...notes });
    expect((await build(cwd, '-w', '2026-W11')).stdout).toContain('_No snippets_');
    expect((await build(cwd, '-w', '2026-W11', '-f', 'eml')).stdout).toContain('Subject: The Lighthouse');
  });

  it('has no number where issues count by themselves, since the next one has it', async () => {
    const cwd = await folderWith({
      'digest.yaml': `${configuration}empty: publish\n`,
      'notes/2026-W09.txt': story('new lens'),
      'notes/2026-W11.txt': story('old wick'),
    });
    const titleLine = async (week: string) => /^Week .*/m.exec((await build(cwd, '-w', week)).stdout)?.[0];
    for (let times = 0; times < 2; times++) {
      expect(await titleLine('2026-W09')).toMatch(/ Issue 1$/);
      expect(await titleLine('2026-W10')).toMatch(/ 2026$/);
      expect(await titleLine('2026-W11')).toMatch(/ Issue 2$/);
    }
  });

  it('is sent with `email.empty`, and written nowhere else', async () => {
    const mail = configuration.replace('to: crew@example.org', 'to: crew@example.org, empty: true');
    const cwd = await folderWith({ 'digest.yaml': mail, ...notes });
    expect((await build(cwd, '-w', '2026-W11', '-o', 'a.html', '-o', 'a.eml')).exit).toBe(0);
    expect([await isThere(cwd, 'a.html'), await isThere(cwd, 'a.eml')]).toEqual([false, true]);
  });
});

describe('a thin week', () => {
  const thin = `${configuration}min-entries: 3\noutput: "issues/{week}.md"\n`;

  it('is carried over to the next issue, which has its entries', async () => {
    const cwd = await folderWith({
      'digest.yaml': thin,
      'notes/2026-W09.txt': story('old lantern') + story('green wick') + story('third lens'),
      'notes/2026-W10.txt': story('new lens'),
      'notes/2026-W11.txt': story('oil lamp') + story('fog horn'),
      'notes/2026-W12.txt': story('red door') + story('blue stair') + story('tall tower'),
    });
    await build(cwd, '-w', '2026-W09');
    const { exit, stderr } = await build(cwd, '-w', '2026-W10');
    expect([exit, stderr]).toEqual([
      0,
      'digest: 1 snippet, and an issue has at least 3: carried over to the next one; nothing was published\n',
    ]);
    expect(await isThere(cwd, 'issues/2026-W10.md')).toBe(false);
    expect(await issueIn(cwd, '2026-W10')).toMatchObject({ issue: null, carried: true });

    await build(cwd, '-w', '2026-W11');
    const next = await issueIn(cwd, '2026-W11');
    expect([next.issue, titlesOf(next)]).toEqual([
      '2',
      expect.arrayContaining(['The new lens of the Lighthouse', 'The fog horn of the Lighthouse']),
    ]);
    expect(titlesOf(next)).toHaveLength(3);
    await build(cwd, '-w', '2026-W12');
    expect(titlesOf(await issueIn(cwd, '2026-W12'))).toHaveLength(3);
  });

  it('stays carried over once a later issue has it, whatever is added to it', async () => {
    const cwd = await folderWith({
      'digest.yaml': thin,
      'notes/2026-W10.txt': story('new lens'),
      'notes/2026-W11.txt': story('oil lamp') + story('fog horn'),
    });
    for (const week of ['2026-W10', '2026-W11']) await build(cwd, '-w', week);
    const before = await readFile(join(cwd, 'archive/2026-W11.json'), 'utf8');
    await writeFile(
      join(cwd, 'notes/2026-W10.txt'),
      story('new lens') + story('red door') + story('blue stair'),
    );
    const { stderr } = await build(cwd, '-w', '2026-W10');
    expect(stderr).toContain('a later issue has taken this week in; nothing was published');
    await writeFile(join(cwd, 'notes/2026-W10.txt'), story('new lens'));
    await build(cwd, '-w', '2026-W11');
    expect(await readFile(join(cwd, 'archive/2026-W11.json'), 'utf8')).toBe(before);
  });

  it('is in the archive with all it has, so that the input need not have it any more', async () => {
    const cwd = await folderWith({ 'digest.yaml': thin, 'notes/2026-W10.txt': story('new lens') });
    await build(cwd, '-w', '2026-W10');
    await rm(join(cwd, 'notes/2026-W10.txt'));
    await writeFile(join(cwd, 'notes/2026-W11.txt'), story('oil lamp') + story('fog horn'));
    await build(cwd, '-w', '2026-W11');
    expect(titlesOf(await issueIn(cwd, '2026-W11'))).toContain('The new lens of the Lighthouse');
  });

  it('is taken in once with other thin weeks, out of an inbox that is emptied each week', async () => {
    const cwd = await folderWith({ 'digest.yaml': thin, 'notes/2026-W10.txt': story('new lens') });
    await build(cwd, '-w', '2026-W10');
    for (const [week, words] of [['2026-W11', 'oil lamp'] as const, ['2026-W12', 'fog horn'] as const]) {
      await rm(join(cwd, 'notes'), { recursive: true });
      await mkdir(join(cwd, 'notes'));
      await writeFile(join(cwd, `notes/${week}.txt`), story(words));
      await build(cwd, '-w', week);
    }
    const first = await issueIn(cwd, '2026-W12');
    expect(first).toMatchObject({ issue: '1', counts: { read: 3, duplicates: 0 }, duplicates: [] });
    expect(titlesOf(first)).toHaveLength(3);
  });

  it('needs an archive', async () => {
    const cwd = await folderWith({ 'digest.yaml': 'min-entries: 3\n', 'week.txt': story('new lens') });
    const { exit, stderr } = await build(cwd, 'week.txt');
    expect([exit, stderr]).toEqual([2, expect.stringContaining('[min-entries]')]);
  });
});

describe('--week missed', () => {
  const output = `${configuration}output: "issues/{week}.md"\n`;
  const notes = {
    'notes/2026-W06.txt': story('old lantern'),
    'notes/2026-W07.txt': story('green wick'),
    'notes/2026-W08.txt': story('third lens') + story('old lantern'),
    'notes/2026-W10.txt': story('fog horn'),
  };

  it('builds every week that is over and has no issue, the oldest first, as it would have been', async () => {
    const cwd = await folderWith({ 'digest.yaml': output, ...notes });
    await build(cwd, '-w', '2026-W07');
    const { exit, stderr } = await build(cwd, '-w', 'missed');
    expect(exit).toBe(0);
    expect(stderr.match(/issues\/\S+\.md/g)).toEqual(['issues/2026-W06.md', 'issues/2026-W08.md']);
    expect(titlesOf(await issueIn(cwd, '2026-W08'))).toEqual(['The third lens of the Lighthouse']);
    const again = await build(cwd, '-w', 'missed');
    expect([again.exit, again.stderr]).toEqual([
      0,
      'digest: no snippets of 2026-W09, and no other week was missed; nothing was published\n',
    ]);
  });

  it('has what says no date in the issue of the last week, once', async () => {
    const cwd = await folderWith({ 'digest.yaml': output, 'notes/inbox.txt': story('old lantern') });
    expect((await build(cwd, '-w', 'missed')).exit).toBe(0);
    expect(titlesOf(await issueIn(cwd, '2026-W09'))).toEqual(['The old lantern of the Lighthouse']);
    const inWeek = async (now: string) => {
      const { io, emitted } = memoryIo({ cwd, now: () => new Date(now) });
      return { exit: await main(['build', '-w', 'missed'], io), ...emitted };
    };
    expect((await inWeek('2026-03-09T12:00:00Z')).stderr).toContain('nothing was published');
    expect(await isThere(cwd, 'archive/2026-W10.json')).toBe(false);
    await writeFile(join(cwd, 'notes/inbox.txt'), story('old lantern') + story('new lens'));
    expect((await inWeek('2026-03-09T12:00:00Z')).exit).toBe(0);
    expect(titlesOf(await issueIn(cwd, '2026-W10'))).toEqual(['The new lens of the Lighthouse']);
  });

  it('does not take several weeks for one', async () => {
    const cwd = await folderWith({ 'digest.yaml': output, ...notes });
    const { exit, stdout, stderr } = await build(cwd, '-w', 'missed', '-f', 'eml');
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain('3 weeks were missed (2026-W06, 2026-W07, 2026-W08)');
    expect((await build(cwd, '-w', 'missed', '-o', 'last.html')).exit).toBe(2);
  });

  it('fails with --fail-if-empty when the last week has no entries', async () => {
    const cwd = await folderWith({ 'digest.yaml': output, ...notes });
    expect((await build(cwd, '-w', 'missed', '-q')).exit).toBe(0);
    const { exit, stderr } = await build(cwd, '-w', 'missed', '--fail-if-empty');
    expect([exit, stderr]).toEqual([3, expect.stringContaining('no snippets of 2026-W09')]);
  });

  it('is not kept from the weeks after it by one of which all was told before, also with `empty: fail`', async () => {
    const cwd = await folderWith({
      'digest.yaml': `${output}empty: fail\n`,
      ...notes,
      'notes/2026-W07.txt': notes['notes/2026-W06.txt'],
    });
    for (const _ of [1, 2]) {
      const { exit, stderr } = await build(cwd, '-w', 'missed', '-q');
      // What fails is the last week, which has none at all.
      expect([exit, stderr.match(/\[issue-empty\]/g)]).toEqual([3, ['[issue-empty]']]);
      expect(stderr).toContain('all of other weeks');
      expect(await isThere(cwd, 'archive/2026-W08.json')).toBe(true);
    }
    await writeFile(join(cwd, 'notes/2026-W09.txt'), story('white buoy'));
    expect((await build(cwd, '-w', 'missed', '-q')).exit).toBe(0);
    expect((await build(cwd, '-w', 'missed', '-q')).exit).toBe(0);
    expect(await isThere(cwd, 'archive/2026-W07.json')).toBe(false);
  });

  it('needs an archive', async () => {
    const cwd = await folderWith({ 'digest.yaml': 'input: notes\n', ...notes });
    const { exit, stderr } = await build(cwd, '-w', 'missed');
    expect([exit, stderr]).toEqual([2, expect.stringContaining('[archive-none]')]);
  });
});

describe('a limit', () => {
  it('counts what is new: what was published before does not take its place', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'notes/2026-W09.txt': story('lantern lens'),
      'notes/2026-W10.txt': story('lantern lens') + story('green wick') + story('third lens'),
    });
    await build(cwd, '-w', '2026-W09');
    const { stdout } = await build(cwd, '-w', '2026-W10', '--limit', '1');
    expect(stdout.match(/^### .*/gm)).toEqual(['### The green wick of the Lighthouse']);
    expect(stdout).toContain('_1 more, not shown_');
  });
});

describe('a message', () => {
  const send = ['-w', '2026-W10', '-f', 'eml'];

  it('of an issue that was recorded as sent is not written again, unless --again', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story('new lens') });
    const first = await build(cwd, ...send);
    expect([first.exit, first.stdout]).toEqual([0, expect.stringContaining('Subject: ')]);
    expect(await readFile(join(cwd, 'archive/SENT'), 'utf8')).toMatch(
      /^2026-W10\.json 2026-03-05T12:00:00Z crew@example\.org\n$/,
    );
    const second = await build(cwd, ...send);
    expect([second.exit, second.stdout]).toEqual([0, '']);
    expect(second.stderr).toContain('sent on 2026-03-05, and not again (--again sends it)');
    expect((await build(cwd, ...send, '--again')).stdout).toBe(first.stdout);
    expect((await build(cwd, '-w', '2026-W10')).stdout).toContain('# The Lighthouse Letter');
  });

  it('is not sent again either when its issue was taken out of the archive and is built anew', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story('new lens') });
    await build(cwd, ...send);
    const { io } = memoryIo({ cwd });
    expect(await main(['archive', 'rm', '2026-W10'], io)).toBe(0);
    const again = await build(cwd, ...send);
    expect([again.exit, again.stdout]).toEqual([0, '']);
    expect(again.stderr).toContain('sent on 2026-03-05, and not again (--again sends it)');
    expect(await isThere(cwd, 'archive/2026-W10.json')).toBe(true);
  });

  it('to the one of a file is sent again when there is another in it', async () => {
    const toFile = configuration.replace('crew@example.org', 'readers.txt');
    expect(toFile).not.toBe(configuration);
    const files = { 'digest.yaml': toFile, 'notes/2026-W10.txt': story('new lens') };
    const cwd = await folderWith({ ...files, 'readers.txt': 'ada@example.org\n' });
    expect((await build(cwd, ...send)).stdout).toContain('To: ada@example.org');
    expect((await build(cwd, ...send)).stdout).toBe('');
    await writeFile(join(cwd, 'readers.txt'), 'mildred@example.org\n');
    expect((await build(cwd, ...send)).stdout).toContain('To: mildred@example.org');
    expect(await readFile(join(cwd, 'archive/SENT'), 'utf8')).toMatch(
      / ada@example\.org\n.* mildred@example\.org\n$/,
    );
  });

  it('goes to those alone who do not have it yet when somebody joins', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story('new lens') });
    await build(cwd, ...send);
    const joined = configuration.replace(
      'crew@example.org',
      '"Crew@example.org, Mildred <mildred@example.org>"',
    );
    expect(joined).not.toBe(configuration);
    await writeFile(join(cwd, 'digest.yaml'), joined);
    const { stdout, stderr } = await build(cwd, ...send);
    expect(stdout.match(/^To: .*/m)?.[0]).toMatch(/^To: "?Mildred"? <mildred@example\.org>/);
    expect(stdout).not.toMatch(/^(To|Cc|Bcc):.*crew/im);
    expect(stderr).toContain('not again to Crew@example.org (--again sends it to all)');
    expect((await build(cwd, ...send)).stdout).toBe('');
    expect((await build(cwd, ...send, '--again')).stdout).toMatch(/^To: Crew@example\.org, /m);
  });

  it('to several of a file, who would see each other, is not made, and nothing is recorded', async () => {
    const toFile = configuration.replace('crew@example.org', 'readers.txt');
    const files = { 'digest.yaml': toFile, 'notes/2026-W10.txt': story('new lens') };
    const cwd = await folderWith({ ...files, 'readers.txt': 'ada@example.org\ngrace@example.org\n' });
    const { exit, stdout, stderr } = await build(cwd, ...send, '-q');
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain('would see all 2 addresses of "readers.txt" [recipients-shown]');
    expect(await isThere(cwd, 'archive/SENT')).toBe(false);
    expect((await build(cwd, '-w', '2026-W10', '-o', 'out/{to}.eml')).exit).toBe(0);
    expect(await readdir(join(cwd, 'out'))).toEqual(['ada@example.org.eml', 'grace@example.org.eml']);
    await writeFile(join(cwd, 'digest.yaml'), toFile.replace('readers.txt', '[ada@e.org, grace@e.org]'));
    expect((await build(cwd, ...send, '--again')).stdout).toContain('To: ada@e.org, grace@e.org');
  });

  it('was sent, whatever an editor makes of the ends of the lines that say so', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story('new lens') });
    await build(cwd, ...send);
    for (const name of ['archive/SENT', 'archive/SHA256SUMS']) {
      const text = await readFile(join(cwd, name), 'utf8');
      await writeFile(join(cwd, name), `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    }
    const { io, emitted } = memoryIo({ cwd });
    expect([await main(['archive', 'verify'], io), emitted.stdout]).toEqual([0, '2026-W10.json: ok\n']);
    const again = await build(cwd, ...send);
    expect([again.exit, again.stdout]).toEqual([0, '']);
  });

  it.each([
    ['ends in the middle of a line', '2026-W09.json 2026-02-2', 'its line 1 tells of no message'],
    ['was merged, and not settled', '\n<<<<<<< HEAD\n', 'its line 2 tells of no message'],
    ['is a folder', null, 'it is a folder'],
  ])('is not sent where what was sent %s, and nothing that it tells is lost', async (_, text, why) => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story('new lens') });
    await build(cwd, '-w', '2026-W10');
    const sent = join(cwd, 'archive/SENT');
    await (text === null ? mkdir(sent) : writeFile(sent, text));
    for (const again of [[], ['--again']]) {
      const { exit, stdout, stderr } = await build(cwd, ...send, '-q', ...again);
      expect([exit, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`"SENT" in the archive "archive" does not tell what was sent: ${why}`);
    }
    if (text !== null) expect(await readFile(sent, 'utf8')).toBe(text);
    expect((await build(cwd, '-w', '2026-W10')).exit).toBe(0);
  });

  it('counts as sent only when all of it was taken and the issue is recorded', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story('new lens') });
    await build(cwd, ...send, '-n');
    expect(await isThere(cwd, 'archive/SENT')).toBe(false);
    await build(cwd, '-w', '2026-W10', '-o', 'out.eml');
    expect(await isThere(cwd, 'archive/SENT')).toBe(false);
    expect((await build(cwd, ...send)).stdout).not.toBe('');
  });
});

describe('the heartbeat', () => {
  it.each([
    ['digest.yaml', 'is an input'],
    ['archive/last-run.json', 'is to be written twice'],
    ['notes.txt', 'is an input'],
    ['out.md', 'is to be written twice'],
  ])('is written over nothing that is read or written: %s', async (file, why) => {
    const text = `${configuration}input: notes.txt\nheartbeat: ${file}\n`.replace('input: notes\n', '');
    const cwd = await folderWith({ 'digest.yaml': text, 'notes.txt': story('new lens') });
    const { exit, stderr } = await build(cwd, '-w', '2026-W10', '-q', '-o', 'out.md', 'notes.txt');
    expect([exit, stderr]).toEqual([2, expect.stringContaining(`${file}" ${why}`)]);
    expect(await readFile(join(cwd, 'digest.yaml'), 'utf8')).toBe(text);
    expect(await readFile(join(cwd, 'notes.txt'), 'utf8')).toBe(story('new lens'));
    expect(await readFile(join(cwd, 'out.md'), 'utf8')).toContain('The Lighthouse Letter');
  });

  it('is touched after success, with the facts of the run', async () => {
    const cwd = await folderWith({
      'digest.yaml': `${configuration}heartbeat: state/last-run.json\n`,
      'notes/2026-W10.txt': story('new lens'),
    });
    await build(cwd, '-w', '2026-W10', '-o', 'out.md', '-n');
    expect(await isThere(cwd, 'state/last-run.json')).toBe(false);
    await build(cwd, '-w', '2026-W10', '-o', 'out.md');
    const read = async () => JSON.parse(await readFile(join(cwd, 'state/last-run.json'), 'utf8'));
    expect(await read()).toMatchObject({
      at: '2026-03-05T12:00:00Z',
      issues: [
        {
          week: '2026-W10',
          issue: '1',
          withheld: null,
          counts: { placed: 1 },
          outputs: [{ file: 'out.md', change: 'new' }],
        },
      ],
    });
    expect((await build(cwd, '-w', '2026-W11')).exit).toBe(0);
    expect((await read()).issues).toMatchObject([
      { issue: null, withheld: expect.stringContaining('all of another week: 2026-W10') },
    ]);
    const before = await readFile(join(cwd, 'state/last-run.json'), 'utf8');
    expect((await build(cwd, '-w', '2026-W12', '--fail-if-empty')).exit).toBe(3);
    expect(await readFile(join(cwd, 'state/last-run.json'), 'utf8')).toBe(before);
  });

  it('that cannot be written is a failure', async () => {
    const cwd = await folderWith({
      'digest.yaml': `${configuration}heartbeat: notes/2026-W10.txt/beat\n`,
      'notes/2026-W10.txt': story('new lens'),
    });
    const { exit, stderr } = await build(cwd, '-w', '2026-W10');
    expect([exit, stderr]).toEqual([2, expect.stringContaining('[output-failed]')]);
  });
});
