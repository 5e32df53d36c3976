import { describe, expect, it } from 'vitest';
import { detect } from '../../src/input/detect.ts';
import { foreignBytes } from '../../src/input/foreign.ts';
import { bytesOf } from '../parse/open.ts';

const detected = (content: string, file = 'stdin') => detect(file, bytesOf(content));

describe('the extension decides', () => {
  it.each([
    ['week.md', 'markdown'],
    ['notes/WEEK.Markdown', 'markdown'],
    ['week.json', 'json'],
    ['week.ndjson', 'ndjson'],
    ['week.jsonl', 'ndjson'],
  ])('%s is %s, whatever it holds', (file, format) => {
    expect(detected('A title\nA body.\n', file).format).toBe(format);
  });

  it('and says so', () => {
    expect(detected('', 'week.md').because).toBe('by its extension .md');
  });

  it.each(['stdin', 'week.txt', 'week', 'week.2026', 'my.md/week'])('but says nothing about %s', (file) => {
    expect(detected('A title\nA body.\n', file)).toEqual({
      format: 'text',
      because: 'by its content: no sign of another format',
    });
  });
});

describe('the content decides otherwise', () => {
  it.each([
    ['[{"title": "One"}]', 'json', 'by its content: starts with "["'],
    ['\n [ ]\n', 'json', 'by its content: starts with "["'],
    ['{\n  "title": "One"\n}\n', 'json', 'by its content: starts with "{"'],
    ['{"title": "One"}\n', 'json', 'by its content: starts with "{"'],
    ['{"entries": [\n{"title": "One"}\n]}', 'json', 'by its content: starts with "{"'],
    ['{"title": "One"}\n\n{"title": "Two"}\n', 'ndjson', 'by its content: one JSON object a line'],
    ['{}\n', 'json', 'by its content: starts with "{"'],
    ['{ }\n{"title": "One"}\n', 'ndjson', 'by its content: one JSON object a line'],
    ['[{}, {"title": "One"}]', 'json', 'by its content: starts with "["'],
    ['{"title": "One"\n{"title": "Two"}\n', 'ndjson', 'by its content: one JSON object a line'],
  ])('%j is %s', (content, format, because) => {
    expect(detected(content)).toEqual({ format, because });
  });

  it('more brackets in each other than people write are JSON', () => {
    expect(detected('['.repeat(8)).format).toBe('json');
    expect(detected('[[[Harbour]]]: its tides\n').format).not.toBe('json');
  });

  it('a list of links is Markdown', () => {
    const content =
      '# Reading\n\n- [Zig 1.0](https://example.org/zig) — at last\n- [Deno 4](https://example.org/deno)\n';
    expect(detected(content)).toEqual({
      format: 'markdown',
      because: 'by its content: Markdown links',
    });
  });

  it('a table with a rule below its names is Markdown', () => {
    const content =
      '# Links\n\n| Title | Link |\n|:---|---|\n| Slow ferries | https://example.org/ferries |\n';
    expect(detected(content)).toEqual({
      format: 'markdown',
      because: 'by its content: a Markdown table',
    });
    expect(detected(content.replace('|:---|---|\n', '')).format).toBe('text');
  });

  it('headings that stand alone are Markdown', () => {
    const content =
      '# The week\n\n## Zig 1.0 is out\n\nAfter ten years.\n\n## Deno 4\n\nSmaller and faster.\n';
    expect(detected(content)).toEqual({ format: 'markdown', because: 'by its content: Markdown headings' });
  });
});

