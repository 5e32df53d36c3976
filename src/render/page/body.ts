/** The body of the page: the landmarks around the entries. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { webAddress } from '../address.ts';
import { allowed, around, htmlOf, lines, proseWriter, wrapped } from '../elements.ts';
import type { Contents, Edition, Heading, IssueLayout, Note, Section, Upcoming } from '../layout/issue.ts';
import { editionPieces, inOrder } from '../layout/layout.ts';
import { headingWords } from '../layout/sections.ts';
import { oneLine } from '../printable.ts';
import { logoOf } from './brand.ts';
import { chartOf } from './chart.ts';
import { feedsOf } from './head.ts';
import { articleOf, NO_THEME } from './item.ts';
import type { PagePlace } from './place.ts';
import { sparklineOf, withSparklines } from './sparkline.ts';

/** How the page writes prose. An address that is not shown is written out where the page is printed. */
export const prose = proseWriter({
  kept: withSparklines(allowed),
  sparkline: sparklineOf,
  aside: (words) => h('span.small', words),
  hiding: { className: ['cut'], dir: 'ltr' },
});

/**
 * Header, contents, sections and footer, behind a link for keyboards that skips to the entries.
 * Ids that end in a colon are nobody else's: no heading's anchor has one.
 */
export function* bodyInParts(issue: IssueLayout, place: PagePlace): Generator<string> {
  const { digest, words, contents, footer } = issue;
  const feeds = feedsOf(digest).map(({ name, type, href }) => h('a', { href, type }, name));
  const pages = place.ways.map(({ href, rel, words }) => h('a', { href, rel }, words));
  const ways = [...pages, h('a', { href: '#' }, words.top), ...feeds].flatMap((each) => [' ', each]).slice(1);
  yield htmlOf(
    lines([
      h('a.skip', { href: '#main:' }, words.skip),
      headerOf(issue, place),
      ...(contents === null ? [] : [h('div.sidebar', lines([navOf(contents, issue), filterOf(issue)]))]),
    ]),
  );
  yield '\n';
  yield* around(
    h('main', { id: 'main:' }),
    place.main === undefined ? sectionsOf(issue) : [htmlOf(lines(place.main))],
  );
  const foot = [
    ...(footer.length === 0 ? [] : [h('div.colophon', wrapped(prose.blocks(footer)))]),
    h('p.ways', ways),
  ];
  yield htmlOf(lines([h('footer', lines(foot))]));
}

function* sectionsOf(issue: IssueLayout): Generator<string> {
  for (const part of inOrder(issue)) {
    yield '\n';
    yield* sectionOf(part, issue);
  }
}

/** Title, edition, the editor's words and the counts. The logo leads home, or the title where there is none. */
function headerOf({ title, edition, intro, counts, digest }: IssueLayout, place: PagePlace): Element {
  const { up } = place;
  const home = place.home ?? (place.main === undefined ? webAddress(digest.publication.home) : null);
  const linked = (children: ElementContent[]) =>
    home === null ? children : [h('a', { href: home }, children)];
  const logo = logoOf(digest);
  const name: ElementContent[] = [{ type: 'text', value: title }];
  const elements = [
    ...(up === undefined ? [] : [h('p.small', h('a', { href: up.href, rel: up.rel }, up.words))]),
    h('h1', logo === null ? linked(name) : name),
    h('p.edition', editionIn(edition)),
    ...prose.blocks(intro),
    ...(counts === null ? [] : [smallPrint([{ type: 'text', value: counts }])]),
  ];
  return h('header', [...(logo === null ? [] : lines([h('p.logo', linked([logo]))])), ...wrapped(elements)]);
}

/** The edition in one line; programs can read its days. */
export function editionIn(edition: Edition): ElementContent[] {
  return editionPieces(edition).map((piece) =>
    typeof piece === 'string'
      ? { type: 'text', value: piece }
      : h('time', { dateTime: piece.iso }, piece.words),
  );
}

function navOf(contents: Contents, { words }: IssueLayout): Element {
  const items = contents.rows.map(({ heading, count }) => {
    const link = h('a', { href: hrefOf(heading.id) }, headingIn(heading));
    return h('li', count === null ? [link] : [link, ' ', h('span.count', `(${count})`)]);
  });
  const overview = h('div.overview', [h('ul', wrapped(items)), chartOf(contents.rows, words.chart)]);
  return h('nav', { ariaLabelledBy: contents.id }, [
    h('h2', { id: contents.id }, contents.heading),
    overview,
  ]);
}

function* sectionOf(part: Section | Upcoming, issue: IssueLayout): Generator<string> {
  const { id } = part.heading;
  const heading = h('h2', { id }, headingIn(part.heading));
  if ('rows' in part) {
    yield htmlOf([h('section.agenda', { ariaLabelledBy: id }, wrapped([heading, upcomingOf(part)]))]);
    return;
  }
  const { kind, hue } = part;
  const section = h('section', { ariaLabelledBy: id, className: [kind, `hue-${hue}`] });
  yield* around(section, insideSection(heading, part, issue));
}

function* insideSection(
  heading: Element,
  { intro, items, notes }: Section,
  issue: IssueLayout,
): Generator<string> {
  yield htmlOf(lines([heading, ...prose.blocks(intro)]));
  for (const item of items) yield htmlOf(lines([articleOf(item, issue.words, prose)]));
  yield htmlOf(wrapped(notes.map(noteOf))) || '\n';
}

function upcomingOf({ rows }: Upcoming): Element {
  const items = rows.map(({ when, title, place }) => {
    const what = place === null ? title : h('a', { href: hrefOf(place.id) }, title);
    return h('li', [h('time', { dateTime: when.iso }, when.words), ' · ', what]);
  });
  return h('ul', wrapped(items));
}

function noteOf({ words, link }: Note): Element {
  const rest = link === null ? [] : [h('a', { href: hrefOf(link.place.id) }, link.words)];
  return smallPrint([{ type: 'text', value: words }, ...rest]);
}

/** The words of a heading; its emoji is not read out. */
export function headingIn({ emoji, title }: Pick<Heading, 'emoji' | 'title'>): ElementContent[] {
  if (emoji === '') return [{ type: 'text', value: title }];
  return [h('span', { ariaHidden: 'true' }, emoji), { type: 'text', value: ` ${title}` }];
}

/** Narrows the page to a theme or to words; the script shows it, since nobody else can use it. */
export function filterOf({ digest, words }: IssueLayout): Element {
  const themes = digest.themes.map((theme) => ({ value: theme.id, label: oneLine(headingWords(theme)) }));
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

function field(id: string, label: string, control: (id: string) => Element): Element {
  return h('p', [h('label', { htmlFor: id }, label), control(id)]);
}

function smallPrint(children: ElementContent[]): Element {
  return h('p.small', h('em', children));
}

/** An address within the page. */
function hrefOf(id: string): string {
  return `#${encodeURI(id)}`;
}
