/**
 * An adversary says the same wherever an issue can say something, and the programs that read the outputs tell what they
 * see: of a hostile issue the same parts as of a harmless one, and nothing that they were made to do.
 */
import { execa } from 'execa';
import ICAL from 'ical.js';
import type { Browser, Page } from 'playwright-core';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../src/text/formats.ts';
import type { Digest, DigestEntry, Feeds, OutputFormat, Publication } from '../src/types.ts';
import { readBack } from './digest/json/read-back.ts';
import { digest, entry, publication as nowhere, theme } from './render/week.ts';
import { deedsOf, describeInBrowser, findOnPath, openBrowser, withoutPolicy } from './support/browser.ts';
import { folderWith } from './support/folder.ts';
import { hostileAddresses, hostileHeaders, hostileLines, hostileTexts } from './support/hostile.ts';
import { digestOf, issueOf, rendered, testMail } from './support/issue.ts';

const payloads = [...hostileTexts, ...hostileHeaders, ...hostileLines];

/** A few payloads for each issue: with an issue for each of them this would take its time. */
const few = 24;
const handfuls = Array.from({ length: Math.ceil(payloads.length / few) }, (_, at) => {
  const all = [...payloads, ...payloads].slice(at * few, (at + 1) * few);
  return { all, first: all[0]! };
});

/** As many words that mean no harm: a name, an address, a list. */
const harmless = Array.from({ length: few / 3 }, () => [
  'Tapes Are Cheap',
  'Tapes, a Love Story: https://tapes.example/a-very-long-address-of-a-story/2026',
  '- Tapes Spin\n- Tapes Wait',
]).flat();

/** All of Markdown that editors write. */
const markdown = [
  '# Tapes\n\n*Cheap*, **cold**, ~~old~~, `tar` and  \n[more](https://tapes.example/ "Tapes"), ada@tapes.example',
  '- [ ] wind\n- [x] rewind\n\n1. wait\n\n   > - quietly\n\n3) long',
  '| Tape | Disk |\n|------|-----:|\n| slow | loud |',
  '```sh\ntar -x\n```\n\n---\n\n[^1] ![tape](https://tapes.example/tape.png)\n\n[^1]: Really.',
];

// ── Places ──────────────────────────────────────────────────────────────────────────────────────────

/** An issue as a program hands it over: all these words are said of the whole, and each has a theme, entries and an event. */
async function issueSaying(all: readonly string[]): Promise<Digest> {
  const said = all.join(' ');
  const told = digest({
    ...{ title: said, issue: said, author: said, preheader: said },
    themes: all.map((words, at) => ({
      ...theme('Tapes', entriesSaying(words, at)),
      ...{ id: `t${at}`, title: words, emoji: words, description: words },
    })),
    unplaced: all.map((words, at) =>
      entry({ id: `u${at}`, title: '', body: `No title.\n\n${words}`, by: 'none' }),
    ),
    duplicates: all.map((words, at) => {
      const again = entry({ id: `d${at}`, title: `Again ${words}`, body: words });
      return { entry: again, of: `b${at}`, because: 'near', similarity: 0.9 };
    }),
    events: all.map((words, at) => ({
      ...{ entry: `a${at}`, title: words, text: words },
      ...{ start: '2026-03-04', end: null },
    })),
    publication: { ...everywhere('https://engine.example/'), logo: null },
  });
  return (await readBack(await rendered(told, 'json'))).digest!;
}

function entriesSaying(words: string, at: number): DigestEntry[] {
  const field = 'body' as const;
  const hit = { theme: `t${at}`, keyword: words, field, text: words, start: 0, end: 1, weight: 1 };
  const found = { mentions: [words], hashtags: [words], source: { file: words, line: 1, endLine: 1 } };
  return [
    entry({ id: `a${at}`, title: words, body: `It begins.\n${words}`, ...found, why: [hit], top: true }),
    entry({ id: `b${at}`, title: words, summary: words, also: [{ theme: `t${at}`, score: 1 }] }),
  ];
}

