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

  it('names every field of a wrong type at its value, and keeps the other entries', async () => {
    const { entries, diagnostics } = await read(
      'week.json',
      '[\n{"title": 7,\n "top": "yes", "date": "soon"},\n{"title": "Fine"},\n{"links": [1], "title": "x"}]',
    );
    expect(titles({ entries })).toEqual(['Fine']);
    expect(
      diagnostics.map(({ place, message }) => [place!.line, place!.column, message.split(' ')[0]]),
    ).toEqual([
      [2, 11, '"title"'],
      [3, 24, '"date"'],
      [3, 9, '"top"'],
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
