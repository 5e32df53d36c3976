/** Footnotes: they stand anywhere in a file, and belong to the entry that refers to them. */
import type { RootContent } from 'mdast';
import type { Block } from './blocks.ts';
import type { Lines } from './items.ts';

/** What a file has below its lines. */
export interface Footnotes {
  /** Where a footnote is referred to, in the order of the lines. */
  references: { identifier: string; line: number }[];
  /** By identifier. */
  definitions: Map<string, Footnote>;
}

interface Footnote extends Lines {
  says: RootContent[];
  /** Whether an entry has it. */
  isUsed: boolean;
}

/** The blocks without the footnotes that something refers to, which are kept. */
export function withoutFootnotes(blocks: Block[], { references, definitions }: Footnotes): Block[] {
  if (references.length === 0) return blocks;
  const asked = new Set(references.map(({ identifier }) => identifier));
  return blocks.filter(({ node, line, endLine }) => {
    if (node.type !== 'footnoteDefinition' || !asked.has(node.identifier)) return true;
    if (definitions.has(node.identifier)) return true;
    definitions.set(node.identifier, { says: node.children, line, endLine, isUsed: false });
    return false;
  });
}

/** What the footnotes say that some lines refer to, each of them once. */
export function footnotesOf({ line, endLine }: Lines, { references, definitions }: Footnotes): RootContent[] {
  if (definitions.size === 0) return [];
  const asked = new Set<Footnote>();
  for (let at = firstFrom(references, line); at < references.length; at++) {
    const { identifier, line: other } = references[at]!;
    if (other > endLine) break;
    const note = definitions.get(identifier);
    if (note) asked.add(note);
  }
  for (const note of asked) note.isUsed = true;
  return [...asked].flatMap(({ says }) => says);
}

/** The first of the references that stands in a line or below it, by halving. */
function firstFrom(references: Footnotes['references'], line: number): number {
  let [from, to] = [0, references.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (references[middle]!.line < line) from = middle + 1;
    else to = middle;
  }
  return from;
}
