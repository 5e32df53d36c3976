/** Paragraphs that count from one as Markdown does not know it, `1、…`, `2、…`, with pictures and more words between them: news in Chinese and Japanese. */
import type { SectionBlock } from '../blocks/blocks.ts';
import { paragraphEntry } from '../blocks/draft.ts';

type ProseBlock = SectionBlock & { kind: 'paragraph' };

const number = /^(\d{1,2})[、．]\s*/u;

/** Fewer may be the steps of what is told. */
const fewest = 3;

/**
 * The blocks of each section, in which each of these paragraphs begins an entry; null for a section that does not begin with two of
 * them, and for all where they are few.
 */
export function withCounted(sections: readonly { blocks: SectionBlock[] }[]): (SectionBlock[] | null)[] {
  const counted = sections.map(({ blocks }) => countIn(blocks));
  const all = counted.reduce((sum, it) => sum + (it?.count ?? 0), 0);
  return counted.map((it) => (it === null || all < fewest ? null : it.blocks));
}

function countIn(blocks: readonly SectionBlock[]): { count: number; blocks: SectionBlock[] } | null {
  const first = blocks.find(({ kind }) => kind !== 'silent');
  if (first === undefined || numberOf(first) !== 1) return null;
  let count = 0;
  const counted = blocks.map((block) => {
    if (numberOf(block) !== count + 1) return block;
    count++;
    return entryOf(block as ProseBlock);
  });
  return count < 2 ? null : { count, blocks: counted };
}

function numberOf({ kind, node }: SectionBlock): number | null {
  const [text] = kind === 'paragraph' && node.type === 'paragraph' ? node.children : [];
  const [, digits] = (text?.type === 'text' ? number.exec(text.value) : null) ?? [];
  return digits === undefined ? null : Number(digits);
}

function entryOf(block: ProseBlock): ProseBlock {
  const [text, ...others] = block.node.type === 'paragraph' ? block.node.children : [];
  if (text?.type !== 'text') return block;
  const said = text.value.replace(number, '');
  const words = said === '' ? others : [{ ...text, value: said }, ...others];
  return paragraphEntry(block, words);
}
