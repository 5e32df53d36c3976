/** The laws of the house, from the bytes of the input to the bytes of the output. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import type { Root } from 'mdast';
import { toString as textOfNode } from 'mdast-util-to-string';
import type { Browser, Page } from 'playwright-core';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneLine } from '../src/render/printable.ts';
import type { Digest, Entry, InputFormat } from '../src/types.ts';
import { describeInBrowser, elementsOf, openBrowser, strays } from './support/browser.ts';
import { folderWith } from './support/folder.ts';
import { allEntries, digestOf, issueOf, rendered, shownEntries } from './support/issue.ts';
import { runs } from './support/runs.ts';
import { oddity } from './support/texts.ts';
import { configuration, weeks } from './support/weeks.ts';

const formats = ['markdown', 'html', 'json'] as const;

// ── What is put in ────────────────────────────────────────────────────────────────────────────────────

/** Snippets of a letter, some of them dated or steered. */
const parts = fc.array(
  fc.record({
    snippet: weeks.snippet,
    directives: fc.constantFrom('', '', '', ' {top}', ' {skip}', ' {theme=people}', ' {theme=people, top}'),
    date: fc.constantFrom('', '', '', '2026-03-03\n', '2026-02-25\n'),
  }),
  { minLength: 1, maxLength: 8 },
);

const letters = parts.map((all) =>
  all
    .map(({ snippet: { title, body }, directives, date }) => `${date}${title}${directives}\n${body}\n`)
    .join('\n'),
);

/** Pieces that mean something to Markdown, HTML, JSON, YAML or the snippet format. */
const piece = fc.oneof(
  fc.constantFrom(...'*_~`[]()<>#+-=|&;:.!\\\'"@/{} \t1aZ'),
  fc.constantFrom(
    'Postgres ',
    'a word and another ',
    'https://t.co/x ',
    'javascript:alert(1)',
    '[x](javascript:alert(1))',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '</style></title></article>',
    '" onclick="alert(1)',
    '&lt;b&gt;',
    '&#106;avascript:',
    '<!--',
    '```',
    '1. ',
    ' • ',
    '...',
    '{top}',
    '@mira_keeper',
    '#tag',
    'www.example.org',
    '\u00a0',
    '“é”',
    '灯塔周报。',
    'رسالة',
    '👩‍👩‍👧',
  ),
  fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), oddity),
);

const hostileLine = fc
  .array(piece, { maxLength: 16 })
  // A NUL makes a file binary, half a character cannot be written, and a line break would make two lines.
  .map((parts) => parts.join('').replace(/[\0\r\n\p{Surrogate}]/gu, ' '));

const plainLine = fc.oneof(
  weeks.snippet.map(({ title }) => title),
  weeks.snippet.map(({ body }) => body),
);

/** Lines of every kind; the first one is blank, so that no line opens front matter. */
const anyLines = fc
  .array(
    fc.oneof(
      hostileLine,
      plainLine,
      fc.constantFrom('', '', ' \u00a0\u3000', '2026-03-03', 'Twice the Same'),
    ),
    { maxLength: 24 },
  )
  .map((lines) => ['', ...lines]);

// ── Nothing is lost ───────────────────────────────────────────────────────────────────────────────────

/** White space as the snippet format has it: that of JavaScript and the signs of no width. */
const trimmed = (line: string) => line.replace(/^[\s\u200b-\u200d\u2060]+|[\s\u200b-\u200d\u2060]+$/g, '');

/** What each line of a text came to, from 1: `entry`, `diagnostic`, `section` or `date`; blank lines come to nothing. */
function fates(lines: string[], entries: Entry[], dropped: Set<number>): Map<number, string[]> {
  const found = new Map<number, string[]>();
  const tell = (line: number, what: string) => found.set(line, [...(found.get(line) ?? []), what]);
  for (const line of dropped) tell(line, 'diagnostic');
  for (const { source } of entries) {
    for (let line = source.line; line <= source.endLine; line++) {
      if (!dropped.has(line) && trimmed(lines[line - 1]!) !== '') tell(line, 'entry');
    }
  }
  lines.forEach((text, index) => {
    const isDate = trimmed(text) === '2026-03-03' && !found.has(index + 1);
    if (isDate) tell(index + 1, 'date');
    else if (!found.has(index + 1) && isSectionOf(trimmed(text), entries, index + 1))
      tell(index + 1, 'section');
  });
  return found;
}

/** Whether a line is the name of the section in which the next entry stands, but for a colon. */
function isSectionOf(text: string, entries: Entry[], line: number): boolean {
  const next = entries
    .filter(({ source }) => source.line > line)
    .sort((a, b) => a.source.line - b.source.line)[0];
  return next?.section !== undefined && next.section === text.replace(/\s*[:：]$/, '');
}

/** The lines that an entry was made from, as they stand in the text. */
function linesOf({ source }: Entry, lines: string[], dropped: Set<number>): string {
  return lines
    .slice(source.line - 1, source.endLine)
    .map(trimmed)
    .filter((text, index) => text !== '' && !dropped.has(source.line + index))
    .join('\n');
}

