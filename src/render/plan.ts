/** Which sections there are, which entries stand in each, and the anchors that lead there. */
import GithubSlugger from 'github-slugger';
import type { Digest, DigestEntry, DigestTheme } from '../model.ts';
import { oneLine } from './printable.ts';
import { HUES } from './tree.ts';
import { words } from './words.ts';

/** An entry with the theme it belongs to; hue 0 and null where no theme took it. */
export interface Placed {
  entry: DigestEntry;
  theme: DigestTheme | null;
  hue: number;
}

/** One section to be. */
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
}

/** The sections in order, none empty, and the anchor of the list that leads to them. */
export interface Plan {
  parts: Part[];
  contentsAnchor: string;
}

/** Plans a digest: the highlights first, then the themes in their order, the folded ones, and what no theme took. */
export function planOf(digest: Digest): Plan {
  const folded = new Set(digest.folded);
  const placed = digest.themes.map(({ entries }, index) =>
    entries.map((entry): Placed => ({ entry, theme: digest.themes[index]!, hue: (index % HUES) + 1 })),
  );
  const rest = digest.unplaced.map((entry): Placed => ({ entry, theme: null, hue: 0 }));
  const pinned = [...placed.flat(), ...rest].filter(({ entry }) => entry.top);
  const inBrief = placed.filter((_, index) => folded.has(digest.themes[index]!.id)).flat();
  const sizeOf = (isWanted: (theme: DigestTheme) => boolean) =>
    digest.themes.filter(isWanted).reduce((sum, { count }) => sum + count, 0);
  const parts = [
    part('highlights', words.highlights, pinned, pinned.length),
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
    parts.filter(({ entries }) => entries.length > 0),
  );
}

/**
 * The entries that a section shows. Every entry stands in the document once: a pinned one in the highlights,
 * and its own section only says that it is there.
 */
export function shownIn({ kind, entries }: Part): Placed[] {
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
  return { kind, title: oneLine(title), emoji: oneLine(emoji), entries, count, hue, anchor: '' };
}

/** Gives every section the anchor that GitHub will, which depends on all headings before it. */
function withAnchors(title: string, parts: Part[]): Plan {
  const slugger = new GithubSlugger();
  slugger.slug(title);
  const contentsAnchor = parts.length > 1 ? slugger.slug(words.contents) : '';
  for (const each of parts) {
    each.anchor = slugger.slug(headingOf(each)) || 'section';
    for (const { entry } of shownIn(each)) if (entry.title !== '') slugger.slug(oneLine(entry.title));
  }
  return { parts, contentsAnchor };
}
