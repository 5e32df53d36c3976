/** Entries that stand in quotations, as some put every link of theirs. */
import type { Block } from './blocks.ts';
import { draftsOf, extendDraft, type ItemDraft, rowLines } from './items.ts';

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
