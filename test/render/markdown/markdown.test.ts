import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../src/render/printable.ts';
import type { Digest } from '../../../src/types.ts';
import { rendered } from '../../support/issue.ts';
import { runs } from '../../support/runs.ts';
import { oddity } from '../../support/texts.ts';
import { digest, entry, publication, theme } from '../week.ts';

const plain = (of: Digest) => rendered(of, 'markdown');
const parsed = (markdown: string): Root => unified().use(remarkParse).use(remarkGfm).parse(markdown);

function texts(root: Root, wanted: (node: Nodes) => boolean): string[] {
  const found: string[] = [];
  visit(root, (node) => {
    if (!wanted(node)) return;
    found.push(textOf(node));
    return SKIP;
  });
  return found;
}

const titles = (markdown: string) =>
  texts(parsed(markdown), (node) => node.type === 'heading' && node.depth === 3);

const RUNS = 200;
const address = 'https://t.example/a_b';

/** Text in which every sign that means something to Markdown is common. */
const trouble = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'*_~`[]()<>#+-=|&;:.!\\\'"@/ \n\t1a'),
      fc.constantFrom(
        'a',
        ' ',
        'word',
        ' www.',
        'http://',
        '&amp;',
        '1. ',
        '- ',
        '[x] ',
        '](',
        '@b.c',
        '\u00a0',
        '“',
        'é',
        '漢',
        address,
      ),
      fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), oddity),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

describe('the Markdown of a week', () => {
  it('reads well as it is', async () => {
    const week = digest({
      issue: '12',
      author: 'Ilse Marten',
      intro: 'Spring, and the **pagers** are quiet.',
      themes: [
        theme(
          'Storage & backups',
          [
            entry({ top: true }),
            'Tape Is Not Dead_yet',
            entry({
              title: 'R&D asks: ~100 disks [sic] in one_drawer?',
              body: 'Ask @ilse about 5 * 3 disks, snake_case and #storage. More at https://t.example/abc',
              links: ['https://t.example/abc'],
            }),
          ],
          '💾',
        ),
        theme('People', ['Mentors Need Calendars Too']),
      ],
      folded: ['people'],
      unplaced: [entry({ title: '', body: 'A body without a title, cut...', truncated: true, by: 'none' })],
    });
    expect(await plain(week)).toMatchSnapshot();
  });

  it('has the days alone when they are not one week, and no contents for one section', async () => {
    const few = digest({
      week: null,
      from: '2026-03-02',
      to: '2026-03-04',
      themes: [theme('People', ['Hire Slowly'])],
    });
    const markdown = await plain(few);
    expect(markdown).toContain('\n2–4 March 2026\n');
    expect(markdown).not.toContain('In this issue');
  });

  it('draws a line above an entry without a title, so that it does not go on with the one before', async () => {
    const untitled = entry({ title: '', body: 'We have no idea who wrote this.' });
    const markdown = await plain(digest({ themes: [theme('People', [untitled, 'Hire Slowly', untitled])] }));
    const [, ...parts] = markdown.split(/(?<=\n)(?=##|---)/);
    expect(parts).toEqual([
      '## People\n\nWe have no idea who wrote this.\n\n',
      expect.stringMatching(/^### Hire Slowly\n/),
      '---\n\nWe have no idea who wrote this.\n',
    ]);
  });

  it('is one sentence when nothing came', async () => {
    expect(await plain(digest())).toBe(
      '# Letters from the Engine Room\n\nWeek 10 · 2–8 March 2026\n\n_No snippets_\n',
    );
  });
});

describe('titles survive', () => {
  it.each([
    '_ENV',
    '<Header>',
    '*',
    '[x](y)',
    '~zero',
    '#hash',
    '#',
    '1. x',
    '+',
    '|',
    '- [ ] todo',
    'https://example.org/a_b_c',
    '@mention',
    'a\\',
    '***',
    '&amp;',
    '![x](y)',
    '`x`',
    '[^1]',
    'C#',
  ])('%s', async (title) => {
    expect(titles(await plain(digest({ themes: [theme('Odd', [title])] })))).toEqual([title]);
  });

  it('whatever they are, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(trouble, { minLength: 1, maxLength: 5 }), async (all) => {
        const markdown = await plain(
          digest({
            themes: [
              theme(
                'Odd',
                all.map((title) => entry({ title, links: [address] })),
              ),
            ],
          }),
        );
        expect(titles(markdown)).toEqual(all.map(oneLine).filter((title) => title !== ''));
      }),
      { numRuns: runs(RUNS) },
    );
  });
});

