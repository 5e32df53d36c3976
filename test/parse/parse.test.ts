import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputFormat } from '../../src/types.ts';
import { runs } from '../support/runs.ts';
import { anyText } from '../support/texts.ts';
import { bytesOf, read } from './open.ts';

const formats: InputFormat[] = [
  ...([
    'text',
    'markdown',
    'org',
    'json',
    'ndjson',
    'yaml',
    'csv',
    'tsv',
    'feed',
    'opml',
    'mail',
    'bookmarks',
  ] as const),
];

describe('the format', () => {
  it('is the one asked for', async () => {
    const parsed = await read('week.md', 'Zig 1.0 is out\nAfter ten years.\n', { format: 'text' });
    expect(parsed).toMatchObject({
      file: 'week.md',
      format: 'text',
      because: 'as asked for; titles and bodies',
    });
    expect(parsed.entries).toMatchObject([{ title: 'Zig 1.0 is out', body: 'After ten years.' }]);
  });

  it('is found out otherwise, with the reason', async () => {
    expect(await read('stdin', '[{"title": "Zig 1.0 is out"}]')).toMatchObject({
      format: 'json',
      because: 'by its content: starts with "["',
      entries: [{ title: 'Zig 1.0 is out' }],
    });
  });
});

describe('an entry', () => {
  const inEveryFormat = {
    text: 'Zig 1.0 is out {top}\nSee https://example.org/zig @ziglang #zig\n',
    markdown: '## Zig 1.0 is out {top}\n\nSee https://example.org/zig @ziglang #zig\n',
    yaml: '- title: Zig 1.0 is out {top}\n  body: "See https://example.org/zig @ziglang #zig"\n',
    json: '[{"title": "Zig 1.0 is out {top}", "body": "See https://example.org/zig @ziglang #zig"}]',
    ndjson: '{"title": "Zig 1.0 is out", "body": "See https://example.org/zig @ziglang #zig", "top": true}\n',
    org: '* Zig 1.0 is out {top}\nSee https://example.org/zig @ziglang #zig\n',
    csv: 'title,body\nZig 1.0 is out {top},See https://example.org/zig @ziglang #zig\n',
    tsv: 'title\tbody\nZig 1.0 is out {top}\tSee https://example.org/zig @ziglang #zig\n',
    feed: '<rss version="2.0"><channel><item><title>Zig 1.0 is out {top}</title><description>See https://example.org/zig @ziglang #zig</description></item></channel></rss>',
    opml: '<opml><body><outline text="Zig 1.0 is out {top}" _note="See https://example.org/zig @ziglang #zig"/></body></opml>',
    mail: 'Message: 1\nFrom: Anna <anna@example.org>\nSubject: Zig 1.0 is out {top}\n\nSee https://example.org/zig @ziglang #zig\n',
    bookmarks:
      '<DL><DT><A HREF="https://example.org/zig">Zig 1.0 is out {top}</A><DD>See https://example.org/zig @ziglang #zig</DL>',
  };

  it.each(Object.keys(inEveryFormat) as (keyof typeof inEveryFormat)[])(
    'is the same whatever format it comes in: %s',
    async (format) => {
      const { entries } = await read('2026-W10.txt', inEveryFormat[format], { format });
      const [inText] = (await read('a.txt', inEveryFormat.text)).entries;
      expect(entries).toMatchObject([
        {
          id: inText!.id,
          title: 'Zig 1.0 is out',
          body: 'See https://example.org/zig @ziglang #zig',
          links: ['https://example.org/zig'],
          mentions: ['ziglang'],
          hashtags: ['zig'],
          date: '2026-W10',
          directives: { theme: null, top: true, skip: false },
        },
      ]);
    },
  );
});

describe('a source', () => {
  it.each(formats)('that could not be opened gives nothing, and no second complaint: %s', async (format) => {
    const parsed = await read('photo.png', Uint8Array.from([0x89, 0x50, 0x00]), { format });
    expect(parsed).toMatchObject({ entries: [], diagnostics: [] });
  });

  const written = fc
    .array(
      fc.constantFrom(
        ...[
          'Zig 1.0 is out',
          'After ten years, at https://example.org/zig.',
          '',
          '',
          '# Heading',
          '- [a](https://example.org) — b',
        ],
        ...[
          '{"title": "Zig"}',
          '{"title": "Zig",',
          '"body": "Out."}',
          '[',
          ']',
          '2026-03-02',
          '---',
          '```',
          '> q',
          '\u00a0',
          '🔥 é',
        ],
      ),
      { maxLength: 14 },
    )
    .map((lines) => `\n${lines.join('\n')}\n`);

  it('gives the same entries with LF, with CRLF and with a byte order mark', async () => {
    await fc.assert(
      fc.asyncProperty(written, fc.constantFrom('auto' as const, ...formats), async (content, format) => {
        const plain = await read('week', content, { format });
        expect(await read('week', content.replaceAll('\n', '\r\n'), { format })).toEqual(plain);
        expect(await read('week', `\ufeff${content}`, { format })).toEqual(plain);
      }),
    );
  });

  it('never makes parsing throw, whatever its bytes and format', async () => {
    const json = fc.json().map(bytesOf);
    const signs = fc
      .array(
        fc.constantFrom(
          ...'#-*_[](){}<>`~|:!&;"\\@/. \n\t\r1aé\u2028',
          'https://',
          '\n\n',
          '\n- ',
          '{"title":',
        ),
        { maxLength: 80 },
      )
      .map((it) => bytesOf(it.join('')));
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      anyText.map(bytesOf),
      json,
      signs,
      written.map(bytesOf),
    );
    await fc.assert(
      fc.asyncProperty(anything, fc.constantFrom('auto' as const, ...formats), async (bytes, format) => {
        const { entries } = await read('week', bytes, { format });
        for (const entry of entries) expect(entry.title + entry.body).not.toBe('');
      }),
      { numRuns: runs(400) },
    );
  });
});
