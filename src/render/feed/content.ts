/** An entry or a whole issue as HTML for feed readers: plain tags, and addresses that are whole. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Options as Schema } from 'rehype-sanitize';
import { htmlOf, lines, proseWriter, wrapped } from '../elements.ts';
import type { Anchor, IssueLayout, Item, Note, Section, Upcoming } from '../layout/issue.ts';
import { inOrder } from '../layout/layout.ts';
import { headingWords } from '../layout/sections.ts';

/** What readers keep of prose: they bring their own style, so there are no classes, and no ids to collide. */
const kept: Schema = {
  tagNames: [
    ...['a', 'p', 'br', 'hr', 'em', 'strong', 'del', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: { a: ['href', 'dir'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
};

const prose = proseWriter({
  kept,
  aside: (words) => ({ type: 'text', value: words }),
  hiding: { dir: 'ltr' },
});

/** An entry without what a feed says elsewhere, its title and its theme; a title that is all there is stays. */
export function entryContent({ title, body, also }: Item): string {
  const blocks = [...prose.blocks(body), ...alsoOf(also)];
  return htmlOf([entryElement(blocks.length > 0 ? blocks : [h('p', prose.inline(title))])]);
}

/** The editor's words, the counts and the sections; `page` is the address of the issue, where it has one. */
export function issueContent(issue: IssueLayout, page: string | null): string {
  const blocks = [
    ...prose.blocks(issue.intro),
    ...(issue.counts === null ? [] : [smallPrint([{ type: 'text', value: issue.counts }])]),
    ...inOrder(issue).flatMap((part) => partOf(part, page)),
  ];
  return htmlOf(lines(blocks).slice(1));
}

function partOf(part: Section | Upcoming, page: string | null): Element[] {
  const heading = h('h2', headingWords(part.heading));
  if ('rows' in part) return [heading, upcomingOf(part, page)];
  return [
    heading,
    ...prose.blocks(part.intro),
    ...part.items.map(itemOf),
    ...part.notes.map((note) => noteOf(note, page)),
  ];
}

function itemOf({ title, label, body, also }: Item): Element {
  return entryElement([
    ...(title.length === 0 ? [] : [h('h3', prose.inline(title))]),
    ...(label === null ? [] : [smallPrint([{ type: 'text', value: label }])]),
    ...prose.blocks(body),
    ...alsoOf(also),
  ]);
}

function entryElement(blocks: Element[]): Element {
  return h('div', { dir: 'auto' }, wrapped(blocks));
}

function alsoOf(also: Item['also']): Element[] {
  return also.length === 0 ? [] : [smallPrint(prose.inline(also))];
}

function upcomingOf({ rows }: Upcoming, page: string | null): Element {
  const items = rows.map(({ when, title, place }) =>
    h('li', [`${when.words} · `, ...(place === null ? [title] : linkTo(place, title, page))]),
  );
  return h('ul', wrapped(items));
}

function noteOf({ words, link }: Note, page: string | null): Element {
  const to = link === null ? [] : linkTo(link.place, link.words, page);
  return smallPrint([{ type: 'text', value: words }, ...to]);
}

/** What leads to a place in the issue leads to its page; it is words alone when that has no address. */
function linkTo({ id }: Anchor, words: string, page: string | null): ElementContent[] {
  if (page === null) return [{ type: 'text', value: words }];
  return [h('a', { href: `${page}#${encodeURI(id)}` }, words)];
}

function smallPrint(children: ElementContent[]): Element {
  return h('p', h('em', children));
}
