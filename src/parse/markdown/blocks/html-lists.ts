/** Lists and tables of HTML within Markdown: the lists and tables that they would be if they were written in Markdown. */
import type { RootContent } from 'mdast';
import { fencedCode } from '../../fenced.ts';
import { everyNode } from '../inline/clean.ts';
import type { Lines } from '../source/lines.ts';

/** Reads HTML as nodes of Markdown, with lines of its own from 1; null: it is too tangled to be read. */
export type ReadBlocks = (html: string) => RootContent[] | null;

/** A text with lists of HTML that hold items of its own. */
export interface HtmlLists {
  /** With as many lines as before, in which no blank line parts such a list: for a parser HTML ends at the next one. */
  text: string;
  /** Whether a block of it has such lists. */
  isListed(html: string): boolean;
}

/** The lists of a text; null when there are none. Those without links count where they are most of it: in an article they are part of what it says. */
export function htmlListsOf(text: string): HtmlLists | null {
  if (!/<(?:li|tr|dt)[\s>]/i.test(text)) return null;
  const lines = text.split('\n');
  const stretches = stretchesIn(lines).map((it) => ({
    ...it,
    html: lines.slice(it.line, it.endLine + 1).join('\n'),
  }));
  const inside = stretches.reduce((length, { html }) => length + wordsIn(html), 0);
  const isMost = inside * 2 >= wordsIn(text);
  const isListed = (html: string) => {
    const { items, rows } = countsOf(html);
    return areLinked(items) || areLinked(rows) || (isMost && items.all >= fewest);
  };
  const listed = stretches.filter(({ html }) => html.length <= longest && isListed(html));
  if (listed.length === 0) return null;
  for (const { line, endLine } of listed) {
    for (let at = line; at < endLine; at++) if (lines[at]!.trim() === '') lines[at] = '<!---->';
  }
  return { text: lines.join('\n'), isListed };
}

/** The nodes of a parser, with what lists and tables of HTML are in place of these. */
export function withHtmlLists(
  nodes: readonly RootContent[],
  { isListed }: HtmlLists,
  read: ReadBlocks,
): RootContent[] {
  return nodes.flatMap((node) => {
    const blocks = node.type === 'html' && isListed(node.value) ? read(node.value) : null;
    if (blocks === null || blocks.length === 0) return [node];
    for (const block of blocks) settle(block, node.position!);
    return blocks;
  });
}

const opening = /<(?:[uod]l|table)(?=[\s>])/gi;
const ending = /<\/(?:[uod]l|table)\s*>/gi;

/** A line that is Markdown behind a blank one. */
const sign = /^ {0,3}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,3}[.)][ \t]|!?\[[^\]\n]+\][([]|\*\*|\||>|```|~~~)/;

/** UTF-16 code units of a list that is made one block; a longer one stays as many as its blank lines make of it. */
const longest = 200_000;

/** The stretches of lines, counted from 0, from where a list or table begins to where it ends, in which nothing is Markdown. */
function stretchesIn(lines: readonly string[]): Lines[] {
  const stretches: Lines[] = [];
  const isCode = fencedCode();
  let [line, depth, isPure] = [0, 0, true];
  for (const [at, words] of lines.entries()) {
    if (isCode(words)) continue;
    const opened = count(words, opening);
    // A tag within a line of words begins no block.
    if (depth === 0 && (opened === 0 || !/^\s*<[a-z]/i.test(words))) continue;
    if (depth === 0) [line, isPure] = [at, true];
    isPure &&= !sign.test(words);
    depth += opened - count(words, ending);
    if (depth <= 0 && isPure) stretches.push({ line, endLine: at });
    if (depth < 0) depth = 0;
  }
  return stretches;
}

const count = (text: string, tag: RegExp): number => text.match(tag)?.length ?? 0;

/** How long the words of a text are without its tags. */
const wordsIn = (html: string): number => html.replace(/<[^<>]*>|\s+/g, '').length;

interface Counts {
  all: number;
  linked: number;
}

/** Items without links that are no accident, and linked ones. */
const fewest = 3;
const fewestLinked = 2;

/** How many items and rows there are, and how many of them lead somewhere. */
function countsOf(html: string): { items: Counts; rows: Counts } {
  const counts = { items: { all: 0, linked: 0 }, rows: { all: 0, linked: 0 } };
  for (const part of html.split(/(?=<(?:li|dt|tr)[\s>])/i)) {
    const [, name] = /^<(li|dt|tr)[\s>]/i.exec(part) ?? [];
    if (name === undefined || (/^tr$/i.test(name) && /<th[\s>]/i.test(part))) continue;
    const of = /^tr$/i.test(name) ? counts.rows : counts.items;
    of.all++;
    if ((of === counts.rows ? elsewhere : anywhere).test(part)) of.linked++;
  }
  return counts;
}

/** An address in full, which rows need, and one that is neither a place on its own page nor how somebody is reached. */
const elsewhere = /<a\s[^<>]*href\s*=\s*["']?https?:/i;
const anywhere = /<a\s[^<>]*href\s*=\s*["']?(?!mailto:|tel:|javascript:)[^#"'\s]/i;

const areLinked = ({ all, linked }: Counts): boolean => all >= fewestLinked && linked * 2 > all;

/** Says in which lines of the text around it a block stands, and what is in it: where no place is known, in those of the first words in it. */
function settle(block: RootContent, outer: NonNullable<RootContent['position']>): void {
  const places = [...everyNode([block])].flatMap(({ position }) => position ?? []);
  const shift = places.length > 0 ? outer.start.line - 1 : 0;
  const own = block.position ?? places[0] ?? outer;
  for (const it of everyNode([block])) {
    const { start, end } = it.position ?? own;
    it.position = {
      start: { ...start, line: start.line + shift },
      end: { ...end, line: end.line + shift },
    };
  }
}
