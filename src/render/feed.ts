import { diagnose } from '../diagnostics.ts';
import type { Document } from './document.ts';
import { feedItems } from './feed-items.ts';
import type { Rendering } from './rendering.ts';

/** The document as a feed. */
export async function feedOf(document: Document, kind: 'atom' | 'rss' | 'jsonfeed'): Promise<Rendering> {
  const feed = feedItems(document, document.digest.publication.feed[kind]);
  if (kind === 'jsonfeed') {
    const { jsonFeedOf } = await import('./feed-json.ts');
    return { text: jsonFeedOf(feed), diagnostics: [] };
  }
  const { atomOf, rssOf } = await import('./feed-xml.ts');
  if (kind === 'atom') return { text: atomOf(feed), diagnostics: [] };
  const diagnostics = feed.home === null ? [diagnose('feed-without-home', {})] : [];
  return { text: rssOf(feed), diagnostics };
}
