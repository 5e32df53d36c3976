import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultConfig, loadConfig } from '../../src/config/config.ts';
import { mergeIssue } from '../../src/config/issue.ts';
import { folderWith } from '../support/folder.ts';
import { load, report, withFrontMatter } from './reports.ts';

describe('a text', () => {
  it('is what was written, where YAML reads a number, in a list as well', async () => {
    const { config, diagnostics } = await load(
      'title: 007\ninput: [2026, notes]\ndrop: [{when: {tag: [2026, no]}}, {when: {author: 42}}]\n',
    );
    expect(report(diagnostics)).toBe('');
    expect(config).toMatchObject({ title: '007', input: ['2026', 'notes'] });
    expect(config.drop.map(({ when }) => [when?.tag, when?.author])).toEqual([
      [['2026', 'no'], undefined],
      [undefined, ['42']],
    ]);
  });
});

describe('finding the configuration', () => {
  it('searches upward from the working directory', async () => {
    const root = await folderWith({ 'digest.yaml': 'title: Above\n', 'weeks/march/keep.txt': '' });
    const { config } = await loadConfig({ cwd: join(root, 'weeks/march'), path: null, env: {} });
    expect(config.title).toBe('Above');
    expect(config.base).toBe(root);
    expect(config.files).toEqual(['../../digest.yaml']);
  });

  it('takes the nearest file, and digest.yml as well', async () => {
    const root = await folderWith({ 'digest.yaml': 'title: Above\n', 'weeks/digest.yml': 'title: Here\n' });
    const { config } = await loadConfig({ cwd: join(root, 'weeks'), path: null, env: {} });
    expect(config.title).toBe('Here');
  });

  it('passes over a folder of that name', async () => {
    const root = await folderWith({ 'digest.yaml': 'title: Above\n', 'weeks/digest.yaml/keep.txt': '' });
    const { config } = await loadConfig({ cwd: join(root, 'weeks'), path: null, env: {} });
    expect(config.title).toBe('Above');
  });

  it('reads the file that was named, and starts relative paths from its folder', async () => {
    const root = await folderWith({
      'team/news.yaml': 'title: Team news\n',
      'digest.yaml': 'title: Above\n',
    });
    const { config } = await loadConfig({ cwd: root, path: 'team/news.yaml', env: {} });
    expect(config).toMatchObject({ title: 'Team news', base: join(root, 'team') });
    expect(config.files).toEqual(['team/news.yaml']);
  });

  it('complains about a named file that is not there', async () => {
    const cwd = await folderWith();
    const { diagnostics } = await loadConfig({ cwd, path: 'digset.yaml', env: {} });
    expect(report(diagnostics)).toMatchInlineSnapshot(`
      "error: there is no configuration file "digset.yaml"
        = check the spelling; without --config, digest.yaml is looked for in this folder and those above it"
    `);
  });

  it('complains about a file that is no text', async () => {
    const cwd = await folderWith({ 'digest.yaml': new Uint8Array([0x74, 0xff, 0xfe]) });
    const { diagnostics } = await loadConfig({ cwd, path: null, env: {} });
    expect(report(diagnostics)).toMatchInlineSnapshot(
      `"digest.yaml:1:1 error: the configuration file "digest.yaml" cannot be read: it is not UTF-8"`,
    );
  });

  it.skipIf(process.getuid?.() === 0)('complains about a file that it may not read', async () => {
    const cwd = await folderWith({ 'digest.yaml': 'title: Secret\n' });
    await chmod(join(cwd, 'digest.yaml'), 0);
    const { diagnostics } = await loadConfig({ cwd, path: null, env: {} });
    expect(report(diagnostics)).toContain('cannot be read: permission denied');
  });

  it('does without', async () => {
    const cwd = await folderWith();
    const { config, diagnostics } = await loadConfig({ cwd, path: null, env: {} });
    expect(config).toEqual(await defaultConfig(cwd));
    expect([config.files, diagnostics]).toEqual([[], []]);
  });
});

