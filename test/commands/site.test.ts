/** The site of an archive: its files, what a second run does, and what browsers and checkers say of it. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { openArchive, recordIssue } from '../../src/index.ts';
import { digest, entry, theme } from '../render/week.ts';
import { describeInBrowser, findOnPath, openBrowser } from '../support/browser.ts';
import { folderWith } from '../support/folder.ts';
import { hostileTexts } from '../support/hostile.ts';
import { memoryIo } from '../support/memory-io.ts';

const configuration = `title: The Lighthouse Letter
archive: archive
accent: '#0a7b6c'
footer: Written by the crew.
home: https://lighthouse.example/letter/
`;

const days = [
  ['2026-W09', '2026-02-23', '2026-03-01'],
  ['2026-W10', '2026-03-02', '2026-03-08'],
  ['2026-W11', '2026-03-09', '2026-03-15'],
] as const;

/** Three issues; the second has everything that could harm a page. */
async function project(): Promise<string> {
  const cwd = await folderWith({ 'digest.yaml': configuration });
  for (const [at, [week, from, to]] of days.entries()) {
    const archive = await openArchive(join(cwd, 'archive'));
    const themes = [
      theme(
        'Lamps',
        [entry({ title: `The Lantern of Week ${at + 9}`, body: `A quokka held it, on day ${at}.` })],
        '💡',
      ),
      ...(at === 1 ? [{ ...theme('Tides <b>', [...hostileTexts]), id: 'tides' }] : []),
    ];
    const counted = digest({ title: 'The Lighthouse Letter', issue: String(at + 1), week, from, to, themes });
    await recordIssue(counted, archive);
  }
  return cwd;
}

async function site(cwd: string, ...args: string[]) {
  const { io, emitted } = memoryIo({ cwd });
  return { exit: await main(['site', ...args], io), ...emitted };
}

const filesOf = async (cwd: string) =>
  (await readdir(join(cwd, 'public'), { recursive: true })).filter((it) => it.includes('.')).sort();

describe("a site takes no folder that is somebody's", () => {
  it('with a page of theirs in it', async () => {
    const cwd = await project();
    await mkdir(join(cwd, 'public'));
    await writeFile(join(cwd, 'public/index.html'), 'My own page\n');
    const { exit, stderr } = await site(cwd);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('[site-foreign]')]);
    expect(await filesOf(cwd)).toEqual(['index.html']);
  });

  it.each([
    ['the archive', 'archive'],
    ['the archive', '.'],
    ['the input', 'notes'],
  ])('over %s: %s', async (over, folder) => {
    const cwd = await project();
    await writeFile(join(cwd, 'digest.yaml'), `${configuration}input: notes/*.txt\n`);
    const { exit, stderr } = await site(cwd, '-o', folder);
    expect(exit).toBe(2);
    expect(stderr).toContain(`would lie over ${over}`);
  });

  it('but one beside theirs, and its own that lost its mark', async () => {
    const cwd = await project();
    await mkdir(join(cwd, 'public'));
    await writeFile(join(cwd, 'public/CNAME'), 'lighthouse.example\n');
    expect((await site(cwd)).exit).toBe(0);
    await rm(join(cwd, 'public/.digest-site'));
    await writeFile(join(cwd, 'digest.yaml'), `${configuration}author: The crew\n`);
    expect((await site(cwd)).exit).toBe(0);
  });
});

