import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { trimmed } from '../inline/clean.ts';
import { headOf } from '../inline/head.ts';
import { inlineText, linksIn, titleText } from '../inline/prose.ts';
import { longestTitle } from '../inline/title-words.ts';
import type { Lines } from '../source/lines.ts';

/** What becomes an entry: its title, and the nodes of its body. */
export interface ItemDraft extends Lines {
  kind: 'entry';
  title: string;
  body: RootContent[];
  /** Every address in it, in order. */
  links: string[];
  /** Whether it begins with a link. */
  isLink: boolean;
  /** Whether its link is the beginning of a sentence. */
  isSentence: boolean;
  /** Whether its title is a sentence of its text, and its link only says where to read on. */
  isTold: boolean;
  /** The state of its task box. */
  done: boolean | null;
  /** Who wrote it, as far as that is said. */
  author: string | null;
  /** The day that it begins with in a list of days; missing in others. */
  date?: string;
}

/** Several items under the name of what they have in common. */
export interface Category extends Lines {
  kind: 'category';
  label: string;
  items: MarkdownItem[];
}

/** What is no entry, and what it is instead. */
export interface Passed extends Lines {
  kind: 'silent' | 'left-out';
  what: string;
}

export type MarkdownItem = ItemDraft | Category | Passed;

/** What a paragraph says: by its head, else as a title when it is short and as a body without one when it is not. */
export function titled(
  nodes: readonly PhrasingContent[],
): Pick<ItemDraft, 'title' | 'body' | 'links' | 'isLink' | 'isSentence' | 'isTold' | 'author'> {
  const links = linksIn(nodes);
  const head = headOf(nodes);
  if (head) {
    const body = inlineText(head.body) === '' ? [] : [paragraphOf(trimmed(head.body))];
    const { title, kind, author = null } = head;
    const is = { isLink: kind !== 'bold', isSentence: kind === 'sentence', isTold: kind === 'told' };
    const led = head.url === undefined ? links : [head.url, ...links.filter((it) => it !== head.url)];
    return { title, body, links: led, ...is, author };
  }
  const line = titleText(nodes).replaceAll('\n', ' ');
  if (line.length > longestTitle) return { title: '', body: [paragraphOf([...nodes])], links, ...unmarked };
  return { title: line, body: [], links, ...unmarked };
}

/** What is said of text that begins with no link. */
const unmarked = { isLink: false, isSentence: false, isTold: false, author: null };

/** Adds to a draft what is said below it, up to a line. */
export function extendDraft(
  draft: Pick<ItemDraft, 'endLine' | 'body' | 'links'>,
  node: RootContent,
  endLine: number,
): void {
  draft.endLine = endLine;
  draft.body = [...draft.body, node];
  draft.links = [...draft.links, ...linksIn([node])];
}

/** A paragraph of some nodes. */
export function paragraphOf(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

/** The lines of a node end before the next node: code that its list item cuts off ends on that line for the parser. */
export function rowLines(
  nodes: readonly RootContent[],
  index: number,
  shift: number,
  limit = Infinity,
): Lines {
  const { start, end } = nodes[index]!.position!;
  const next = nodes[index + 1]?.position?.start.line ?? Infinity;
  return { line: start.line + shift, endLine: Math.min(limit, Math.min(end.line, next - 1) + shift) };
}
