/** The first minute: a set-up is written, and builds. */
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { samples, setups } from '../../src/commands/setups/setups.ts';
import { adaptSetUp, setUpAnswers } from '../../src/config/set-up.ts';
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

  it.each(Object.keys(setups))('%s has a sample in which a check finds nothing', async (name) => {
    const cwd = await folderWith();
    await run(cwd, ['init', name]);
    const { exit, stdout } = await run(cwd, ['check']);
    expect([exit, stdout]).toEqual([0, '']);
  });

  it('begins with the line by which editors find the schema', async () => {
    const cwd = await folderWith();
    await run(cwd, ['init', 'team']);
    expect(await readFile(join(cwd, 'digest.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=https:\/\/\S+\n# The status of a team/,
    );
  });

  it('never overwrites a configuration, and puts no sample among notes that are there', async () => {
    const cwd = await folderWith({ 'notes/mine.txt': 'Mine\nAnd it stays.\n' });
    const { stderr } = await run(cwd, ['init', 'team']);
    expect(stderr).toMatch(/^digest: wrote digest\.yaml\nRun "digest build"/);
    expect(await readdir(join(cwd, 'notes'))).toEqual(['mine.txt']);
    await writeFile(join(cwd, 'digest.yaml'), 'title: Mine\n');
    expect((await run(cwd, ['init', 'team'])).exit).toBe(2);
    expect(await readFile(join(cwd, 'digest.yaml'), 'utf8')).toBe('title: Mine\n');
  });

  it('puts no digest.yaml before a digest.yml, which it would hide', async () => {
    const cwd = await folderWith({ 'digest.yml': 'title: Mine\n' });
    const { exit, stderr } = await run(cwd, ['init', 'team']);
    expect({ exit, stderr }).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('a digest.yml here already'),
    });
    expect(await readdir(cwd)).toEqual(['digest.yml']);
  });

  it('tells Git what is built, unless that is the source of a site, and leaves a .gitignore as it is', async () => {
    const repository = await folderWith({ '.git/HEAD': 'ref: refs/heads/main\n' });
    const news = join(repository, 'news');
    await mkdir(news);
    expect((await run(news, ['init', 'community'])).stderr).toContain('.gitignore');
    expect(await readFile(join(news, '.gitignore'), 'utf8')).toMatch(
      /^# .*\n\/board\/\n\/public\/\n\/archive\/\.digest-index\n$/,
    );
    await run(repository, ['init', 'linkblog']);
    expect(await readFile(join(repository, '.gitignore'), 'utf8')).toMatch(
      /^# .*\n\/archive\/\.digest-index\n$/,
    );
    const other = await folderWith({ '.git/HEAD': '', '.gitignore': 'node_modules\n' });
    const { stderr } = await run(other, ['init', 'team']);
    expect(stderr).toContain('.gitignore was there and stays as it is');
    expect(stderr).toContain('for your .gitignore: /status/ /public/ /archive/.digest-index\n');
  });

  it('writes nothing where the configuration is a link that leads nowhere', async () => {
    const cwd = await folderWith();
    await symlink('../house.yaml', join(cwd, 'digest.yaml'));
    const { exit, stderr } = await run(cwd, ['init', 'team']);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('[init-exists]')]);
    expect(await readdir(cwd)).toEqual(['digest.yaml']);
  });

  it.each(['a file', 'a link that leads nowhere'])('writes nothing where the folder is %s', async (what) => {
    const cwd = await folderWith(what === 'a file' ? { notes: 'Mine\n' } : {});
    if (what !== 'a file') await symlink('elsewhere', join(cwd, 'notes'));
    const { exit, stderr } = await run(cwd, ['init', 'team']);
    expect([exit, stderr]).toEqual([
      2,
      expect.stringContaining('"notes" cannot be written: what stands there is no folder'),
    ]);
    expect(await readdir(cwd)).toEqual(['notes']);
  });

  const terminal: Partial<Given> = { kind: 'terminal', terminals: ['stderr'] };

  it('asks what it is, what it is about, where snippets are and what goes out', async () => {
    const cwd = await folderWith();
    const answers = ['community', 'community,news', 'minutes', 'html,eml,atom'];
    expect((await run(cwd, ['init'], { ...terminal, answers })).stderr).toMatchInlineSnapshot(`
      "What is it to be?
      What is it about?
      In which folder are your snippets?
      What goes out?
      digest: wrote digest.yaml, minutes/first-week.txt
      Run "digest build" to see the first issue; edit digest.yaml, put your own notes into minutes/.
      "
    `);
    expect(await readFile(join(cwd, 'digest.yaml'), 'utf8')).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=https://unpkg.com/weekly-digest@0/schema/config.schema.json
      # Notes of a village, a club or a parish, as a page to hang up and a text to mail.
      title: The notice board
      input: minutes
      output: ["board/{week}.html", "board/{week}.eml", board/feed.atom]
      archive: archive
      timezone: UTC
      extends: [community, news]
      email:
        from: The notice board <news@example.org> # your address
        to: readers@example.org
      "
    `);
    const built = await run(cwd, ['build', '--strict']);
    expect([built.exit, built.stderr]).toEqual([0, expect.stringContaining('3 placed')]);
  });

  it.each(Object.keys(samples))('has a title and a first week for the pack %s', async (pack) => {
    const cwd = await folderWith();
    const answers = ['newsletter', pack, 'notes', 'html,eml'];
    await run(cwd, ['init'], { ...terminal, answers });
    const config = await readFile(join(cwd, 'digest.yaml'), 'utf8');
    expect(config.includes('The week in software')).toBe(pack === 'software');
    const built = await run(cwd, ['build', '--strict']);
    expect([built.exit, built.stderr]).toEqual([0, expect.stringContaining('3 snippets, 3 placed')]);
  });

  it.each(Object.keys(setups))('%s stays as it is when nothing is answered otherwise', (name) => {
    const { config } = setups[name]!;
    expect(adaptSetUp(config, setUpAnswers(config))).toBe(config);
  });

  it('asks at a terminal, and nowhere else; who gives up gets nothing', async () => {
    const given = await folderWith();
    for (const answers of [[], ['team'], ['team', 'team'], ['team', 'team', 'notes']])
      expect((await run(given, ['init'], { ...terminal, answers })).exit).toBe(2);
    expect(await readdir(given)).toEqual([]);
    const quiet = await run(await folderWith(), ['init', '--yes', '-q'], terminal);
    expect(quiet).toEqual({ exit: 0, stdout: '', stderr: '' });
  });

  it('lists the set-ups, and names the nearest to one that is none', async () => {
    const cwd = await folderWith();
    expect((await run(cwd, ['init', '--list'])).stdout).toContain('community   notes of a village');
    expect((await run(cwd, ['init', 'tem'])).stderr).toContain('did you mean "team"?');
  });
});
