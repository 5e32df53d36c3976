/** The entries that a paragraph begins. */
import type { Paragraph, PhrasingContent } from 'mdast';
import { isLedByTime } from '../../text/cuts/agenda.ts';
import { textNode } from '../inline/clean.ts';
import { type Head, headOf, isLinked } from '../inline/head.ts';
import { isCounted } from '../inline/link-words.ts';
import { linesOf } from '../inline/paragraph-lines.ts';
import { lineText } from '../inline/prose.ts';
import type { Lines } from '../source/lines.ts';
import { areChapters } from './chapters.ts';
import { type ItemDraft, titled } from './item-draft.ts';

/** Lines that do not all begin with a day or a time by accident. */
const fewestTimes = 3;

/** Lines that do not all begin with a link by accident, as those of a paragraph that was wrapped might. */
const fewestSentences = 3;

/**
 * The entries that the lines of a paragraph begin: one, or several when several lines begin with a link of their own, or all
 * with a sentence that does, when several begin with a bold title, or all with a day or a time.
 */
export function draftsOf(paragraph: Paragraph, lines: Lines): ItemDraft[] {
  const rows = linesOf(paragraph);
  if (areChapters(rows.map(({ nodes }) => lineText(nodes)))) return [];
  if (rows.length >= fewestTimes && rows.every(({ nodes }) => isLedByTime(lineText(nodes))))
    return rows.map(({ nodes, line }) =>
      draftOf(nodes, { line: lines.line + line, endLine: lines.line + line }),
    );
  const heads = rows.map(({ nodes }) => headOf(nodes));
  const areSentences =
    rows.length >= fewestSentences && heads.every((head) => head?.kind === 'sentence' || isLinked(head));
  const linked = rows.flatMap(({ nodes }, at) =>
    areSentences || (isLinked(heads[at]!) && !goesOn(nodes) && !isCounted(heads[at]!.title)) ? [at] : [],
  );
  const starts = linked.length >= 2 ? linked : boldStarts(rows, heads);
  const parts =
    starts.length >= 2 && starts[0] === 0
      ? starts.map((start, at) => rows.slice(start, starts[at + 1] ?? rows.length))
      : [];
  if (parts.length === 0) {
    const head = headOf(paragraph.children);
    return head ? [draftOf(paragraph.children, lines)] : [];
  }
  return parts.map((part, at) => {
    const line = at === 0 ? lines.line : lines.line + part[0]!.line;
    const next = parts[at + 1]?.[0]?.line;
    const endLine = next === undefined ? lines.endLine : Math.max(line, lines.line + next - 1);
    // Below a bold title lines are those of a text that was wrapped.
    const between: PhrasingContent = starts === linked ? { type: 'break' } : textNode(' ');
    const nodes = part.flatMap(({ nodes }, row) => (row === 0 ? nodes : [between, ...nodes]));
    return draftOf(nodes, { line, endLine });
  });
}

/**
 * The lines of a paragraph that begin with a bold title, `**New gate.** Bo asks …`, with what is said on the lines below: two or
 * more that are no names of fields, `**Date:** …`, and have words behind them.
 */
function boldStarts(rows: ReturnType<typeof linesOf>, heads: (Head | null)[]): number[] {
  const starts = rows.flatMap(({ nodes }, at) => {
    const bold = nodes.find((node) => lineText([node]) !== '');
    const head = heads[at];
    const isTitle =
      bold?.type === 'strong' && head?.kind === 'bold' && /[.!?。！？]$|\s/.test(lineText([bold]));
    const isSaid = isTitle && !/[:：]$/.test(lineText([bold])) && lineText(head.body).length >= shortestSaid;
    return isSaid ? [at] : [];
  });
  return starts.length >= 2 ? starts : [];
}

/** UTF-16 code units of what is said behind a bold title in a line. */
const shortestSaid = 24;

/** Whether a line goes on with the sentence before it. */
const goesOn = (nodes: readonly PhrasingContent[]): boolean => /^\s*[.,;)]\s/.test(lineText(nodes));

function draftOf(nodes: PhrasingContent[], lines: Lines): ItemDraft {
  const told = titled(nodes);
  // A line over an address, or a sentence before "read more", may as well be the text under a heading.
  const isLink = told.isLink && !told.isTold && headOf(nodes)?.kind !== 'stacked';
  return { ...lines, kind: 'entry', ...told, isLink, done: null };
}
