/** Footnotes: they stand anywhere in a file, and belong to the entry that refers to them. */
import type { RootContent } from 'mdast';
import type { Lines } from '../source/lines.ts';
import type { Block } from './blocks.ts';

/** What a file has below its lines. */
export interface Footnotes {
  /** The footnotes that a line refers to. */
  references: Map<number, string[]>;
  /** By identifier. */
  definitions: Map<string, Footnote>;
}

interface Footnote extends Lines {
  says: RootContent[];
  /** Whether an entry has it. */
  isUsed: boolean;
}

/** Notes that a line refers to a footnote. */
export function referTo(identifier: string, line: number, { references }: Footnotes): void {
  const known = references.get(line);
  if (known === undefined) references.set(line, [identifier]);
  else known.push(identifier);
}

/** The blocks without the footnotes that something refers to, which are kept. */
export function withoutFootnotes(blocks: Block[], { references, definitions }: Footnotes): Block[] {
  if (references.size === 0) return blocks;
  const asked = new Set([...references.values()].flat());
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
  for (let at = line; at <= endLine; at++) {
    for (const identifier of references.get(at) ?? []) {
      const note = definitions.get(identifier);
      if (note) asked.add(note);
    }
  }
  for (const note of asked) note.isUsed = true;
  return [...asked].flatMap(({ says }) => says);
}
