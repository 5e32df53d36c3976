/** What of the page has to fit together, as the page itself has it: its head, its script, and what that drives. */
import type { Element, RootContent } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Document } from '../layout/layout.ts';
import { pageOf } from '../page/page.ts';
import { type Markup, markup } from './markup.ts';
import type { PageView } from './view.ts';

/** Pieces of the page by their names in a template. */
export interface PagePieces {
  page: Pick<PageView, 'head' | 'style' | 'policy' | 'script' | 'filter' | 'chart' | 'logo'>;
  /** The link of each entry to itself, in the order of the page. */
  permalinks: Markup[];
}

/** What there is where the target is no page. */
export const noPage: PagePieces = {
  page: { head: null, style: null, policy: null, script: null, filter: null, chart: null, logo: null },
  permalinks: [],
};

/** Takes the pieces out of the page of a document. */
export async function pagePiecesOf(document: Document): Promise<PagePieces> {
  const elements: Element[] = [];
  visit(await pageOf(document), 'element', (element: Element) => void elements.push(element));
  const all = (tag: string, isMeant = (_: Element) => true) =>
    elements.filter((element) => element.tagName === tag && isMeant(element));
  const piece = ([first]: Element[]) => (first === undefined ? null : written([first]));
  const policies = all('meta', ({ properties }) => properties.httpEquiv !== undefined);
  return {
    page: {
      head: written(all('head')[0]!.children.slice(1)),
      style: written(all('style')),
      policy: String(policies[0]!.properties.content),
      script: piece(all('script')),
      filter: piece(all('search')),
      chart: piece(all('svg')),
      logo: piece(all('img')),
    },
    permalinks: all('a', ({ properties }) => [properties.className].flat().includes('permalink')).map(
      (link) => written([link]),
    ),
  };
}

function written(children: RootContent[]): Markup {
  return markup(stringifier.stringify({ type: 'root', children }));
}

const stringifier = unified().use(rehypeStringify).freeze();
