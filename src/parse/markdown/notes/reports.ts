/**
 * Reports of who did what, in which each writes their name as they like: a heading, a bold line, `Dan:`, `- Eve: …`. All of
 * them become headings, so that nothing is taken for what somebody else wrote.
 */
import type { Heading, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { late } from '../../../text/late.ts';
import { isFullName } from '../../text/batches/letter.ts';
import { type Block, blocksOf } from '../blocks/blocks.ts';
import { labelBefore, labelsOf, paragraphOfRows } from '../blocks/label-lines.ts';
import { textNode } from '../inline/clean.ts';
import { linesOf } from '../inline/paragraph-lines.ts';
import { blockText, lineText } from '../inline/prose.ts';
import words from './reports.yaml';

const { work, titles } = words as Record<'work' | 'titles', string[]>;
const isWork = late(() => new RegExp(`^(?:${work.join('|')})\\b`, 'i'));
const isTitle = late(() => new RegExp(`\\b(?:${titles.join('|')})\\b`, 'i'));

/** How somebody may write their name over what they report. */
type Form = 'heading' | 'bold' | 'colon' | 'plain' | 'point';

/** Somebody's part of a report. */
interface Part {
  form: Form;
  name: string;
  /** The words before the colons of its lines. */
  labels: string[];
}

/** The blocks of a file, with a heading for each name where the file is such a report; else as they are. */
export function withReports(blocks: Block[]): Block[] {
  const parts = new Map<Block, Part>();
  const said = blocks.filter(({ kind }) => kind !== 'silent');
  for (const [at, block] of said.entries()) {
    const part = partAt(block, said[at + 1]);
    if (part !== null) parts.set(block, part);
  }
  const others = said.filter((block) => block.kind === 'heading' && !parts.has(block));
  if (others.length > mostOthers || !isReport([...parts.values()], said[0])) return blocks;
  let depth = 2;
  let isWithin = false;
  return blocks.flatMap((block) => {
    const part = parts.get(block);
    if (block.kind === 'heading') {
      depth = part ? block.depth : block.depth + 1;
      isWithin = part !== undefined;
    } else if (part) {
      isWithin = true;
      return headed(block, part, depth);
    }
    return block.kind === 'list' && isWithin ? namedPoints(block, depth) : [block];
  });
}

/** Headings of a report that are nobody's name: its title, perhaps that of the team. */
const mostOthers = 2;

/** Whether two names have the same words below them, "Done" say; or names are written in so many ways that nothing else can be meant. */
function isReport(parts: Part[], first: Block | undefined): boolean {
  const names = parts.filter(({ form }) => form !== 'point');
  if (names.every(({ form }) => form === 'heading')) return false;
  // Everybody has one part.
  if (new Set(parts.map(({ name }) => name)).size < parts.length) return false;
  const isShared = names.some(({ labels, name }) =>
    labels.some((it) => names.some((other) => other.name !== name && other.labels.includes(it))),
  );
  if (isShared) return true;
  const isTitled = first !== undefined && isTitle().test(blockText([first.node]));
  const forms = new Set(parts.flatMap(({ form }) => (form === 'plain' ? [] : form)));
  return forms.size >= (isTitled ? 3 : 4);
}

/** Whose part begins with a block, before another one; null when none does. */
function partAt(block: Block, next: Block | undefined): Part | null {
  if (block.kind === 'heading')
    return next !== undefined && next.kind !== 'heading'
      ? partOf('heading', block.text, labelsIn(next))
      : null;
  if (block.kind === 'list') {
    const names = block.node.type === 'list' ? block.node.children.map(nameOfPoint) : [];
    return names.at(-1) ? { form: 'point', name: names.at(-1)!, labels: [] } : null;
  }
  if (block.kind !== 'paragraph' || block.node.type !== 'paragraph') return null;
  const [first, ...rows] = linesOf(block.node);
  const text = lineText(first?.nodes ?? []);
  const isBold = first?.nodes.filter((it) => lineText([it]) !== '').every(({ type }) => type === 'strong');
  const isColon = /[:：]$/.test(text);
  if (isBold || isColon) {
    const labels = rows.length > 0 ? labelsOf(rows) : next === undefined ? [] : labelsIn(next);
    return partOf(isBold ? 'bold' : 'colon', text, labels);
  }
  if (next?.kind === 'list' && rows.length === 0 && !text.includes(':'))
    return partOf('plain', text, labelsIn(next));
  const [, name] = /^([^:：]+)[:：]\s+\S/.exec(text) ?? [];
  return name === undefined ? null : partOf('colon', name, []);
}

function partOf(form: Form, text: string, labels: string[]): Part | null {
  const name = text.replace(/\s*[:：]$/, '');
  return (isFullName(name) || /^@[\w.-]+$/.test(name)) && !isWork().test(name)
    ? { form, name, labels }
    : null;
}

function labelsIn({ node }: Block): string[] {
  if (node.type === 'paragraph') return labelsOf(linesOf(node));
  return node.type === 'list'
    ? node.children.flatMap(({ children }) => labelBefore(blockText(children.slice(0, 1))) ?? [])
    : [];
}

/** Whose name a point begins with, before a colon; null when it begins with none. */
function nameOfPoint({ children }: ListItem): string | null {
  const [, name = ''] = /^([^:：\n]+)[:：](?=\s|$)/.exec(blockText(children.slice(0, 1))) ?? [];
  return partOf('point', name, [])?.name ?? null;
}

/** A heading with the name that a paragraph begins with, and what else it says. */
function headed(block: Block, { name, form }: Part, depth: number): Block[] {
  if (form === 'point') return namedPoints(block, depth);
  const paragraph = block.node as Paragraph;
  const [first, ...rows] = linesOf(paragraph);
  const rest =
    lineText(first!.nodes)
      .replace(/[:：]$/, '')
      .trim() === name
      ? []
      : withoutName(first!.nodes, name);
  const left = rest.length > 0 ? [{ nodes: rest, line: 0 }, ...rows] : rows;
  if (left.length === 0) return [heading(name, depth, block.line, block.endLine)];
  const shift = block.line - paragraph.position!.start.line;
  const head = heading(name, depth, block.line, block.line + Math.max(0, left[0]!.line - 1));
  return [head, ...blocksOf([paragraphOfRows(paragraph, left)], shift)];
}

/** A list whose last points begin with names, as a heading and what is said below it for each of these. */
function namedPoints(block: Block, depth: number): Block[] {
  if (block.kind !== 'list' || block.node.type !== 'list') return [block];
  const { children } = block.node;
  const first = children.findLastIndex((item) => nameOfPoint(item) === null) + 1;
  if (first === children.length) return [block];
  const shift = block.line - block.node.position!.start.line;
  const named = children.slice(first).flatMap((item, at): Block[] => {
    const { line, endLine } = block.items[first + at]!;
    const name = nameOfPoint(item)!;
    const [opening, ...others] = item.children as [Paragraph, ...ListItem['children']];
    const rest = withoutName(opening.children, name);
    const own = lineText(rest) === '' ? others : [{ ...opening, children: rest }, ...others];
    const said = blocksOf(own, shift);
    return [heading(name, depth, line, said.length === 0 ? endLine : line), ...said];
  });
  if (first === 0) return named;
  const before = { ...block.node, children: children.slice(0, first) };
  const items = block.items.slice(0, first);
  return [{ ...block, node: before, items, endLine: items.at(-1)!.endLine }, ...named];
}

/** What stands behind a name and its colon. */
function withoutName([first, ...others]: readonly PhrasingContent[], name: string): PhrasingContent[] {
  if (first === undefined) return [];
  if (first.type !== 'text') {
    const [next, ...rest] = others;
    return next?.type === 'text' ? [textNode(next.value.replace(/^\s*[:：]?\s*/, '')), ...rest] : others;
  }
  return [
    {
      ...first,
      value: first.value.slice(first.value.indexOf(name) + name.length).replace(/^\s*[:：]\s*/, ''),
    },
    ...others,
  ];
}

function heading(text: string, depth: number, line: number, endLine: number): Block {
  const node: Heading = {
    type: 'heading',
    depth: Math.min(depth, 6) as Heading['depth'],
    children: [textNode(text)],
  };
  return { kind: 'heading', node, depth, text, done: null, link: null, line, endLine };
}