describe('digest site', () => {
  it('writes an index, a page an issue and a theme, feeds, a sitemap and a search', async () => {
    const cwd = await project();
    const { exit, stderr } = await site(cwd);
    expect([exit, stderr]).toEqual([0, 'digest: 3 issues in public; 12 files written\n']);
    expect(await filesOf(cwd)).toEqual([
      '.digest-site',
      'feed.atom',
      'feed.json',
      'feed.rss',
      'index.html',
      'issues/2026-W09.html',
      'issues/2026-W10.html',
      'issues/2026-W11.html',
      'search.js',
      'search.json',
      'sitemap.xml',
      'themes/lamps.html',
      'themes/tides.html',
    ]);
    const read = (file: string) => readFile(join(cwd, 'public', file), 'utf8');
    expect(await read('issues/2026-W10.html')).toMatch(
      /href="2026-W11.html" rel="next"[\s\S]*href="2026-W09.html" rel="prev"/,
    );
    expect(await read('sitemap.xml')).toContain(
      '<loc>https://lighthouse.example/letter/issues/2026-W09.html</loc>',
    );
    expect(JSON.parse(await read('feed.json')).items.map(({ url }: { url: string }) => url)).toEqual(
      ['11', '10', '09'].map((week) => `https://lighthouse.example/letter/issues/2026-W${week}.html`),
    );
  });

  it('leaves the page of an issue whose file is damaged as it was', async () => {
    const cwd = await project();
    await site(cwd);
    const page = await readFile(join(cwd, 'public/issues/2026-W10.html'), 'utf8');
    await writeFile(join(cwd, 'archive/2026-W10.json'), '{');
    for (const _ of [1, 2]) {
      const { stderr } = await site(cwd);
      expect(stderr).toContain('[archive-damaged]');
      expect(stderr).toContain('; 1 of them left as they were, since their issues are damaged');
      expect(await readFile(join(cwd, 'public/issues/2026-W10.html'), 'utf8')).toBe(page);
    }
  });

  it('writes only what changed, and takes away what is gone', async () => {
    const cwd = await project();
    await site(cwd);
    const timeOf = async (file: string) => (await stat(join(cwd, 'public', file))).mtimeMs;
    const before = await timeOf('issues/2026-W09.html');
    expect((await site(cwd)).stderr).toBe('digest: 3 issues in public; 0 files written; 12 unchanged\n');
    await writeFile(join(cwd, 'public/own.html'), 'somebody’s own');
    await main(['archive', 'rm', '2026-W11'], memoryIo({ cwd }).io);
    expect((await site(cwd)).stderr).toContain('1 removed');
    expect(await filesOf(cwd)).toContain('own.html');
    expect(await filesOf(cwd)).not.toContain('issues/2026-W11.html');
    expect(await timeOf('issues/2026-W09.html')).toBe(before);
    await writeFile(join(cwd, 'public/issues/2026-W09.html'), 'damaged');
    await site(cwd);
    expect(await readFile(join(cwd, 'public/issues/2026-W09.html'), 'utf8')).toContain(
      'The Lantern of Week 9',
    );
  });

  it('never is input', async () => {
    const cwd = await project();
    await site(cwd);
    const { io, emitted } = memoryIo({ cwd });
    await writeFile(join(cwd, 'week.txt'), 'A Lens That Was Ground by Hand\nIt took eleven weeks.\n');
    await main(['build', '.', '-n', '--archive', 'other'], io);
    expect(emitted.stderr).toContain('digest: 1 snippet,');
  });

  it('needs an archive, and has no feeds without an address', async () => {
    expect((await site(await folderWith({}))).exit).toBe(2);
    const cwd = await project();
    await writeFile(join(cwd, 'digest.yaml'), 'archive: archive\n');
    const { stderr } = await site(cwd, '-v');
    expect(stderr).toContain('[site-no-home]');
    expect(await filesOf(cwd)).not.toContain('sitemap.xml');
    await rm(join(cwd, 'public'), { recursive: true });
  });
});

describe.skipIf(findOnPath(['java']) === null && !process.env.CI)('the Nu checker', () => {
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

  it('finds no error in a site', async () => {
    const cwd = await project();
    await site(cwd);
    const pages = (await filesOf(cwd))
      .filter((file) => file.endsWith('.html'))
      .map((file) => join(cwd, 'public', file));
    const { stdout } = await promisify(execFile)('java', [
      ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss2m', '-jar', jar],
      ...['--errors-only', '--format', 'json', '--stdout', '--exit-zero-always', ...pages],
    ]);
    expect(JSON.parse(stdout).messages).toEqual([]);
  }, 120_000);
});

/** A site behind a web server, and a browser; both go with the test. */
async function served(): Promise<{ browser: Browser; origin: string }> {
  const cwd = await project();
  await site(cwd);
  const types: Record<string, string> = {
    html: 'text/html',
    js: 'text/javascript',
    json: 'application/json',
  };
  const server = createServer(async ({ url = '/' }, response) => {
    const file = url === '/' ? 'index.html' : decodeURIComponent(url.split('?')[0]!);
    const body = await readFile(join(cwd, 'public', file)).catch(() => null);
    const type = types[file.split('.').at(-1)!] ?? 'text/plain';
    response.writeHead(body === null ? 404 : 200, { 'content-type': type }).end(body ?? '');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const browser = await openBrowser();
  onTestFinished(async () => {
    await browser.close();
    server.close();
  });
  return { browser, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describeInBrowser('a site in a browser', () => {
  it('finds entries while somebody types, and leads to them', async () => {
    const { browser, origin } = await served();
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(origin);
    await page.getByRole('searchbox').fill('quok 10');
    await page.locator('search li', { hasText: 'Week 10 · 2–8 March 2026 · Issue 2' }).first().waitFor();
    await page.getByRole('link', { name: 'The Lantern of Week 10' }).last().click();
    await page.waitForURL(/issues\/2026-W10\.html#e-/);
    await page.getByRole('link', { name: 'Newer issue' }).click();
    await page.waitForURL(/issues\/2026-W11\.html$/);
    await page.getByRole('link', { name: 'The Lighthouse Letter' }).click();
    await page.waitForURL(/index\.html$/);
    await page.getByRole('searchbox').fill('<img src=x onerror=alert(1)>');
    await page.getByRole('searchbox').fill('zzzzqqq');
    await page.getByText('Nothing found').waitFor();
    expect(faults).toEqual([]);
    await page.close();
  }, 60_000);

  it('is accessible, light and dark', async () => {
    const { browser, origin } = await served();
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      for (const path of ['/', '/themes/lamps.html', '/issues/2026-W10.html']) {
        await page.goto(origin + path);
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate<{ violations: axe.Result[] }>('axe.run()');
        expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
      await context.close();
    }
  }, 120_000);
});
