import { describe, expect, it } from 'vitest';
import { read } from './open.ts';

const json = (content: unknown) => read('week.json', JSON.stringify(content, null, 2));
const titles = ({ entries }: { entries: { title: string }[] }) => entries.map(({ title }) => title);

describe('JSON', () => {
  it('is an array of entries, an object with entries, or one entry', async () => {
    const entries = [{ title: 'Rust 2.0 is not planned' }, { title: 'Zig gets a package manager' }];
    expect(titles(await json(entries))).toEqual(entries.map(({ title }) => title));
    expect(titles(await json({ title: 'The week', entries }))).toEqual(entries.map(({ title }) => title));
    expect(titles(await json(entries[0]))).toEqual(['Rust 2.0 is not planned']);
  });

  it('gives an entry all its fields', async () => {
    const { entries, diagnostics } = await json({
      title: 'Passkeys at three banks',
      body: 'Customers sign in without a password. #fintech',
      url: 'https://example.org/passkeys',
      links: ['https://example.org/more'],
      date: '2026-03-04',
      hashtags: ['security'],
      tags: '#identity',
      mentions: ['@bankwatch'],
      theme: 'security',
      top: true,
    });
    expect(diagnostics).toEqual([]);
    expect(entries).toMatchObject([
      {
        title: 'Passkeys at three banks',
        body: 'Customers sign in without a password. #fintech',
        links: ['https://example.org/more', 'https://example.org/passkeys'],
        date: '2026-03-04',
        hashtags: ['security', 'identity', 'fintech'],
        mentions: ['bankwatch'],
        directives: { theme: 'security', top: true, skip: false },
        source: { file: 'week.json', line: 1, endLine: 18 },
      },
    ]);
  });

  it('understands directives behind a title, and an address within a text, however it is escaped', async () => {
    const { entries } = await read(
      'week.json',
      '{"title": "Old news {skip}", "body": "See https:\\/\\/example.org\\/old"}',
    );
    expect(entries).toMatchObject([
      { title: 'Old news', directives: { skip: true }, links: ['https://example.org/old'] },
    ]);
  });

  it('takes null for a missing field, a point in time for its day, and a title for one line', async () => {
    const { entries, diagnostics } = await json([
      {
        title: 'A release\nin two lines',
        body: null,
        url: null,
        date: '2026-03-02T23:30:00-05:00',
        top: null,
      },
      { body: 'Only a body.', date: '2026-W10' },
    ]);
    expect(diagnostics).toEqual([]);
    expect(entries).toMatchObject([
      { title: 'A release in two lines', body: '', date: '2026-03-03' },
      { title: '', body: 'Only a body.', date: '2026-W10' },
    ]);
  });

  it('dates entries that have no date by the front matter, else by the name of the file', async () => {
    const content = '[{"title": "Without"}, {"title": "With", "date": "2026-03-02"}]';
    const dates = async (file: string, date: string | null) =>
      (await read(file, content, { date })).entries.map((entry) => entry.date);
    expect(await dates('week.json', '2026-W11')).toEqual(['2026-W11', '2026-03-02']);
    expect(await dates('2026-W09.json', null)).toEqual(['2026-W09', '2026-03-02']);
    expect(await dates('2026-W09.json', '2026-W11')).toEqual(['2026-W11', '2026-03-02']);
  });

  it('knows the lines of every entry', async () => {
    const { entries } = await read(
      'week.json',
      '[\n  {"title": "One"},\n  {\n    "title": "Two"\n  }, {"title": "Three"}\n]\n',
    );
    expect(entries.map(({ source }) => [source.line, source.endLine])).toEqual([
      [2, 2],
      [3, 5],
      [5, 5],
    ]);
  });

  it('reads a digest that it wrote, with what was decided by hand', async () => {
    const entry = (title: string, by = 'rules') => ({
      id: '0123456789ab', title, body: 'Text.', truncated: false, links: [], mentions: [], hashtags: [], date: null,
      source: { file: 'week.txt', line: 1, endLine: 2 }, top: false, by, score: 3, also: [], why: [],
    }); // biome-ignore format: a table of fields
    const parsed = await json({
      schema: 1,
      title: 'The week',
      themes: [{ id: 'security', title: 'Security', entries: [entry('By rules'), entry('By hand', 'hand')] }],
      unplaced: [entry('Unplaced')],
      duplicates: [{ entry: entry('Again'), of: '0123456789ab' }],
      skipped: [
        { entry: entry('Left out'), reason: 'hand' },
        { entry: entry('Last week'), reason: 'date' },
      ],
      diagnostics: [],
    });
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.entries.map(({ title, directives }) => [title, directives.theme, directives.skip])).toEqual(
      [
        ['By rules', null, false],
        ['By hand', 'security', false],
        ['Unplaced', null, false],
        ['Again', null, false],
        ['Left out', null, true],
        ['Last week', null, false],
      ],
    );
  });

  it('tells once which fields it does not read', async () => {
    const { diagnostics } = await json([
      { title: 'One', shelf: 'B2' },
      { title: 'Two', shelf: 'C1', votes: 3 },
    ]);
    expect(diagnostics).toMatchObject([{ code: 'json-ignored', severity: 'note' }]);
    expect(diagnostics[0]!.message).toContain('"shelf", "votes"');
  });

  it('is not impressed by names such as __proto__', async () => {
    const { entries } = await read(
      'week.json',
      '{"title": "A", "__proto__": {"body": "no", "top": true}, "constructor": 1}',
    );
    expect(entries).toMatchObject([{ title: 'A', body: '', directives: { top: false } }]);
    expect({}).not.toHaveProperty('top');
  });
});

