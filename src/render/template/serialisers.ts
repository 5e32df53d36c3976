/** Prose in the markup of a target. */
import type { Nodes, PhrasingContent, RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { htmlOf, lines } from '../elements.ts';
import { sayableAddress } from '../layout/links.ts';
import { prose } from '../page/body.ts';
import { proseAsText } from '../text/text.ts';
import { type EscapeTarget, escapeMarkdown } from './escaping.ts';

/** Writes prose as text of a markup. */
export interface Serialiser {
  blocks: (nodes: RootContent[]) => string;
  /** What stands within one line. */
  inline: (nodes: PhrasingContent[]) => string;
}

/** The serialiser for a markup. */
export const serialisers: Record<EscapeTarget['markup'], Serialiser> = {
  // The same elements as in the page.
  html: {
    blocks: (nodes) => htmlOf(lines(prose.blocks(nodes)).slice(1)),
    inline: (nodes) => htmlOf(prose.inline(nodes)),
  },
  markdown: {
    blocks: markdownOf,
    inline: (nodes) => markdownOf([{ type: 'paragraph', children: nodes }]),
  },
  // Within a line an address stands behind its words; elsewhere notes do.
  text: { blocks: proseAsText, inline: (nodes) => nodes.map(wordsOf).join('') },
  // Lines as long as they are.
  plain: {
    blocks: (nodes) => nodes.map(linesOf).join('\n\n'),
    inline: (nodes) => nodes.map(wordsOf).join(''),
  },
};

/** Markdown that means the same wherever a template puts it. */
function markdownOf(children: RootContent[]): string {
  return unified()
    .data('toMarkdownExtensions', [gfmToMarkdown()])
    .use(remarkStringify, options)
    .stringify({ type: 'root', children })
    .trimEnd();
}

const options: Options = {
  bullet: '-',
  emphasis: '_',
  rule: '-',
  handlers: {
    // Within <…> escapes have no effect.
    text: ({ value }: Text, _, state) => (state.stack.includes('autolink') ? value : escapeMarkdown(value)),
  },
};

function linesOf(node: Nodes): string {
  if (node.type === 'list') {
    const signOf = (index: number) => (node.ordered ? `${(node.start ?? 1) + index}.` : '-');
    return node.children
      .map((item, index) => `${signOf(index)} ${item.children.map(linesOf).join('\n')}`)
      .join('\n');
  }
  if (node.type === 'blockquote') return node.children.map(linesOf).join('\n\n');
  if (node.type === 'table')
    return node.children.map((row) => row.children.map(wordsOf).join(' | ')).join('\n');
  return wordsOf(node);
}

function wordsOf(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const words = node.children.map(wordsOf).join('');
  if (node.type !== 'link' || node.url.startsWith('#')) return words;
  return words === sayableAddress(node.url) || words === node.url ? node.url : `${words} (${node.url})`;
}
