/** The end of a page that tells of itself. */
import type { Block, SectionBlock } from '../blocks/blocks.ts';
import { isAboutRepository } from '../blocks/repository.ts';

/** A section, as far as it matters here. */
interface HeadedBlocks {
  heading: (Block & { kind: 'heading' }) | null;
  blocks: SectionBlock[];
  isEntry: boolean;
}

/**
 * Leaves out what the last sections of a page say of taking part and of the licence, with all that stands below their headings, where
 * sections before them name entries: a page whose headings are titles themselves may tell of its licence, too.
 */
export function leaveOutAbout(sections: HeadedBlocks[]): void {
  const first = firstAbout(sections);
  const areLists = sections
    .slice(0, first)
    .some(({ isEntry, blocks }) => !isEntry && blocks.some(({ kind }) => kind === 'list'));
  if (!areLists) return;
  for (const section of sections.slice(first)) {
    section.isEntry = false;
    section.blocks = section.blocks.map((block): SectionBlock => {
      if (block.kind === 'silent') return block;
      const { node, line, endLine } = block;
      return { node, line, endLine, kind: 'other', what: 'what the page says of itself' };
    });
  }
}

/** The place of the first of these sections, behind which there are no others; that of the end where there is none. */
function firstAbout(sections: readonly HeadedBlocks[]): number {
  let [first, depth] = [sections.length, 0];
  for (const [at, { heading }] of sections.entries()) {
    if (heading === null || (first < at && heading.depth > depth)) continue;
    if (!isAboutRepository(heading.text)) first = sections.length;
    else [first, depth] = [Math.min(first, at), heading.depth];
  }
  return first;
}
