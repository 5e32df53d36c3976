/** What names the entries below it: a label, or the name of somebody. */

import { late } from '../../../text/late.ts';
import type { SectionBlock } from '../blocks/blocks.ts';
import { blockText, linksIn } from '../inline/prose.ts';

/** Whether a paragraph, the one at `at`, names what stands below it: a list, or links with something to say. */
export function isLabel(
  { label }: SectionBlock & { kind: 'paragraph' },
  blocks: SectionBlock[],
  at: number,
): boolean {
  const [next, afterNext] = saidBelow(blocks, at);
  if (label === null || !next) return false;
  if (isTold(next) && isTold(afterNext)) return true;
  // A word of introduction may stand between the two.
  const isWord = isProse(next) && next.label === null;
  if (isWord && label.isEmphatic && afterNext?.kind === 'list' && afterNext.isLinks) return true;
  return next.kind === 'list' || (next.kind === 'paragraph' && next.drafts[0]?.isLink === true);
}

/** Whether a block begins an entry that its text tells before its link. */
export const isTold = (block: SectionBlock | undefined): boolean =>
  block?.kind === 'paragraph' && block.drafts[0]?.isTold === true;

/** Text that begins no entry. */
export const isProse = (block: SectionBlock): block is SectionBlock & { kind: 'paragraph' } =>
  block.kind === 'paragraph' && block.drafts.length === 0;

/**
 * The name over a list that is not written as the one before it, which was bold: `@dan`, `Dan Smith`, `*Dan:* away on
 * Monday`. Null when it is none. `isAll`: whether nothing else is said.
 */
export function nameOver(blocks: SectionBlock[], at: number): { text: string; isAll: boolean } | null {
  const { node } = blocks[at]!;
  const [next] = saidBelow(blocks, at);
  if (next?.kind !== 'list' || node.type !== 'paragraph' || linksIn([node]).length > 0) return null;
  const text = blockText([node]);
  const first = node.children[0]!;
  const head =
    first.type === 'emphasis' || first.type === 'strong' ? blockText([{ ...node, children: [first] }]) : '';
  const isHead = head !== '' && /^[:：]/.test(text.slice(head.length - 1).trimStart());
  const [name] = personName().exec(isHead ? head : text) ?? [];
  if (name === undefined || /[.!?]$/.test(name)) return null;
  return { text: name, isAll: !isHead || text.replace(/\s*[:：]$/, '') === name };
}

/** A handle, or up to three words in capitals, and perhaps a colon. */
const personName = late(
  () => /^(?:@[\w.-]+|\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,2})(?=\s?[:：]?$)/u,
);

/** The blocks that say something below one, as far as they are asked for. */
function* saidBelow(blocks: SectionBlock[], at: number): Generator<SectionBlock, undefined> {
  for (let below = at + 1; below < blocks.length; below++)
    if (blocks[below]!.kind !== 'silent') yield blocks[below]!;
}
