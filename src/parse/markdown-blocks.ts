import type { Definition, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { blockProse, type Definitions, inlineProse, type Prose, tidy } from './markdown-prose.ts';

/** A block at the top level of a Markdown file, by the part it can play there; lines count from 1 in the file. */
export type Block = { line: number; endLine: number } & (
  | { kind: 'heading'; depth: number; prose: Prose }
  | { kind: 'paragraph'; prose: Prose; lead: Lead | null }
  | { kind: 'list'; prose: Prose; items: Item[] }
  /** Quotes, tables, code, HTML with text. */
  | { kind: 'other'; what: string; prose: Prose }
  /** What says nothing: rules, comments, definitions, pictures. */
  | { kind: 'silent'; what: string }
);

/** The head of a paragraph or list item that begins with a link or with bold text: a title, and what is said of it. */
export interface Lead {
  title: string;
  note: string;
  isLink: boolean;
}

/** An item of a list; either text may be empty. */
export interface Item {
  line: number;
  endLine: number;
  title: string;
  body: string;
  links: string[];
  /** Whether it begins with a link that is its title. */
  isLink: boolean;
}

/** Turns the nodes of a piece into blocks; `shift` is added to the nodes' own lines. */
export function blocksOf(nodes: readonly RootContent[], definitions: Definitions, shift: number): Block[] {
  return nodes.map((node, index) => blockOf(node, definitions, linesOf(nodes, index, shift)));
}

interface Lines {
  line: number;
  endLine: number;
}

function blockOf(node: RootContent, definitions: Definitions, lines: Lines): Block {
  switch (node.type) {
    case 'heading':
      return {
        ...lines,
        kind: 'heading',
        depth: node.depth,
        prose: oneLine(inlineProse(node.children, definitions)),
      };
    case 'list': {
      const shift = lines.line - node.position!.start.line;
      const items = node.children.map((item, index) =>
        itemOf(item, definitions, linesOf(node.children, index, shift, lines.endLine)),
      );
      return { ...lines, kind: 'list', prose: blockProse([node], definitions), items };
    }
    case 'paragraph': {
      const prose = inlineProse(node.children, definitions);
      if (prose.text === '' || node.children.every(isPicture))
        return { ...lines, kind: 'silent', what: 'a picture' };
      return { ...lines, kind: 'paragraph', prose, lead: leadOf(node, definitions) };
    }
    default: {
      const prose = blockProse([node], definitions);
      const what = names[node.type] ?? 'this';
      return prose.text === ''
        ? { ...lines, kind: 'silent', what }
        : { ...lines, kind: 'other', what, prose };
    }
  }
}

/** The definitions among nodes, at any depth; of two with one name the first counts. */
export function definitionsOf(nodes: readonly RootContent[]): Map<string, string> {
  const found = new Map<string, string>();
  const collect = (node: RootContent): void => {
    if (node.type === 'definition') addDefinition(found, node);
    else if ('children' in node) for (const child of node.children) collect(child);
  };
  for (const node of nodes) if (node.type !== 'paragraph') collect(node);
  return found;
}

function addDefinition(found: Map<string, string>, { identifier, url }: Definition): void {
  if (!found.has(identifier)) found.set(identifier, url);
}

const names: Partial<Record<RootContent['type'], string>> = {
  blockquote: 'a quotation',
  code: 'a block of code',
  definition: 'the definition of a link',
  footnoteDefinition: 'a footnote',
  html: 'HTML',
  table: 'a table',
  thematicBreak: 'a line across the page',
};

/** The lines of a node end before the next node: code that its list item cuts off ends on that line for the parser. */
function linesOf(nodes: readonly RootContent[], index: number, shift: number, limit = Infinity): Lines {
  const { start, end } = nodes[index]!.position!;
  const next = nodes[index + 1]?.position?.start.line ?? Infinity;
  return { line: start.line + shift, endLine: Math.min(limit, Math.min(end.line, next - 1) + shift) };
}

function isPicture(node: PhrasingContent): boolean {
  if (node.type === 'link') return node.children.every(isPicture);
  return node.type.startsWith('image') || (node.type === 'text' && node.value.trim() === '');
}

const oneLine = ({ text, links }: Prose): Prose => ({ text: text.replaceAll('\n', ' '), links });

/** A short item is a title; a long one is a body without a title, as a long line of a snippet file is. */
function itemOf(item: ListItem, definitions: Definitions, lines: Lines): Item {
  const [first, ...others] = item.children;
  const paragraph = first?.type === 'paragraph' ? first : null;
  const below = blockProse(paragraph ? others : item.children, definitions);
  const { text, links } = inlineProse(paragraph?.children ?? [], definitions);
  const lead = paragraph && leadOf(paragraph, definitions);
  const isTitle = text.length <= longestTitle;
  const title = lead ? lead.title : isTitle ? text.replaceAll('\n', ' ') : '';
  const body = [lead ? lead.note : isTitle ? '' : text, below.text].filter((it) => it !== '').join('\n');
  return { ...lines, title, body, links: [...links, ...below.links], isLink: lead?.isLink ?? false };
}

/** UTF-16 code units; few titles are longer, and few sentences with something to say are shorter. */
const longestTitle = 120;

/**
 * Reads `[title](url) — note` and `**Title** — note`. Between the two has to stand a dash, a hyphen or bar with spaces
 * around it, a colon, or a line break; a bold title may bring its own colon or full stop. `[Kubernetes](…) 1.36 is out`
 * is a sentence.
 */
function leadOf(paragraph: Paragraph, definitions: Definitions): Lead | null {
  const [first, ...rest] = paragraph.children;
  const isLink = first?.type === 'link' || first?.type === 'linkReference' || isBoldLink(first);
  if (!first || (!isLink && first.type !== 'strong')) return null;
  const title = inlineProse([first], definitions).text.replaceAll('\n', ' ');
  const note = inlineProse(rest, definitions).text;
  const [, steering = '', separator = null] =
    /^(\{[^{}]*\})?\s*([—–―]+|(?:-{1,3}|[|·:])(?=\s|$)|$)/.exec(note) ?? [];
  if (title === '') return null;
  if (separator !== null) {
    const from = note.indexOf(separator, steering.length) + separator.length;
    return {
      title: `${title.replace(/\s*:$/, '')} ${steering}`.trim(),
      note: tidy(note.slice(from)),
      isLink,
    };
  }
  if (!startsNewLine(rest[0]) && (isLink || !/[:.!?…]$/.test(title))) return null;
  return { title: title.replace(/\s*:$/, ''), note, isLink };
}

/** `**[title](url)**` */
function isBoldLink(node: PhrasingContent | undefined): boolean {
  return node?.type === 'strong' && node.children.length === 1 && node.children[0]?.type === 'link';
}

function startsNewLine(node: PhrasingContent | undefined): boolean {
  return node?.type === 'break' || (node?.type === 'text' && /^[ \t]*\n/.test(node.value));
}
