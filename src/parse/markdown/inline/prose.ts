import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { everyNode } from './clean.ts';

/**
 * What cleaned Markdown says, as plain text: rules match words, and stars, brackets and escapes would come out as
 * such. Nothing else is lost: code keeps its words, an image its description, a link without text its address.
 */

/** The text of nodes that stand in one line. A line break of the source is a space, a hard one stays. */
export function inlineText(nodes: readonly PhrasingContent[]): string {
  return tidy(nodes.map(phraseText).join(''));
}

/** The same on one line. */
export const lineText = (nodes: readonly PhrasingContent[]): string =>
  inlineText(nodes).replaceAll('\n', ' ');

/** What nodes are called: their text without words that are struck out, unless all are. */
export function titleText(nodes: readonly PhrasingContent[]): string {
  if (![...everyNode(nodes)].some(({ type }) => type === 'delete')) return inlineText(nodes);
  const left = inlineText(unstruck(nodes))
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[,.;:!?])/g, '');
  return /[\p{L}\p{N}]/u.test(left) ? left : inlineText(nodes);
}

/** The same on one line. */
export const titleLine = (nodes: readonly PhrasingContent[]): string =>
  titleText(nodes).replaceAll('\n', ' ');

const unstruck = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'delete') return [];
    return 'children' in node ? [{ ...node, children: unstruck(node.children) } as PhrasingContent] : [node];
  });

/** The text of blocks, each on lines of its own. */
export function blockText(nodes: readonly RootContent[]): string {
  return nodes
    .map(oneBlock)
    .filter((text) => text !== '')
    .join('\n');
}

/** The addresses that links lead to, in order. */
export function linksIn(nodes: readonly Nodes[]): string[] {
  return [...everyNode(nodes)].flatMap((node) => (node.type === 'link' ? [node.url] : []));
}

/** Whether a text is one web address, and nothing else. */
export const isAddressAlone = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(text);

/** Without the lines that hold nothing, and without white space at the ends of the others. */
export function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function phraseText(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value.replaceAll('\n', ' ');
    case 'break':
      return '\n';
    case 'image':
      return node.alt ?? '';
    case 'link':
      return node.children.map(phraseText).join('') || node.url;
    default:
      return 'children' in node ? node.children.map(phraseText).join('') : '';
  }
}

function oneBlock(node: RootContent): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return inlineText(node.children);
    case 'code':
      return node.value.replace(/\n\s*\n/g, '\n').replace(/^\n|\s+$/g, '');
    case 'list':
      return node.children
        .map((item, index) =>
          listed(
            blockText(item.children),
            `${node.ordered ? `${(node.start ?? 1) + index}.` : '-'}${boxOf(item.checked)}`,
          ),
        )
        .join('\n');
    case 'tableRow':
      return node.children.map(oneBlock).join(' | ');
    default:
      return 'children' in node ? blockText(node.children) : '';
  }
}

const boxOf = (checked: boolean | null | undefined): string =>
  typeof checked === 'boolean' ? ` [${checked ? 'x' : ' '}]` : '';

/** An item of a list within a body: what is below its first line is indented. */
function listed(text: string, marker: string): string {
  return `${marker} ${text.replaceAll('\n', '\n  ')}`.trimEnd();
}
