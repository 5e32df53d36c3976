/** Lines with a label, one under the other in a paragraph: `Done: …` and `Next: …`, as people write what they report, and what stands over links. */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { textNode } from '../inline/clean.ts';
import { labelOf } from '../inline/label.ts';
import { isGeneric } from '../inline/link-words.ts';
import { linesOf } from '../inline/paragraph-lines.ts';
import { lineText, linksIn } from '../inline/prose.ts';
import { draftsOf } from './paragraph-drafts.ts';

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

/** Links on lines of their own below words that are no label. */
const fewestLinks = 3;

/** A paragraph whose first line stands over lines that begin with a link each, `**Reading**` or a few words, as two: the links are entries. */
export function partOverLinks(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph' || linksIn([node]).length === 0) return [node];
  const [first, ...others] = linesOf(node);
  if (others.length === 0 || linksIn(first!.nodes).length > 0) return [node];
  const { start } = node.position!;
  const line = start.line + first!.line;
  const name: Paragraph = { type: 'paragraph', children: first!.nodes };
  name.position = { start, end: { line, column: 1 } };
  const links = paragraphOfRows(node, others);
  const drafts = draftsOf(links, { line: line + 1, endLine: node.position!.end.line });
  // "Two places are left. [Details](…)" is what is said below a title.
  const areLinks = drafts.every((it) => it.isLink && !it.isSentence && !/[.!]$/.test(it.title));
  // Of addresses that no title calls the words between them may be said of the one below as well.
  const isClear = drafts.length === others.length || drafts.every(({ title }) => title.includes(' '));
  return areLinks && isClear && drafts.length >= fewestBelow(name, drafts[0]?.title ?? '')
    ? [name, links]
    : [node];
}

/** One link with a title of its own may stand below a single bold word, two below another label. */
function fewestBelow(name: Paragraph, title: string): number {
  const label = labelOf(name);
  if (label === null) return fewestLinks;
  const isWord = label.isEmphatic && (label.text.match(/\p{L}+/gu)?.length ?? 0) === 1;
  return isWord && title.includes(' ') && !isGeneric(title) ? 1 : 2;
}
