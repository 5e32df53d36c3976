/** A limit on an issue that is whole already: what an archive takes out of it must not take the place of what is new. */
import type { Digest, DigestEntry } from '../types.ts';

/** The issue with the `limit` best entries of each theme and all that are pinned; the others are counted. */
export function limited(digest: Digest, limit: number | null): Digest {
  if (limit === null) return digest;
  const themes = digest.themes.map((theme) => ({ ...theme, entries: bestOf(theme.entries, limit) }));
  const unplaced = bestOf(digest.unplaced, limit);
  const shown = new Set([...themes.flatMap(({ entries }) => entries), ...unplaced].map(({ id }) => id));
  return {
    ...digest,
    limit,
    themes,
    unplaced,
    duplicates: digest.duplicates.filter(({ of }) => shown.has(of)),
    skipped: digest.skipped.slice(0, limit),
    events: digest.events.filter(({ entry }) => shown.has(entry)),
  };
}

/** In their order; of equals the earlier one is better. */
function bestOf(entries: DigestEntry[], limit: number): DigestEntry[] {
  const ranked = entries.filter(({ top }) => !top).toSorted((a, b) => b.score - a.score);
  const best = new Set(ranked.slice(0, limit));
  return entries.filter((entry) => entry.top || best.has(entry));
}