describe('nothing is lost', () => {
  it('every line that is not blank is in exactly one entry, diagnostic or date', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration });
    const law = fc.asyncProperty(anyLines, async (lines) => {
      const issue = await issueOf({ 'week.txt': lines.join('\n') }, cwd, 'text');
      const repeated = issue.diagnostics.filter(({ code }) => code === 'repeated-line');
      const dropped = new Set(repeated.map(({ place }) => place!.line));
      const found = fates(lines, issue.entries, dropped);
      lines.forEach((text, index) => {
        const isBlank = trimmed(text) === '';
        expect(found.get(index + 1) ?? [], `line ${index + 1}`).toHaveLength(isBlank ? 0 : 1);
      });
      for (const entry of issue.entries) {
        const written = linesOf(entry, lines, dropped);
        expect(written.startsWith(entry.title) && written.endsWith(entry.body)).toBe(true);
      }
    });
    await fc.assert(law, { numRuns: runs(300) });
  });

  it('every entry that was read is placed, unplaced, a duplicate or skipped', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration });
    const law = fc.asyncProperty(letters, fc.boolean(), async (text, isTwice) => {
      const files = isTwice ? { 'a.txt': text, 'b.txt': text } : { 'a.txt': text };
      const issue = await issueOf(files, cwd);
      const digest = digestOf(issue);
      const { read, placed, unplaced, duplicates, skipped } = digest.counts;
      expect(placed + unplaced + duplicates + skipped).toBe(read);
      expect(sourcesOf(allEntries(digest))).toEqual(sourcesOf(issue.entries));
    });
    await fc.assert(law, { numRuns: runs(150) });
  });
});

/** Where entries come from, which tells them apart even when they say the same. */
const sourcesOf = (entries: Pick<Entry, 'source'>[]): string[] =>
  entries.map(({ source }) => `${source.file}:${source.line}`).sort();

describe('every entry stands once', () => {
  /** Titles that no other entry has, so that they can be counted in a document. */
  const numbered = parts.map((all) =>
    all
      .map(({ snippet: { title, body }, directives, date }, number) => {
        return `${date}${title}, Part Q${number}X${directives}\n${body}\n`;
      })
      .join('\n'),
  );

  it.each(['markdown', 'html'] as const)('in %s, as a title', async (format) => {
    const cwd = await folderWith({ 'digest.yaml': configuration });
    const law = fc.asyncProperty(numbered, async (letter) => {
      const digest = digestOf(await issueOf({ 'week.txt': letter }, cwd));
      const text = await rendered(digest, format);
      // Attributes, such as the name of the link to an entry, are no places of their own.
      const shown = format === 'html' ? text.replace(/^[\s\S]*<body>|<(?:"[^"]*"|[^">])*>/g, '') : text;
      const titles = shown.match(/Part Q\d+X/g) ?? [];
      const wanted = shownEntries(digest).map(({ title }) => /Part Q\d+X/.exec(title)![0]);
      expect(titles.toSorted()).toEqual(wanted.toSorted());
    });
    await fc.assert(law, { numRuns: runs(60) });
  });

  it('in JSON, with those that are left out', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration });
    const law = fc.asyncProperty(numbered, async (text) => {
      const issue = await issueOf({ 'week.txt': text }, cwd);
      const digest: Digest = JSON.parse(await rendered(digestOf(issue), 'json'));
      expect(sourcesOf(allEntries(digest))).toEqual(sourcesOf(issue.entries));
    });
    await fc.assert(law, { numRuns: runs(60) });
  });
});

// ── Same bytes ────────────────────────────────────────────────────────────────────────────────────────

