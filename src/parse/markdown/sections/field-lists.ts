/** What a heading or a block has to say in fields: `- **Link**: …` below a heading, `**Title:** …` over `**URL:** …`. */
import type { List, PhrasingContent } from 'mdast';
import { labelNamed, readLabel } from '../../labels.ts';
import type { Block } from '../blocks/blocks.ts';
import { paragraphOf } from '../blocks/item-draft.ts';
import { blockText } from '../inline/prose.ts';

/** The blocks, in which lists right below a heading that are fields of it, and all that it has, are lines of a paragraph. */
export function withFieldLists(blocks: Block[]): Block[] {
  const said = blocks.filter(({ kind }) => kind !== 'silent');
  const fields = new Map<Block, Block>();
  for (const [at, block] of said.entries()) {
    if (block.kind !== 'list' || block.node.type !== 'list' || said[at - 1]?.kind !== 'heading') continue;
    const isAll = at === said.length - 1 || said[at + 1]!.kind === 'heading';
    if (isAll && areFields(block.node)) fields.set(block, linesOf(block.node, block));
  }
  return fields.size === 0 ? blocks : blocks.map((block) => fields.get(block) ?? block);
}

/** Whether the points of a list are fields that are known, two or more, none twice, and one says where something leads or whose it is. */
function areFields({ children }: List): boolean {
  const names = children.map((item) => {
    const isOne = item.children.length === 1 && item.checked == null;
    const [, name] = (isOne && field.exec(blockText(item.children))) || [];
    return name?.toLowerCase() ?? '';
  });
  const labels = names.map((name) => (name === '' ? undefined : labelNamed(name)));
  if (names.length < 2 || labels.includes(undefined) || new Set(names).size < names.length) return false;
  const isLed = children.some((item) => /^[^:：]+[:：]\s+https?:\S+$/.test(blockText(item.children)));
  return isLed || labels.includes('author') || labels.includes('date') || labels.includes('tags');
}

const field = /^(\p{L}[\p{L} -]{1,29})[:：]\s+\S/u;

function linesOf(list: List, { line, endLine }: Block): Block {
  const children = list.children.flatMap((item, at): PhrasingContent[] => {
    const [only] = item.children;
    const nodes = only?.type === 'paragraph' ? only.children : [];
    return at === 0 ? nodes : [{ type: 'break', position: only!.position }, ...nodes];
  });
  const node = { ...paragraphOf(children), position: list.position };
  return { line, endLine, node, kind: 'paragraph', drafts: [], label: null };
}

/** Whether a text is nothing but lines with a bold label, in blocks of which one or more have a title: `**Title:** …`. */
export function isLabelledText(text: string): boolean {
  if (!/^\s*\*\*\p{L}+(?::\*\*|\*\*:)/u.test(text)) return false;
  const lines = text.split('\n').filter((line) => !/^\s*(?:[-*_=]{3,}\s*)?$/.test(line));
  const labels = lines.map((line) => {
    const bytes = new TextEncoder().encode(line.trimStart());
    return line.trimStart().startsWith('**') && !line.includes('](')
      ? readLabel(bytes, 0, bytes.length)?.label
      : undefined;
  });
  return labels.length > 1 && labels.includes('title') && !labels.includes(undefined);
}
