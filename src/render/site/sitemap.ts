/** The sitemap (sitemaps.org, protocol 0.9) of a site whose address is known. */
import { webAddress } from '../address.ts';
import {
  issueFile,
  type SiteFile,
  type SiteIssue,
  type SiteSettings,
  themeFile,
  themesOf,
} from './places.ts';

/** The sitemap; none where the site has no address. */
export function sitemapOf(newest: SiteIssue[], { publication }: SiteSettings): SiteFile[] {
  const home = webAddress(publication.home);
  if (home === null || newest.length === 0) return [];
  const url = (file: string, day: string) =>
    `<url><loc>${escaped(new URL(file, home).href)}</loc><lastmod>${day}</lastmod></url>\n`;
  const pages = [
    url('', newest[0]!.digest.to),
    ...newest.map(({ name, digest }) => url(issueFile(name), digest.to)),
    ...themesOf(newest).map(({ id, entries }) =>
      url(themeFile(id), entries[0]?.issue.digest.to ?? newest[0]!.digest.to),
    ),
  ];
  const text = `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.join('')}</urlset>
`;
  return [{ file: 'sitemap.xml', text }];
}

const escaped = (address: string): string => address.replaceAll('&', '&amp;').replaceAll("'", '&apos;');