describe('the same input gives the same bytes', () => {
  it('with LF, CRLF and a byte order mark', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration });
    const head = fc.constantFrom('', '---\ntitle: Letters from the Pier\nissue: 7\n---\n', '\n');
    const law = fc.asyncProperty(
      head,
      fc.oneof(
        letters,
        anyLines.map((it) => it.join('\n')),
      ),
      async (a, b) => {
        const text = a + b;
        const copies = [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`];
        const outputs = await Promise.all(copies.map((it) => everyFormat(it, cwd)));
        expect(outputs[1]).toEqual(outputs[0]);
        expect(outputs[2]).toEqual(outputs[0]);
      },
    );
    await fc.assert(law, { numRuns: runs(60) });
  });

  it('whatever the locale and the time zone of the machine are', async () => {
    const text = await readFile(new URL('../fixtures/sample/2026-W11.txt', import.meta.url), 'utf8');
    const machines = [
      { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
      { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
      { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'Asia/Kathmandu', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' },
    ];
    const outputs: string[][] = [];
    for (const machine of machines) {
      const cwd = await folderWith({ 'digest.yaml': configuration, 'week.txt': text });
      outputs.push(await outputsOn(machine, cwd));
    }
    for (const output of outputs) expect(output).toEqual(outputs[0]);
  });
});

async function everyFormat(text: string, cwd: string): Promise<string[]> {
  const { digest } = await issueOf({ 'week.txt': text }, cwd, 'text');
  return digest === null ? [] : await Promise.all(formats.map((format) => rendered(digest, format)));
}

const program = fileURLToPath(new URL('../bin/digest.js', import.meta.url));

/** The last hour of a week in UTC; half of the world has another week already. */
const sundayNight = new Date('2026-03-08T23:30:00Z');

/** What the real program writes on a machine with these settings. */
async function outputsOn(machine: Record<string, string>, cwd: string): Promise<string[]> {
  const names = ['week.md', 'week.html', 'week.json'];
  const args = [program, 'week.txt', ...names.flatMap((name) => ['-o', name])];
  const env = { ...machine, HOME: cwd, SOURCE_DATE_EPOCH: String(sundayNight.getTime() / 1000) };
  const { stderr } = await promisify(execFile)(process.execPath, args, { cwd, env });
  const written = await Promise.all(names.map((name) => readFile(join(cwd, name), 'utf8')));
  return [...written, stderr];
}

// ── Any bytes ─────────────────────────────────────────────────────────────────────────────────────────

describe('no input', () => {
  const heads = [
    '',
    '---\n',
    '---\ntitle: a\n---\n',
    '---json\n{}\n---\n',
    '\ufeff',
    '[{"title":',
    '# A\n\n- ',
  ];
  const soup = fc
    .tuple(fc.constantFrom(...heads), fc.array(fc.oneof(piece, fc.constant('\n')), { maxLength: 40 }))
    .map(([head, parts]) => new TextEncoder().encode(head + parts.join('')));
  const bytes = fc.oneof(soup, fc.uint8Array({ maxLength: 200 }));

  it.each<InputFormat | 'auto'>(['auto', 'text', 'markdown', 'json', 'ndjson'])(
    'makes the reading of %s throw',
    async (format) => {
      const cwd = await folderWith({ 'digest.yaml': configuration });
      const law = fc.asyncProperty(bytes, async (content) => {
        const { digest, diagnostics } = await issueOf({ 'week.txt': content }, cwd, format);
        expect(digest !== null || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      });
      await fc.assert(law, { numRuns: runs(120) });
    },
  );
});

// ── Back again ────────────────────────────────────────────────────────────────────────────────────────

describe('Markdown', () => {
  const processor = unified().use(remarkParse).use(remarkGfm);

  /** The titles of the entries, which are the headings of the third level. */
  function titlesIn(root: Root): string[] {
    const titles: string[] = [];
    visit(root, 'heading', (heading) => {
      if (heading.depth === 3) titles.push(textOfNode(heading));
    });
    return titles;
  }

  it('parses back to the same titles', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration });
    const law = fc.asyncProperty(anyLines, async (lines) => {
      const digest = digestOf(await issueOf({ 'week.txt': lines.join('\n') }, cwd, 'text'));
      const wanted = shownEntries(digest).map(({ title }) => oneLine(title));
      const titles = titlesIn(processor.parse(await rendered(digest, 'markdown')));
      expect(titles.toSorted()).toEqual(wanted.filter((title) => title !== '').toSorted());
    });
    await fc.assert(law, { numRuns: runs(120) });
  });
});

describe('JSON', () => {
  const readBack = async (digest: Digest, cwd: string) =>
    digestOf(await issueOf({ 'issue.json': await rendered(digest, 'json') }, cwd));

  it('fed back renders the same digest', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration });
    const law = fc.asyncProperty(letters, async (text) => {
      const digest = digestOf(await issueOf({ 'week.txt': text }, cwd));
      const again = await readBack(digest, cwd);
      expect(again.counts).toEqual(digest.counts);
      for (const format of ['markdown', 'html'] as const) {
        expect(await rendered(again, format)).toBe(await rendered(digest, format));
      }
    });
    await fc.assert(law, { numRuns: runs(60) });
  });

  it('fed back keeps every title and body, whatever they are', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration });
    const texts = (digest: Digest) =>
      allEntries(digest)
        .map(({ id, title, body }) => JSON.stringify([id, title, body]))
        .sort();
    const law = fc.asyncProperty(anyLines, async (lines) => {
      const digest = digestOf(await issueOf({ 'week.txt': lines.join('\n') }, cwd, 'text'));
      expect(texts(await readBack(digest, cwd))).toEqual(texts(digest));
    });
    await fc.assert(law, { numRuns: runs(120) });
  });
});

// ── In a browser ──────────────────────────────────────────────────────────────────────────────────────

describeInBrowser('in a browser, text of the input', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  it('never becomes a tag, an attribute or a link that runs', async () => {
    const cwd = await folderWith({ 'digest.yaml': configuration });
    const law = fc.asyncProperty(anyLines, async (lines) => {
      const digest = digestOf(await issueOf({ 'week.txt': lines.join('\n') }, cwd, 'text'));
      await page.setContent(await rendered(digest, 'html'));
      expect(strays(await elementsOf(page))).toEqual([]);
      const wanted = shownEntries(digest).map(({ title }) => oneLine(title));
      const titles = await page.locator('article > h3').allTextContents();
      expect(titles.toSorted()).toEqual(wanted.filter((title) => title !== '').toSorted());
      expect(await page.locator('article').count()).toBe(wanted.length);
    });
    await fc.assert(law, { numRuns: runs(60) });
  });
});
