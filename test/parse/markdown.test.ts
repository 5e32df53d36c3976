import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../support/runs.ts';
import { read } from './open.ts';

type Parsed = Awaited<ReturnType<typeof read>>;

const markdown = (content: string) => read('week.md', content);
const told = ({ entries }: Parsed) => entries.map(({ title, body }) => [title, body]);
const said = ({ diagnostics }: Parsed) =>
  diagnostics.map(({ severity, place, endLine, message }) => [severity, place!.line, endLine, message]);

describe('list items', () => {
  it.each([
    ['- [Zig 1.0](https://example.org/zig) — after ten years', 'Zig 1.0', 'after ten years'],
    ['* [Zig 1.0](https://example.org/zig) - after ten years', 'Zig 1.0', 'after ten years'],
    ['1. [Zig 1.0](https://example.org/zig): after ten years', 'Zig 1.0', 'after ten years'],
    ['- [Zig 1.0](https://example.org/zig) – after ten years', 'Zig 1.0', 'after ten years'],
    ['- [Zig 1.0](https://example.org/zig)\n  after ten years', 'Zig 1.0', 'after ten years'],
    ['- [Zig 1.0](https://example.org/zig)', 'Zig 1.0', ''],
    ['- **[Zig 1.0](https://example.org/zig)** — after ten years', 'Zig 1.0', 'after ten years'],
    ['- [x] [Zig 1.0](https://example.org/zig) — after ten years', 'Zig 1.0', 'after ten years'],
    ['- [Zig 1.0][zig] — after ten years\n\n[zig]: https://example.org/zig', 'Zig 1.0', 'after ten years'],
    ['- [Zig](https://example.org/zig) 1.0 is out', 'Zig 1.0 is out', ''],
    ['- [Zig](https://example.org/zig)-like: a survey', 'Zig-like: a survey', ''],
    ['- https://example.org/zig Zig after ten years', 'Zig after ten years', ''],
    ['- https://example.org/zig so it ends', 'example.org/zig', 'so it ends'],
    ['- [#12](https://example.org/zig): Zig 1.0', '#12: Zig 1.0', ''],
  ])('with a link: %j', async (content, title, body) => {
    const parsed = await markdown(content);
    expect(told(parsed)).toEqual([[title, body]]);
    expect(parsed.entries[0]!.links).toEqual(['https://example.org/zig']);
  });

  it.each([
    ['- **Zig 1.0** — after ten years', 'Zig 1.0', 'after ten years'],
    ['- **Zig 1.0:** after ten years', 'Zig 1.0', 'after ten years'],
    ['- **Zig 1.0**: after ten years', 'Zig 1.0', 'after ten years'],
    ['- **Zig is out.** After ten years.', 'Zig is out.', 'After ten years.'],
    ['- **Zig** is out', 'Zig is out', ''],
    ['- Zig 1.0: after ten years', 'Zig 1.0: after ten years', ''],
  ])('without one: %j', async (content, title, body) => {
    expect(told(await markdown(content))).toEqual([[title, body]]);
  });

  it('have as their body what is nested in them', async () => {
    const parsed = await markdown(
      '- Zig 1.0 is out\n\n  After ten years.\n\n  - faster\n  - smaller\n\n      zig build\n- Deno 4\n',
    );
    expect(told(parsed)).toEqual([
      ['Zig 1.0 is out', 'After ten years.\n- faster\n- smaller\n  zig build'],
      ['Deno 4', ''],
    ]);
    expect(parsed.entries.map(({ source }) => [source.line, source.endLine])).toEqual([
      [1, 8],
      [9, 9],
    ]);
  });

  it('stand under their label behind a paragraph of nothing but a space that does not break', async () => {
    const { entries } = await markdown('**Pruning:**\n\n\u00a0\n\n- Sharp secateurs\n- An open centre\n');
    expect(entries.map(({ title, section }) => [title, section])).toEqual([
      ['Sharp secateurs', 'Pruning'],
      ['An open centre', 'Pruning'],
    ]);
  });

  it('are a body without a title when they are long', async () => {
    const long = `Ten years after the first commit the language is declared stable, ${'and so are its tools, '.repeat(4)}says the team.`;
    expect(told(await markdown(`- ${long}`))).toEqual([['', long]]);
  });

  it('can be steered behind the title', async () => {
    const { entries } = await markdown(
      '- [Zig 1.0](https://example.org) {top} — after ten years\n- Deno 4 {skip}\n- **Go 2** {theme=programming}: no\n',
    );
    expect(entries.map(({ title, directives }) => [title, directives])).toEqual([
      ['Zig 1.0', { theme: null, top: true, skip: false }],
      ['Deno 4', { theme: null, top: false, skip: true }],
      ['Go 2', { theme: 'programming', top: false, skip: false }],
    ]);
  });
});

