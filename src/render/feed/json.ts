import type { Feed } from './items.ts';

/** The feed as JSON Feed 1.1; what is not known is left out. */
export function jsonFeedOf({ title, subtitle, lang, author, self, home, items }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home ?? undefined,
    feed_url: self ?? undefined,
    description: subtitle,
    authors: author === null ? undefined : [{ name: author }],
    language: lang,
    items: items.map((item) => ({
      id: item.id,
      url: item.page ?? undefined,
      external_url: item.links[0],
      title: item.title,
      content_html: item.content,
      date_published: item.updated,
      tags: item.themes.map((theme) => theme.title),
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
