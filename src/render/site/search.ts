/** The search of a site, without a server: an index that is made here, and a script that asks it. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import MiniSearch from 'minisearch';
import library from 'minisearch/dist/umd/index.js?raw';
import type { Digest } from '../../types.ts';
import { entryAnchor } from '../address.ts';
import { lines } from '../elements.ts';
import type { IssueWords } from '../i18n/i18n.ts';
import { editionWords, layout } from '../layout/layout.ts';
import { oneLine } from '../printable.ts';
import { shortened } from '../shorten.ts';
import { issueFile, type SiteFile, type SiteIssue } from './places.ts';
import script from './search.js?raw';

/** What is looked through, and what is shown of what is found; the script in the page is told the same. */
const options = { fields: ['title', 'body'], storeFields: ['title', 'page'], idField: 'id' };

/** The index over every entry, what the issue of each page is called, and the script. */
export async function searchFiles(newest: SiteIssue[]): Promise<SiteFile[]> {
  const search = new MiniSearch(options);
  const issues: Record<string, string> = {};
  let id = 0;
  for (const { name, digest } of newest) {
    issues[issueFile(name)] = await issueWords(digest);
    for (const entry of [...digest.themes.flatMap(({ entries }) => entries), ...digest.unplaced]) {
      const title = oneLine(entry.title) || shortened(oneLine(entry.body), 80);
      const page = `${issueFile(name)}#${entryAnchor(entry.id)}`;
      search.add({ id: id++, title, page, body: entry.body });
    }
  }
  return [
    { file: 'search.json', text: `${JSON.stringify({ options, issues, index: search })}\n` },
    { file: 'search.js', text: `${library}\n${script}` },
  ];
}

/** The week, the days and the number of an issue. */
async function issueWords(digest: Digest): Promise<string> {
  const { edition } = await layout({ ...digest, themes: [], unplaced: [], intro: null });
  return editionWords({ ...edition, author: null });
}

/** The field and where what is found appears; the script shows it, since nobody else can use it. */
export function searchElement(words: IssueWords): Element {
  const id = 'search:';
  return h(
    'div.site-search.listing',
    lines([
      h(
        'search',
        { hidden: true, ariaLabel: words.search, dataIndex: 'search.json' },
        lines([
          h('p', [
            h('label', { htmlFor: id }, words.search),
            h('input', { type: 'search', id, autoComplete: 'off' }),
          ]),
          h('output', { htmlFor: id, dataNothing: words.nothingFound }),
          h('ul'),
        ]),
      ),
      h('noscript', h('p.small', words.searchNeedsScript)),
    ]),
  );
}