/** An issue in which an editor wrote this Markdown. */
const issueBy = (editor: readonly string[]): Digest =>
  digest({
    intro: editor.join('\n\n'),
    unplaced: [entry({ by: 'none' })],
    publication: {
      ...everywhere('https://engine.example/', 'issues'),
      logo: null,
      footer: editor.join('\n\n'),
    },
  });

/** An issue that has an address wherever one may stand; not even a filter could make it. */
const issueLinking = (url: string): Digest =>
  digest({
    intro: `[a](${url}) ![b](${url}) <${url}>\n\n[c]\n\n[c]: ${url}`,
    themes: [theme('Tapes', [entry({ id: 'a1', body: `Look: ${url}`, links: [url] })])],
    unplaced: [entry({ id: 'c1', title: url, body: 'Hm.', links: [url] })],
    events: [{ entry: 'a1', title: 'Tape day', start: '2026-03-04', end: null, text: '4 March' }],
    publication: { ...everywhere(url), logo: null },
  });

/** A publication with one address for everything. */
const everywhere = (url: string, items: Feeds['items'] = 'entries'): Publication => ({
  ...{ ...nowhere, url, home: url, logo: url, unsubscribe: url },
  feed: { items, atom: url, rss: url, jsonfeed: url },
});

/** A week as people write it, and its configuration. */
function filesSaying(all: readonly string[]): { week: string; configuration: string } {
  const inLine = all.map((words) => words.replace(/[\r\n\0]+/g, ' '));
  const themes = all.map((words, at) => ({
    id: `t${at}`,
    title: words,
    emoji: words,
    keywords: [`tape-${at}`],
  }));
  return {
    week: [
      `---\nintro: ${JSON.stringify(all.join('\n\n'))}\n---`,
      ...inLine.map((words, at) => `${words}\nWhat they said of tape-${at} that evening: ${words}\n`),
    ].join('\n'),
    // JSON is YAML.
    configuration: JSON.stringify({ title: all[0], author: all[1], footer: all.join('\n\n'), themes }),
  };
}

// ── Readers ─────────────────────────────────────────────────────────────────────────────────────────

/** Markdown as a site shows it that trusts whoever writes it: with all the HTML in it. */
const siteOf = (markdown: string): string =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeStringify, { allowDangerousHtml: true, allowDangerousCharacters: true })
    .processSync(markdown)
    .toString();

/** What browsers show, as a page. */
const asPage: Partial<Record<OutputFormat, (text: string) => string>> = {
  html: withoutPolicy,
  email: (text) => text,
  markdown: siteOf,
};

/**
 * In a browser: reads a feed as its readers do, and shows its items and where they lead. Gives the parts of the XML,
 * which are whatever stands beside its root, and the names of elements and their attributes.
 */
const showFeed = `(feed) => {
  const isXml = feed.startsWith('<');
  const xml = new DOMParser().parseFromString(isXml ? feed : '<json/>', 'application/xml');
  const { items } = isXml ? { items: [] } : JSON.parse(feed);
  const contents = isXml
    ? [...xml.querySelectorAll('content, item > description')].map((it) => it.textContent)
    : items.map((it) => it.content_html);
  const links = isXml
    ? [...xml.querySelectorAll('link')].map((it) => it.getAttribute('href') ?? it.textContent)
    : items.flatMap((it) => [it.url, it.external_url]).filter((url) => url !== undefined);
  document.body.innerHTML = contents.map((content) => '<article>' + content + '</article>').join('');
  for (const href of links) document.body.append(Object.assign(document.createElement('a'), { href }));
  const names = [...xml.querySelectorAll('*')].flatMap((it) => [it.tagName, ...it.getAttributeNames()]);
  return [...xml.childNodes].map((node) => node.nodeName).concat(names);
}`;

/** In a browser: the elements of the page with the names of their attributes, and the addresses in these. */
const elements = `(() => {
  const all = [...document.querySelectorAll('*')].map((it) => ({ tag: it.localName, attributes: [...it.attributes] }));
  const isAddress = ({ name }) => /^(?:(?:xlink:)?href|src|srcset|action|formaction|data|poster|ping)$/.test(name);
  return {
    parts: all.map(({ tag, attributes }) => [tag, ...attributes.map(({ name }) => name)].join(' ')),
    addresses: all.flatMap(({ attributes }) => attributes.filter(isAddress).map(({ value }) => value)),
  };
})()`;