describe('one sign is enough where hardly a line speaks against it', () => {
  it.each([
    [
      'a link that a line begins with',
      '[Zig 1.0](https://example.org/zig)\nAfter ten years.\n',
      'Markdown links',
    ],
    ['a link within a point', '* Bergen | [Zig club](https://example.org/zig)\n', 'Markdown links'],
    [
      'a heading that is a link',
      '## [Zig 1.0](https://example.org/zig)\n\nAfter ten years.\n',
      'Markdown links',
    ],
    ['an emoji before a link', '🚀 **[Zig 1.0](https://example.org/zig)** is out\n', 'Markdown links'],
    ['a link to a file', '- [Zig 1.0](../zig.md), after ten years\n', 'Markdown links'],
    ['a link to a note', '- [[Zig]] is out\n', 'marks of Markdown notes'],
    ['a callout', '> [!note] Zig\n> is out\n', 'marks of Markdown notes'],
    ['lines that are broken', 'Zig 1.0\\\nafter ten years\n', 'marks of Markdown notes'],
    ['fenced code', 'How to build it:\n\n```sh\nzig build\n```\n', 'fenced code'],
    ['a heading over a list', '# Zig\n- is out\n- is fast\n', 'Markdown headings'],
    ['two headings', '## Zig\nIs out.\n\n## Deno\nIs small.\n', 'Markdown headings'],
  ])('%s', (_, content, because) => {
    expect(detected(content)).toEqual({ format: 'markdown', because: `by its content: ${because}` });
  });
});

describe('snippets are text, even when they look a little like something else', () => {
  it.each([
    [
      'titles that begin with a number sign',
      '# 1 tip for reviews\nKeep them small.\n\n# 2 tips for tests\nName them.\n',
    ],
    ['bodies that are bullets', 'What I learned\n- ask early\n- ask often\n\nWhat I forgot\n- the rest\n'],
    [
      'a few links in brackets',
      'A title\n- [one](https://example.org)\n\nA title\nA body.\nA title\n- [two](https://example.org)\n',
    ],
    [
      'headings over pairs',
      '# Monday\n\nA title\nA body.\nA title\nA body.\n\n# Tuesday\n\nA title\nA body.\n',
    ],
    [
      'titles alone, two of them with a number sign',
      `# 1 tip\n\n${'Some other title\n\n'.repeat(20)}# 2 tips\n`,
    ],
    [
      'links in brackets within bodies',
      'Zig Is Out\nThe [notes](https://example.org/notes) are long.\nDeno Is Out\n[Notes](https://example.org/deno) are short.\n',
    ],
    [
      'a folder at the end of a line',
      'Zig Is Out\nIt lies in C:\\zig\\\nDeno Is Out\nIt does not.\n\nGo Is Out\nLong ago.\n',
    ],
    ['hashtags', '#ai #news\n\n#devops\n'],
    ['brackets at the start', '[New] Rust in the kernel\nIt builds.\n'],
    ['braces at the start', '{draft} Rust in the kernel\nIt builds.\n'],
    ['an empty object at the start', '{ } Style Guide\nWhere the braces go.\n'],
    ['a name in quotes and braces', '{"quoted"} in Three Languages\nWhere the braces go.\n'],
    ['an element at the start', '<html> Tag Turns Thirty\nIt was there first.\n'],
    ['a document type at the start', '<!DOCTYPE html> Explained\nWhy it has no version.\n'],
    ['a feed at the start', '<rss> Is Back\nAnd so are its readers.\n'],
    ['a calendar at the start', 'BEGIN:VCALENDAR Considered\nA format grows old.\n'],
    [
      'results of football',
      '= World Cup 2026\n\n== Group A\n\n[Thu Jun/11]\n  13:00  Mexico v South Africa  2-0\n',
    ],
    ['nothing', ''],
  ])('%s', (_, content) => {
    expect(detected(content).format).toBe('text');
  });
});

