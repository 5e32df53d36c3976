import type { PhrasingContent, RootContent } from 'mdast';

/**
 * What a piece of Markdown says: its text without markup, and the targets of its links in order. Plain text, because
 * the reader is shown letters and the rules match words: stars, brackets and escapes would come out as such. Nothing
 * else is lost: code keeps its words, an image its description, a link without text its address.
 */
export interface Prose {
  text: string;
  links: string[];
}

/** Where references lead: the identifier of a definition → its address. */
export type Definitions = ReadonlyMap<string, string>;

/** The prose of nodes that stand in one line of text. A line break of the source is a space, a hard one stays. */
export function inlineProse(nodes: readonly PhrasingContent[], definitions: Definitions): Prose {
  const links: string[] = [];
  const text = nodes.map((node) => inlineText(node, definitions, links)).join('');
  return { text: tidy(text), links };
}

/** The prose of blocks, each on lines of its own. */
export function blockProse(nodes: readonly RootContent[], definitions: Definitions): Prose {
  const links: string[] = [];
  return { text: blockText(nodes, definitions, links), links };
}

/** Without the lines that hold nothing, and without white space at the ends of the others. */
export function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function inlineText(node: PhrasingContent, definitions: Definitions, links: string[]): string {
  const inner = (nodes: readonly PhrasingContent[]) =>
    nodes.map((child) => inlineText(child, definitions, links)).join('');
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value.replaceAll('\n', ' ');
    case 'break':
      return '\n';
    case 'html':
      return htmlText(node.value, links);
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'footnoteReference':
      return '';
    case 'link':
    case 'linkReference': {
      const url = node.type === 'link' ? node.url : definitions.get(node.identifier);
      if (url !== undefined) links.push(url);
      return inner(node.children) || (url ?? '');
    }
    default:
      return inner(node.children);
  }
}

function blockText(nodes: readonly RootContent[], definitions: Definitions, links: string[]): string {
  const texts = nodes.map((node) => oneBlock(node, definitions, links));
  return texts.filter((text) => text !== '').join('\n');
}

function oneBlock(node: RootContent, definitions: Definitions, links: string[]): string {
  const inner = (nodes: readonly RootContent[]) => blockText(nodes, definitions, links);
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return tidy(node.children.map((child) => inlineText(child, definitions, links)).join(''));
    case 'code':
      return node.value.replace(/\n\s*\n/g, '\n').replace(/^\n|\s+$/g, '');
    case 'html':
      return tidy(htmlText(node.value, links));
    case 'list':
      return node.children
        .map((item, index) =>
          listed(inner(item.children), node.ordered ? `${(node.start ?? 1) + index}.` : '-'),
        )
        .join('\n');
    case 'tableRow':
      return node.children.map((cell) => inner([cell])).join(' | ');
    case 'definition':
    case 'thematicBreak':
    case 'yaml':
      return '';
    default:
      return 'children' in node ? inner(node.children) : '';
  }
}

/** An item of a list within a body: what is below its first line is indented. */
function listed(text: string, marker: string): string {
  return `${marker} ${text.replaceAll('\n', '\n  ')}`.trimEnd();
}

/**
 * HTML without its comments and without the tags that a browser knows; `<Header>` or `Vec<T>` in prose is text. The
 * addresses that tags link to are kept.
 */
function htmlText(html: string, links: string[]): string {
  const kept = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  for (const [, url] of kept.matchAll(/<a\s[^<>]*?href\s*=\s*["']?(https?:[^"'\s<>]+)/g)) links.push(url!);
  return kept.replace(/<br\s*\/?>/g, '\n').replace(knownTag, '');
}

const knownTag = new RegExp(
  `</?(?:${[
    'a|abbr|b|big|blockquote|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure',
    'footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|mark|nav|ol|p|picture|pre|q|s|samp|section|small|source|span',
    'strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|var|video',
  ].join('|')})(?:\\s[^<>]*)?/?>`,
  'g',
);