/** The parts that are of no kind that was meant. */
const beyond = (meant: string[], parts: string[]): string[] => parts.filter((part) => !meant.includes(part));

/** What words are divided into, and addresses become. */
const isOfWords = (part: string): boolean => /^(?:p|a|ul|li)(?: |$)/.test(part);

/** Whether an address leads to the web, to mail or within the page. */
const isHarmless = (address: string): boolean => /^(?:https?:\/\/|mailto:|#)/.test(address);

/** The formats that browsers show. */
const shown: OutputFormat[] = ['html', 'email', 'markdown', 'atom', 'rss', 'jsonfeed'];

describeInBrowser('in a browser', () => {
  let browser: Browser;
  let page: Page;
  let deeds: string[];
  const meant: Record<string, { words: string[]; markdown: string[] }> = {};
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    deeds = await deedsOf(page);
    for (const format of shown) {
      const words = await look(await issueSaying(harmless), format);
      meant[format] = { words: words.parts, markdown: (await look(issueBy(markdown), format)).parts };
    }
  });
  afterAll(() => browser?.close());

  /** The parts of an issue in a format, and what is wrong with it: what it did, and where it would lead. */
  async function look(of: Digest, format: OutputFormat): Promise<{ parts: string[]; wrong: string[] }> {
    deeds.length = 0;
    const text = await rendered(of, format);
    const show = asPage[format];
    await page.setContent(show?.(text) ?? '');
    const around = show ? [] : await page.evaluate<string[]>(`(${showFeed})(${JSON.stringify(text)})`);
    const { parts, addresses } = await page.evaluate<{ parts: string[]; addresses: string[] }>(elements);
    const wrong = addresses.filter((address) => !isHarmless(address));
    return { parts: [...around, ...parts], wrong: [...deeds, ...wrong] };
  }

  it.each(handfuls)('words are words in every format: $first and the next', async ({ all }) => {
    const of = await issueSaying(all);
    for (const format of shown) {
      const { parts, wrong } = await look(of, format);
      const { words } = meant[format]!;
      expect.soft(wrong, format).toEqual([]);
      expect.soft(beyond(words, parts), format).toEqual([]);
      const isPart = (part: string) => !isOfWords(part);
      expect.soft(parts.filter(isPart), format).toEqual(words.filter(isPart));
    }
  });

  it.each(handfuls)(
    'Markdown has no more than Markdown in any format: $first and the next',
    async ({ all }) => {
      // The content of an item is the same in every feed.
      for (const format of shown.slice(0, 4)) {
        const { parts, wrong } = await look(issueBy(all), format);
        expect.soft(wrong, format).toEqual([]);
        expect.soft(beyond(meant[format]!.markdown, parts), format).toEqual([]);
      }
    },
  );

  it.each(hostileAddresses)('the address %j leads to the web or nowhere', async (url) => {
    // The page and the email have tests of their own.
    for (const format of ['markdown', 'atom'] as const) {
      const { parts, wrong } = await look(issueLinking(url), format);
      expect.soft(wrong, format).toEqual([]);
      const { words, markdown } = meant[format]!;
      // Long ones are shortened.
      const plain = await look(issueLinking(`https://engine.example/${'tape/'.repeat(20)}`), format);
      expect.soft(beyond([...words, ...markdown, ...plain.parts], parts), format).toEqual([]);
    }
  });

  it('people may write anything in their files', async () => {
    const { week, configuration } = filesSaying(payloads);
    const cwd = await folderWith({ 'digest.yaml': configuration });
    const of = digestOf(await issueOf({ 'week.txt': week }, cwd));
    expect(of.themes.length).toBe(payloads.length);
    for (const format of shown) {
      const { parts, wrong } = await look(of, format);
      const { words, markdown } = meant[format]!;
      expect.soft(wrong, format).toEqual([]);
      expect.soft(beyond([...words, ...markdown], parts), format).toEqual([]);
    }
  });
});

// ── Without a browser ───────────────────────────────────────────────────────────────────────────────

