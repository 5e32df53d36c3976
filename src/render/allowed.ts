import type { Options as Schema } from 'rehype-sanitize';

/** What the document may put into the page's body. Whatever else turns up loses its tags and keeps its words. */
export const allowed: Schema = {
  tagNames: [
    ...['a', 'header', 'nav', 'section', 'article', 'div', 'h1', 'h2', 'h3', 'p', 'br', 'hr'],
    ...['ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'em', 'strong', 'del', 'span', 'time'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary'],
    ...['svg', 'title', 'desc', 'rect'],
  ],
  attributes: {
    a: ['href'],
    article: ['dataTheme'],
    ol: ['start'],
    time: ['dateTime'],
    svg: ['role', 'height'],
    rect: ['y', 'width', 'height', 'rx'],
    '*': ['id', 'className', 'dir', 'ariaHidden', 'ariaLabel', 'ariaLabelledBy'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  // Ids are made here, from hashes and headings, and the contents lead to them: they stay as they are.
  clobber: [],
};
