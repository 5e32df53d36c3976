/** Paragraphs that each begin with bold words, or with a day or a time, below the only heading of a file, as a parish or a school has its notices. */

import type { Paragraph, PhrasingContent } from 'mdast';
import { fewestNotices } from '../../../text/notices.ts';
import { isLedByTime } from '../../text/cuts/agenda.ts';
import type { SectionBlock } from '../blocks/blocks.ts';
import { newDraft } from '../blocks/draft.ts';
import { type ItemDraft, paragraphOf } from '../blocks/item-draft.ts';
import { trimmed } from '../inline/clean.ts';
import { lineText, linksIn } from '../inline/prose.ts';

type ProseBlock = SectionBlock & { kind: 'paragraph' };

/** UTF-16 code units of what is called by its first words. */
const longestLead = 80;

/**
 * Whether two in five of some blocks or more are such paragraphs, or three that are all but an introduction or whose bold words have a line of their own:
 * then each is an entry, and what stands between them goes on with it.
 */
export function areNotices(blocks: readonly SectionBlock[]): boolean {
  const said = blocks.filter(({ kind }) => kind !== 'silent');
  const notices = [...leadsIn(said).keys()];
  const isIntroduced = notices.length + 1 === said.length && notices[0] !== said[0];
  const areSure = notices.length === said.length || isIntroduced || notices.every(hasLeadLine);
  return (
    notices.length >= (areSure ? fewestNotices - 1 : fewestNotices) && notices.length * 5 >= said.length * 2
  );
}

/** Whether all blocks are such paragraphs, with bold words that differ and have no time: nobody speaks in turns. */
export function areNoticesAlone(blocks: readonly SectionBlock[]): boolean {
  const said = blocks.filter(({ kind }) => kind !== 'silent');
  const leads = leadsIn(said);
  const names = new Set(leads.values());
  const areTitles = ![...names].some((name) => /\d:\d\d/.test(name));
  return said.length > 0 && names.size === said.length && areTitles;
}

/** The blocks, in which also a paragraph that begins an entry has one whose bold words are the first of a sentence. */
export function withNotices(blocks: SectionBlock[]): SectionBlock[] {
  const leads = leadsIn(blocks);
  return blocks.map((block) => {
    const lead = leads.get(block);
    return lead === undefined || (block as ProseBlock).drafts.length > 0
      ? block
      : noticeOf(block as ProseBlock, lead);
  });
}

/** What each of these paragraphs is called; those that are bold words alone have another one below them, which begins with none. */
function leadsIn(blocks: readonly SectionBlock[]): Map<SectionBlock, string> {
  const leads = new Map<SectionBlock, string>();
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1];
    const isOver = next?.kind === 'paragraph' && leadOf(next, false) === null;
    const lead = leadOf(block, isOver);
    if (lead !== null) leads.set(block, lead);
  }
  return leads;
}

function noticeOf(block: ProseBlock, title: string): SectionBlock {
  const { node } = block;
  const isAll = node.type === 'paragraph' && lineText(node.children) === title;
  const rest =
    hasLeadLine(block) && node.type === 'paragraph' ? [paragraphOf(trimmed(belowLead(node)))] : [node];
  const draft: ItemDraft = {
    ...newDraft(block, title, linksIn([node])),
    ...{ kind: 'entry', body: isAll ? [] : rest, isLink: false, isSentence: false },
  };
  return { ...block, drafts: [draft] };
}

/** Whether the bold words of a paragraph have a line of their own. */
function hasLeadLine({ node }: SectionBlock): boolean {
  const [next] = node.type === 'paragraph' ? belowLead(node) : [];
  const isAll = next === undefined;
  return isAll || next.type === 'break' || (next.type === 'text' && /^[ \t:：]*\n/.test(next.value));
}

const belowLead = ({ children }: Paragraph): PhrasingContent[] =>
  children.slice(children.findIndex(({ type }) => type === 'strong') + 1);

/** The bold words that a paragraph begins with, a picture before them or none, when something stands behind them in it or below it, or all of a line that begins with a day or a time; null where there is neither. */
function leadOf(block: SectionBlock, isOver: boolean): string | null {
  if (block.kind !== 'paragraph' || block.node.type !== 'paragraph') return null;
  const line = block.line === block.endLine ? lineText(block.node.children) : '';
  if (line !== '' && line.length <= longestLead && isLedByTime(line)) return line;
  const { children } = block.node;
  const at = children.findIndex((node) => node.type !== 'text' || /[\p{L}\p{N}]/u.test(node.value));
  const [first, ...others] = children.slice(Math.max(at, 0));
  if (first?.type !== 'strong' || !(isOver || /\p{L}{2}/u.test(lineText(others)))) return null;
  const words = lineText([first]);
  return words.length <= longestLead ? words.replace(/[\s:：,;–—-]+$/, '') : null;
}