/** Reads messages as Python's email package does: the names of headers, the kinds of parts, and what is wrong. */
const readMessages = `
import sys, json, email, email.policy
def read(text):
    message = email.message_from_string(text, policy=email.policy.default)
    parts = list(message.walk())
    values = [value for part in parts for value in part.values()]
    return {
        'names': message.keys(),
        'parts': [part.get_content_type() for part in parts],
        'defects': [str(it) for where in parts + values for it in where.defects],
        'subject': message['subject'],
    }
print(json.dumps([read(text) for text in json.load(sys.stdin)]))`;

interface Message {
  names: string[];
  parts: string[];
  defects: string[];
  subject: string;
}

const python = findOnPath(['python3']);

it.skipIf(python === null && !process.env.CI)('in a message no words become a header or a part', async () => {
  const messageSaying = (said: string) => {
    const words = { title: said, issue: said, author: said, preheader: said, intro: said };
    const of = digest({ ...words, unplaced: [entry({ title: said, body: said, by: 'none' })] });
    return rendered(of, 'eml', {
      mail: { ...testMail, subject: `{title}, {issue} ${said}`, replyTo: testMail.to },
    });
  };
  const texts = await Promise.all(['Tapes', ...payloads].map(messageSaying));
  const { stdout } = await execa(python!, ['-c', readMessages], { input: JSON.stringify(texts) });
  const [meant, ...messages] = JSON.parse(stdout) as Message[];
  expect(meant!.parts).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
  for (const [at, { names, parts, defects, subject }] of messages.entries()) {
    // A subject that looks encoded is a header of ours, which stands before the composer's.
    expect
      .soft({ names: names.toSorted(), parts, defects }, payloads[at])
      .toEqual({ ...meant, names: meant!.names.toSorted(), defects: [], subject: undefined });
    expect.soft(subject, payloads[at]).not.toMatch(/\p{Cc}/u);
  }
});

it('in a calendar words are words', async () => {
  const partsIn = async (words: readonly string[]) => {
    const calendar = new ICAL.Component(ICAL.parse(await rendered(await issueSaying(words), 'ics')));
    return [calendar, ...calendar.getAllSubcomponents()].map((part) => [
      part.name,
      ...part.getAllProperties().map(({ name }) => name),
      ...part.getAllSubcomponents().map(({ name }) => name),
    ]);
  };
  const meant = await partsIn(harmless);
  for (const { all, first } of handfuls) expect.soft(await partsIn(all), first).toEqual(meant);
});

it('no terminal obeys a format, and no eye is led astray', async () => {
  const of = await issueSaying(payloads);
  const odd = /(?![\t\n])\p{Cc}|[\u2028-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/u;
  for (const format of formats) {
    expect.soft((await rendered(of, format)).replaceAll('\r\n', '\n'), format).not.toMatch(odd);
  }
});

describe('what has no end', () => {
  const giants = {
    'quotes within quotes': { intro: '>'.repeat(20_000) },
    'quotes within quotes, with spaces': { intro: '> '.repeat(20_000) },
    'lists within lists': {
      intro: '1. '.repeat(20_000),
      publication: { ...nowhere, footer: '- '.repeat(20_000) },
    },
    'a word': { unplaced: [entry({ title: 'שלום'.repeat(25_000), body: '…'.repeat(100_000) })] },
    'an address': { unplaced: [entry({ links: [`https://evil.example/${'|'.repeat(100_000)}`] })] },
    'numbers and marks': {
      unplaced: [entry({ title: '1. '.repeat(9000), body: 'e\u0301\u200D'.repeat(9000) })],
    },
  };

  it.each(Object.entries(giants))('is an issue like any other: %s', async (_, some) => {
    for (const format of ['text', 'rss'] as const)
      expect(await rendered(digest(some), format)).toMatch(/\n$/);
  });
});

it('JSON says the same again', async () => {
  const json = await rendered(await issueSaying(payloads), 'json');
  const { digest: again, diagnostics } = await readBack(json);
  expect(diagnostics).toEqual([]);
  expect(await rendered(again!, 'json')).toBe(json);
});
