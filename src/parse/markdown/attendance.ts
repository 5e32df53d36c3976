/** Who met, when and where, as minutes have it above all else: no entries. */
import type { ListItem, Paragraph, PhrasingContent } from 'mdast';
import { areNames, isAttendance, isMeetingHead, isOfMeeting } from '../meeting.ts';
import type { Block } from './blocks.ts';
import { linesOf } from './head.ts';
import { blockText, lineText } from './prose.ts';

/** The blocks that say it: lines such as `Present: …`, and a name such as `Attendees` with the people below it. */
export function attendanceIn(blocks: readonly Block[]): ReadonlySet<Block> {
  const said = blocks.filter(({ kind }) => kind !== 'silent');
  const found = new Set<Block>();
  for (let at = 0; at < said.length; at++) {
    const end = endOfPeople(said, at) ?? endOfFields(said, at);
    for (const block of said.slice(at, end ?? at)) found.add(block);
    if (end !== null) at = end - 1;
  }
  for (const [at, block] of said.entries())
    if (block.kind === 'heading' && isOverNothingElse(block, said, at, found)) found.add(block);
  return found;
}

/** Whether a heading stands over who met, and neither over anything else nor over other headings: "Welcome" */
function isOverNothingElse(
  { depth }: Block & { kind: 'heading' },
  said: readonly Block[],
  at: number,
  people: ReadonlySet<Block>,
): boolean {
  let next = at + 1;
  while (next < said.length && said[next]!.kind !== 'heading' && people.has(said[next]!)) next++;
  const behind = said[next];
  return next > at + 1 && (behind === undefined || (behind.kind === 'heading' && behind.depth <= depth));
}

/** Where paragraphs or lists end of which each line is a field of a meeting; null when none of them tells who met. */
function endOfFields(said: Block[], from: number): number | null {
  let end = from;
  while (end < said.length && isOfMeeting(linesIn(said[end]!))) end++;
  return said.slice(from, end).some((block) => isMeetingHead(linesIn(block))) ? end : null;
}

/** Where the people end that stand below a name of those who met; null when something else does. */
function endOfPeople(said: Block[], from: number): number | null {
  const head = said[from]!;
  const name =
    head.kind === 'heading'
      ? head.text
      : head.kind === 'paragraph'
        ? (head.label?.text ?? lastWords(head, said[from + 1]))
        : '';
  if (!isAttendance(name)) return null;
  const isOver = (block: Block) =>
    block.kind === 'heading' || (head.kind === 'paragraph' && block !== said[from + 1]);
  const next = said.findIndex((block, at) => at > from && isOver(block));
  const end = next < 0 ? said.length : next;
  const below = said.slice(from + 1, end);
  return below.length > 0 && below.every((block) => isOfMeeting(linesIn(block)) || tellsWho(block))
    ? end
    : null;
}

/** What leads from a paragraph to the list below it: "Sign in below if you are here. Roll call:", or its last line below other fields. */
function lastWords({ node }: Block, next: Block | undefined): string {
  if (next?.kind !== 'list') return '';
  const lines = linesOf(node as Paragraph).map(({ nodes }) => lineText(nodes));
  if (lines.length > 1 && isOfMeeting(lines)) return lines.at(-1)!;
  return /(?:^|[.!?]\s+)([^.!?]{1,60})[:：]$/u.exec(blockText([node as Paragraph]))?.[1] ?? '';
}

const tellsWho = (block: Block): boolean => {
  const lines = linesIn(block);
  return block.node.type === 'table'
    ? areNames(lines.map((line) => line.split('|')[0]!.trim()))
    : areNames(lines);
};

/** `[The minutes as PDF](minutes.pdf)` in a line of its own. */
const isLink = (nodes: readonly PhrasingContent[]): boolean =>
  nodes.every((node) => node.type === 'link' || (node.type === 'text' && node.value.trim() === ''));

/** The lines of a point; a name over a list is one with what stands there. */
function linesOfPoint({ children }: ListItem): string[] {
  const [first, list, ...others] = children;
  if (first === undefined || list?.type !== 'list' || others.length > 0)
    return blockText(children).split('\n');
  return [`${blockText([first])} ${list.children.map((item) => blockText(item.children)).join(', ')}`];
}

/** The lines of a paragraph, points of a list and rows of a table; of anything else none. */
function linesIn({ kind, node }: Block): string[] {
  if (kind === 'heading') return [];
  if (node.type === 'paragraph')
    return linesOf(node).flatMap(({ nodes }) => (isLink(nodes) ? [] : lineText(nodes)));
  if (node.type === 'list') return node.children.flatMap(linesOfPoint);
  if (node.type === 'table')
    return node.children
      .slice(1)
      .map((row) => row.children.map((cell) => lineText(cell.children)).join(' | '));
  return [];
}
