import type { BlockContent, Nodes, PhrasingContent, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { lineText } from './prose.ts';

/** Writes blocks as GitHub Flavored Markdown. */
export interface WriteMarkup {
  /** The body of an entry; null when plain text says all of it. */
  body(nodes: RootContent[]): string | null;
  /** Words that are Markdown wherever they stand. */
  words(nodes: RootContent[]): string;
}

/** Makes what writes Markdown. */
export function markupWriter(): WriteMarkup {
  const processor = unified()
    .use(remarkGfm)
    .use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-', fences: true, listItemIndent: 'one' })
    .freeze();
  const written = (children: BlockContent[]) => processor.stringify({ type: 'root', children }).trim();
  return {
    body(nodes) {
      const children = nodes.flatMap(publishable);
      return hasStructure(children) ? written(children) : null;
    },
    words: (nodes) => written(nodes.flatMap(publishable)),
  };
}

/** Without what means nothing outside of its file: definitions, empty HTML, links to places that nobody can reach. */
function publishable(node: RootContent): BlockContent[] {
  if (node.type === 'definition' || node.type === 'html' || node.type === 'thematicBreak') return [];
  if (node.type === 'footnoteDefinition') return node.children.flatMap(publishable);
  return [reachable(node) as BlockContent];
}

function reachable(node: Nodes): Nodes {
  if (node.type === 'text') return { ...node, value: node.value.replaceAll('\n', ' ') };
  if (!('children' in node)) return node;
  const children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
    if (child.type === 'html' || child.type === 'definition') return [];
    const kept = reachable(child);
    return kept.type === 'link' && !isReachable(kept.url) ? kept.children : [kept];
  });
  return { ...node, children } as Nodes;
}

const isReachable = (url: string): boolean => /^(?:https?:|mailto:)/i.test(url);

/** Whether there is more than one paragraph of text and of addresses as they are. */
function hasStructure(nodes: BlockContent[]): boolean {
  const [first, ...others] = nodes;
  if (!first) return false;
  return others.length > 0 || first.type !== 'paragraph' || !first.children.every(isPlain);
}

function isPlain(node: PhrasingContent): boolean {
  if (node.type === 'link') return lineText([node]) === node.url;
  return node.type === 'text' || node.type === 'break';
}
