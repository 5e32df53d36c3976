import type { IssueLayout } from '../layout/issue.ts';
import { renderDiagnostic } from '../messages.ts';
import type { Rendering } from '../rendering.ts';
import { feedItems } from './items.ts';

/** The issue as a feed. */
export async function feedOf(issue: IssueLayout, kind: 'atom' | 'rss' | 'jsonfeed'): Promise<Rendering> {
  const feed = feedItems(issue, issue.digest.publication.feed[kind]);
  if (kind === 'jsonfeed') {
    const { jsonFeedOf } = await import('./json.ts');
    return { text: jsonFeedOf(feed), diagnostics: [] };
  }
  const { atomOf, rssOf } = await import('./xml.ts');
  if (kind === 'atom') return { text: atomOf(feed), diagnostics: [] };
  const diagnostics = feed.home === null ? [renderDiagnostic('feed-without-home', {})] : [];
  return { text: rssOf(feed), diagnostics };
}
