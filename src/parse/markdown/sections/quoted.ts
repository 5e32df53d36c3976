/** Entries that stand in quotations, as some put every link of theirs, and quotations over where they are from. */
import type { Blockquote, Paragraph } from 'mdast';
import type { Block } from '../blocks/blocks.ts';
import { newDraft } from '../blocks/draft.ts';
import { extendDraft, type ItemDraft, paragraphOf, rowLines } from '../blocks/item-draft.ts';
import { draftsOf } from '../blocks/paragraph-drafts.ts';
import { isCallout, textNode, trimmed } from '../inline/clean.ts';
import { linesOf } from '../inline/paragraph-lines.ts';
import { lineText, linksIn } from '../inline/prose.ts';

type Part = Exclude<Block, { kind: 'heading' }>;

/** The blocks of a section, with paragraphs in place of quotations where all of it are quotations that begin with a link, and two at least. */
export function quotedLinks(blocks: Part[]): Part[] {
  const quoted = new Map(blocks.map((block) => [block, draftsIn(block)]));
  const speaking = blocks.filter(({ kind }) => kind !== 'silent');
  const drafts = speaking.map((block) => quoted.get(block)!);
  if (drafts.flat().length < 2 || drafts.some(({ length }) => length === 0)) return blocks;
  return blocks.map((block): Part => {
    const { node, line, endLine } = block;
    if (block.kind === 'silent') return block;
    return { line, endLine, node, kind: 'paragraph', drafts: quoted.get(block)!, label: null };
  });
}

/** The entries in a quotation, each a paragraph that begins with a link, and what is said below it; none in anything else. */
function draftsIn({ kind, node, line, endLine }: Part): ItemDraft[] {
  if (kind !== 'other' || node.type !== 'blockquote') return [];
  const shift = line - node.position!.start.line;
  const drafts: ItemDraft[] = [];
  for (const [at, child] of node.children.entries()) {
    const lines = rowLines(node.children, at, shift, endLine);
    const begun = child.type === 'paragraph' ? draftsOf(child, lines) : [];
    const isBegun = begun.some(({ isLink, isSentence }) => isLink && !isSentence);
    if (isBegun) drafts.push(...begun);
    else if (drafts.length === 0) return [];
    else extendDraft(drafts.at(-1)!, child, lines.endLine);
  }
  return drafts;
}

/**
 * The blocks of a section, with an entry in place of each quotation over who said it and where, `— Amy, [The Book](…)`, be it the last
 * line of it: it is called as its link is. Among paragraphs that begin nothing it illustrates what they say.
 */
export function attributed(blocks: Part[]): Part[] {
  if (!blocks.some(isQuotation)) return blocks;
  const parts = blocks.flatMap(apartFromSource);
  const said = parts.filter(({ kind }) => kind !== 'silent');
  const over = new Map<Part, Part>();
  for (const [at, block] of said.entries()) {
    const before = said[at - 1];
    if (before && isQuotation(before) && nameOf(block) !== null) over.set(before, block);
  }
  const sources = new Set(over.values());
  const isProse = (it: Part) => it.kind === 'paragraph' && it.drafts.length === 0 && it.label === null;
  if (sources.size === 0 || said.some((it) => isProse(it) && !sources.has(it))) return blocks;
  return parts.flatMap((block) => {
    const source = over.get(block);
    if (source !== undefined) return [quotationOf(block, source)];
    return sources.has(block) ? [] : [block];
  });
}

/** A quotation, and below it the last line in it, where that says who said it and where; any other block as it is. */
function apartFromSource(block: Part): Part[] {
  const { node, line, endLine } = block;
  if (!isQuotation(block) || node.type !== 'blockquote' || isCallout(node)) return [block];
  const last = node.children.at(-1);
  const rows = last?.type === 'paragraph' ? linesOf(last) : [];
  const row = rows.at(-1);
  if (row === undefined || last?.type !== 'paragraph') return [block];
  const source: Part = {
    ...{ kind: 'paragraph', node: paragraphOf(row.nodes), drafts: [], label: null },
    ...{ line: last.position!.start.line + row.line + line - node.position!.start.line, endLine },
  };
  const words = {
    ...last,
    children: trimmed(rows.slice(0, -1).flatMap(({ nodes }) => [...nodes, textNode(' ')])),
  };
  const children = [...node.children.slice(0, -1), ...(rows.length > 1 ? [words] : [])];
  if (nameOf(source) === null || children.length === 0) return [block];
  return [{ ...block, node: { ...node, children }, endLine: source.line - 1 }, source];
}

const isQuotation = ({ kind, node }: Part): boolean => kind === 'other' && node.type === 'blockquote';

/** Who said it, behind a dash and before the only link of a line; empty where nobody is named, null where it is no such line. */
function nameOf({ node }: Part): string | null {
  if (node.type !== 'paragraph' || linksIn([node]).length !== 1) return null;
  const [, name] = sourceFirst.exec(lineText(beforeLink(node))) ?? [];
  return name ?? null;
}

const beforeLink = ({ children }: Paragraph) =>
  children.slice(
    0,
    children.findIndex((it) => linksIn([it]).length > 0),
  );

/** What stands before the link. */
const sourceFirst = /^(?:[—–―]|--?)\s*([^.!?:]{0,60}?)[\s,(]*(?:\b(?:in|on|from|at|via))?[\s“"«(]*$/u;

function quotationOf(quotation: Part, source: Part): Part {
  const { line } = quotation;
  const { node, endLine } = source;
  const links = linksIn([quotation.node, node]);
  const link = (node as Paragraph).children.find((it) => linksIn([it]).length > 0)!;
  const author = nameOf(source);
  const draft = newDraft({ line, endLine }, lineText([link]), links);
  const entry: ItemDraft = {
    ...draft,
    kind: 'entry',
    isSentence: false,
    author: author || null,
    body: [quotation.node],
  };
  const said = quotation.node.type === 'blockquote' ? quotation.node.children : [];
  const both: Blockquote = { type: 'blockquote', children: [...said, node as Paragraph] };
  return {
    line,
    endLine,
    node: { ...both, position: quotation.node.position },
    kind: 'paragraph',
    drafts: [entry],
    label: null,
  };
}
