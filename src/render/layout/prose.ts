/** Prose that is written in Markdown, an editor's own words and bodies with markup: only what a short text needs comes out. */
import type { BlockContent, Nodes, Parents, PhrasingContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { printable } from '../printable.ts';

/** Signs of quotes and lists at the beginning of a line, more than people write: programs get lost in so deep a tree. */
const sign = String.raw`[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))`;
const TOO_DEEP = new RegExp(`^((?:${sign}){50})(?:${sign})+`, 'gm');

/**
 * More than people write, and less than a second's work: the time that the parser takes grows with the square of the
 * signs that might belong together.
 */
const most = { length: 65_536, lines: 2_000, signs: 6_000, signsInParagraph: 2_000 };

/** The addresses of `[text][name]`, by name. */
type Definitions = Map<string, string>;

/**
 * Markdown as blocks. Tags stay text, headings become strong lines (the outline is the document's),
 * pictures become links (a digest asks nothing of the network), and what is defined elsewhere moves to where
 * it is used, so that a `[word]` of an entry can never refer to it.
 */
export function proseOf(markdown: string): BlockContent[] {
  if (isTangled(markdown)) return asWritten(markdown);
  const root = unified().use(remarkParse).use(remarkGfm).parse(markdown.replace(TOO_DEEP, '$1'));
  const definitions: Definitions = new Map();
  visit(root, 'definition', ({ identifier, url }) => {
    if (!definitions.has(identifier)) definitions.set(identifier, url);
  });
  simplify(root, definitions);
  return root.children as BlockContent[];
}

/** Whether the parser would take long. Broken programs write such things, and those who want to do harm. */
function isTangled(markdown: string): boolean {
  if (markdown.length > most.length) return true;
  const signs = markdown.split(/\n[ \t]*\n/).map((part) => part.match(/[[\]*_~`!<&\\]/g)?.length ?? 0);
  const all = signs.reduce((sum, count) => sum + count, 0);
  return (
    all > most.signs ||
    signs.some((count) => count > most.signsInParagraph) ||
    markdown.split('\n').length > most.lines
  );
}

/** Every word of it, as paragraphs. */
function asWritten(markdown: string): BlockContent[] {
  return printable(markdown)
    .split(/\n(?:[ \t]*\n)+/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ type: 'paragraph', children: [text(part.trim())] }));
}

function simplify(parent: Parents, definitions: Definitions): void {
  const children = parent.children.flatMap((node: Nodes): Nodes[] => {
    if ('children' in node) simplify(node, definitions);
    return simpler(node, parent, definitions);
  });
  parent.children = children as typeof parent.children;
}

function simpler(node: Nodes, parent: Parents, definitions: Definitions): Nodes[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ ...node, value: printable(node.value) }];
    case 'code':
      return [{ type: 'code', value: printable(node.value), lang: node.lang && printable(node.lang) }];
    case 'html':
      return isFlow(parent) ? [paragraph([text(node.value)])] : [text(node.value)];
    case 'heading':
      return [paragraph([{ type: 'strong', children: node.children }])];
    case 'link':
      return link(node.url, node.children, parent);
    case 'linkReference':
      return link(definitions.get(node.identifier) ?? '', node.children, parent);
    case 'image':
      return link(node.url, [text(node.alt || node.url)], parent);
    case 'imageReference':
      return link(definitions.get(node.identifier) ?? '', [text(node.alt || node.identifier)], parent);
    case 'footnoteReference':
      return [text(`[${node.identifier}]`)];
    case 'footnoteDefinition':
      return node.children;
    case 'definition':
      return [];
    default:
      return [node];
  }
}

/** A link where one may stand and its address may be one; else its words alone. */
function link(url: string, children: PhrasingContent[], parent: Parents): PhrasingContent[] {
  const inside = parent.type === 'link' || parent.type === 'linkReference';
  if (inside || !/^(https?:|mailto:)/i.test(url)) return children;
  return [{ type: 'link', url: printable(url), children: children as [] }];
}

/** Whether blocks stand in it. The blocks of a footnote move to where the footnote stood, so they have to be blocks. */
function isFlow({ type }: Parents): boolean {
  return ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(type);
}

function paragraph(children: PhrasingContent[]): Nodes {
  return { type: 'paragraph', children };
}

function text(value: string): PhrasingContent {
  return { type: 'text', value: printable(value) };
}
