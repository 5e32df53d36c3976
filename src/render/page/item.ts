/** One entry on the page. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { toString as textOf } from 'mdast-util-to-string';
import { type ProseWriter, wrapped } from '../elements.ts';
import type { IssueWords } from '../i18n/i18n.ts';
import type { Item } from '../layout/issue.ts';

/** What the filter calls the theme of entries that have none; the id of a theme has no colon. */
export const NO_THEME = ':';

/** An entry with its link to itself and the evidence of its placement. */
export function articleOf(item: Item, words: IssueWords, prose: ProseWriter): Element {
  const { theme, hue, place, title, label, body, also, evidence } = item;
  const properties = {
    id: place.id,
    className: [`hue-${hue}`],
    dir: 'auto',
    dataTheme: theme?.id ?? NO_THEME,
  };
  return h(
    'article',
    properties,
    wrapped([
      permalinkOf({ place, title }, words),
      ...(title.length === 0 ? [] : [h('h3', prose.inline(title))]),
      ...(label === null ? [] : [h('p.label', h('em', label))]),
      ...prose.blocks(body),
      ...(also.length === 0 ? [] : [h('p.small.also', h('em', prose.inline(also)))]),
      ...(evidence.length === 0 ? [] : [evidenceOf(evidence, words)]),
    ]),
  );
}

/** A link of an entry to itself: beside its heading and not in it, where it would be read out as a part of the title. */
export function permalinkOf({ place, title }: Pick<Item, 'place' | 'title'>, words: IssueWords): Element {
  const name = title.length === 0 ? '' : `: ${textOf(title)}`;
  return h('a.permalink', { href: `#${place.id}`, ariaLabel: `${words.permalink}${name}` }, '#');
}

/** The evidence of a placement, folded away. */
function evidenceOf(evidence: string[], words: IssueWords): Element {
  const rows = evidence.map((line) => h('li', line));
  return h('details', [h('summary', words.whyHere), h('ul', rows)]);
}
