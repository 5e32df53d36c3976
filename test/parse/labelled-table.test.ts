import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/input/detect.ts';
import { parseLabelledTable } from '../../src/parse/tables/labelled-table.ts';
import { oddText } from '../support/texts.ts';
import { open } from './open.ts';

async function rowsOf(text: string, file = 'labelled.csv') {
  const { entries, diagnostics } = await parseLabelledTable({
    ...(await open(file, text)),
    date: null,
    timezone: null,
    base: null,
  });
  expect(diagnostics).toEqual([]);
  return entries.map(({ title, body, directives }) => [title, body, directives.theme]);
}

describe('a table of labelled entries', () => {
  it('names its columns in the first line, in any order and case, and others are passed over', async () => {
    expect(await rowsOf('Index,Gold,TITLE,Description\n0,data,Postgres,Vacuum in parallel\n')).toEqual([
      ['Postgres', 'Vacuum in parallel', 'data'],
    ]);
  });

  it('may have cells in quotes, with commas, quotes and line breaks in them', async () => {
    const text = 'title,body,theme\n"Fast, and ""cheap""","one\ntwo",data\n';
    expect(await rowsOf(text)).toEqual([['Fast, and "cheap"', 'one\ntwo', 'data']]);
  });

  it('knows the lines of each entry', async () => {
    const text = 'title,body,theme\n"A","one\ntwo",data\n\nB,,data\n';
    const { entries } = await parseLabelledTable({
      ...(await open('labelled.csv', text)),
      date: null,
      timezone: null,
      base: null,
    });
    expect(entries.map(({ source }) => [source.line, source.endLine])).toEqual([
      [2, 3],
      [4, 5],
    ]);
  });

  it('may part its cells by semicolons, as spreadsheets do where the comma is the decimal sign', async () => {
    expect(await rowsOf('Title;Body;Theme\r\nPostgres, again;"Vacuum; in parallel";data\r\n')).toEqual([
      ['Postgres, again', 'Vacuum; in parallel', 'data'],
    ]);
  });

  it('says of a row that does not fit the header how many cells there are', async () => {
    const { diagnostics } = await parseLabelledTable({
      ...(await open('labelled.csv', 'title,theme\nA, B,data\n')),
      date: null,
      timezone: null,
      base: null,
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'this table cannot be read: 3 cells here, 2 in the first line',
    ]);
    expect(diagnostics[0]?.place?.line).toBe(2);
  });

  it('may have stray quotes where tabs part the cells', async () => {
    expect(await rowsOf('title\ttheme\n"Chain" is no joke\tdata\n5" disks\tdata\n', 'labelled.tsv')).toEqual([
      ['"Chain" is no joke', '', 'data'],
      ['5" disks', '', 'data'],
    ]);
  });

  it('may have quoted cells where tabs part them, too', async () => {
    expect(await rowsOf('title\ttheme\n"A ""B"""\tdata\n', 'labelled.tsv')).toEqual([['A "B"', '', 'data']]);
  });

  it('keeps an entry without a label, and leaves out one without a text', async () => {
    expect(await rowsOf('title,theme\nPostgres,\n,data\n')).toEqual([['Postgres', '', null]]);
  });

  it('gives back what was written into it', async () => {
    const cell = fc
      .oneof(fc.string({ unit: 'grapheme' }), oddText)
      .map((text) => text.replace(/[\0\r\n]/g, ' ').trim());
    const row = fc.tuple(
      cell,
      cell.filter((it) => it !== ''),
    );
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1 }), async (rows) => {
        const text = rows.map(([body, theme]) => `T,${quoted(body)},${quoted(theme)}\n`).join('');
        expect(await rowsOf(`title,body,theme\n${text}`)).toEqual(
          rows.map(([body, theme]) => ['T', body, theme]),
        );
      }),
    );
  });
});

describe('a source', () => {
  it.each([
    ['labelled.tsv', 'anything', true],
    ['stdin', 'title,body,theme\nA,B,data\n', true],
    ['stdin', 'gold\ttitle\ndata\tA\n', true],
    ['stdin', 'title;theme\nA;data\n', true],
    ['stdin', 'Theme and title, once more\nA body about labels.\n', false],
    ['week.txt', 'Postgres\nA body.\n', false],
  ])('named %s that says %j is a table or not', async (file, text, expected) => {
    const { bytes } = await open(file, text);
    expect(detect(file, bytes, true).format === 'table').toBe(expected);
  });
});