describe('headings', () => {
  it('are titles when text stands under them', async () => {
    const parsed = await markdown(
      '# The week\n\n## [Zig 1.0](https://example.org/zig)\n\nAfter [ten years](https://example.org/ten).\nOnly now.\n\nSee also:\n\n- Deno\n- Go\n\n## Deno 4\n\n> Smaller.\n\n## Not a word about this\n',
    );
    expect(told(parsed)).toEqual([
      ['Zig 1.0', 'After ten years. Only now.\nSee also:\n- Deno\n- Go'],
      ['Deno 4', 'Smaller.'],
      ['Not a word about this', ''],
    ]);
    expect(parsed.entries[0]).toMatchObject({
      links: ['https://example.org/zig', 'https://example.org/ten'],
      source: { file: 'week.md', line: 3, endLine: 11 },
    });
    expect(parsed.diagnostics).toEqual([]);
  });

  it('are names of batches when lists or links stand under them, and an introduction is reported', async () => {
    const parsed = await markdown(
      '# The week\n\nHello all.\n\n## Languages\n\nWhat moved:\n\n- [Zig 1.0](https://example.org/zig)\n\n## Runtimes\n\n[Deno 4](https://example.org/deno)\n\nSmaller.\n\nFaster.\n\n[Bun 3](https://example.org/bun)\n\nFatter.\n',
    );
    expect(told(parsed)).toEqual([
      ['Zig 1.0', ''],
      ['Deno 4', 'Smaller.\nFaster.'],
      ['Bun 3', 'Fatter.'],
    ]);
    expect(said(parsed)).toEqual([['note', 3, 3, 'a paragraph is no entry and is left out']]);
    expect(parsed.entries.map(({ section }) => section)).toEqual([
      'Languages › What moved',
      'Runtimes',
      'Runtimes',
    ]);
  });

  it('are entries of their own when they have a link and name a section', async () => {
    const parsed = await markdown(
      '# The week\n\n## [Kettle 2.0](https://example.org/kettle)\n\n- [A new lid](https://example.org/1)\n- [A new whistle](https://example.org/2)\n- [A longer cord](https://example.org/3)\n',
    );
    expect(parsed.entries.map(({ title, section }) => [title, section])).toEqual([
      ['Kettle 2.0', undefined],
      ['A new lid', 'Kettle 2.0'],
      ['A new whistle', 'Kettle 2.0'],
      ['A longer cord', 'Kettle 2.0'],
    ]);
  });

  it('date what is below them', async () => {
    const { entries } = await read(
      'week.md',
      '- before\n\n# 2026-W10\n\n- week\n\n## Monday, 2026-03-02\n\n- day\n\n### Zig 1.0\n\nOut.\n\n## Tuesday\n\n- week again\n\n# Other\n\n- outside\n',
      { date: '2026-W09' },
    );
    expect(entries.map(({ title, date }) => [title, date])).toEqual([
      ['before', '2026-W09'],
      ['week', '2026-W10'],
      ['day', '2026-03-02'],
      ['Zig 1.0', '2026-03-02'],
      ['week again', '2026-W10'],
      ['outside', '2026-W09'],
    ]);
  });

  it('that are only a date are no titles; days that do not exist are no dates', async () => {
    const parsed = await markdown('# Week of 2026-03-02\n\nHello.\n\n# 2026-02-30 was no day\n\nReally.\n');
    expect(told(parsed)).toEqual([['2026-02-30 was no day', 'Really.']]);
    expect(parsed.entries[0]!.date).toBeNull();
    expect(said(parsed)).toEqual([['note', 3, 3, 'a paragraph is no entry and is left out']]);
  });
});

