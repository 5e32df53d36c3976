import GithubSlugger from 'github-slugger';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/render/layout/layout.ts';
import type { Digest } from '../../../src/types.ts';
import { digest, entry, theme } from '../week.ts';

/** The outline: each heading with its depth, and the small print below it. */
async function outline(of: Digest): Promise<string[]> {
  const found: string[] = [];
  visit((await documentOf(of)).root, (node) => {
    if (node.type === 'heading') found.push(`${'#'.repeat(node.depth)} ${textOf(node)}`);
    if (node.type === 'paragraph' && node.children[0]?.type === 'emphasis') found.push(textOf(node));
  });
  return found;
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

describe('the document', () => {
  it('has highlights, themes, folded themes, then the rest; each entry once, named where its section does not', async () => {
    expect(await outline(week)).toEqual([
      '# Letters from the Engine Room',
      '5 snippets: 4 in 3 themes, 1 unplaced',
      '## In this issue',
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
    const { children } = (await documentOf(week)).root;
    const list = children.find(({ type }) => type === 'contents');
    expect(list?.type === 'contents' && list.children[1].children.map((item) => textOf(item))).toEqual([
      'Highlights',
      '💾 Storage (2)',
      'In brief (2)',
      'Everything else (1)',
    ]);
  });

  it('leads from its contents to the headings as GitHub names them, also when a title stands there first', async () => {
    const { root } = await documentOf(
      digest({
        title: 'Storage',
        themes: [theme('Storage', ['People']), theme('People', ['x']), theme('🔥', ['y'])],
      }),
    );
    const slugger = new GithubSlugger();
    const anchors: string[] = [];
    const links: string[] = [];
    visit(root, (node) => {
      if (node.type === 'heading') anchors.push(`#${slugger.slug(textOf(node))}`);
      if (node.type === 'link') links.push(node.url);
    });
    expect(links.slice(0, 2)).toEqual(['#storage-1', '#people-1']);
    expect(anchors).toEqual(expect.arrayContaining(links.slice(0, 2)));
  });

  it('gives every section an anchor of its own, also where its title has no letters', async () => {
    const { root } = await documentOf(
      digest({ themes: ['!!!', 'Section', '???'].map((title) => theme(title, ['x'])) }),
    );
    const anchors = root.children.flatMap((node) => (node.type === 'section' ? node.anchor : []));
    expect(new Set(anchors).size).toBe(3);
  });

  it('does not change the digest', async () => {
    const before = structuredClone(week);
    await documentOf(week);
    expect(week).toEqual(before);
  });
});

describe('the introduction', () => {
  const intro = async (markdown: string) => (await documentOf(digest({ intro: markdown }))).root.children[0];

  it('keeps its emphasis, lists and links', async () => {
    const text = JSON.stringify(await intro('**Hello** [there](https://example.org)\n\n- one'));
    expect(text).toContain('"strong"');
    expect(text).toContain('"list"');
    expect(text).toContain('"https://example.org"');
  });

  it('adds no heading to the outline', async () => {
    expect(await outline(digest({ intro: '# Loud\n\nwords' }))).toEqual([
      '# Letters from the Engine Room',
      'No snippets',
    ]);
  });

  it.each([
    ['tags are text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a picture is a link', '![the engine](https://example.org/e.png)', 'the engine'],
    ['a script is no address', '[click](javascript:alert(1))', 'click'],
    ['a definition moves to its use', '[there][x]\n\n[x]: https://example.org', 'there'],
  ])('%s', async (_, markdown, words) => {
    const masthead = await intro(markdown);
    const types = new Set<string>();
    visit(masthead!, ({ type }) => void types.add(type));
    expect(textOf(masthead)).toContain(words);
    for (const type of ['html', 'image', 'definition', 'linkReference']) expect(types).not.toContain(type);
    expect(JSON.stringify(masthead)).not.toContain('"javascript:');
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
    const masthead = await intro(markdown);
    const types = new Set<string>();
    visit(masthead!, ({ type }) => void types.add(type));
    expect([...types]).toEqual(['masthead', 'heading', 'text', 'paragraph', 'emphasis']);
    expect(textOf(masthead).replace(/\s/g, '')).toContain(markdown.replace(/\s/g, ''));
  });

  it('is Markdown also where it is an essay', async () => {
    const paragraph = 'All is *well* in the [engine room](https://example.org/engine_room). ';
    const text = JSON.stringify(await intro(`${paragraph.repeat(60)}\n\n`.repeat(8)));
    expect(text.match(/"emphasis"/g)!.length).toBe(60 * 8 + 1);
  });
});
