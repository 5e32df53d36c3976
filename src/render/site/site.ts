/** The issues of an archive as a site: an index, a page an issue, a page a theme, feeds, a sitemap, a search. */
import type { Publication } from '../../types.ts';
import { webAddress } from '../address.ts';
import type { IssueLayout } from '../layout/issue.ts';
import { layout } from '../layout/layout.ts';
import { pageOf } from '../page/page.ts';
import { siteFeeds } from './feeds.ts';
import { indexPage } from './index-page.ts';
import { issueFile, type SiteFile, type SiteIssue, type SiteSettings } from './places.ts';
import { searchFiles } from './search.ts';
import { sitemapOf } from './sitemap.ts';
import { themePages } from './theme-page.ts';

export type { SiteFile, SiteIssue, SiteSettings } from './places.ts';

/** The page of one issue, in the layout that its page always has, and the ways to its neighbours. */
export async function issuePage(
  { name, digest }: SiteIssue,
  { newer, older }: { newer: string | null; older: string | null },
  { publication }: SiteSettings,
): Promise<SiteFile> {
  const { home } = publication;
  const url = webAddress(home) === null ? digest.publication.url : new URL(issueFile(name), home!).href;
  const issue = await layout({
    ...digest,
    publication: { ...digest.publication, ...looksOf(publication), url },
  });
  const ways = [
    ...(newer === null ? [] : [{ href: `${newer}.html`, rel: 'next', words: issue.words.newer }]),
    ...(older === null ? [] : [{ href: `${older}.html`, rel: 'prev', words: issue.words.older }]),
    { href: '../index.html', rel: 'up', words: issue.words.allIssues },
  ];
  return { file: issueFile(name), text: pageOf(issue, { home: '../index.html', ways }) };
}

/** Everything else of the site; the issues come in the order of their days, the oldest first. */
export async function siteFiles(issues: SiteIssue[], settings: SiteSettings): Promise<SiteFile[]> {
  const frame = await frameOf(issues, settings);
  const newest = issues.toReversed();
  return [
    await indexPage(newest, frame),
    ...(await themePages(newest, frame)),
    ...(await searchFiles(newest)),
    ...(await siteFeeds(newest, settings)),
    ...sitemapOf(newest, settings),
  ];
}

/** What looks the same on every page, whenever its issue was made. */
function looksOf({ home, accent, logo, style, footer, feed }: Publication): Partial<Publication> {
  return { home, accent, logo, style, footer, feed };
}

/** The pages that are no issue are laid out as one without entries, of all the days that there are issues of. */
async function frameOf(
  issues: SiteIssue[],
  { title, lang, publication }: SiteSettings,
): Promise<IssueLayout> {
  const [first, last] = [issues[0], issues.at(-1)];
  return await layout({
    ...{ schema: 1, title, issue: null, author: null, intro: null, preheader: null, lang },
    publication: { ...publication, url: webAddress(publication.home), counts: false },
    week: null,
    from: first?.digest.from ?? '0001-01-01',
    to: last?.digest.to ?? '0001-01-01',
    generatedAt: last?.digest.generatedAt ?? '0001-01-01T00:00:00Z',
    counts: { read: 0, placed: 0, unplaced: 0, duplicates: 0, skipped: 0 },
    limit: null,
    ...{ themes: [], folded: [], unplaced: [], duplicates: [], skipped: [], events: [], diagnostics: [] },
  });
}
