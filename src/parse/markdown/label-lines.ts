/** Lines such as `Done: …` and `Next: …`, one under the other in a paragraph, as people write what they report. */
import type { Paragraph, PhrasingContent } from 'mdast';
import { textNode } from './clean.ts';
import { linesOf } from './head.ts';
import { lineText } from './prose.ts';

/** A line of a paragraph. */
export type ParagraphLine = ReturnType<typeof linesOf>[number];

/** The word or two that a line has before its colon, in small letters; null when something else is written there. */
export function labelBefore(text: string): string | null {
  const [, label] = /^(\p{Lu}[\p{L}\p{M}’'-]*(?: [\p{L}\p{M}’'-]+)?)\s?[:：](?:\s+\S|$)/u.exec(text) ?? [];
  return label?.toLowerCase() ?? null;
}

/** The labels of lines. */
export const labelsOf = (rows: readonly ParagraphLine[]): string[] =>
  rows.flatMap(({ nodes }) => labelBefore(lineText(nodes)) ?? []);

/** The paragraph in which each such line, should there be two or more from the first or second one on, stays a line of its own. */
export function withLabelLines(paragraph: Paragraph): Paragraph {
  const { start, end } = paragraph.position!;
  if (start.line === end.line) return paragraph;
  const rows = linesOf(paragraph);
  const isFirst = [0, 1].some((at) => rows[at] && labelsOf([rows[at]]).length > 0);
  return isFirst && labelsOf(rows).length > 1 ? paragraphOfRows(paragraph, rows) : paragraph;
}

/** A paragraph of some lines of another one. */
export function paragraphOfRows(paragraph: Paragraph, rows: readonly ParagraphLine[]): Paragraph {
  const { start, end } = paragraph.position!;
  const first = rows[0]!.line;
  const isNamed = labelsOf(rows.slice(0, 1)).length === 0;
  const children = rows.flatMap(({ nodes, line }, at): PhrasingContent[] => {
    if (at === 0) return nodes;
    const isOwn = (at === 1 && isNamed) || labelsOf([{ nodes, line }]).length > 0;
    if (!isOwn) return [textNode('\n'), ...nodes];
    const place = { line: start.line + line, column: 1 };
    return [{ type: 'break', position: { start: { ...place, line: place.line - 1 }, end: place } }, ...nodes];
  });
  const position = { start: { ...start, line: start.line + first }, end };
  return { type: 'paragraph', children, position };
}
