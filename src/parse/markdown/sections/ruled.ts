/** Paragraphs with lines across the page between them, as an inbox or a diary has them: each is an entry. */
import type { SectionBlock } from '../blocks/blocks.ts';
import { paragraphEntry } from '../blocks/draft.ts';

type ProseBlock = SectionBlock & { kind: 'paragraph' };

/** Fewer may be what a text is parted into. */
const fewestParts = 3;

/** A paragraph, and what is listed, quoted or shown below it; more are the chapters of a text. */
const mostBlocks = 2;

/** The blocks of a section, in which the first of each part begins an entry; null when lines do not part it into such paragraphs. */
export function withRuled(blocks: readonly SectionBlock[]): SectionBlock[] | null {
  const parts: SectionBlock[][] = [[]];
  for (const block of blocks) {
    if (block.node.type === 'thematicBreak') parts.push([]);
    else if (block.kind !== 'silent') parts.at(-1)!.push(block);
  }
  const told = parts.filter(({ length }) => length > 0);
  if (told.length < fewestParts || !told.every(isOne)) return null;
  const first = new Set(told.map(([it]) => it));
  return blocks.map((block) =>
    first.has(block) && (block as ProseBlock).drafts.length === 0
      ? paragraphEntry(block as ProseBlock)
      : block,
  );
}

const isOne = ([first, ...others]: SectionBlock[]): boolean =>
  first?.kind === 'paragraph' &&
  first.label === null &&
  others.length < mostBlocks &&
  others.every(({ kind }) => kind !== 'paragraph');
