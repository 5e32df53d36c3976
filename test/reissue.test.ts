/** The law of `render`: what was built as JSON renders to the bytes that the build gives, in every format. */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { main } from '../src/cli/main.ts';
import { commandNamed } from '../src/commands/commands.ts';
import { jsonOf } from '../src/render/json.ts';
import { usualEndings } from '../src/text/formats.ts';
import { readBack } from './digest/json/read-back.ts';
import { digest as digestOfWeek } from './render/week.ts';
import { browserPath } from './support/browser.ts';
import { folderWith } from './support/folder.ts';
import { digestOf, issueOf, rendered } from './support/issue.ts';
import { type Given, memoryIo } from './support/memory-io.ts';
import { runs } from './support/runs.ts';
import { oddity } from './support/texts.ts';
import { configuration, weeks } from './support/weeks.ts';

const root = fileURLToPath(new URL('../fixtures', import.meta.url));

interface Golden {
  args: string[];
  exit?: number;
  stdin?: string;
  env?: Record<string, string>;
}

/** The golden cases that build something, by their names. */
const built = readdirSync(root)
  .filter((name) => existsSync(join(root, name, 'case.yaml')))
  .map((name) => ({ name, golden: parse(readFileSync(join(root, name, 'case.yaml'), 'utf8')) as Golden }))
  .flatMap(({ name, golden }) => {
    const args = golden.args.filter((arg, at) => !isOutput(arg) && !isOutput(golden.args[at - 1] ?? ''));
    const isBuild = commandNamed(args) === 'build' && !args.includes('--help');
    return isBuild && (golden.exit ?? 0) === 0 ? [{ name, args, golden }] : [];
  });

function isOutput(argument: string): boolean {
  return ['-o', '--output', '-f', '--format', '-n', '--dry-run', '--template'].includes(argument);
}

async function run(args: string[], given: Given) {
  const { io, emitted } = memoryIo(given);
  const exit = await main(args, io);
  return { exit, stdout: emitted.stdout };
}

/** Formats whose names a file can have; a message wants a sender, whom most cases do not name. */
const endings = usualEndings.filter((ending) => ending !== '.eml');

/** Writes them all, and gives what stands in the files. */
async function written(args: string[], folder: string, given: Given) {
  const files = endings.map((ending) => `${folder}/issue${ending}`);
  const { exit } = await run([...args, ...files.flatMap((file) => ['-o', file])], given);
  const paths = files.map((file) => join(given.cwd, file));
  return { exit, texts: paths.map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)) };
}

describe.each(built)('what is built of fixtures/$name', ({ name, args, golden }) => {
  it('is the same by way of JSON', async () => {
    const cwd = await folderWith();
    cpSync(join(root, name), cwd, { recursive: true });
    const given = { cwd, stdin: golden.stdin, env: { HOME: cwd, ...golden.env } };
    const json = await run([...args, '-f', 'json'], given);
    expect(json.exit).toBe(0);
    // Of an issue without entries nothing is published, so there is nothing to render.
    if (json.stdout === '')
      return expect((await written(args, 'direct', given)).texts).toEqual(endings.map(() => null));
    const piped = { ...given, stdin: json.stdout };
    expect(await written(['render'], 'detour', piped)).toEqual(await written(args, 'direct', given));
    for (const format of ['email', 'eml'])
      expect(await run(['render', '-f', format], piped), format).toEqual(
        await run([...args, '-f', format], given),
      );
  });
});

/** Lines that mean something to whoever reads JSON, HTML or a terminal. */
const oddLine = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '\\',
        '\\u0000',
        '</script>',
        '__proto__',
        '{"schema":2}',
        '{top}',
        '\u001b[2J',
        '\u202e',
        '\ufeff',
      ),
      fc.constantFrom(
        '1e999',
        'NaN',
        'javascript:alert(1)',
        'https://t.co/x',
        '@mira_keeper',
        '#tag',
        'Postgres ',
      ),
      fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), oddity),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replace(/[\0\r\n\p{Surrogate}]/gu, ' '));

describe('any digest', () => {
  it('comes back from its JSON as it was', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration });
    const lines = fc.array(
      fc.oneof(
        oddLine,
        weeks.snippet.map(({ title, body }) => `${title}\n${body}`),
      ),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(lines, async (all) => {
        const before = digestOf(await issueOf({ 'week.txt': `\n${all.join('\n')}` }, cwd, 'text'));
        const json = jsonOf(before);
        const { digest, diagnostics } = await readBack(json, { ...before, lang: 'xx', preheader: 'x' });
        expect(diagnostics).toEqual([]);
        expect(digest).toStrictEqual(before);
        expect(jsonOf(digest!)).toBe(json);
      }),
      { numRuns: runs(60) },
    );
  });
});

// ── In a browser ──────────────────────────────────────────────────────────────────────────────────────

/** Payloads for every place that text can come to: elements, attributes, styles, scripts, Markdown, addresses. */
const payload = [
  '"><img src=https://spy.example/a onerror="window.ran=1">',
  `'><svg onload=window.ran=2>`,
  '</style></title></script><script>window.ran=3</script>',
  '[x](javascript:window.ran=4) ![y](https://spy.example/b) <javascript:window.ran=5>',
  'x}*{background:url(https://spy.example/c)}@import "https://spy.example/d";',
  '\u001b[2J\u202e\u0000\u2028]]> -->',
].join(' ');

describe.skipIf(browserPath === null && !process.env.CI)('in a browser, text of the JSON', () => {
  it('runs nothing, asks for nothing, and stays text', async () => {
    const browser = await chromium.launch({ executablePath: browserPath!, args: ['--no-sandbox'] });
    try {
      const json = JSON.stringify(everywhere(payload));
      const { digest, diagnostics } = await readBack(json, digestOfWeek());
      expect(diagnostics.map(({ code }) => code)).toEqual(['json-link']);
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setContent(await rendered(digest!, 'html'), { waitUntil: 'load' });
      expect(asked).toEqual([]);
      expect(await page.evaluate('window.ran')).toBeUndefined();
      expect(
        await page
          .locator('img, iframe, object, embed, link, svg[onload], [onerror], [href^=javascript]')
          .count(),
      ).toBe(0);
      expect(await page.locator('article > h3').first().textContent()).toContain(
        '<img src=https://spy.example/a',
      );
    } finally {
      await browser.close();
    }
  });
});

/** A week that says `text` wherever anything may be said. */
function everywhere(text: string): unknown {
  const hit = { theme: 'soil', keyword: text, field: 'title', text, start: 0, end: 1, weight: 1 };
  const words = { title: text, body: text, links: [text], mentions: [text], hashtags: [text], why: [hit] };
  const source = { file: text, line: 1, endLine: 2 };
  const one = { ...words, source, id: 'one', by: 'rules', score: 1 };
  const two = { ...one, id: 'two', summary: text, top: true, links: [] };
  const diagnostic = { code: text, severity: 'error', message: text, hint: text, excerpt: text };
  return {
    ...digestOfWeek({ title: text, issue: text, author: text, intro: text, preheader: text }),
    publication: { ...digestOfWeek().publication, footer: text, style: text },
    themes: [{ id: 'soil', title: text, emoji: text, description: text, entries: [one, two] }],
    events: [{ entry: 'one', title: text, start: '2026-03-04', end: null, text }],
    diagnostics: [diagnostic],
  };
}
