/** Parts of the document as HTML for feed readers: plain tags, and addresses that are whole. */
import type { Element, Root as Fragment } from 'hast';
import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype, { type Options } from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Agenda, Item, Section } from '../layout/tree.ts';

/** What readers keep of an item: they bring their own style, so there are no classes, and no ids to collide. */
const kept: Schema = {
  tagNames: [
    ...['div', 'p', 'br', 'hr', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
    ...['a', 'em', 'strong', 'del', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: { a: ['href', 'dir'], ol: ['start'], div: ['dir'] },
  protocols: { href: ['http', 'https', 'mailto'] },
};

const handlers: NonNullable<Options['handlers']> = {
  section: (state, node: Section) => state.all(node),
  agenda: (state, node: Agenda) => state.all(node),
  item: (state, node: Item) => h('div', { dir: 'auto' }, state.wrap(state.all(node), true)),
};

/** Nodes as HTML; what leads to a place in the issue leads to its page, or nowhere when that has no address. */
export function feedContent(children: RootContent[], page: string | null): string {
  const processor = unified()
    .use(remarkRehype, { handlers })
    .use(wholeAddresses, page)
    .use(rehypeSanitize, kept)
    .use(rehypeStringify);
  return processor.stringify(processor.runSync({ type: 'root', children }));
}

function wholeAddresses(page: string | null) {
  return (fragment: Fragment): void => {
    visit(fragment, 'element', (element: Element) => {
      const { href } = element.properties;
      if (typeof href !== 'string' || !href.startsWith('#')) return;
      // A tag that is not kept leaves its words.
      if (page === null) element.tagName = 'span';
      else element.properties.href = `${page}${href}`;
    });
  };
}
