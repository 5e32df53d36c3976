/** Prose as Slack's rich text: a tree, in which no sign of the input can mean something. */
import type { List, Nodes, PhrasingContent, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { isWebLink } from '../layout/links.ts';

/** How words look. */
export interface Style {
  bold?: true;
  italic?: true;
  strike?: true;
  code?: true;
}

/** Words, or a link. */
export type Inline =
  | { type: 'text'; text: string; style?: Style }
  | { type: 'link'; url: string; text?: string; style?: Style };

/** A part of a block. */
export type RichElement =
  | { type: 'rich_text_section'; elements: Inline[] }
  | { type: 'rich_text_quote' | 'rich_text_preformatted'; elements: Inline[] }
  | {
      type: 'rich_text_list';
      style: 'bullet' | 'ordered';
      indent: number;
      /** How many numbers are left out before the first. */
      offset?: number;
      elements: RichSection[];
    };

/** A paragraph, or the item of a list. */
export interface RichSection {
  type: 'rich_text_section';
  elements: Inline[];
}

/** The most that one text of a block may have, in UTF-16 code units. */
export const LONGEST_TEXT = 3000;

/** Blocks of prose as elements; a paragraph ends its line, since what follows would go on in it. */
export const richText = (blocks: RootContent[]): RichElement[] => blocks.flatMap((it) => elementsOf(it, 0));

/** A paragraph of these words. */
export function section(words: Inline[]): RichSection {
  return { type: 'rich_text_section', elements: [...words, { type: 'text', text: '\n' }] };
}

/** Words with the looks of what they stand in. */
export function inlines(nodes: PhrasingContent[], style: Style = {}): Inline[] {
  return nodes.flatMap((node) => inlinesOf(node, style));
}

function elementsOf(node: Nodes, indent: number): RichElement[] {
  switch (node.type) {
    case 'paragraph':
      return [section(inlines(node.children))];
    case 'list':
      return itemsOf(node, indent);
    case 'blockquote':
      return [{ type: 'rich_text_quote', elements: joined(node.children) }];
    case 'code':
      return [{ type: 'rich_text_preformatted', elements: text(node.value || ' ') }];
    case 'table':
      return node.children.map((row) => {
        const cells = row.children.map((cell) => inlines(cell.children));
        return section(cells.flatMap((cell, at) => (at === 0 ? cell : [...text(' | '), ...cell])));
      });
    case 'thematicBreak':
      return [section(text('* * *'))];
    default:
      return 'children' in node ? node.children.flatMap((it) => elementsOf(it, indent)) : [];
  }
}

/** A list for each item, since what stands below an item's first words ends a list. */
function itemsOf({ children, ordered, start }: List, indent: number): RichElement[] {
  return children.flatMap(({ children: [first, ...rest], checked }, index): RichElement[] => {
    const words = first?.type === 'paragraph' ? inlines(first.children) : text(first ? wordsOf(first) : '');
    const offset = ordered ? (start ?? 1) + index - 1 : 0;
    const item: RichElement = {
      type: 'rich_text_list',
      style: ordered ? 'ordered' : 'bullet',
      indent,
      ...(offset > 0 && { offset }),
      elements: [{ type: 'rich_text_section', elements: [...box(checked), ...words] }],
    };
    return [item, ...rest.flatMap((it) => elementsOf(it, Math.min(indent + 1, DEEPEST)))];
  });
}

/** Slack indents lists no further. */
const DEEPEST = 8;

const box = (checked: boolean | null | undefined): Inline[] =>
  typeof checked === 'boolean' ? text(checked ? '☑ ' : '☐ ') : [];

/** Blocks within a quote, in lines of it. */
function joined(blocks: Nodes[]): Inline[] {
  return blocks.flatMap((block, index) => [
    ...(index === 0 ? [] : text('\n')),
    ...(block.type === 'paragraph' ? inlines(block.children) : text(wordsOf(block))),
  ]);
}

function inlinesOf(node: PhrasingContent, style: Style): Inline[] {
  switch (node.type) {
    case 'text':
      return text(node.value, node.data?.isAside ? { ...style, italic: true } : style);
    case 'inlineCode':
      return text(node.value, { ...style, code: true });
    case 'break':
      return text('\n');
    case 'emphasis':
      return inlines(node.children, { ...style, italic: true });
    case 'strong':
      return inlines(node.children, { ...style, bold: true });
    case 'delete':
      return inlines(node.children, { ...style, strike: true });
    case 'link':
      return linkOf(node.url, wordsOf(node), style);
    default:
      return 'children' in node ? inlines(node.children as PhrasingContent[], style) : [];
  }
}

/** A place in the issue is no address to Slack. */
function linkOf(url: string, words: string, style: Style): Inline[] {
  const isFollowed = (isWebLink(url) || url.startsWith('mailto:')) && url.length <= LONGEST_TEXT;
  return isFollowed ? [{ type: 'link', url, text: words || url, ...looks(style) }] : text(words, style);
}

/** Words as elements; empty ones are refused. */
export function text(words: string, style: Style = {}): Inline[] {
  return words === '' ? [] : [{ type: 'text', text: words, ...looks(style) }];
}

const looks = (style: Style): { style?: Style } => (Object.keys(style).length === 0 ? {} : { style });
