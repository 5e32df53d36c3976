import { describe, expect, it } from 'vitest';
import { read } from './open.ts';

describe('the columns of a spreadsheet', () => {
  it('may be named in German, with days as they are written there', async () => {
    const table =
      'Titel;Adresse;Bemerkung;Datum\nEine Hecke in zehn Jahren;https://example.org/1;Dauert länger;05.03.2026\n';
    expect((await read('lesen.csv', table)).entries).toMatchObject([
      {
        title: 'Eine Hecke in zehn Jahren',
        body: 'Dauert länger',
        links: ['https://example.org/1'],
        date: '2026-03-05',
      },
    ]);
  });

  it('have a title though none is called so, and a note tells of those that mean nothing', async () => {
    const { entries, diagnostics } = await read(
      'fair.csv',
      'What,Where,Link\nHedge day,Hall,https://example.org/day\n',
    );
    expect(entries).toMatchObject([{ title: 'Hedge day', links: ['https://example.org/day'] }]);
    expect(diagnostics).toMatchObject([{ code: 'json-ignored', severity: 'note', place: { line: 1 } }]);
  });
});

describe('a task', () => {
  it('is a headline of Org, beside a headline that is an entry', async () => {
    const org = `* Reading
** [[https://example.org/1][A hedge in ten years]]
   It takes longer than you think.
** DONE Yew or box?
   :PROPERTIES:
   :URL: https://example.org/2
   :END:
   A comparison.
* Log
- pruned the yew
`;
    expect((await read('notes.org', org)).entries).toMatchObject([
      { title: 'A hedge in ten years', section: 'Reading' },
      { title: 'Yew or box?', section: 'Reading', done: true, links: ['https://example.org/2'] },
      { title: 'pruned the yew', section: 'Log' },
    ]);
  });

  it('is a heading of Markdown with a box', async () => {
    const { entries } = await read(
      'week.md',
      '# Week\n\n## [ ] Mend the roof\n\n## [x] Order seeds\n\nFrom Kent.\n',
    );
    expect(entries.map(({ title, done }) => [title, done])).toEqual([
      ['Mend the roof', false],
      ['Order seeds', true],
    ]);
  });
});

describe('the summary and the content of a feed', () => {
  const feed = (summary: string, content: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Hedges</title><entry><title>Yew</title><link href="https://example.org/1"/><summary>${summary}</summary><content type="html">${content}</content></entry></feed>`;

  it.each([
    ['Worth it.', '&lt;p&gt;Yew is slow.&lt;/p&gt;', 'Worth it.\nYew is slow.'],
    ['Yew is…', '&lt;p&gt;Yew is slow.&lt;/p&gt;', 'Yew is slow.'],
    ['Yew is slow.', '&lt;p&gt;Yew is slow.&lt;/p&gt;', 'Yew is slow.'],
  ])('%s and %s', async (summary, content, body) => {
    expect((await read('hedges.atom', feed(summary, content))).entries).toMatchObject([
      { title: 'Yew', body },
    ]);
  });
});