describe('JSON with lists in it', () => {
  const sections = async (content: unknown) => {
    const { entries, diagnostics } = await json(content);
    return { found: entries.map(({ title, section, date }) => [title, section ?? null, date]), diagnostics };
  };

  it('has an entry with children, besides being their section, and an empty list of them is nothing', async () => {
    const { found, diagnostics } = await sections([
      { title: 'Pier', body: 'It stands.', tags: ['wood'], children: [] },
      { title: 'Harbour', children: [{ title: 'Crane' }, { title: 'Buoy', children: [] }] },
      { title: 'Quay', url: 'https://example.org/quay', children: [{ title: 'Steps' }] },
    ]);
    expect(found).toEqual([
      ['Pier', null, null],
      ['Crane', 'Harbour', null],
      ['Buoy', 'Harbour', null],
      ['Quay', null, null],
      ['Steps', 'Quay', null],
    ]);
    expect(diagnostics).toEqual([]);
    const items = { items: [{ title: 'Pier', content: 'It stands.', children: [{ title: 'Plank' }] }] };
    expect((await sections(items)).found).toEqual([
      ['Pier', null, null],
      ['Plank', 'Pier', null],
    ]);
    expect((await json(items)).entries[0]!.body).toBe('It stands.');
    expect(
      (await sections({ title: 'Pier', body: 'It stands.', children: [{ title: 'Plank' }] })).found,
    ).toEqual([
      ['Pier', null, null],
      ['Plank', 'Pier', null],
    ]);
  });

  it('takes folders of bookmarks for sections only, and empty ones for nothing', async () => {
    const { found } = await sections({
      roots: {
        bookmark_bar: {
          name: 'Bar',
          type: 'folder',
          children: [
            { name: 'Old', type: 'folder', children: [] },
            { name: 'Port', type: 'folder', children: [{ name: 'Tides', url: 'https://example.org/tides' }] },
          ],
        },
      },
    });
    expect(found).toEqual([['Tides', 'Bar › Port', null]]);
  });

  it('reads all lists of what looks like entries, and tells which it passes over', async () => {
    const { found, diagnostics } = await sections({
      articles: [{ title: 'Pier' }],
      videos: [{ title: 'Crane' }],
      berths: [{ number: 4 }],
    });
    expect(found).toEqual([
      ['Pier', 'articles', null],
      ['Crane', 'videos', null],
    ]);
    expect(diagnostics).toMatchObject([{ code: 'json-ignored', severity: 'note' }]);
    expect(diagnostics[0]!.message).toContain('"berths"');
    expect((await sections({ entries: [{ title: 'Pier' }], videos: [{ title: 'Crane' }] })).found).toEqual([
      ['Pier', null, null],
      ['Crane', 'videos', null],
    ]);
  });

  it('finds lists however deep; names are sections, and days are dates', async () => {
    const links = [{ title: 'Tide table', url: 'https://example.org/tides' }];
    const answer = { data: { sections: [{ title: 'Tools', entries: [{ title: 'Pier' }] }] } };
    expect((await sections(answer)).found).toEqual([['Pier', 'Tools', null]]);
    expect((await sections({ categories: [{ name: 'Tools', links: [{ title: 'Pier' }] }] })).found).toEqual([
      ['Pier', 'Tools', null],
    ]);
    expect((await sections({ categories: [{ name: 'Tools', sites: links }] })).found).toEqual([
      ['Tide table', 'Tools › sites', null],
    ]);
    expect((await sections({ '2026-03-05': [{ title: 'Pier' }], '2026-03-06': links })).found).toEqual([
      ['Pier', null, '2026-03-05'],
      ['Tide table', null, '2026-03-06'],
    ]);
    expect((await sections({ week: { monday: [{ title: 'Pier' }], tuesday: links } })).found).toEqual([
      ['Pier', 'monday', null],
      ['Tide table', 'tuesday', null],
    ]);
  });

  it('leaves an entry what is its own', async () => {
    const { found, diagnostics } = await sections({
      title: 'Pier',
      authors: [{ name: 'Ines', url: 'https://example.org/ines' }],
      attachments: [{ title: 'Plan', url: 'https://example.org/plan.pdf' }],
    });
    expect(found).toEqual([['Pier', null, null]]);
    expect(diagnostics).toMatchObject([{ code: 'json-ignored' }]);
  });
});

