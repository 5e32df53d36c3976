/** The document as one page of its own: no script, no request to anywhere, and what comes from the input is text. */
import type { Element, ElementContent, Root as Page, RootContent } from 'hast';
import { h } from 'hastscript';
import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype, { type Options } from 'remark-rehype';
import { unified } from 'unified';
import { allowed } from './allowed.ts';
import { chartOf } from './chart.ts';
import css from './page.css';
import type { Contents, Item, Masthead, Section } from './tree.ts';
import { words } from './words.ts';

/** Lets the page load nothing at all, whatever should ever slip into it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const handlers: NonNullable<Options['handlers']> = {
  masthead: (state, node: Masthead) => h('header', state.wrap(state.all(node), true)),
  contents: (state, node: Contents) => {
    const [heading, list] = state.all(node);
    const overview = h('div.overview', [list!, chartOf(node.rows, chartWords(node))]);
    return h('nav', { ariaLabelledBy: node.anchor }, [heading!, overview]);
  },
  section: (state, node: Section) => {
    const className = [node.kind, `hue-${node.hue}`];
    return h('section', { ariaLabelledBy: node.anchor, className }, state.wrap(state.all(node), true));
  },
  item: (state, node: Item) => {
    const content = [...state.all(node), whyOf(node)];
    return h(
      'article',
      { id: `e-${node.id}`, className: [`hue-${node.hue}`], dir: 'auto' },
      state.wrap(content, true),
    );
  },
};

/** The document as HTML; it ends with one line feed. */
export async function htmlOf(root: Root): Promise<string> {
  const processor = unified()
    .use(remarkRehype, { handlers })
    .use(landmarks)
    .use(rehypeSanitize, allowed)
    .use(page, titleOf(root))
    .use(rehypeStringify);
  return `${processor.stringify(await processor.run(root))}\n`;
}

function titleOf({ children }: Root): string {
  const [title] = children.flatMap((node) => (node.type === 'masthead' ? node.children : []));
  return textOf(title);
}

/** Puts the sections into `main`, between a link for keyboards that skips to it and the footer. */
function landmarks() {
  return ({ children }: Page): Page => {
    const elements = children.filter((child) => child.type === 'element');
    const isSection = ({ tagName }: Element) => tagName === 'section';
    return {
      type: 'root',
      children: lines([
        h('a.skip', { href: '#main:' }, words.skip),
        ...elements.filter((element) => !isSection(element)),
        // No heading's anchor has a colon, so this id is nobody else's.
        h('main', { id: 'main:' }, lines(elements.filter(isSection))),
        h('footer', h('p', h('a', { href: '#' }, words.top))),
      ]),
    };
  };
}

function page(title: string) {
  return ({ children }: Page): Page => ({
    type: 'root',
    children: [
      { type: 'doctype' },
      { type: 'text', value: '\n' },
      h('html', { lang: 'en' }, [
        h(
          'head',
          lines([
            h('meta', { charSet: 'utf-8' }),
            h('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
            h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
            h('meta', { name: 'color-scheme', content: 'light dark' }),
            h('title', title),
            h('style', `\n${css}`),
          ]),
        ),
        h('body', children as ElementContent[]),
      ]),
    ],
  });
}

/** The evidence of a placement, folded away. */
function whyOf({ why }: Item): Element {
  const evidence = why.map((line) => h('li', line));
  return h('details', [h('summary', words.whyHere), h('ul', evidence)]);
}

function chartWords({ children: [, list] }: Contents): { title: string; description: string } {
  return { title: words.chart, description: list.children.map((item) => textOf(item)).join(', ') };
}

/** The nodes, each on a line of its own. */
function lines<Node extends RootContent>(nodes: Node[]): (Node | { type: 'text'; value: string })[] {
  return nodes.flatMap((node) => [{ type: 'text' as const, value: '\n' }, node]);
}
