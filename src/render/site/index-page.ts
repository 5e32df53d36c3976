/** The first page of a site: the search, every issue, every theme. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { wrapped } from '../elements.ts';
import type { IssueLayout } from '../layout/issue.ts';
import { editionWords, layout } from '../layout/layout.ts';
import { headingIn } from '../page/body.ts';
import { pageOf } from '../page/page.ts';
import { oneLine } from '../printable.ts';
import { issueFile, type SiteFile, type SiteIssue, themeFile, themesOf } from './places.ts';
import { searchElement } from './search.ts';

/** The index; the newest issue comes first. */
export async function indexPage(newest: SiteIssue[], frame: IssueLayout): Promise<SiteFile> {
  const { words } = frame;
  const rows: Element[] = [];
  for (const issue of newest) rows.push(await rowOf(issue));
  const themes = themesOf(newest).map(({ id, title, emoji, entries }) =>
    h('li', [
      h('a', { href: themeFile(id) }, headingIn({ title: oneLine(title), emoji: oneLine(emoji) })),
      ' ',
      h('span.count', `(${entries.length})`),
    ]),
  );
  const main = [
    searchElement(words),
    section('issues:', words.allIssues, h('ul', wrapped(rows))),
    ...(themes.length === 0 ? [] : [section('themes:', words.themes, h('ul', wrapped(themes)))]),
  ];
  const text = pageOf(frame, { home: null, ways: [], main, script: 'search.js' });
  return { file: 'index.html', text };
}

function section(id: string, heading: string, list: Element): Element {
  return h('section.listing', { ariaLabelledBy: id }, wrapped([h('h2', { id }, heading), list]));
}

/** An issue: its days and number, how much is in it, and how it begins. */
async function rowOf({ name, digest }: SiteIssue): Promise<Element> {
  const {
    edition,
    words,
    digest: printable,
  } = await layout({ ...digest, themes: [], unplaced: [], intro: null });
  const entries = [...digest.themes.flatMap((theme) => theme.entries), ...digest.unplaced];
  const count = printable.counts.placed + printable.counts.unplaced;
  const titles = entries.slice(0, 3).map(({ title }) => oneLine(title));
  return h('li', [
    h('a', { href: issueFile(name) }, editionWords({ ...edition, author: null })),
    h('p.small', { dir: 'auto' }, [words.snippets(count), ...titles.filter((it) => it !== '')].join(' · ')),
  ]);
}
