/** From the document's nodes to the HTML of an email: the same way for every part. */
import type { Comment, Element, ElementContent, Root as Page } from 'hast';
import type { RootContent } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { allowed } from '../allowed.ts';
import type { Words } from '../i18n/i18n.ts';
import type { Colours, Shade } from './colours.ts';
import { styled } from './style.ts';

/** What the parts of an email are written with. */
export interface Pen {
  words: Words;
  colours: Colours;
  /** The address of the page, where links to a place in the issue lead; null: they are words alone. */
  page: string | null;
  /** A place to be filled in. No text can be a comment, so nothing else looks like it. */
  gap: Comment;
  /** Nodes of the document as elements, harmless, each with its style. */
  shown: (nodes: RootContent[], accent: Shade) => ElementContent[];
  /** What stands in paragraphs, without these. */
  inline: (paragraphs: RootContent[], accent: Shade) => ElementContent[];
  /** Elements as text, each on a line of its own. */
  html: (elements: Page['children']) => string;
}

/** A pen for one email. */
export function penOf(words: Words, colours: Colours, page: string | null): Pen {
  const toElements = unified().use(remarkRehype).use(rehypeSanitize, allowed).freeze();
  const toText = unified().use(rehypeStringify).freeze();
  const shown: Pen['shown'] = (nodes, accent) => {
    const { children } = toElements.runSync({ type: 'root', children: nodes });
    const elements = children.filter((child) => child.type === 'element');
    return styled(elements, { colours, accent, page });
  };
  return {
    words,
    colours,
    page,
    gap: { type: 'comment', value: 'here' },
    shown,
    inline: (paragraphs, accent) =>
      shown(paragraphs, accent).flatMap((node) => (node.type === 'element' ? node.children : [])),
    html: (elements) =>
      elements.map((node) => `${toText.stringify({ type: 'root', children: [node] })}\n`).join(''),
  };
}

/** The text before and after the gap in elements. */
export function aroundGap(
  elements: Page['children'] | Element,
  { html }: Pen,
): [before: string, after: string] {
  const [before = '', after = ''] = html([elements].flat()).split('<!--here-->');
  return [before, after];
}
