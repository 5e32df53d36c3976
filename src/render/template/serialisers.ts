/** Parts of the document's tree in the markup of a target. */
import type { Element, Root as Fragment } from 'hast';
import type { Nodes, PhrasingContent, RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { allowed } from '../allowed.ts';
import type { Document } from '../layout/layout.ts';
import { shortAddress } from '../layout/links.ts';
import { textOf } from '../text/text.ts';
import { escapeMarkdown, type Target } from './escaping.ts';

/** Writes parts of a document. */
export interface Pen {
  blocks(nodes: RootContent[]): string;
  /** What stands within one line. */
  inline(nodes: PhrasingContent[]): string;
}

/** The pen for a markup. */
export function penFor(markup: Target['markup'], document: Document): Pen {
  if (markup === 'html') return htmlPen();
  if (markup === 'markdown') return markdownPen();
  return markup === 'text' ? textPen(document) : plainPen;
}

const paragraph = (children: PhrasingContent[]): RootContent => ({ type: 'paragraph', children });

/** The same elements as in the page, with nothing in them that may not be there. */
function htmlPen(): Pen {
  const processor = unified().use(remarkRehype).use(rehypeSanitize, allowed).use(rehypeStringify).freeze();
  const tree = (children: RootContent[]) => processor.runSync({ type: 'root', children }) as Fragment;
  return {
    blocks: (nodes) => processor.stringify(tree(nodes)),
    inline: (nodes) => {
      const [element] = tree([paragraph(nodes)]).children as Element[];
      return processor.stringify({ type: 'root', children: element?.children ?? [] });
    },
  };
}

/** Markdown that means the same wherever a template puts it. */
function markdownPen(): Pen {
  const options: Options = {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    handlers: {
      // Within <…> escapes have no effect.
      text: ({ value }: Text, _, state) => (state.stack.includes('autolink') ? value : escapeMarkdown(value)),
    },
  };
  const processor = unified()
    .data('toMarkdownExtensions', [gfmToMarkdown()])
    .use(remarkStringify, options)
    .freeze();
  const blocks = (children: RootContent[]) => processor.stringify({ type: 'root', children }).trimEnd();
  return { blocks, inline: (nodes) => blocks([paragraph(nodes)]) };
}

/** Lines of 72 columns, their addresses as notes; within a line an address stands behind its words. */
function textPen({ digest, words }: Document): Pen {
  const anywhere = { ...digest, publication: { ...digest.publication, unsubscribe: null } };
  return {
    blocks: (nodes) => {
      // Notes stand at the end of a section.
      const section = { type: 'section', kind: 'rest', anchor: '', hue: 0, children: nodes };
      return textOf({
        digest: anywhere,
        root: { type: 'root', children: [section as RootContent] },
        words,
      }).trimEnd();
    },
    inline: (nodes) => nodes.map(wordsOf).join(''),
  };
}

/** Lines as long as they are. */
const plainPen: Pen = {
  blocks: (nodes) => nodes.map(linesOf).join('\n\n'),
  inline: (nodes) => nodes.map(wordsOf).join(''),
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
  return words === shortAddress(node.url) || words === node.url ? node.url : `${words} (${node.url})`;
}
