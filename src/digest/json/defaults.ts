/** What a digest leaves unsaid, and what has to agree in it whatever a filter did. */

import { fillInAddress, missingIn } from '../../text/placeholders.ts';
import { isWebAddress } from '../../text/web-address.ts';
import type {
  Counts,
  Digest,
  DigestEntry,
  DigestTheme,
  Entry,
  EntryDetails,
  Publication,
} from '../../types.ts';
import type { Ids } from './ids.ts';
import type { DigestDraft, DraftEntry } from './schema.ts';

/** What stands for keys that are missing. */
export interface Fallback extends Pick<Digest, 'preheader' | 'lang' | 'publication'> {
  /** The input, as the user would say it. */
  file: string;
  /** What the text of an entry says about it: its id, and what is found in it. */
  describe(text: {
    title: string;
    body: string;
  }): Pick<Entry, 'id' | 'truncated' | 'links' | 'mentions' | 'hashtags'>;
}

/**
 * Makes the digest whole. Entries may have been added, moved or taken away: counts are those of the lists, evidence
 * for another theme is no evidence, what refers to an entry or theme that is gone goes with it, and each entry that is
 * shown has an id of its own.
 */
export function withDefaults(draft: DigestDraft, ids: Map<DraftEntry, Ids>, fallback: Fallback): Digest {
  const { themes, unplaced, duplicates, skipped } = draft;
  const entryOf = (entry: DraftEntry) => entryWithDefaults(entry, ids.get(entry)?.own ?? entry.id, fallback);
  const sections = themes
    .map((theme) => themeWithDefaults(theme, draft.limit, entryOf))
    .filter(({ count }) => count > 0);
  const rest = unplaced.map((entry) => placedIn(entryOf(entry), null));
  const shown = new Set([...sections.flatMap(({ entries }) => entries), ...rest].map(({ id }) => id));
  // With a limit the entry may be there and not be shown.
  const kept = draft.limit === null ? duplicates.filter(({ of }) => shown.has(of)) : duplicates;
  const names = new Set(sections.map(({ id }) => id));
  return {
    schema: draft.schema,
    title: draft.title,
    issue: draft.issue,
    author: draft.author,
    intro: draft.intro,
    preheader: draft.preheader === undefined ? fallback.preheader : draft.preheader,
    lang: Intl.getCanonicalLocales(draft.lang ?? fallback.lang)[0]!,
    publication: publicationWithDefaults(draft, fallback),
    week: draft.week,
    from: draft.from,
    to: draft.to,
    generatedAt: draft.generatedAt,
    counts: recount({ ...draft, duplicates: kept }, sections),
    limit: draft.limit,
    themes: sections,
    folded: draft.folded.filter((id) => names.has(id)),
    ...(draft.group === undefined ? {} : { group: draft.group }),
    unplaced: rest,
    duplicates: kept.map((it) => ({ ...it, entry: entryOf(it.entry) })),
    skipped: skipped.map((it) => ({ ...it, entry: entryOf(it.entry) })),
    events: draft.events.filter(({ entry }) => shown.has(entry)),
    ...(draft.introductions === undefined ? {} : { introductions: draft.introductions }),
    ...(draft.trends === undefined ? {} : { trends: draft.trends }),
    ...(draft.carried === undefined ? {} : { carried: draft.carried }),
    diagnostics: draft.diagnostics,
  };
}

function themeWithDefaults(
  { id, title, emoji, description, count, entries }: DigestDraft['themes'][number],
  limit: number | null,
  entryOf: (entry: DraftEntry) => DigestEntry,
): DigestTheme {
  return {
    ...{ id, title, emoji, description },
    count: counted(count, entries, limit),
    entries: entries.map((entry) => placedIn(entryOf(entry), id)),
  };
}

/** With a limit some entries are counted and not there; without one the list says it. */
function counted(stated: number | undefined, list: unknown[], limit: number | null): number {
  return limit === null ? list.length : Math.max(stated ?? 0, list.length);
}

