/** The feeds of a site: an item for each of its latest issues. */
import { webAddress } from '../address.ts';
import { type Feed, feedItems } from '../feed/items.ts';
import { layout } from '../layout/layout.ts';
import { issueFile, type SiteFile, type SiteIssue, type SiteSettings } from './places.ts';

/** How many issues a feed has. */
const mostIssues = 20;

/** The feeds; none where the site has no address, since a feed has to lead somewhere. */
export async function siteFeeds(
  newest: SiteIssue[],
  { title, publication }: SiteSettings,
): Promise<SiteFile[]> {
  const home = webAddress(publication.home);
  if (home === null || newest.length === 0) return [];
  const feeds: Feed[] = [];
  for (const { name, digest } of newest.slice(0, mostIssues)) {
    const url = new URL(issueFile(name), home).href;
    const feed = { ...publication.feed, items: 'issues' as const };
    feeds.push(
      feedItems(await layout({ ...digest, title, publication: { ...publication, url, feed } }), null),
    );
  }
  const [{ jsonFeedOf }, { atomOf, rssOf }] = await Promise.all([
    import('../feed/json.ts'),
    import('../feed/xml.ts'),
  ]);
  const all = { ...feeds[0]!, items: feeds.flatMap(({ items }) => items) };
  const at = (file: string): Feed => ({ ...all, self: new URL(file, home).href });
  return [
    { file: 'feed.atom', text: atomOf(at('feed.atom')) },
    { file: 'feed.rss', text: rssOf(at('feed.rss')) },
    { file: 'feed.json', text: jsonFeedOf(at('feed.json')) },
  ];
}