describe('links over paragraphs', () => {
  it('are titles without any heading', async () => {
    const parsed = await markdown(
      '[Zig 1.0](https://example.org/zig)\n\nAfter ten years.\n\n---\n\nAnd so on.\n\n---\n',
    );
    expect(told(parsed)).toEqual([['Zig 1.0', 'After ten years.\nAnd so on.']]);
    expect(said(parsed)).toEqual([['note', 9, 9, 'a line across the page is passed over']]);
  });
});

describe('text', () => {
  it('is prose, without markup and with everything else', async () => {
    const { entries } = await markdown(
      '## A `_ENV` story\n\n*Some* **bold** ~~old~~ \\*stars\\*, a <kbd>key</kbd>, a <Header>, `Vec<T>` &amp; ![a chart](https://example.org/c.png)  \nnew line https://example.org/bare <!-- not this -->\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\nmake\n\nmake install\n```\n',
    );
    expect(entries).toMatchObject([
      {
        title: 'A _ENV story',
        body: 'Some bold old *stars*, a key, a <Header>, Vec<T> & a chart\nnew line https://example.org/bare\na | b\n1 | 2\nmake\nmake install',
        links: ['https://example.org/bare'],
      },
    ]);
  });

  it('has the entities of HTML decoded, and leaves what is none as it is written', async () => {
    const { entries } = await markdown(
      '## Caf&eacute;\n\n<p>Caf&eacute; &rsquo;n&#8217; more &hellip; &AMP; &#x1F41D; &#150; &unknown; R&D;</p>\n',
    );
    expect(entries).toMatchObject([{ title: 'Café', body: 'Café ’n’ more … & 🐝 &#150; &unknown; R&D;' }]);
  });

  it('keeps only http and https addresses as links', async () => {
    const { entries } = await markdown(
      '- [Click](javascript:alert(1)) — [mail](mailto:a@example.org), [here](../x), <https://example.org>\n',
    );
    expect(entries).toMatchObject([
      { title: 'Click', body: 'mail, here, https://example.org', links: ['https://example.org'] },
    ]);
  });
});

describe('what is no entry', () => {
  it('is reported with its lines', async () => {
    const parsed = await markdown(
      'Just a paragraph\nof two lines.\n\n```\ncode\n```\n\n<!-- a\n\ncomment -->\n\n![logo](https://example.org/logo.png)\n\n-\n\n## Empty\n',
    );
    expect(parsed.entries).toEqual([]);
    expect(said(parsed)).toEqual([
      ['note', 1, 2, 'a paragraph is no entry and is left out'],
      ['note', 4, 6, 'a block of code is no entry and is left out'],
      ['note', 8, 10, 'HTML is passed over'],
      ['note', 12, 12, 'a picture is passed over'],
      ['note', 14, 14, 'an empty list item is passed over'],
      ['note', 16, 16, 'a heading with nothing under it is passed over'],
    ]);
    expect(parsed.diagnostics[0]!.excerpt).toBe('Just a paragraph');
  });

  it.each([
    ['quotes', `${'>'.repeat(50_000)} a`],
    ['lists', `${'- '.repeat(50_000)}a`],
    ['points further and further in', furtherIn(300).join('\n')],
    ['stars', `${'*'.repeat(30_000)}a${'*'.repeat(30_000)}`],
    ['brackets', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
    ['one long paragraph', 'words and words\n'.repeat(20_000)],
    ['pairs of stars in many lines', `${'*a *b *c\n'.repeat(1000)}${'a* b* c*\n'.repeat(1000)}`],
  ])('nor can be read is an error of its lines alone: %s', async (_, hostile) => {
    const lines = hostile.split('\n').length;
    const parsed = await markdown(`- Zig 1.0\n\n${hostile.trimEnd()}\n\n- Deno 4\n`);
    expect(told(parsed)).toEqual([
      ['Zig 1.0', ''],
      ['Deno 4', ''],
    ]);
    expect(parsed.diagnostics).toMatchObject([
      { code: 'markdown-too-complex', severity: 'error', place: { line: 3 } },
    ]);
    expect(parsed.diagnostics[0]!.endLine).toBeGreaterThanOrEqual(3 + lines - 2);
  });
});

describe('points further and further in, with blank lines between them', () => {
  it('are read as deep as people write, and the lines behind are told', { tags: 'long' }, async () => {
    const parsed = await markdown(`${furtherIn(300).join('\n\n')}\n\n- Deno 4\n`);
    expect(told(parsed).map(([title]) => title)).toEqual(['berth 0', 'Deno 4']);
    expect(parsed.entries[0]!.source.endLine).toBe(201);
    expect(new Set(parsed.diagnostics.map(({ code }) => code))).toEqual(new Set(['markdown-too-complex']));
    expect(parsed.diagnostics.map(({ place }) => place!.line)).toEqual(
      Array.from({ length: 199 }, (_, at) => 203 + 2 * at),
    );
  });
});

/** Points, each within the one before. */
function furtherIn(depth: number): string[] {
  return Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}- berth ${at}`);
}

describe('a large file', () => {
  it('gives what its parts give: lists, headings, code, references', async () => {
    const part = (n: number) =>
      `## Story ${n}\n\nText with [a reference][ref ${n % 7}].\n\n~~~\n# no heading\n\n- no item\n~~~\n\n## Batch ${n}\n\n- [Item ${n}](https://example.org/${n}) — a note\n- Item\n\n  with a body\n\n`;
    const references = Array.from({ length: 7 }, (_, n) => `[Ref ${n}]: https://example.org/ref/${n}\n`).join(
      '',
    );
    const count = 100;
    const { entries, diagnostics } = await markdown(
      Array.from({ length: count }, (_, n) => part(n)).join('') + references,
    );
    const length = part(0).split('\n').length - 1;
    expect(entries).toHaveLength(3 * count);
    expect(diagnostics.map(({ code }) => code)).toEqual(Array(7).fill('markdown-passed'));
    for (let n = 0; n < count; n++) {
      expect(entries.slice(3 * n, 3 * n + 3)).toMatchObject([
        {
          title: `Story ${n}`,
          links: [`https://example.org/ref/${n % 7}`],
          source: { line: n * length + 1 },
        },
        { title: `Item ${n}`, links: [`https://example.org/${n}`], source: { line: n * length + 13 } },
        { title: 'Item', body: 'with a body', source: { line: n * length + 14, endLine: n * length + 16 } },
      ]);
    }
  });

  it('may be one list without a blank line', async () => {
    const { entries } = await markdown('- [A title](https://example.org) — and a note on it\n'.repeat(400));
    expect(entries.map(({ source }) => source.line)).toEqual(Array.from({ length: 400 }, (_, n) => n + 1));
  });
});

