/** The document as one page of its own: nothing to load, and what comes from the input is text. */
import type { Element, Root as Page } from 'hast';
import { h } from 'hastscript';
import { toString as textOf } from 'mdast-util-to-string';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype, { type Options } from 'remark-rehype';
import { unified } from 'unified';
import { entryAnchor } from '../address.ts';
import { allowed } from '../allowed.ts';
import type { Words } from '../i18n/i18n.ts';
import type { Document } from '../layout/layout.ts';
import type { Agenda, Colophon, Contents, Item, Masthead, Section } from '../layout/tree.ts';
import { bodyOf, lines, NO_THEME } from './body.ts';
import { accentOf } from './brand.ts';
import { chartOf } from './chart.ts';
import { headOf } from './head.ts';
import script from './script.js?raw';

/** The document as HTML; it ends with one line feed. */
export async function htmlOf(document: Document): Promise<string> {
  return `${unified()
    .use(rehypeStringify)
    .stringify(await pageOf(document))}\n`;
}

/** The same as a tree. */
export async function pageOf(document: Document): Promise<Page> {
  const processor = unified()
    .use(remarkRehype, { handlers: handlersIn(document.words) })
    .use(rehypeSanitize, allowed)
    .use(page, document);
  return await processor.run(document.root);
}

const handlersIn = (words: Words): NonNullable<Options['handlers']> => ({
  masthead: (state, node: Masthead) => h('header', state.wrap(state.all(node), true)),
  contents: (state, node: Contents) => {
    const [heading, list] = state.all(node);
    const overview = h('div.overview', [list!, chartOf(node.rows, chartWords(node, words))]);
    return h('nav', { ariaLabelledBy: node.anchor }, [heading!, overview]);
  },
  section: (state, node: Section) => {
    const className = [node.kind, `hue-${node.hue}`];
    return h('section', { ariaLabelledBy: node.anchor, className }, state.wrap(state.all(node), true));
  },
  agenda: (state, node: Agenda) =>
    h('section.agenda', { ariaLabelledBy: node.anchor }, state.wrap(state.all(node), true)),
  item: (state, node: Item) => {
    const id = entryAnchor(node.id);
    const content = [permalink(node, id, words), ...state.all(node), whyOf(node, words)];
    const properties = { id, className: [`hue-${node.hue}`], dir: 'auto', dataTheme: node.theme ?? NO_THEME };
    return h('article', properties, state.wrap(content, true));
  },
  colophon: (state, node: Colophon) => h('div.colophon', state.wrap(state.all(node), true)),
});

/** A link of an entry to itself: beside its heading and not in it, where it would be read out as a part of the title. */
function permalink({ children: [first] }: Item, id: string, words: Words): Element {
  const title = first?.type === 'heading' ? `: ${textOf(first)}` : '';
  return h('a.permalink', { href: `#${id}`, ariaLabel: `${words.permalink}${title}` }, '#');
}

/** The evidence of a placement, folded away. */
function whyOf({ why }: Item, words: Words): Element {
  const evidence = why.map((line) => h('li', line));
  return h('details', [h('summary', words.whyHere), h('ul', evidence)]);
}

function chartWords({ children: [, list] }: Contents, words: Words): { title: string; description: string } {
  return { title: words.chart, description: list.children.map((item) => textOf(item)).join(', ') };
}

/** Puts what is left of the document into a page. All that this adds is made here, but for texts and addresses. */
function page(document: Document) {
  const { lang, dir } = document.words;
  const className = accentOf(document.digest.publication) === null ? null : 'branded';
  return ({ children }: Page): Page => {
    const content = children.filter((child) => child.type === 'element');
    const body = [...bodyOf(content, document), h('script', `\n${script}`)];
    const html = h('html', { lang, dir, className }, [
      h('head', lines(headOf(document, `\n${script}`))),
      h('body', lines(body)),
    ]);
    return { type: 'root', children: [{ type: 'doctype' }, { type: 'text', value: '\n' }, html] };
  };
}
