/** How a letter ends, "See you next week!" or "Thanks," over a name: the last paragraphs of a file, which are said of no entry. */
import { areGreeting, isFullName } from '../../text/batches/letter.ts';
import type { Block } from '../blocks/blocks.ts';
import { linesOf } from '../inline/paragraph-lines.ts';
import { lineText } from '../inline/prose.ts';

/** The blocks that are such words; none where nothing stands above them. */
export function farewellIn(blocks: readonly Block[]): ReadonlySet<Block> {
  const found = new Set<Block>();
  let named: Block | null = null;
  for (let at = blocks.length - 1; at >= 0; at--) {
    const block = blocks[at]!;
    if (block.kind === 'silent') continue;
    const lines = block.node.type === 'paragraph' ? linesIn(block.node) : [];
    const isName = lines.length === 1 && isFullName(lines[0]!);
    if (isName && named === null && found.size === 0) named = block;
    else if (lines.length > 0 && areGreeting(lines)) {
      found.add(block);
      // "Yours," and, below it, "Ida"
      if (named !== null) found.add(named);
    } else return found;
  }
  return new Set();
}

const linesIn = (paragraph: Parameters<typeof linesOf>[0]): string[] =>
  linesOf(paragraph).map(({ nodes }) => lineText(nodes));
