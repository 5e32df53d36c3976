import { diagnose } from '../../diagnostics.ts';
import type { Document } from '../document/document.ts';
import type { Rendering } from '../rendering.ts';
import { feedItems } from './items.ts';

/** The document as a feed. */
export async function feedOf(document: Document, kind: 'atom' | 'rss' | 'jsonfeed'): Promise<Rendering> {
  const feed = feedItems(document, document.digest.publication.feed[kind]);
  if (kind === 'jsonfeed') {
    const { jsonFeedOf } = await import('./json.ts');
    return { text: jsonFeedOf(feed), diagnostics: [] };
  }
  const { atomOf, rssOf } = await import('./xml.ts');
  if (kind === 'atom') return { text: atomOf(feed), diagnostics: [] };
  const diagnostics = feed.home === null ? [diagnose('feed-without-home', {})] : [];
  return { text: rssOf(feed), diagnostics };
}