describe('every line', () => {
  const lines = fc.constantFrom(
    ...[
      '**Label**',
      'Label:',
      '%% c',
      'c %%',
      '[t](https://a.org)\\',
      '~~- [t](https://a.org)~~',
      '- ~~gone~~',
      '- [t](#a)',
      '> [!note] n',
    ],
    ...[
      '# A',
      '## B',
      '### 2026-03-02',
      '#',
      'text',
      'more text',
      '===',
      '---',
      '- item',
      '-',
      '  - nested',
      '1. one',
    ],
    ...[
      '- [t](https://a.org) — n',
      '[t](https://a.org)',
      '[t][r]',
      '[r]: https://a.org',
      '**b** — n',
      '> quote',
      '>',
      '```',
    ],
    ...[
      '~~~',
      '<!-- c',
      '-->',
      '<div>',
      '</div>',
      '    code',
      '| a | b |',
      '|---|---|',
      '![i](x)',
      '[^1]',
      '[^1]: note',
      '\\',
      '&nbsp;',
    ],
    ...[
      '',
      '',
      '',
      '',
      '  ',
      '\t',
      '<?',
      '$',
      '***',
      '* * *',
      '- - x',
      '+ a',
      '  b',
      '<script>',
      '- ```',
      '  ```',
    ],
  );

  /** Whether the first of the lines may be a heading with a line of `===` or `---` below it. */
  const isUnderlined = (from: string[]) => {
    const paragraph = from.slice(0, from.findIndex((line) => line.trim() === '') >>> 0);
    return paragraph.some((line) => /^(?:=+|-+)$/.test(line));
  };

  it('that is not blank is in exactly one entry or diagnostic, or is a heading', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(lines, { maxLength: 25 }), async (below) => {
        const written = ['', ...below];
        const { entries, diagnostics } = await markdown(written.join('\n'));
        const covers = written.map(() => 0);
        const cover = (line: number, endLine: number) => {
          for (let at = line; at <= endLine; at++) if (written[at - 1]!.trim() !== '') covers[at - 1]!++;
        };
        for (const { source } of entries) cover(source.line, source.endLine);
        for (const it of diagnostics) if (it.code !== 'input-empty') cover(it.place!.line, it.endLine!);
        covers.forEach((count, at) => {
          const isHeading = /^#|^\*\*Label|^Label/.test(written[at]!) || isUnderlined(written.slice(at));
          if (written[at]!.trim() !== '' && !isHeading) expect(count).toBe(1);
          expect(count).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('of any Markdown whose items are known', () => {
  const word = fc.constantFrom('Kettle', 'Onions', 'Boiling Water', 'Leeks & Lids', '锅', 'Ürün');
  const url = fc.integer({ min: 1, max: 99_999 }).map((n) => `https://example.org/${n}`);
  const link = fc.tuple(word, url).map(([text, to]) => `[${text}](${to})`);
  const note = fc.constantFrom(
    '',
    ' - a note',
    ': a note',
    ' — a note, by [Bo](https://example.org/bo)',
    ' (3 minutes)',
  );
  const item = fc
    .tuple(fc.constantFrom('', '🚀 ', '**New:** ', '*', '**'), link, note)
    .map(([before, it, after]) =>
      /^\*+$/.test(before) ? `${before}${it}${before}${after}` : `${before}${it}${after}`,
    );
  const list = fc.array(item, { minLength: 1, maxLength: 6 });
  const shapes = fc.oneof(
    list.map((items) => ({ items: items.length, text: items.map((it) => `- ${it}`).join('\n') })),
    list.map((items) => ({
      items: items.length,
      text: items.map((it, at) => `${at + 1}. ${it}`).join('\n\n'),
    })),
    fc.tuple(word, list).map(([name, items]) => ({
      items: items.length,
      text: `**${name}**\n\n${items.map((it) => `* ${it}`).join('\n')}`,
    })),
    list.map((items) => ({
      items: items.length,
      text: `| Title | Note |\n|---|---|\n${items.map((it) => `| ${it} | 1 |`).join('\n')}`,
    })),
    fc
      .array(item, { minLength: 2, maxLength: 6 })
      .map((items) => ({ items: items.length, text: items.join('\n\n') })),
    list.map((items) => ({ items: items.length, text: items.map((it) => `- ~~${it}~~`).join('\n') })),
  );

  it('entries and reported items are all of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(shapes, { minLength: 1, maxLength: 5 }), async (parts) => {
        const text = parts.map((part, at) => `## Part ${at + 1} of the week\n\n${part.text}\n`).join('\n');
        const { entries, diagnostics } = await markdown(text);
        const reported = diagnostics.filter(({ code }) => code === 'markdown-unused').length;
        expect(entries.length + reported).toBe(parts.reduce((sum, { items }) => sum + items, 0));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('lines that begin as entries do', () => {
  it.each([
    [
      'a time of day',
      '# The hall\n\n## Saturday\n\n19:30 Choir\n20:15 Film about bees\n21:00 Dance\n\n## Membership\n\nAsk in the office, or write to the treasurer.\n',
      ['19:30 Choir', '20:15 Film about bees', '21:00 Dance', 'Membership'],
    ],
    [
      'a day',
      '# Week at the hall\n\nMon 3: Choir at eight\n\nTue 4: Bridge club\n\nWed 5: Reading circle, new members welcome\n\nThu 6: Film night\n\n[Tide tables](https://example.org/tides)\n',
      [
        'Mon 3: Choir at eight',
        'Tue 4: Bridge club',
        'Wed 5: Reading circle, new members welcome',
        'Thu 6: Film night',
        'Tide tables',
      ],
    ],
    [
      'two bold words',
      '# The square\n\n- **New gate** Bo asks for help with the new gate, which arrives on Friday.\n- **Ada Berg** She has sold the old fence to the school for forty.\n- **The new** Bridge opens for everybody on Friday at noon.\n\n## Links\n\n- [Tide tables](https://example.org/tides)\n- [Ferry](https://example.org/ferry)\n',
      [
        'New gate',
        'Ada Berg She has sold the old fence to the school for forty.',
        'The new Bridge opens for everybody on Friday at noon.',
        'Tide tables',
        'Ferry',
      ],
    ],
    [
      'three and nothing else',
      '# Notes\n\n**Winch** Turns again.\n\n**Gates** Oiled on Tuesday.\n\n**Slip** Closed for now.\n',
      ['Winch', 'Gates', 'Slip'],
    ],
  ])('%s', async (_, content, titles) => {
    expect((await markdown(content)).entries.map(({ title }) => title)).toEqual(titles);
  });

  it('are in the lines where they stand', async () => {
    const { entries } = await markdown('# The hall\n\n19:30 Choir\n20:15 Film about bees\n21:00 Dance\n');
    expect(entries.map(({ source }) => source.line)).toEqual([3, 4, 5]);
  });

  it('are bold ones, with what is said on the lines below', async () => {
    const lines = [
      '**New gate.** Bo asks for help with the new',
      'gate, which arrives on',
      'Friday.',
      '**Old fence.** Ada has sold the old fence to the',
      'school.',
    ];
    expect(told(await markdown(`# The square\n\n${lines.join('\n')}\n`))).toEqual([
      ['New gate.', 'Bo asks for help with the new gate, which arrives on Friday.'],
      ['Old fence.', 'Ada has sold the old fence to the school.'],
    ]);
  });

  it('are headings of HTML, which end where they end', async () => {
    const parsed = await markdown(
      '# News\n\n<h3>New gate</h3>\nBo asks for help.\n<h3><a href="https://example.org/well">Well water</a></h3>\n<p>It is clean again.</p>\n',
    );
    expect(told(parsed)).toEqual([
      ['New gate', 'Bo asks for help.'],
      ['Well water', 'It is clean again.'],
    ]);
    expect(parsed.entries.map(({ source }) => [source.line, source.endLine])).toEqual([
      [3, 4],
      [5, 6],
    ]);
  });
});

describe('words right over links', () => {
  const links = '[Nets, mended](https://example.org/nets) — old\n[Smoke](https://example.org/smoke)';

  it.each([
    ['a bold label', `🎣 **To read**\n${links}`, ['Nets, mended', 'Smoke'], 'To read'],
    [
      'a label with a colon, below a heading',
      `## Week\n\nTo read:\n${links}`,
      ['Nets, mended', 'Smoke'],
      'Week › To read',
    ],
    [
      'one bold word over one link',
      '**Listen**\n[An hour at the weir](https://example.org/weir)',
      ['An hour at the weir'],
      'Listen',
    ],
    [
      'a title over where it leads',
      '**New weir**\n[Announcement](https://example.org/weir)',
      ['New weir'],
      undefined,
    ],
    [
      'a text that was wrapped',
      '**Nets:** we read\n[one](https://example.org/nets) and\n[more](https://example.org/smoke).',
      ['Nets'],
      undefined,
    ],
  ])('%s', async (_, content, titles, section) => {
    const { entries } = await markdown(`${content}\n`);
    expect(entries.map(({ title }) => title)).toEqual(titles);
    expect(entries[0]!.section?.replace('🎣 ', '')).toBe(section);
  });

  it('three lines or more below other words are entries, too', async () => {
    const { entries } = await markdown(`What we read\n${links}\n[Tar](https://example.org/tar)\n`);
    expect(entries.map(({ title }) => title)).toEqual(['Nets, mended', 'Smoke', 'Tar']);
  });
});

describe('quotations over who said it and where', () => {
  it('are called as the link of their source is, be that below them or their last line', async () => {
    const source = '— Amy Larsen, [The Kettle Book](https://example.org/book)';
    const inside = [`> It is cold.\n>\n> ${source}`, `> It is cold.\n> ${source}`];
    for (const written of [`> It is cold.\n\n${source}`, ...inside]) {
      const { entries } = await markdown(`## Quotes\n\n${written}\n\n${written}\n`);
      const one = { title: 'The Kettle Book', author: 'Amy Larsen', body: 'It is cold.', section: 'Quotes' };
      expect(entries).toMatchObject([one, one]);
      expect(entries[0]!.markup).toBe('> It is cold.');
    }
  });

  it('stay whole in the body of another entry, with their source in the same quotation', async () => {
    const { entries } = await markdown(
      '# Week\n\n## Quote of the week\n\n> It is cold.\n\n— Amy, [The Kettle Book](https://example.org/book)\n',
    );
    expect(entries).toMatchObject([
      {
        title: 'Quote of the week',
        markup: '> It is cold.\n>\n> — Amy, [The Kettle Book](https://example.org/book)',
      },
    ]);
  });
});