function recount({ counts, limit, ...lists }: DigestDraft, themes: DigestTheme[]): Counts {
  const placed = themes.reduce((sum, { count }) => sum + count, 0);
  const unplaced = counted(counts?.unplaced, lists.unplaced, limit);
  const duplicates = counted(counts?.duplicates, lists.duplicates, limit);
  const skipped = counted(counts?.skipped, lists.skipped, limit);
  const because = (why: string) => lists.skipped.filter(({ reason }) => reason === why);
  const dropped = counted(counts?.dropped, because('drop'), limit);
  const seen = counted(counts?.seen, because('seen'), limit);
  return {
    read: placed + unplaced + duplicates + skipped,
    placed,
    unplaced,
    duplicates,
    skipped,
    ...(dropped === 0 ? {} : { dropped: Math.min(dropped, skipped) }),
    ...(seen === 0 ? {} : { seen: Math.min(seen, skipped) }),
  };
}

function entryWithDefaults(
  entry: DraftEntry,
  id: string | undefined,
  { file, describe }: Fallback,
): DigestEntry {
  const { title, body, truncated, links, mentions, hashtags, by } = entry;
  const isWhole = id !== undefined && truncated !== undefined && links && mentions && hashtags;
  const found = isWhole ? { id, truncated, links, mentions, hashtags } : { ...describe({ title, body }) };
  return {
    id: id ?? found.id,
    title,
    body,
    truncated: truncated ?? found.truncated,
    links: (links ?? found.links).filter(isWebAddress),
    mentions: mentions ?? found.mentions,
    hashtags: hashtags ?? found.hashtags,
    date: entry.date,
    ...detailsOf(entry),
    source: entry.source ?? { file, line: 1, endLine: 1 },
    summary: entry.summary,
    top: entry.top,
    ...(entry.pin === undefined || !entry.top ? {} : { pin: entry.pin }),
    by: by ?? 'hand',
    score: entry.score,
    also: entry.also,
    why: entry.why,
    ...(entry.seen === undefined ? {} : { seen: entry.seen }),
    ...(entry.follows === undefined ? {} : { follows: entry.follows }),
  };
}

/** What only some sources say of an entry, in the order that a build writes it. */
function detailsOf({ section, author, done, markup }: DraftEntry): EntryDetails {
  return {
    ...(section === undefined ? {} : { section }),
    ...(author === undefined ? {} : { author }),
    ...(done === undefined ? {} : { done }),
    ...(markup === undefined ? {} : { markup }),
  };
}

/** An entry that was moved stands by hand where it stands now, and what spoke for its old place says nothing here. */
function placedIn(entry: DigestEntry, theme: string | null): DigestEntry {
  if (theme === null) return entry.by === 'none' ? entry : { ...entry, by: 'none', score: 0, why: [] };
  const isMoved = entry.by === 'none' || entry.why.some((hit) => hit.theme !== theme);
  if (!isMoved) return entry;
  return { ...entry, by: 'hand', score: 0, also: entry.also.filter((it) => it.theme !== theme), why: [] };
}

/** What is missing comes from the fallback; an address of the issue that comes from there is made of its week. */
function publicationWithDefaults(draft: DigestDraft, { publication: below }: Fallback): Publication {
  const given = draft.publication ?? {};
  const canBeMade = below.url !== null && missingIn(below.url, draft) === null;
  const url = canBeMade ? fillInAddress(below.url!, draft) : null;
  const { items, atom, rss, jsonfeed } = { ...below.feed, ...given.feed };
  const { home, accent, logo, footer, style, unsubscribe, counts, evidence, ...rest } = {
    ...below,
    url,
    ...given,
  };
  return {
    url: rest.url,
    home,
    feed: { items, atom, rss, jsonfeed },
    accent,
    logo,
    footer,
    style,
    unsubscribe,
    ...(counts === undefined ? {} : { counts }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}
