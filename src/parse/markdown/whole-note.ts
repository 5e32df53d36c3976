import type { Entry, FileFacts } from '../../types.ts';
import type { FormatInput } from '../format.ts';
import { isNote } from '../note.ts';
import type { Block } from './blocks.ts';
import { newDraft } from './draft.ts';
import { addEntry, type FileFindings, forgetRead } from './found.ts';
import { titled } from './items.ts';
import { linksIn } from './prose.ts';

/**
 * Whether a file is one note: as its front matter says, or since it has prose and no entries under a title or, when it
 * is a single paragraph, under keys of another program.
 */
export function isNoteAbout(blocks: Block[], entries: Entry[], facts: FileFacts | null): boolean {
  if (facts === null) return false;
  if (isNote(facts, entries.filter(({ links }) => links.length > 0).length)) return true;
  const speaking = blocks.filter(({ kind }) => kind !== 'silent');
  if (entries.length > 0 || speaking.length === 0) return false;
  return (
    facts.title !== null || (facts.isForeign && speaking.length === 1 && speaking[0]!.kind === 'paragraph')
  );
}

/** The whole file as one entry, in place of what was read of it. A heading that says the title again is left out. */
export function readNote(blocks: Block[], { date, facts }: FormatInput, found: FileFindings): void {
  forgetRead(found);
  const { title, links, author } = facts!;
  const [first, ...others] = blocks;
  const isTitle = first?.kind === 'heading' && first.text === title;
  const parts = isTitle ? others : blocks;
  const nodes = parts.map(({ node }) => node);
  const line = blocks[0]?.line ?? 1;
  const lines = { line, endLine: blocks.at(-1)?.endLine ?? line };
  const entry = newDraft(lines, title ?? '', [...links, ...linksIn(nodes)]);
  Object.assign(entry, { body: nodes, author });
  const paragraph = title === null ? nodes.find((node) => node.type === 'paragraph') : undefined;
  if (paragraph?.type === 'paragraph') Object.assign(entry, titled(paragraph.children));
  addEntry(entry, { date, section: [] }, found);
}