describe("the user's own file", () => {
  const mine = 'author: Ada\nfold: 3\nweek: current\nweights: {title: 5}\n';

  it('lies under the project, key by key', async () => {
    const root = await folderWith({
      'home/.config/digest/digest.yaml': mine,
      'project/digest.yaml': 'title: The week\nfold: 1\n',
    });
    const { config } = await loadConfig({
      cwd: join(root, 'project'),
      path: null,
      env: { HOME: join(root, 'home') },
    });
    expect(config).toMatchObject({
      title: 'The week',
      author: 'Ada',
      fold: 1,
      weights: { title: 5, body: 1 },
    });
    expect(config.files).toEqual([join(root, 'home/.config/digest/digest.yaml'), 'digest.yaml']);
  });

  it('stands where XDG_CONFIG_HOME says', async () => {
    const root = await folderWith({ 'settings/digest/digest.yaml': mine });
    const env = { XDG_CONFIG_HOME: join(root, 'settings'), HOME: join(root, 'home') };
    const { config } = await loadConfig({ cwd: root, path: null, env });
    expect(config).toMatchObject({ author: 'Ada', base: root });
  });

  it('is read once when it is also the nearest one', async () => {
    const root = await folderWith({ 'digest/digest.yaml': 'fold: three\n' });
    const { diagnostics } = await loadConfig({
      cwd: join(root, 'digest'),
      path: null,
      env: { XDG_CONFIG_HOME: root },
    });
    expect(diagnostics).toHaveLength(1);
  });

  it('asks for a week, and the project for days instead', async () => {
    const root = await folderWith({
      'digest/digest.yaml': mine,
      'project/digest.yaml': 'since: 2026-03-02\n',
    });
    const { config } = await loadConfig({
      cwd: join(root, 'project'),
      path: null,
      env: { XDG_CONFIG_HOME: root },
    });
    expect(config).toMatchObject({ week: null, since: '2026-03-02' });
  });

  it('may brand all projects, with files beside it, and a project adds to that', async () => {
    const root = await folderWith({
      'digest/digest.yaml':
        'logo: logo.svg\nstyle: brand.css\nemail: {from: ada@example.org}\nfeed: {items: issues}\n',
      'project/digest.yaml': 'style: own.css\nemail: {to: crew@example.org}\n',
    });
    const { config } = await loadConfig({
      cwd: join(root, 'project'),
      path: null,
      env: { XDG_CONFIG_HOME: root },
    });
    expect(config.publication).toMatchObject({
      logo: join(root, 'digest/logo.svg'),
      style: 'own.css',
      feed: { items: 'issues' },
    });
    expect(config.mail).toMatchObject({ from: 'ada@example.org', to: 'crew@example.org' });
  });

  it('has its complaints before those of the project', async () => {
    const root = await folderWith({
      'digest/digest.yaml': 'title: Mine\nfold: three\n',
      'project/digest.yaml': 'order: alphabet\n',
    });
    const { diagnostics } = await loadConfig({
      cwd: join(root, 'project'),
      path: null,
      env: { XDG_CONFIG_HOME: root },
    });
    expect(diagnostics.map(({ place }) => place?.line)).toEqual([2, 1]);
  });
});

const written = (line: number, column: number, excerpt: string) => ({
  place: { file: 'digest.yaml', line, column },
  excerpt,
});

