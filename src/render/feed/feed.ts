import type { Document } from '../layout/layout.ts';
import { renderDiagnostic } from '../messages.ts';
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
  const diagnostics = feed.home === null ? [renderDiagnostic('feed-without-home', {})] : [];
  return { text: rssOf(feed), diagnostics };
}
