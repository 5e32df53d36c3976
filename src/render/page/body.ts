/** The body of the page: the landmarks around what the document says. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { webAddress } from '../address.ts';
import type { Document } from '../layout/layout.ts';
import { headingOf } from '../layout/plan.ts';
import { oneLine } from '../printable.ts';
import { logoAddress } from './brand.ts';
import { feedsOf } from './head.ts';

/**
 * Header, contents, sections and footer, behind a link for keyboards that skips to the entries.
 * Ids that end in a colon are nobody else's: no heading's anchor has one.
 */
export function bodyOf(content: Element[], document: Document): Element[] {
  const { digest, words } = document;
  const named = (name: string) => content.filter(({ tagName }) => tagName === name);
  const contents = named('nav');
  const feeds = feedsOf(digest).map(({ name, type, href }) => h('a', { href, type }, name));
  return [
    h('a.skip', { href: '#main:' }, words.skip),
    ...named('header').map((header) => branded(header, document)),
    ...(contents.length === 0 ? [] : [h('div.sidebar', lines([...contents, filterOf(document)]))]),
    h('main', { id: 'main:' }, lines(named('section'))),
    h(
      'footer',
      lines([
        ...named('div'),
        h('p.ways', [h('a', { href: '#' }, words.top), ...feeds].flatMap((each) => [' ', each]).slice(1)),
      ]),
    ),
  ];
}

/** The header below the publication's logo; the logo leads home, or the title where there is none. */
function branded(header: Element, { digest }: Document): Element {
  const src = logoAddress(digest.publication);
  const href = webAddress(digest.publication.home);
  const linked = (children: ElementContent[]) => (href === null ? children : [h('a', { href }, children)]);
  if (src !== null) {
    const logo = h('p.logo', linked([h('img', { src, alt: oneLine(digest.title) })]));
    return { ...header, children: [...lines([logo]), ...header.children] };
  }
  const children = header.children.map((child) =>
    child.type === 'element' && child.tagName === 'h1'
      ? { ...child, children: linked(child.children) }
      : child,
  );
  return { ...header, children };
}

/** Narrows the page to a theme or to words; the script shows it, since nobody else can use it. */
function filterOf({ digest, words }: Document): Element {
  const themes = digest.themes.map((theme) => ({ value: theme.id, label: oneLine(headingOf(theme)) }));
  if (digest.unplaced.length > 0) themes.push({ value: NO_THEME, label: words.rest });
  return h(
    'search',
    { hidden: true, ariaLabel: words.filter },
    lines([
      field('words:', words.filterText, (id) => h('input', { type: 'search', id, autoComplete: 'off' })),
      field('theme:', words.filterTheme, (id) =>
        h('select', { id, autoComplete: 'off' }, [
          h('option', { value: '' }, words.allThemes),
          ...themes.map(({ value, label }) => h('option', { value }, label)),
        ]),
      ),
      h('output', { dataFound: words.found, dataNothing: words.nothingFound }),
    ]),
  );
}

/** What the filter calls the theme of entries that have none; the id of a theme has no colon. */
export const NO_THEME = ':';

function field(id: string, label: string, control: (id: string) => Element): Element {
  return h('p', [h('label', { htmlFor: id }, label), control(id)]);
}

/** The elements, each on a line of its own. */
export function lines(elements: Element[]): ElementContent[] {
  return elements.flatMap((element) => [{ type: 'text' as const, value: '\n' }, element]);
}
