/** Paragraphs that each begin with bold words, or with a day or a time, below the only heading of a file, as a parish or a school has its notices. */

import { fewestNotices } from '../../text/notices.ts';
import { isLedByTime } from '../text/cuts/agenda.ts';
import type { SectionBlock } from './blocks.ts';
import { newDraft } from './draft.ts';
import type { ItemDraft } from './item-draft.ts';
import { lineText, linksIn } from './prose.ts';

type ProseBlock = SectionBlock & { kind: 'paragraph' };

/** UTF-16 code units of what is called by its first words. */
const longestLead = 80;

/** Whether two in five of some blocks or more are such paragraphs, or all three: then each is an entry, and what stands between them goes on with it. */
export function areNotices(blocks: readonly SectionBlock[]): boolean {
  const said = blocks.filter(({ kind }) => kind !== 'silent');
  const notices = said.filter((block) => leadOf(block) !== null);
  const fewest = notices.length === said.length ? fewestNotices - 1 : fewestNotices;
  return notices.length >= fewest && notices.length * 5 >= said.length * 2;
}

/** The blocks, in which also a paragraph that begins an entry has one whose bold words are the first of a sentence. */
export function withNotices(blocks: SectionBlock[]): SectionBlock[] {
  return blocks.map((block) => {
    const lead = leadOf(block);
    return lead === null || (block as ProseBlock).drafts.length > 0
      ? block
      : noticeOf(block as ProseBlock, lead);
  });
}

function noticeOf(block: ProseBlock, title: string): SectionBlock {
  const { node } = block;
  const isAll = node.type === 'paragraph' && lineText(node.children) === title;
  const draft: ItemDraft = {
    ...newDraft(block, title, linksIn([node])),
    ...{ kind: 'entry', body: isAll ? [] : [node], isLink: false, isSentence: false },
  };
  return { ...block, drafts: [draft] };
}

/** The bold words that a paragraph begins with, a picture before them or none, when something stands behind them in it, or all of a line that begins with a day or a time; null where there is neither. */
function leadOf(block: SectionBlock): string | null {
  if (block.kind !== 'paragraph' || block.node.type !== 'paragraph') return null;
  const line = block.line === block.endLine ? lineText(block.node.children) : '';
  if (line !== '' && line.length <= longestLead && isLedByTime(line)) return line;
  const { children } = block.node;
  const at = children.findIndex((node) => node.type !== 'text' || /[\p{L}\p{N}]/u.test(node.value));
  const [first, ...others] = children.slice(Math.max(at, 0));
  if (first?.type !== 'strong' || !/\p{L}{2}/u.test(lineText(others))) return null;
  const words = lineText([first]);
  return words.length <= longestLead ? words.replace(/[\s:：,;–—-]+$/, '') : null;
}
