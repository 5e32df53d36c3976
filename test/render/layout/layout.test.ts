import GithubSlugger from 'github-slugger';
import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import type { Section } from '../../../src/render/layout/issue.ts';
import { editionWords, layout } from '../../../src/render/layout/layout.ts';
import { headingWords } from '../../../src/render/layout/sections.ts';
import { issueBlocks } from '../../../src/render/markdown/tree.ts';
import { digest, entry, theme } from '../week.ts';

/** What a section shows, in order: its heading, the titles of its entries and the labels below them, the notes. */
function outline({ heading, items, notes }: Section): string[] {
  return [
    `## ${headingWords(heading)}`,
    ...items.flatMap(({ title, label }) => [`### ${textOf(title)}`, ...(label === null ? [] : [label])]),
    ...notes.map(({ words, link }) => words + (link?.words ?? '')),
  ];
}

const week = digest({
  themes: [
    theme('Storage', [entry({ title: 'Tape Lives', top: true }), 'Disks Spin'], '💾'),
    theme('People', ['Mentors Need Calendars']),
    theme('Rooms', [entry({ title: 'Quiet Rooms Sell Out', top: true })]),
  ],
  folded: ['people', 'rooms'],
  unplaced: [entry({ title: 'A Walk', by: 'none' })],
});

describe('the layout', () => {
  it('has highlights, themes, folded themes, then the rest; each entry once, named where its section does not', async () => {
    const { sections, counts } = await layout(week);
    expect(counts).toBe('5 snippets: 4 in 3 themes, 1 unplaced');
    expect(sections.flatMap(outline)).toEqual([
      '## Highlights',
      '### Tape Lives',
      '💾 Storage',
      '### Quiet Rooms Sell Out',
      'Rooms',
      '## 💾 Storage',
      '### Disks Spin',
      '1 more in Highlights',
      '## In brief',
      '### Mentors Need Calendars',
      'People',
      '1 more in Highlights',
      '## Everything else',
      '### A Walk',
    ]);
  });

  it('counts in its contents what belongs to a section, wherever it is shown', async () => {
    const { contents } = await layout(week);
    expect(contents!.rows.map(({ heading, count }) => [headingWords(heading), count])).toEqual([
      ['Highlights', null],
      ['💾 Storage', 2],
      ['In brief', 2],
      ['Everything else', 1],
    ]);
  });

  it('knows the headings as GitHub names them, also when a title stands there first', async () => {
    const issue = await layout(
      digest({
        title: 'Storage',
        themes: [theme('Storage', ['People']), theme('People', ['x']), theme('🔥', ['y'])],
      }),
    );
    const slugger = new GithubSlugger();
    const headings = new Map<string, string>();
    const tree: Root = { type: 'root', children: [...issueBlocks(issue, true)].flat() };
    visit(tree, 'heading', (node) => void headings.set(slugger.slug(textOf(node)), textOf(node)));
    const places = issue.contents!.rows.slice(0, 2).map(({ heading }) => heading.anchor);
    expect(places).toEqual(['storage-1', 'people-1']);
    expect(places.map((anchor) => headings.get(anchor))).toEqual(['Storage', 'People']);
    const entries = issue.sections.flatMap(({ items }) => items.map(({ place }) => place.anchor));
    expect(entries).toEqual(['people', 'x', 'y']);
  });

  it('gives every section an anchor of its own, also where its title has no letters', async () => {
    const { sections } = await layout(
      digest({ themes: ['!!!', 'Section', '???'].map((title) => theme(title, ['x'])) }),
    );
    expect(new Set(sections.map(({ heading }) => heading.anchor)).size).toBe(3);
  });

  it('says nothing of an issue and an author without a name', async () => {
    const { edition } = await layout(digest({ issue: ' ', author: '' }));
    expect(editionWords(edition)).toBe('Week 10 · 2–8 March 2026');
  });

  it('does not change the digest', async () => {
    const before = structuredClone(week);
    await layout(week);
    expect(week).toEqual(before);
  });
});

describe('the introduction', () => {
  const introOf = async (markdown: string): Promise<Root> => ({
    type: 'root',
    children: (await layout(digest({ intro: markdown }))).intro,
  });

  it('keeps its emphasis, lists and links', async () => {
    const text = JSON.stringify(await introOf('**Hello** [there](https://example.org)\n\n- one'));
    expect(text).toContain('"strong"');
    expect(text).toContain('"list"');
    expect(text).toContain('"https://example.org"');
  });

  it('adds no heading to the outline', async () => {
    expect((await introOf('# Loud\n\nwords')).children.map(({ type }) => type)).toEqual([
      'paragraph',
      'paragraph',
    ]);
  });

  it.each([
    ['tags are text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a picture is a link', '![the engine](https://example.org/e.png)', 'the engine'],
    ['a script is no address', '[click](javascript:alert(1))', 'click'],
    ['a definition moves to its use', '[there][x]\n\n[x]: https://example.org', 'there'],
  ])('%s', async (_, markdown, words) => {
    const intro = await introOf(markdown);
    const types = new Set<string>();
    visit(intro, ({ type }) => void types.add(type));
    expect(textOf(intro)).toContain(words);
    for (const type of ['html', 'image', 'definition', 'linkReference']) expect(types).not.toContain(type);
    expect(JSON.stringify(intro)).not.toContain('"javascript:');
  });

  it.each([
    ['stars', '**a'.repeat(7000)],
    ['pairs of stars', `${'*a'.repeat(5000)}${'b*'.repeat(5000)}`],
    ['brackets', ']'.repeat(20_000)],
    ['a list of links by name', '[a]'.repeat(7000)],
    ['headings', 'a\n===\n'.repeat(3000)],
    ['marks in many paragraphs', '~a~ *b* [c]\n\n'.repeat(1500)],
    ['words', 'All is well in the engine room. '.repeat(3000)],
  ])('is text where nobody wrote it and parsing it would take long: %s', async (_, markdown) => {
    const intro = await introOf(markdown);
    const types = new Set<string>();
    visit(intro, ({ type }) => void types.add(type));
    expect([...types]).toEqual(['root', 'paragraph', 'text']);
    expect(textOf(intro).replace(/\s/g, '')).toContain(markdown.replace(/\s/g, ''));
  });

  it('is Markdown also where it is an essay', async () => {
    const paragraph = 'All is *well* in the [engine room](https://example.org/engine_room). ';
    const text = JSON.stringify(await introOf(`${paragraph.repeat(60)}\n\n`.repeat(8)));
    expect(text.match(/"emphasis"/g)!.length).toBe(60 * 8);
  });
});
