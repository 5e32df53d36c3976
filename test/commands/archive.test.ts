/** An archive: what it leaves out, what it tells, and what becomes of it when files are damaged or cannot be read. */
import { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { openArchive } from '../../src/index.ts';
import type { Digest } from '../../src/types.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

const configuration = `title: Orchard weekly
input: notes
output: ["issues/{week}.md", "issues/{issue}.json"]
archive: archive
issue: auto
timezone: UTC
themes:
  - id: trees
    keywords: [pruning, grafting, planting]
  - id: harvest
    keywords: [picking, pressing, drying]
`;

/** A story that no other number has: title and body share too little with those of others. */
function story(number: number): string {
  const work = number === 1 ? 'grafting' : 'planting';
  return `${work} the apple number ${number}\nStory ${number} of row ${number * 31} tells of ${work}, ${number * 17} trees in all. https://example.org/story-${number}\n`;
}

async function build(cwd: string, ...args: string[]) {
  const { io, emitted } = memoryIo({ cwd });
  return { exit: await main(['build', ...args], io), ...emitted };
}

const titlesOf = ({ themes, unplaced }: Digest): string[] =>
  [...themes.flatMap(({ entries }) => entries), ...unplaced].map(({ title }) => title);

describe('an archive', () => {
  it('says where a story was, marks it or keeps it when asked to, and forgets in time', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'notes/2026-W10.txt': story(1),
      'notes/2026-W20.txt': `${story(1)}${story(2)}`,
    });
    await build(cwd, '-w', '2026-W10');
    const seen = async (...args: string[]) => {
      const { stdout } = await build(cwd, '-w', '2026-W20', '-f', 'json', '-n', ...args);
      expect(stdout).toBe('');
      await build(cwd, '-w', '2026-W20', '-o', 'out.json', ...args);
      return JSON.parse(await readFile(join(cwd, 'out.json'), 'utf8')) as Digest;
    };
    const left = await seen();
    expect(titlesOf(left)).toHaveLength(1);
    const inFirst = { issue: '1', week: '2026-W10', from: '2026-03-02', to: '2026-03-08' };
    expect(left.skipped.find(({ reason }) => reason === 'seen')).toMatchObject({
      in: inFirst,
      because: 'same',
    });
    const { read, placed, unplaced, duplicates, skipped } = left.counts;
    expect(read).toBe(placed + unplaced + duplicates + skipped);

    expect(titlesOf(await seen('--keep-seen'))).toHaveLength(2);
    await writeFile(join(cwd, 'digest.yaml'), `${configuration}seen: mark\n`);
    const marked = await seen();
    const entries = [...marked.themes.flatMap((theme) => theme.entries), ...marked.unplaced];
    expect(entries.map((entry) => entry.seen ?? null)).toContainEqual(inFirst);
    await writeFile(join(cwd, 'digest.yaml'), `${configuration}seen-for: 8 weeks\n`);
    expect(titlesOf(await seen())).toHaveLength(2);
  });

  it('tells where a story was when somebody asks why it is not there', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'notes/2026-W10.txt': story(1),
      'notes/2026-W20.txt': `${story(1)}${story(2)}`,
    });
    await build(cwd, '-w', '2026-W10');
    const explained = async (...args: string[]) => {
      const { io, emitted } = memoryIo({ cwd });
      expect([await main(['explain', ...args], io), emitted.stderr]).toEqual([0, '']);
      return emitted.stdout;
    };
    const told = 'It was published in issue 1, 2–8 March 2026: the same words. So it is left out.';
    expect(await explained('notes/2026-W20.txt', '-e', '1')).toContain(told);
    expect(await explained('notes/2026-W20.txt', '-e', '2')).not.toContain('published');
    const [json] = JSON.parse(await explained('notes/2026-W20.txt', '-e', '1', '--json'));
    expect([json.seen, json.follows]).toEqual([
      {
        in: { issue: '1', week: '2026-W10', from: '2026-03-02', to: '2026-03-08' },
        because: 'same',
        similarity: 1,
      },
      null,
    ]);
    // The issue of its own week is not before it, whatever weeks the input has besides.
    for (const input of ['notes/2026-W10.txt', 'notes']) {
      const own = await explained(input, '-e', '1');
      expect(own).toContain('\nIt stands in issue 1, 2–8 March 2026.\n');
      expect(own).not.toContain('published');
    }
    await writeFile(join(cwd, 'digest.yaml'), configuration.replace('archive: archive\nissue: auto\n', ''));
    expect(await explained('notes/2026-W20.txt', '-e', '1')).not.toContain('published');
    expect(await explained('notes/2026-W20.txt', '-e', '1', '--archive', 'archive')).toContain(told);
  });

  it('tells of an entry without a date what the issue of the week that is asked for has of it', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/week.txt': story(1) });
    await build(cwd, '-w', '2026-W10');
    const explained = async (...args: string[]) => {
      const { io, emitted } = memoryIo({ cwd });
      return { exit: await main(['explain', 'notes/week.txt', '-e', '1', ...args], io), ...emitted };
    };
    expect((await explained('-w', '2026-W10')).stdout).toContain('\nIt stands in issue 1, 2–8 March 2026.\n');
    expect((await explained('-w', '2026-W11')).stdout).toContain(
      'It was published in issue 1, 2–8 March 2026',
    );
    expect((await explained('-w', '2026-W09')).stdout).not.toMatch(/published|stands in/);
    const { exit, stdout, stderr } = await explained('-w', 'missed');
    expect([exit, stdout, stderr]).toEqual([2, '', expect.stringContaining('which may be several weeks')]);
  });

  it('is not read as input, nor are the issues, wherever they lie', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration.replace('input: notes', 'input: .'),
      'notes/2026-W10.txt': story(1),
      'notes/2026-W11.txt': story(2),
    });
    await build(cwd, '-w', '2026-W10');
    const { stderr } = await build(cwd, '-w', '2026-W11');
    expect(stderr).toContain('2 snippets');
  });

  it('counts an issue once of which a copy lies beside it, and tells of the copy', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'notes/2026-W10.txt': story(1),
      'notes/2026-W11.txt': story(2),
    });
    await build(cwd, '-w', '2026-W10');
    await writeFile(join(cwd, 'archive/2026-W1.json'), await readFile(join(cwd, 'archive/2026-W10.json')));
    const list = memoryIo({ cwd });
    expect(await main(['archive'], list.io)).toBe(0);
    expect(list.emitted.stdout.match(/W10?\.json/g)).toEqual(['W10.json']);
    const { exit, stderr } = await build(cwd, '-w', '2026-W11', '-v');
    expect([exit, stderr]).toEqual([
      0,
      expect.stringContaining(
        '"2026-W1.json" in the archive "archive" is a copy of "2026-W10.json", which counts',
      ),
    ]);
    expect(stderr).toContain('[archive-copy]');
    expect(await readFile(join(cwd, 'archive/2026-W11.json'), 'utf8')).not.toContain('archive-copy');
  });

  it('verifies that a file is a copy of an issue, which nobody recorded', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story(1) });
    await build(cwd, '-w', '2026-W10');
    await writeFile(join(cwd, 'archive/copy.json'), await readFile(join(cwd, 'archive/2026-W10.json')));
    const { io, emitted } = memoryIo({ cwd });
    expect(await main(['archive', 'verify'], io)).toBe(1);
    expect(emitted.stdout).toBe('2026-W10.json: ok\ncopy.json: COPY of another issue, which counts once\n');
  });

  it('tells of a line among the checksums that is none, such as a mark of a merge', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story(1) });
    await build(cwd, '-w', '2026-W10');
    const sums = await readFile(join(cwd, 'archive/SHA256SUMS'), 'utf8');
    const verify = async (text: string) => {
      await writeFile(join(cwd, 'archive/SHA256SUMS'), text);
      const { io, emitted } = memoryIo({ cwd });
      return [await main(['archive', 'verify'], io), emitted.stdout];
    };
    const fault = (line: number) =>
      `2026-W10.json: ok\nSHA256SUMS: DAMAGED: its line ${line} is no checksum\n`;
    expect(await verify(`${sums}<<<<<<< HEAD\n`)).toEqual([1, fault(2)]);
    expect(await verify(`\u0000\u0001\n${sums}`)).toEqual([1, fault(1)]);
    const mended = `\uFEFF# of the orchard\r\n${sums.replace('\n', '\r\n')}\r\n`;
    expect(await verify(mended)).toEqual([0, '2026-W10.json: ok\n']);
  });

  it('names the checksums where they cannot be read', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story(1) });
    await build(cwd, '-w', '2026-W10');
    await rm(join(cwd, 'archive/SHA256SUMS'));
    await mkdir(join(cwd, 'archive/SHA256SUMS'));
    const { io, emitted } = memoryIo({ cwd });
    expect([await main(['archive', 'verify'], io), emitted.stdout]).toEqual([2, '']);
    expect(emitted.stderr).toContain('the archive "archive/SHA256SUMS" cannot be read: it is a folder');
  });

  it('never writes over the issue of another publication, which has other entries under another title', async () => {
    const other = configuration.replace('Orchard weekly', 'Harbour weekly').replace('notes', 'harbour');
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'harbour.yaml': other,
      'notes/2026-W10.txt': story(1),
      'harbour/2026-W10.txt': story(2),
    });
    await build(cwd, '-w', '2026-W10');
    const recorded = await readFile(join(cwd, 'archive/2026-W10.json'), 'utf8');
    const { exit, stderr } = await build(cwd, '-w', '2026-W10', '-c', 'harbour.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain(
      '"2026-W10.json" in the archive "archive" is an issue of "Orchard weekly" with other entries',
    );
    expect(await readFile(join(cwd, 'archive/2026-W10.json'), 'utf8')).toBe(recorded);
    await writeFile(join(cwd, 'digest.yaml'), configuration.replace('Orchard weekly', 'Apple weekly'));
    expect((await build(cwd, '-w', '2026-W10')).exit).toBe(0);
    expect(await readFile(join(cwd, 'archive/2026-W10.json'), 'utf8')).toContain('"title": "Apple weekly"');
  });

  it('never writes over a damaged file, and says so', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story(1) });
    await build(cwd, '-w', '2026-W10');
    await writeFile(join(cwd, 'archive/2026-W10.json'), '{"schema": 1');
    const { exit, stderr } = await build(cwd, '-w', '2026-W10');
    expect([exit, stderr]).toEqual([2, expect.stringContaining('is damaged, and is not written over')]);
    expect(await readFile(join(cwd, 'archive/2026-W10.json'), 'utf8')).toBe('{"schema": 1');
  });

  it('names a file that was damaged while its size and its time stayed what they were', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'notes/2026-W10.txt': story(1),
      'notes/2026-W11.txt': story(1),
    });
    await build(cwd, '-w', '2026-W10');
    const file = join(cwd, 'archive/2026-W10.json');
    const { atime, mtime } = await stat(file);
    // A time that can be set again to the millisecond; the next build knows the file by it.
    await utimes(file, atime, mtime);
    expect((await build(cwd, '-w', '2026-W11')).stderr).not.toContain('[archive-damaged]');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"themes"', '"themas"'));
    await utimes(file, atime, mtime);
    const { exit, stderr } = await build(cwd, '-w', '2026-W11', '-q');
    expect([exit, stderr]).toEqual([0, expect.stringContaining('"2026-W10.json" in the archive "archive"')]);
  });

  it('makes the list of what an issue published once, however many of its entries are asked for', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story(1) });
    await build(cwd, '-w', '2026-W10');
    const archive = await openArchive(join(cwd, 'archive'));
    const entries = await archive.entriesOf(archive.issues[0]!);
    expect(entries).toHaveLength(1);
    expect(await archive.entriesOf(archive.issues[0]!)).toBe(entries);
  });

  it('says so when the issue cannot be recorded, although it is written', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'notes/2026-W10.txt': story(1),
      archive: 'a file',
    });
    const { exit, stderr } = await build(cwd, '-w', '2026-W10');
    expect([exit, stderr]).toEqual([2, expect.stringMatching(/\[archive-(failed|unreadable)\]/)]);
  });

  it('ends a build when it is a link that leads nowhere, as to a disk that is not there', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story(1) });
    await symlink('../not-mounted/archive', join(cwd, 'archive'));
    const { exit, stdout, stderr } = await build(cwd, '-w', '2026-W10');
    expect([exit, stdout]).toEqual([2, '']);
    const complaint = 'the archive "archive" cannot be read: it does not exist [archive-unreadable]';
    expect(stderr).toContain(complaint);
    const { io, emitted } = memoryIo({ cwd });
    expect([await main(['archive', 'verify'], io), emitted.stdout]).toEqual([2, '']);
    expect(emitted.stderr).toContain(complaint);
  });

  it.runIf(process.platform === 'linux')(
    'ends a build when a file of it cannot be read, which is no damage',
    async () => {
      const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story(1) });
      await build(cwd, '-w', '2026-W10');
      await rm(join(cwd, 'archive/.digest-index'), { force: true });
      await rm(join(cwd, 'archive/2026-W10.json'));
      // A file that nobody can read from its beginning, not even root: an input/output error.
      await symlink('/proc/self/mem', join(cwd, 'archive/2026-W10.json'));
      const { exit, stderr } = await build(cwd, '-w', '2026-W11');
      expect([exit, stderr]).toEqual([2, expect.stringContaining('[archive-unreadable]')]);
    },
  );

  it('finds what was published whatever happens to its index', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'notes/2026-W10.txt': story(1),
      'notes/2026-W11.txt': story(2),
      'notes/2026-W20.txt': `${story(1)}${story(2)}${story(3)}`,
    });
    await build(cwd, '-w', '2026-W10');
    await build(cwd, '-w', '2026-W11');
    const path = join(cwd, 'archive/.digest-index');
    const index = await readFile(path);
    const changed = (at: number) => index.map((byte, place) => (place === at ? byte ^ 1 : byte));
    const damages = [
      changed(3),
      changed(80),
      changed(index.length - 1),
      index.subarray(0, -3),
      Buffer.from('{}'),
    ];
    for (const bytes of [index, ...damages]) {
      await writeFile(path, bytes);
      await build(cwd, '-w', '2026-W20', '-o', 'out.json');
      await rm(join(cwd, 'archive/2026-W20.json'));
      const built = JSON.parse(await readFile(join(cwd, 'out.json'), 'utf8')) as Digest;
      expect(titlesOf(built)).toEqual(['planting the apple number 3']);
    }
  });

  it('records an old pile without publishing it', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration, 'notes/2026-W10.txt': story(1) });
    const recorded = await build(cwd, '-w', '2026-W10', '--record-only');
    expect([recorded.exit, recorded.stderr]).toEqual([
      0,
      expect.stringContaining('; recorded in the archive, and nothing else was written'),
    ]);
    expect(await readdir(cwd)).not.toContain('issues');
    expect(await readdir(join(cwd, 'archive'))).toContain('2026-W10.json');
  });

  it('records all of an old pile where no week is named, and nothing of it is missed after that', async () => {
    const cwd = await folderWith({
      'digest.yaml': configuration,
      'notes/2026-W07.txt': story(1),
      'notes/2026-W08.txt': story(2),
      'notes/2026-W10.txt': story(3),
      'notes/2026-W20.txt': story(4),
      'notes/inbox.txt': story(5),
    });
    expect((await build(cwd, '--record-only')).exit).toBe(0);
    const recorded = (await readdir(join(cwd, 'archive'))).filter((file) => file.endsWith('.json'));
    expect(recorded.sort()).toEqual(['2026-W07.json', '2026-W08.json', '2026-W10.json']);
    const { exit, stderr } = await build(cwd, '-w', 'missed');
    expect([exit, stderr]).toEqual([0, expect.stringContaining('no other week was missed')]);
    expect(await readdir(cwd)).not.toContain('issues');
  });

  it('has to be there for an issue that counts by itself', async () => {
    const cwd = await folderWith({ 'digest.yaml': 'issue: auto\n', 'week.txt': story(1) });
    const { exit, stderr } = await build(cwd, 'week.txt');
    expect([exit, stderr]).toEqual([2, expect.stringContaining('[issue-auto]')]);
  });
});
