/** What other readers of Markdown than GitHub's find in ours. */
import { execFileSync, spawnSync } from 'node:child_process';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { rendered } from '../../support/issue.ts';
import { digest, entry, theme } from '../week.ts';

/** What some readers take for markup, and what it has to look like for them not to. */
const titles: [title: string, written: string][] = [
  ['Attributes {onclick="x()"}', 'Attributes \\{onclick="x()"}'],
  ['An Id {#tapes .wide}', 'An Id \\{#tapes .wide}'],
  ['Kramdown {:.wide} {::comment}', 'Kramdown \\{:.wide} \\{::comment}'],
  ['Liquid {{ site.url }} {% raw %}', 'Liquid \\{\\{ site.url }} \\{% raw %}'],
  ['TeX \\input{/etc/passwd} in C:\\temp', 'TeX \\\\input{/etc/passwd} in C:\\\\temp'],
  ['One \\ Two \\\\ Three \\— End', 'One \\\\ Two \\\\\\\\ Three \\\\— End'],
  ['Let $x$ Be Short', 'Let \\$x\\$ Be Short'],
  ['From $5 to 10$ a Month', 'From \\$5 to 10\\$ a Month'],
  ['Wiki [[Page|Alias]]', 'Wiki \\[\\[Page|Alias]]'],
  ['It Is ==Marked==', 'It Is \\=\\=Marked\\=\\='],
  ['%%Hidden%% Words', '\\%\\%Hidden\\%\\% Words'],
  ['x^2^ and ^[a note]', 'x\\^2\\^ and \\^[a note]'],
];

/** What means nothing to anybody stays as people wrote it. */
const plain = [
  'It Costs $5',
  'Template Literals like {name}',
  'a = b == c',
  'Up 5 % or 10%',
  'x^2 Grows',
  '1:2 | 3',
];

const bodies = [
  '::: warning\nin a box\n:::',
  'Term\n: told',
  'a | b\nc | d',
  '$$x$$',
  '{: .wide}\nword',
  '| a\n| b',
];

const week = digest({
  themes: [
    theme('Signs', [
      ...titles.map(([title]) => entry({ title })),
      ...plain.map((title) => entry({ title })),
      ...bodies.map((body, index) => entry({ title: `Body ${index}`, body })),
    ]),
  ],
});

describe('markup of other readers', () => {
  it('has a backslash before it where it could mean something, and nowhere else', async () => {
    const lines = (await rendered(week, 'markdown')).split('\n');
    for (const [, written] of titles) expect(lines).toContain(`### ${written}`);
    for (const title of plain.slice(0, 2)) expect(lines).toContain(`### ${title}`);
    for (const line of ['\\::: warning', '\\: told', 'a \\| b', '\\$\\$x\\$\\$', '\\{: .wide}', '\\| a']) {
      expect(lines).toContain(line);
    }
  });

  it('is text to GitHub, to the letter', async () => {
    const root = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .parse(await rendered(week, 'markdown'));
    const found: string[] = [];
    visit(root, (node) => {
      if (node.type === 'heading' && node.depth === 3) found.push(textOf(node));
      if (node.type === 'paragraph') found.push(textOf(node));
    });
    expect(found).toEqual(expect.arrayContaining([...titles.map(([title]) => title), ...plain, ...bodies]));
  });

  const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;

  it.skipIf(!hasPandoc)('is text to pandoc, by all that it reads of its own', async () => {
    const input = await rendered(week, 'markdown');
    const kindsFor = (from: string) => {
      const tree = execFileSync('pandoc', ['-f', from, '-t', 'json'], { input }).toString();
      return [...new Set(Array.from(tree.matchAll(/"t":"(\w+)"/g), ([, kind]) => kind))].sort();
    };
    const common = kindsFor('commonmark');
    for (const from of ['markdown-smart', 'commonmark_x-smart', 'gfm']) {
      expect(kindsFor(from), from).toEqual(common);
    }
  });

  /** Which elements and attributes kramdown finds, with both of its grammars. */
  const kramdown = `
    require "kramdown"
    require "kramdown-parser-gfm"
    found = []
    walk = ->(it) { found << it.type.to_s; found.concat(it.attr.keys); it.children.each(&walk) }
    walk.(Kramdown::Document.new(STDIN.read, input: ARGV[0]).root)
    puts found.uniq`;
  const hasKramdown = spawnSync('ruby', ['-e', 'require "kramdown-parser-gfm"']).status === 0;

  it.skipIf(!hasKramdown)('is text to kramdown, as Jekyll has it and by its own grammar', async () => {
    const input = await rendered(week, 'markdown');
    const text = ['root', 'header', 'p', 'text', 'em', 'br', 'blank', 'smart_quote', 'typographic_sym', 'id'];
    const list = ['ul', 'li', 'a', 'href'];
    for (const grammar of ['GFM', 'kramdown']) {
      const found = execFileSync('ruby', ['-e', kramdown, grammar], { input }).toString().trim().split('\n');
      expect(
        found.filter((kind) => ![...text, ...list].includes(kind)),
        grammar,
      ).toEqual([]);
    }
  });
});
