import type { Blockquote } from 'mdast';
import { linksIn } from '../inline/prose.ts';
import type { Lines } from '../source/lines.ts';
import type { SectionBlock } from './blocks.ts';
import { extendDraft, type ItemDraft, titled } from './item-draft.ts';

/** An entry that is being put together of the blocks of a file. */
export type EntryDraft = Pick<
  ItemDraft,
  'title' | 'body' | 'links' | 'isLink' | 'isTold' | 'done' | 'author'
> &
  Lines;

/** A draft that has no body yet. */
export const newDraft = ({ line, endLine }: Lines, title: string, links: string[]): EntryDraft => ({
  line,
  endLine,
  title,
  body: [],
  links,
  isLink: links.length > 0,
  isTold: false,
  done: null,
  author: null,
});

/** A callout without a title. */
export function calloutDraft({ children }: Blockquote, lines: Lines): EntryDraft {
  const [first, ...others] = children;
  const draft = newDraft(lines, '', linksIn(children));
  if (first?.type !== 'paragraph') return { ...draft, body: children };
  const { title, body } = titled(first.children);
  return { ...draft, title, body: [...body, ...others] };
}

/** A draft goes on with a block. */
export function extend(entry: EntryDraft, block: SectionBlock): void {
  entry.endLine = block.endLine;
  if (block.kind === 'silent' && block.node.type !== 'paragraph') return;
  extendDraft(entry, block.node, block.endLine);
}

/** A paragraph that is an entry of what it says, or of some of it, whatever it begins with. */
export function paragraphEntry(
  block: SectionBlock & { kind: 'paragraph' },
  words = block.node.type === 'paragraph' ? block.node.children : [],
): SectionBlock & { kind: 'paragraph' } {
  const draft = { ...newDraft(block, '', []), ...titled(words), isSentence: false, isTold: false };
  return { ...block, drafts: [{ ...draft, kind: 'entry' }] };
}