it('bodies say what they said, whatever it is, and no sign in them becomes markup', async () => {
  const plainTypes = ['root', 'heading', 'paragraph', 'text', 'link', 'list', 'listItem'];
  const unmarked = (text: string) => text.replace(/[\s\uFFFD]+/g, '').replace(/[-*+•–]|\d+[.)]/g, '');
  await fc.assert(
    fc.asyncProperty(trouble, async (body) => {
      const links = body.includes(address) ? [address] : [];
      const only = entry({ title: 'The Only One', body, links });
      const markdown = await plain(digest({ themes: [theme('Odd', [only])] }));
      const root = parsed(markdown.slice(markdown.indexOf('### The Only One')));
      const [, ...said] = texts(root, ({ type }) => type === 'text');
      expect(unmarked(said.join(''))).toBe(unmarked(oneLine(body)));
      expect(texts(root, ({ type }) => !plainTypes.includes(type))).toEqual([]);
    }),
    { numRuns: runs(RUNS) },
  );
});

describe('needless escapes are left out', () => {
  it.each([
    'AT&T and R&D',
    'snake_case and _ENV',
    '~100 times, ~zero cost',
    '5 * 3 * 2',
    '[sic] and [RFC 9110]',
    '#storage is a tag',
    'mail ada@example.org',
    'a < b > c',
  ])('%s', async (body) => {
    expect(await plain(digest({ themes: [theme('Odd', [entry({ body })])] }))).toContain(`\n${body}\n`);
  });
});

it('never lets a control character out', async () => {
  const nasty = 'red \u001b[31m\u009b1m\u0007\u0000\u202e\u2066\ufeff\r\nalert';
  const everywhere = digest({
    title: nasty,
    author: nasty,
    issue: nasty,
    intro: `${nasty} &#27;[1m \`${nasty}\``,
    themes: [{ ...theme(nasty, [entry({ title: nasty, body: nasty })]), emoji: nasty }],
  });
  for (const format of ['markdown', 'html', 'json'] as const) {
    const output = await rendered(everywhere, format);
    expect(output).not.toMatch(/(?![\n])[\p{Cc}\u202e\u2066\ufeff]/u);
    expect(output.endsWith('\n')).toBe(true);
    expect(output.endsWith('\n\n')).toBe(false);
  }
});

describe('the words of the publication', () => {
  const themes = [theme('People', ['Hire Slowly'])];

  it('stand at the end, below a line', async () => {
    const footer = 'Written in *Rotterdam*.';
    const markdown = await plain(digest({ themes, publication: { ...publication, footer } }));
    expect(markdown).toMatch(/\n\n---\n\nWritten in _Rotterdam_\.\n$/);
  });

  it('leave no line where there are none', async () => {
    const markdown = await plain(digest({ themes, publication: { ...publication, footer: ' ' } }));
    expect(markdown).toBe(await plain(digest({ themes })));
  });
});

it('escapes a long text piece by piece as it would the whole of it', { tags: 'long' }, async () => {
  const body = `Odd signs${` and words of some length, [*_\`&;`.repeat(2_200)} of the harbour.`;
  const markdown = await plain(digest({ themes: [theme('Boats', [entry({ body })])] }));
  const [paragraph] = texts(parsed(markdown), ({ type }) => type === 'paragraph').filter(
    (it) => it.length > 70_000,
  );
  expect(paragraph).toBe(body);
});