describe('the keys', () => {
  it('all have their place', async () => {
    const { config, diagnostics } = await load(`title: The week
issue: 007
author: Ada
intro: |
  Hello,
  *world*.
preheader: What moved
lang: pt-br
url: https://example.org/{week}/
home: https://example.org
accent: "#0a7"
logo: logo.svg
style: brand.css
footer: Written by *us*.
feed: {items: issues, atom: https://example.org/feed.atom}
email:
  from: Ada Byron <ada@example.org>
  to: [crew@example.org, Bo Byron <bo@example.org>]
  reply-to: desk@example.org
  subject: "{title}, {week}"
  list: Engine Room <engine-room.example.org>
  unsubscribe: https://example.org/leave
  empty: true
counts: false
evidence: true
trends: false
empty: fail
min-entries: 2
heartbeat: beat.json
input: [weeks/*.txt, "-"]
output:
  - digest.md
  - out/{week}.HTML
  - {file: digest.txt, format: md}
  - "-"
  - {file: issue.eml, to: [crew@example.org, bo@example.org]}
  - {file: notes.html, format: email, template: mail.liquid}
week: 2026-W10
since: 2026-03-02
until: 2026-03-08
timezone: Europe/Berlin
order: size
group: section
fold: 2
limit: 20
events: [vespers, skill share]
threshold: 1.5
strict: true
weights: {title: 3, body: 0}
extends: default
disable: events
drop: [sponsored]
pin: [{when: {author: Ada}}]
sections: {Tools: open-source}
`);
    expect(diagnostics).toEqual([]);
    const { themes, base, ...plain } = config;
    expect(themes.map(({ id }) => id)).not.toContain('events');
    expect(plain).toEqual({
      title: 'The week',
      issue: '007',
      author: 'Ada',
      intro: 'Hello,\n*world*.',
      input: ['weeks/*.txt', '-'],
      preheader: 'What moved',
      lang: 'pt-BR',
      publication: {
        url: 'https://example.org/{week}/',
        home: 'https://example.org',
        feed: { items: 'issues', atom: 'https://example.org/feed.atom', rss: null, jsonfeed: null },
        accent: '#0a7',
        logo: 'logo.svg',
        style: 'brand.css',
        footer: 'Written by *us*.',
        unsubscribe: 'https://example.org/leave',
        counts: false,
        evidence: true,
      },
      mail: {
        from: 'Ada Byron <ada@example.org>',
        to: 'crew@example.org, Bo Byron <bo@example.org>',
        replyTo: 'desk@example.org',
        subject: '{title}, {week}',
        list: 'Engine Room <engine-room.example.org>',
        empty: true,
      },
      output: [
        { file: 'digest.md', format: 'markdown', template: null, to: null },
        { file: 'out/{week}.HTML', format: 'html', template: null, to: null },
        { file: 'digest.txt', format: 'markdown', template: null, to: null },
        { file: '-', format: 'markdown', template: null, to: null },
        { file: 'issue.eml', format: 'eml', template: null, to: 'crew@example.org, bo@example.org' },
        { file: 'notes.html', format: 'email', template: 'mail.liquid', to: null },
      ],
      week: '2026-W10',
      since: '2026-03-02',
      until: '2026-03-08',
      timezone: 'Europe/Berlin',
      order: 'size',
      group: 'section',
      fold: 2,
      limit: 20,
      isPackChosen: true,
      inputFormat: 'auto',
      assets: [],
      duplicates: 'merge',
      events: ['vespers', 'skill share'],
      archive: null,
      seen: 'leave-out',
      seenFor: null,
      trends: false,
      empty: 'fail',
      minEntries: 2,
      heartbeat: 'beat.json',
      threshold: 1.5,
      strict: true,
      weights: { title: 3, body: 0 },
      drop: [expect.objectContaining({ written: 'sponsored', kind: 'literal' })],
      pin: [expect.objectContaining({ kind: 'when', when: { author: ['Ada'], place: expect.anything() } })],
      sections: [
        { section: 'Tools', theme: 'open-source', place: { file: 'digest.yaml', line: 54, column: 19 } },
      ],
      written: {
        issue: written(2, 8, 'issue: 007'),
        since: written(39, 8, 'since: 2026-03-02'),
        until: written(40, 8, 'until: 2026-03-08'),
        lang: written(8, 7, 'lang: pt-br'),
        url: written(9, 6, 'url: https://example.org/{week}/'),
        logo: written(12, 7, 'logo: logo.svg'),
        style: written(13, 8, 'style: brand.css'),
      },
      files: ['digest.yaml'],
    });
  });

  it('count as not given without a value', async () => {
    const { config, diagnostics } = await load('title:\nissue:\nthemes:\n  # - id: our-team\n');
    expect(diagnostics).toEqual([]);
    expect(config).toEqual({ ...(await defaultConfig(config.base)), files: ['digest.yaml'] });
  });

  it('may all be missing', async () => {
    for (const text of ['', '# nothing yet\n', '---\n', '\uFEFF']) {
      const { config, diagnostics } = await load(text);
      expect(diagnostics).toEqual([]);
      expect(config).toEqual({ ...(await defaultConfig(config.base)), files: ['digest.yaml'] });
    }
  });
});

describe('the front matter of several files', () => {
  const chapter = async (file: string, text: string) => ({
    file,
    config: (await withFrontMatter(text)).config,
  });

  it('counts for the issue when one of them says it', async () => {
    const files = [
      await chapter('monday.txt', 'fold: 3'),
      await chapter('friday.txt', 'title: Security week'),
    ];
    const { config, diagnostics } = mergeIssue(await defaultConfig('/project'), files);
    expect(config).toMatchObject({ title: 'Security week', fold: 3 });
    expect(diagnostics).toEqual([]);
  });

  it('may say where the issue stands on the web', async () => {
    const files = [
      await chapter('monday.txt', 'url: https://example.org/spring'),
      await chapter('friday.txt', 'lang: de'),
    ];
    const { config } = mergeIssue(await defaultConfig('/project'), files);
    expect(config).toMatchObject({ lang: 'de', publication: { url: 'https://example.org/spring' } });
    expect(config.written).toMatchObject({ lang: { place: { file: 'week.txt', line: 2 } } });
  });

  it('is that of the first file where they differ, with a warning', async () => {
    const files = [
      await chapter('monday.txt', 'title: Week 10'),
      await chapter('friday.txt', 'title: Week 11'),
    ];
    const { config, diagnostics } = mergeIssue(await defaultConfig('/project'), files);
    expect(config.title).toBe('Week 10');
    expect(report(diagnostics)).toMatchInlineSnapshot(`
      "week.txt:2:8 warning: \`title\` is "Week 10" in week.txt:2 and "Week 11" here; the first one is used
        | title: Week 11
        = set it in one file only, or in digest.yaml"
    `);
  });
});
