/** A page that is always the latest issue, and builds that come again with every change. */
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

const story = (words: string) =>
  `The ${words} of the Lighthouse\nWhat the keepers wrote about the ${words}.\n`;
const patience = { timeout: 30_000, interval: 100 };

/** The answer to a request for another host: `fetch` would not send one. */
async function statusFor(url: string, host: string): Promise<number | undefined> {
  return await new Promise((resolve, reject) => {
    get(url, { headers: { host } }, ({ statusCode }) => resolve(statusCode)).once('error', reject);
  });
}

/** Runs a command until `end` is called. */
function running(cwd: string, args: string[]) {
  let end = () => {};
  const interrupted = new Promise<void>((resolve) => {
    end = resolve;
  });
  const { io, emitted } = memoryIo({ cwd, interrupted, now: () => new Date() });
  const exit = main(args, io);
  return { exit, emitted, end };
}

describe('digest preview', () => {
  it('says what to do when another program has the port', async () => {
    const cwd = await folderWith({ 'notes.txt': story('old lantern') });
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { exit, emitted } = running(cwd, ['preview', 'notes.txt', '--port', String(port)]);
    expect([await exit, emitted.stderr]).toEqual([
      2,
      expect.stringMatching(
        `port ${port} of this machine: another program listens there \\[preview-port\\]\n.*another with --port`,
      ),
    ]);
    other.close();
  }, 120_000);

  it('shows the issue, and tells the page of each change, until somebody ends it', async () => {
    const cwd = await folderWith({
      'digest.yaml': 'input: notes\n',
      'notes/2026-W10.txt': story('old lantern'),
    });
    const { exit, emitted, end } = running(cwd, ['preview']);
    await expect.poll(() => emitted.stderr, patience).toContain('shows the issue');
    const [url] = /http:\S+/.exec(emitted.stderr)!;
    const shown = async () => await (await fetch(`${url}issue`)).text();
    await expect.poll(shown, patience).toContain('The old lantern');
    expect(await (await fetch(url)).text()).toContain("new EventSource('/changes')");
    expect(await statusFor(url!, 'news.example')).toBe(403);
    const changes = (await fetch(`${url}changes`)).body!.getReader();
    await changes.read();
    // At once, since what changes before watching has begun is a change too.
    await writeFile(join(cwd, 'notes/2026-W10.txt'), story('new lens'));
    expect(new TextDecoder().decode((await changes.read()).value)).toBe('data: changed\n\n');
    await expect.poll(shown, patience).toContain('The new lens');
    await writeFile(join(cwd, 'digest.yaml'), 'input: notes\ntitel: Letters\n');
    await expect.poll(shown, patience).toContain('did you mean `title`?');
    await writeFile(join(cwd, 'digest.yaml'), 'input: notes\ntitle: Letters\n');
    await expect.poll(shown, patience).toContain('<h1>Letters</h1>');
    end();
    expect(await exit).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  }, 120_000);
});

describe('digest preview with a template and a style', () => {
  it('shows a change of the template', async () => {
    const cwd = await folderWith({
      'digest.yaml': 'input: notes\noutput:\n  - {file: out.html, template: week.html.liquid}\n',
      'week.html.liquid': '<p>Old form: {{ title }}</p>\n',
      'notes/2026-W10.txt': story('lantern'),
    });
    const { exit, emitted, end } = running(cwd, ['preview']);
    await expect.poll(() => emitted.stderr, patience).toContain('shows the issue');
    const [url] = /http:\S+/.exec(emitted.stderr)!;
    const shown = async () => await (await fetch(`${url}issue`)).text();
    await expect.poll(shown, patience).toContain('Old form');
    await writeFile(join(cwd, 'week.html.liquid'), '<p>New form: {{ title }}</p>\n');
    await expect.poll(shown, patience).toContain('New form');
    end();
    expect(await exit).toBe(0);
  }, 120_000);

  it('shows a change of the style', async () => {
    const cwd = await folderWith({
      'digest.yaml': 'input: notes\nstyle: own.css\n',
      'own.css': 'h1 { color: #123456; }\n',
      'notes/2026-W10.txt': story('lantern'),
    });
    const { exit, emitted, end } = running(cwd, ['preview']);
    await expect.poll(() => emitted.stderr, patience).toContain('shows the issue');
    const [url] = /http:\S+/.exec(emitted.stderr)!;
    const shown = async () => await (await fetch(`${url}issue`)).text();
    await expect.poll(shown, patience).toContain('#123456');
    await writeFile(join(cwd, 'own.css'), 'h1 { color: #654321; }\n');
    await expect.poll(shown, patience).toContain('#654321');
    end();
    expect(await exit).toBe(0);
  }, 120_000);
});

describe('digest build --watch', () => {
  it('builds again with every change', async () => {
    const cwd = await folderWith({
      'digest.yaml': 'input: notes\n',
      'notes/2026-W10.txt': story('old lantern'),
    });
    const { exit, end } = running(cwd, ['build', '--watch', '-q', '-o', 'out.md']);
    const written = () => readFile(join(cwd, 'out.md'), 'utf8').catch(() => '');
    await expect.poll(written, patience).toContain('The old lantern');
    await expect
      .poll(
        async () => {
          await writeFile(join(cwd, 'notes/2026-W10.txt'), story('new lens'));
          return await written();
        },
        { timeout: 30_000, interval: 700 },
      )
      .toContain('The new lens');
    end();
    expect(await exit).toBe(0);
  }, 120_000);

  it('records nothing, since somebody is still writing', async () => {
    const cwd = await folderWith({
      'digest.yaml': 'input: notes\narchive: archive\nheartbeat: last.json\n',
      'notes/2026-W10.txt': story('old lantern'),
    });
    const { exit, end } = running(cwd, ['build', '--watch', '-q', '-o', 'out.md']);
    const written = () => readFile(join(cwd, 'out.md'), 'utf8').catch(() => '');
    await expect.poll(written, patience).toContain('The old lantern');
    end();
    expect(await exit).toBe(0);
    expect((await readdir(cwd, { recursive: true })).filter((file) => file.endsWith('.json'))).toEqual([]);
    const asked = running(cwd, ['build', '--watch', '--record-only']);
    asked.end();
    expect([await asked.exit, asked.emitted.stderr]).toEqual([
      2,
      expect.stringContaining('--watch records nothing'),
    ]);
  }, 120_000);

  it('waits for no standard input', async () => {
    const cwd = await folderWith({});
    const { exit, emitted, end } = running(cwd, ['build', '--watch', '-']);
    end();
    expect([await exit, emitted.stderr]).toEqual([
      2,
      expect.stringContaining('standard input does not change'),
    ]);
  });
});