describe('JSON of other programs', () => {
  it('has the notes of Google Keep, with their lists', async () => {
    const { entries } = await json([
      {
        title: 'Winter berth',
        textContent: 'Ask Ines about the crane.',
        labels: [{ name: 'harbour' }],
        annotations: [{ url: 'https://example.org/crane', title: 'Crane' }],
        userEditedTimestampUsec: 1_772_704_800_000_000,
      },
      {
        title: 'Aboard',
        listContent: [
          { text: 'Rope', isChecked: true },
          { text: 'Salt', isChecked: false },
        ],
      },
    ]);
    expect(entries).toMatchObject([
      {
        title: 'Winter berth',
        body: 'Ask Ines about the crane.',
        hashtags: ['harbour'],
        links: ['https://example.org/crane'],
        date: '2026-03-05',
      },
      { title: 'Aboard', body: '- [x] Rope\n- [ ] Salt' },
    ]);
  });

  it('has what Slack attached below the text, and code as it is', async () => {
    const { entries } = await json([
      {
        ts: '1772704800.000100',
        user: 'ines',
        text: 'The crane is back:\n```\nlift --to *quay*\n```\nSee below.',
        attachments: [{ title: 'Plan', text: 'Monday at noon', title_link: 'https://example.org/plan' }],
      },
    ]);
    expect(entries[0]).toMatchObject({ links: ['https://example.org/plan'] });
    expect(entries[0]!.body).toContain('Monday at noon');
    expect(entries[0]!.markup).toContain('```\nlift --to *quay*\n```');
  });

  it('counts who joined on Discord as a notice, and calls those who are mentioned by name', async () => {
    const said = { timestamp: '2026-03-05T10:00:00Z', author: { name: 'ines' } };
    const { entries, diagnostics } = await json({
      messages: [
        { ...said, type: 'GuildMemberJoin', content: 'Joined the server.' },
        { ...said, type: 'Default', content: 'Ask <@123> and <@!9>', mentions: [{ id: '123', name: 'bo' }] },
      ],
    });
    expect(entries.map(({ body }) => body)).toEqual(['Ask @bo and <@!9>']);
    expect(diagnostics).toMatchObject([{ code: 'chat-notices' }]);
  });

  it('reads titles of Reddit as they were written', async () => {
    const { entries } = await json({
      data: {
        children: [
          {
            kind: 't3',
            data: { title: 'Salt &amp; grain', subreddit: 'ports', url: 'https://example.org/?a=1&amp;b=2' },
          },
        ],
      },
    });
    expect(entries).toMatchObject([{ title: 'Salt & grain', links: ['https://example.org/?a=1&b=2'] }]);
  });
});

