/** The lines of a paragraph. */
import type { Paragraph, PhrasingContent } from 'mdast';
import { textNode } from './clean.ts';
import { lineText } from './prose.ts';

/** The lines of a paragraph, each with the line that it begins in, counted from the paragraph's first as 0. */
export function linesOf(paragraph: Paragraph): { nodes: PhrasingContent[]; line: number }[] {
  const start = paragraph.position!.start.line;
  const lines: { nodes: PhrasingContent[]; line: number }[] = [{ nodes: [], line: 0 }];
  for (const node of paragraph.children) {
    let line = (node.position?.start.line ?? start + lines.at(-1)!.line) - start;
    if (node.type === 'break') {
      lines.push({ nodes: [], line: (node.position?.end.line ?? start + line + 1) - start });
    } else if (node.type === 'text' && node.value.includes('\n')) {
      const [head, ...others] = node.value.split('\n');
      lines.at(-1)!.nodes.push(textNode(head!));
      for (const text of others) lines.push({ nodes: [textNode(text)], line: ++line });
    } else lines.at(-1)!.nodes.push(node);
  }
  return lines.filter(({ nodes }) => lineText(nodes) !== '');
}