describe('texts of other kinds are called by their name, from a pipe too', () => {
  it.each([
    [
      'a title and a directive',
      'Kettles\n=======\n\nAn old trick.\n\n.. note::\n\n   Mind the steam.\n',
      'reStructuredText',
    ],
    ['a title and a link', 'Kettles\n=======\n\n* `Water <https://e.org/1>`_ boils\n', 'reStructuredText'],
    ['a directive first', '.. contents::\n\nWater\n=====\n\nIt boils.\n', 'reStructuredText'],
    ['a title over attributes', '= Kettles\nAnna Berg <anna@e.org>\n:toc:\n\nWater boils.\n', 'AsciiDoc'],
    ['a title over a section', '= Kettles\n\n== Tools\n\n* https://e.org[Water]\n', 'AsciiDoc'],
    ['a title over prose', '= Kettles\n\n== Tools\n\nWater boils in all of them in the end.\n', 'AsciiDoc'],
    [
      'a commit with its author',
      `commit ${'0b3f1c2d4e'.repeat(4)}\nAuthor: Anna Berg <anna@e.org>\nDate:   Thu Mar 5 10:15:00 2026 +0100\n\n    Mend the kettle\n`,
      'the log of Git',
    ],
    [
      'what mails begin with',
      'From: Anna <anna@e.org>\nTo: bo@e.org\nSubject: Kettles\nDate: Thu, 5 Mar 2026 10:00:00 +0000\n\nHi.\n',
      'a mail with its headers',
    ],
    ['papers of EndNote', '%0 Journal Article\n%T Kettles\n%A Berg, Anna\n', 'EndNote (ENW)'],
    ['papers of PubMed', 'PMID- 12345\nTI  - Kettles\nAU  - Berg A\n', 'PubMed (NBIB)'],
    [
      'a page of a wiki',
      "'''Kettles''' boil [[water]].\n\n== History ==\nLong.\n",
      'the markup of MediaWiki',
    ],
    [
      'books that are no feed',
      '<rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/"><bib:Book><dc:title>Kettles</dc:title></bib:Book></rdf:RDF>\n',
      'RDF that is no feed',
    ],
    [
      'the middle of a page',
      '<h3>Kettles</h3>\n<p>They <b>boil</b>.</p>\n<ul><li>one</li><li>two</li></ul>\n',
      'an HTML page',
    ],
    ['a page', '<html>\n<head></head>\nKettles\n</html>\n', 'an HTML page'],
    ['a page in one line', '<!DOCTYPE html><html> <body>Kettles</body></html>\n', 'an HTML page'],
    ['events', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n', 'an iCalendar file'],
  ])('%s', (_, content, name) => {
    expect(detected(content).because).toBe(`it is ${name}`);
  });

  it.each([
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], 'a PNG picture'],
    ['what is packed', [0x28, 0xb5, 0x2f, 0xfd, 0], 'a Zstandard file'],
    ['what is packed with others', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0], 'a 7z archive'],
  ])('%s is called by its name', (_, bytes, name) => {
    expect(foreignBytes('kettles', Uint8Array.from(bytes))?.name).toBe(name);
  });

  it('or not, in no time, however many lines look like theirs', () => {
    const before = performance.now();
    detected(`- title: a\n${'  b: c\n    d\n'.repeat(5000)}x`);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it.each([
    ['a directive within a body', 'Water Boils\nAn old trick.\n\nSphinx 9\nIt has:\n.. note:: x\n'],
    [
      'a directive in the code of Markdown',
      'Kettles\n=======\n\n- [Water](https://e.org)\n\n```rst\n.. note::\n```\n',
    ],
    ['a line of signs under a title', 'Kettles\n=======\nWater boils.\n\nOnions\n======\nThey cry.\n'],
    ['a word that mails begin with', 'From: Nowhere\nA novel in mails.\nSubject: Nothing\nIts sequel.\n'],
    ['signs of equality around words', '== Kettles ==\nThey boil.\n\n== Onions ==\nThey cry.\n'],
    [
      'Markdown below a picture',
      '<p align="center">\n<img src="https://e.org/k.png">\n</p>\n\nKettles boil.\n\nOnions cry.\n',
    ],
    ['an equals sign', '= is no assignment\nIt compares.\n\nOnions\nThey cry.\n'],
  ])('but not %s', (_, content) => {
    expect(detected(content).refusal).toBeUndefined();
  });
});