describe('JSON with faults', () => {
  it('is an error at line and column where the syntax breaks off', async () => {
    const { entries, diagnostics } = await read('week.json', '[\n  {"title": "One"}\n  {"title": "Two"}\n]');
    expect(entries).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        code: 'json-syntax',
        place: { file: 'week.json', line: 3, column: 3 },
        excerpt: '  {"title": "Two"}',
      },
    ]);
    expect(diagnostics[0]!.message).toContain('"," or "]" is expected here');
  });

  it('points to NDJSON when a second object follows', async () => {
    const { diagnostics } = await read('week.json', '{"title": "One"}\n{"title": "Two"}\n');
    expect(diagnostics).toMatchObject([{ place: { line: 2, column: 1 } }]);
    expect(diagnostics[0]!.hint).toContain('--input-format ndjson');
  });

  it('names every field of a wrong type at its value, and keeps what else there is', async () => {
    const { entries, diagnostics } = await read(
      'week.json',
      '[\n{"title": 7,\n "top": "yes", "date": "soon"},\n{"title": "Fine"},\n{"links": [1], "title": "x"}]',
    );
    expect(titles({ entries })).toEqual(['Fine', 'x']);
    expect(
      diagnostics.map(({ place, message }) => [place!.line, place!.column, message.split(' ')[0]]),
    ).toEqual([
      [2, 11, '"title"'],
      [3, 9, '"top"'],
      [3, 24, '"date"'],
      [5, 11, '"links"'],
    ]);
  });

  it.each([
    ['[1]', 'a number'],
    ['["text"]', 'a string'],
    ['[[]]', 'an array'],
    ['{"entries": null}', 'null'],
    ['true', 'a boolean'],
  ])('wants objects for entries: %s', async (content, found) => {
    const { diagnostics } = await read('week.json', content);
    expect(diagnostics).toMatchObject([{ code: 'json-entry', severity: 'error' }]);
    expect(diagnostics[0]!.message).toContain(found);
  });

  it('wants a title, a body or an address', async () => {
    const { diagnostics } = await json([{ date: '2026-03-02' }, { title: '  ', body: '' }]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['json-entry-empty', 'json-entry-empty']);
  });

  it('leaves out links that are no web addresses, with a warning', async () => {
    const { entries, diagnostics } = await json({
      title: 'A',
      links: ['javascript:alert(1)', 'https://example.org'],
    });
    expect(entries[0]!.links).toEqual(['https://example.org']);
    expect(diagnostics).toMatchObject([{ code: 'json-link', severity: 'warning', place: { line: 3 } }]);
  });
});

describe('NDJSON', () => {
  it('is one entry a line; lines keep their numbers, blank ones are nothing', async () => {
    const { entries, diagnostics } = await read('week.ndjson', '{"title":"One"}\r\n\r\n{"title":"Two"}\n');
    expect(diagnostics).toEqual([]);
    expect(entries.map(({ title, source }) => [title, source.line, source.endLine])).toEqual([
      ['One', 1, 1],
      ['Two', 3, 3],
    ]);
  });

  it('loses a broken line and nothing else', async () => {
    const { entries, diagnostics } = await read(
      'week.jsonl',
      '{"title":"One"}\n{"title":"Two"\n{"title":"Three"}\n{"title":4}\n{"title":"Five"}',
    );
    expect(titles({ entries })).toEqual(['One', 'Three', 'Five']);
    expect(diagnostics.map(({ code, place }) => [code, place!.line, place!.column])).toEqual([
      ['json-syntax', 2, 15],
      ['json-field', 4, 10],
    ]);
  });

  it('counts lines from the start of the file, front matter included', async () => {
    const { entries } = await read('week.ndjson', '---\ntitle: The week\n---\n{"title":"One"}\n');
    expect(entries[0]!.source.line).toBe(4);
  });
});
