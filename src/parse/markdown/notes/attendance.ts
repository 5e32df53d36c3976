/** Who met, when and where, as minutes have it above all else: no entries. */
import type { ListItem, Paragraph, PhrasingContent } from 'mdast';
import { areNames, isAttendance, isMeetingHead, isOfMeeting } from '../../meeting.ts';
import type { Block } from '../blocks/blocks.ts';
import { textNode } from '../inline/clean.ts';
import { linesOf } from '../inline/paragraph-lines.ts';
import { blockText, lineText } from '../inline/prose.ts';

/** The blocks that say it: lines such as `Present: …`, and a name such as `Attendees` with the people below it. */
export function attendanceIn(blocks: readonly Block[]): ReadonlySet<Block> {
  const said = blocks.filter(({ kind }) => kind !== 'silent');
  const parted = new Set(blocks.filter((_, at) => blocks[at - 1]?.node.type === 'thematicBreak'));
  const found = new Set<Block>();
  for (let at = 0; at < said.length; at++) {
    const end = endOfPeople(said, at, parted) ?? endOfFields(said, at);
    for (const block of said.slice(at, end ?? at)) found.add(block);
    if (end !== null) at = end - 1;
  }
  for (const [at, block] of said.entries())
    if (block.kind === 'heading' && isOverNothingElse(block, said, at, found)) found.add(block);
  return found;
}

/** The headings under which some blocks stand that say who met, and which are none of these: each is that of a meeting. */
export function headingsOver(people: ReadonlySet<Block>, blocks: readonly Block[]): ReadonlySet<Block> {
  const found = new Set<Block>();
  const above: (Block & { kind: 'heading' })[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      while ((above.at(-1)?.depth ?? 0) >= block.depth) above.pop();
      if (!people.has(block)) above.push(block);
    }
    if (people.has(block) && above.length > 0) found.add(above.at(-1)!);
  }
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

/** Where the people end that stand below a name of those who met, up to a heading or a rule; null when something else does. */
function endOfPeople(said: Block[], from: number, parted: ReadonlySet<Block>): number | null {
  const head = said[from]!;
  const name =
    head.kind === 'heading'
      ? head.text
      : head.kind === 'paragraph'
        ? (head.label?.text ?? lastWords(head, said[from + 1]))
        : '';
  if (!isAttendance(name)) return null;
  const isOver = (block: Block) =>
    block.kind === 'heading' || parted.has(block) || (head.kind === 'paragraph' && block !== said[from + 1]);
  const next = said.findIndex((block, at) => at > from && isOver(block));
  const end = next < 0 ? said.length : next;
  const below = said.slice(from + 1, end);
  const isTold = (block: Block, at: number) =>
    isOfMeeting(linesIn(block)) ||
    tellsWho(block) ||
    isOverPeople(block, below[at + 1]) ||
    (head.kind === 'heading' && at > 0 && isRemark(block));
  return below.length > 0 && below.every(isTold) ? end : null;
}

/** Whether a line may be a remark on who met: "Ines was in the chair, and Bo wrote." */
const isRemark = (block: Block): boolean =>
  block.kind === 'paragraph' && block.drafts.length === 0 && blockText([block.node]).length <= longestRemark;

/** UTF-16 code units. */
const longestRemark = 160;

/** Whether a line introduces others who met, or did not: "Also there for the first hour:" */
const isOverPeople = (block: Block, next: Block | undefined): boolean =>
  block.kind === 'paragraph' &&
  next?.kind === 'list' &&
  /[:：]$/.test(blockText([block.node])) &&
  tellsWho(next);

/** What leads from a paragraph to the list below it: "Sign in below if you are here. Roll call:", or its last line below other fields. */
function lastWords({ node }: Block, next: Block | undefined): string {
  if (next?.kind !== 'list') return '';
  const lines = linesOf(node as Paragraph).map(({ nodes }) => lineText(nodes));
  if (lines.length === 1 || isOfMeeting(lines)) {
    const last = lines.at(-1)!;
    if (lines.length > 1 || isAttendance(last)) return last;
  }
  return /(?:^|[.!?]\s+)([^.!?]{1,60})[:：]$/u.exec(blockText([node as Paragraph]))?.[1] ?? '';
}

const tellsWho = (block: Block): boolean => {
  const lines = linesIn(block);
  return block.node.type === 'table'
    ? areNames(lines.map((line) => line.split(/\||: /)[0]!.trim()))
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

/** Addresses of mail beside each other are one person each. */
const withComma = (node: PhrasingContent): PhrasingContent[] =>
  node.type === 'link' && node.url.startsWith('mailto:') ? [node, textNode(', ')] : [node];

/** A row of two cells is a field and what it says. */
const rowText = (cells: string[]): string =>
  cells.length === 2 && cells[0] !== '' ? cells.join(': ') : cells.join(' | ');

/** The lines of a paragraph, points of a list and rows of a table; of anything else none. */
function linesIn({ kind, node }: Block): string[] {
  if (kind === 'heading') return [];
  if (node.type === 'paragraph')
    return linesOf(node).flatMap(({ nodes }) => (isLink(nodes) ? [] : lineText(nodes.flatMap(withComma))));
  if (node.type === 'list') return node.children.flatMap(linesOfPoint);
  if (node.type === 'table')
    return node.children.slice(1).map((row) => rowText(row.children.map((cell) => lineText(cell.children))));
  return [];
}
