/** Which sections there are, which entries stand in each, and the anchors that lead there. */
import GithubSlugger from 'github-slugger';
import type { Digest, DigestEntry, DigestTheme } from '../../types.ts';
import { entryAnchor } from '../address.ts';
import type { Words } from '../i18n/i18n.ts';
import { oneLine } from '../printable.ts';
import { HUES } from './tree.ts';

/** An entry with the theme it belongs to; hue 0 and null where no theme took it. */
export interface Placed {
  entry: DigestEntry;
  theme: DigestTheme | null;
  hue: number;
  /** What else told its story. */
  others: DigestEntry[];
}

/** One section of entries to be. */
export interface Part {
  kind: 'highlights' | 'theme' | 'brief' | 'rest';
  emoji: string;
  title: string;
  hue: number;
  /** The entries that belong here, in order, the pinned ones included. */
  entries: Placed[];
  /** How many belong here: more than `entries` when the digest has a limit. */
  count: number;
  /** The id of the heading, as GitHub makes it. */
  anchor: string;
  /** Its id in HTML: the same, unless an entry has it there. */
  id: string;
}

/** "Coming up" to be. It has no entries of its own: it leads to those of the other sections. */
export interface AgendaPart extends Omit<Part, 'kind'> {
  kind: 'agenda';
  entries: [];
}

/** The sections in order, none empty, and the anchor of the list that leads to them. */
export interface Plan {
  parts: (Part | AgendaPart)[];
  contentsAnchor: string;
  /** Where each entry stands, by its id: the anchor of its heading, or of its section's if it has no title. */
  entryAnchors: Map<string, string>;
}

/**
 * Plans a digest: the highlights first, then what is coming up, since that is what goes stale, the themes in their
 * order, the folded ones, and what no theme took.
 */
export function planOf(digest: Digest, words: Words): Plan {
  const folded = new Set(digest.folded);
  const othersOf = othersIn(digest);
  const placed = digest.themes.map((theme, index) =>
    theme.entries.map(
      (entry): Placed => ({ entry, theme, hue: (index % HUES) + 1, others: othersOf(entry) }),
    ),
  );
  const rest = digest.unplaced.map(
    (entry): Placed => ({ entry, theme: null, hue: 0, others: othersOf(entry) }),
  );
  const pinned = [...placed.flat(), ...rest].filter(({ entry }) => entry.top);
  const inBrief = placed.filter((_, index) => folded.has(digest.themes[index]!.id)).flat();
  const sizeOf = (isWanted: (theme: DigestTheme) => boolean) =>
    digest.themes.filter(isWanted).reduce((sum, { count }) => sum + count, 0);
  const parts = [
    part('highlights', words.highlights, pinned, pinned.length),
    agendaPart(words.comingUp, digest.events.length),
    ...digest.themes.flatMap((theme, index) =>
      folded.has(theme.id)
        ? []
        : [part('theme', theme.title, placed[index]!, theme.count, theme.emoji, (index % HUES) + 1)],
    ),
    part(
      'brief',
      words.brief,
      inBrief,
      sizeOf(({ id }) => folded.has(id)),
    ),
    part('rest', words.rest, rest, digest.counts.unplaced),
  ];
  return withAnchors(
    oneLine(digest.title),
    parts.filter(({ kind, entries, count }) => (kind === 'agenda' ? count : entries.length) > 0),
    words,
  );
}

/** Tells which entries were merged into one. */
function othersIn({ duplicates }: Digest): (entry: DigestEntry) => DigestEntry[] {
  const others = new Map<string, DigestEntry[]>();
  for (const { entry, of } of duplicates) others.set(of, [...(others.get(of) ?? []), entry]);
  return ({ id }) => others.get(id) ?? [];
}

/**
 * The entries that a section shows. Every entry stands in the document once: a pinned one in the highlights,
 * and its own section only says that it is there.
 */
export function shownIn({ kind, entries }: Part | AgendaPart): Placed[] {
  return kind === 'highlights' ? entries : entries.filter(({ entry }) => !entry.top);
}

/** The words of a heading. */
export function headingOf({ emoji, title }: Pick<Part, 'emoji' | 'title'>): string {
  return emoji === '' ? title : `${emoji} ${title}`;
}

function part(
  kind: Part['kind'],
  title: string,
  entries: Placed[],
  count: number,
  emoji = '',
  hue = 0,
): Part {
  return { kind, title: oneLine(title), emoji: oneLine(emoji), entries, count, hue, anchor: '', id: '' };
}

function agendaPart(title: string, count: number): AgendaPart {
  return { kind: 'agenda', title, emoji: '', entries: [], count, hue: 0, anchor: '', id: '' };
}

/** Gives every section and entry the anchor that GitHub will, which depends on all headings before it. */
function withAnchors(title: string, parts: Plan['parts'], words: Words): Plan {
  const slugger = new GithubSlugger();
  slugger.slug(title);
  const contentsAnchor = parts.length > 1 ? slugger.slug(words.contents) : '';
  const entryAnchors = new Map<string, string>();
  const entryIds = new Set(parts.flatMap(({ entries }) => entries.map(({ entry }) => entryAnchor(entry.id))));
  for (const each of parts) {
    // What no words can be made into is no heading's anchor on GitHub; here it is nobody else's, either.
    each.anchor = slugger.slug(headingOf(each)) || 'section:';
    each.id = entryIds.has(each.anchor) ? `${each.anchor}:` : each.anchor;
    for (const { entry } of shownIn(each)) {
      const heading = oneLine(entry.title);
      entryAnchors.set(entry.id, (heading !== '' && slugger.slug(heading)) || each.anchor);
    }
  }
  return { parts, contentsAnchor, entryAnchors };
}
