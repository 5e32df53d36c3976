/** Which sections there are, which entries stand in each, and where everything stands. */
import { late } from '../../text/late.ts';
import type { Digest, DigestEntry, DigestTheme } from '../../types.ts';
import { entryAnchor } from '../address.ts';
import type { IssueWords } from '../i18n/i18n.ts';
import { oneLine } from '../printable.ts';
import { type Anchors, allAnchors, anchorsOf } from './anchors.ts';
import { type Anchor, type Heading, HUES, type Section } from './issue.ts';

/** An entry with the theme it belongs to; hue 0 and null where no theme took it. */
export interface Placed {
  entry: DigestEntry;
  theme: DigestTheme | null;
  hue: number;
}

/** A section to be. "Coming up" has no entries of its own: it leads to those of the other sections. */
export interface Part {
  kind: Section['kind'] | 'upcoming';
  heading: Heading;
  hue: number;
  /** How many belong here, those included that stand in the highlights or are not shown. */
  count: number;
  /** The entries that it shows. Every entry stands in the issue once: a pinned one in the highlights. */
  shown: Placed[];
  /** How many of its entries stand in the highlights. */
  pinned: number;
  /** How many stand nowhere, since the digest has a limit. */
  hidden: number;
  /** What introduces it, as Markdown. */
  intro: string | null;
}

/** The sections in order, none empty, and where everything stands. */
export interface Plan {
  parts: Part[];
  /** Where the heading above the contents stands. */
  contents: Anchor;
  /** Where the entries stand that events are of, by their ids. */
  places: Map<string, Anchor>;
  /** The anchor of the heading of an entry; to tell that of one, those of all have to be kept. */
  anchorOf(entry: DigestEntry): string;
}

/**
 * Plans an issue: the highlights first, then what is coming up, since that is what goes stale, then all the others, either
 * by their themes or under the headings of their sources.
 */
export function planOf(digest: Digest, words: IssueWords): Plan {
  const placed = digest.themes.map((theme, index) =>
    theme.entries.map((entry): Placed => ({ entry, theme, hue: (index % HUES) + 1 })),
  );
  const rest = digest.unplaced.map((entry): Placed => ({ entry, theme: null, hue: 0 }));
  const all = [...placed.flat(), ...rest];
  const pinned = all.filter(({ entry }) => entry.top);
  const parts = [
    { ...part('highlights', words.highlights, [], pinned.length), shown: pinned, hidden: 0 },
    part('upcoming', words.comingUp, [], digest.events.length),
    ...(digest.group === undefined
      ? byTheme(placed, rest, digest, words)
      : underNames(all, digest.group === 'tag' ? tagOf(all) : sectionOf, digest, words)),
    part('trends', words.trends, []),
  ];
  const isThere = ({ kind, shown, pinned, count }: Part) =>
    kind === 'trends'
      ? digest.trends !== undefined
      : (kind === 'upcoming' ? count : shown.length + pinned) > 0;
  return withPlaces(parts.filter(isThere), digest, words);
}

/** The themes in their order, the folded ones, and what no theme took. */
function byTheme(placed: Placed[][], rest: Placed[], digest: Digest, words: IssueWords): Part[] {
  const folded = new Set(digest.folded);
  const inBrief = digest.themes.flatMap(({ id }, index) => (folded.has(id) ? placed[index]! : []));
  const countInBrief = digest.themes.reduce((sum, { id, count }) => sum + (folded.has(id) ? count : 0), 0);
  return [
    ...digest.themes.flatMap(({ id, title, emoji, count }, index) =>
      folded.has(id) ? [] : [part('theme', title, placed[index]!, count, emoji, (index % HUES) + 1)],
    ),
    part('brief', words.brief, inBrief, countInBrief),
    part('rest', words.rest, rest, digest.counts.unplaced),
  ];
}

/**
 * The headings of the sources, or tags, in the order in which they stand there, their entries likewise; last what has
 * none. What a limit leaves out is told at the end of all: nobody knows any more what it stood under.
 */
function underNames(
  all: Placed[],
  nameOf: (placed: Placed) => string,
  { introductions = [], counts }: Digest,
  words: IssueWords,
): Part[] {
  const intros = new Map(introductions.map(({ section, text }) => [keyOf(section), text]));
  const byName = new Map<string, { name: string; placed: Placed[] }>();
  for (const each of all.toSorted(bySource)) {
    const name = nameOf(each);
    const group = byName.get(keyOf(name));
    if (group === undefined) byName.set(keyOf(name), { name, placed: [each] });
    else group.placed.push(each);
  }
  const rest = byName.get('')?.placed ?? [];
  byName.delete('');
  const parts = [
    ...Array.from(byName.values(), ({ name, placed }, index) => ({
      ...part('section', name, placed, placed.length, '', (index % HUES) + 1),
      intro: intros.get(keyOf(name)) ?? null,
    })),
    part('rest', words.rest, rest, rest.length),
  ].filter(({ count }) => count > 0);
  const last = parts.at(-1);
  if (last !== undefined) last.hidden = counts.placed + counts.unplaced - all.length;
  return parts;
}

const sectionOf = ({ entry }: Placed): string => oneLine(entry.section ?? '');

/** Of the tags of an entry the one that most entries have; nothing where no other entry has one of its tags. */
function tagOf(all: Placed[]): (placed: Placed) => string {
  const counts = new Map<string, { name: string; entries: number }>();
  for (const { entry } of all) {
    for (const tag of entry.hashtags) {
      const known = counts.get(keyOf(tag)) ?? { name: tag, entries: 0 };
      counts.set(keyOf(tag), { ...known, entries: known.entries + 1 });
    }
  }
  return ({ entry }) => {
    const tags = entry.hashtags.map((tag) => counts.get(keyOf(tag))!).filter(({ entries }) => entries > 1);
    return tags.toSorted((a, b) => b.entries - a.entries)[0]?.name ?? '';
  };
}

const keyOf = (section: string): string => oneLine(section).toLowerCase();

function bySource({ entry: { source: a } }: Placed, { entry: { source: b } }: Placed): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}

/** The words of a heading. */
export function headingWords({ emoji, title }: Pick<Heading, 'emoji' | 'title'>): string {
  return emoji === '' ? title : `${emoji} ${title}`;
}

function part(kind: Part['kind'], title: string, entries: Placed[], count = 0, emoji = '', hue = 0): Part {
  const shown = entries.filter(({ entry }) => !entry.top);
  const heading = { emoji: oneLine(emoji), title: oneLine(title), anchor: '', id: '' };
  const pinned = entries.length - shown.length;
  return { kind, heading, hue, count, shown, pinned, hidden: count - entries.length, intro: null };
}

/** Gives every section the anchor that GitHub will, and the entries that events are of: links lead to them. */
function withPlaces(parts: Part[], digest: Digest, say: IssueWords): Plan {
  const announced = new Set(digest.events.map(({ entry }) => entry));
  const headings = () => headingsIn(parts, oneLine(digest.title), say);
  const asked: string[] = [];
  for (const { words, entry } of headings()) {
    if (entry === null || announced.has(entry.id)) asked.push(words);
  }
  const places = new Map<string, Anchor>();
  let contents = '';
  for (const { part, entry, anchor } of anchored(headings(), anchorsOf(asked))) {
    if (part === null) contents = parts.length > 1 ? anchor : '';
    else if (entry === null) placeHeading(part, anchor, parts);
    else if (announced.has(entry.id))
      places.set(entry.id, { anchor: anchor || part.heading.anchor, id: entryAnchor(entry.id) });
  }
  const anchors = late(() => anchorsOfEntries(headings()));
  const anchorOf = ({ id }: DigestEntry) => anchors().get(id)!;
  return { parts, contents: { anchor: contents, id: contents }, places, anchorOf };
}

function placeHeading({ heading }: Part, anchor: string, parts: Part[]): void {
  // What no words can be made into is no heading's anchor on GitHub; here it is nobody else's, either.
  heading.anchor = anchor || 'section:';
  heading.id = isOfEntry(heading.anchor, parts) ? `${heading.anchor}:` : heading.anchor;
}

/** Whether an entry has this id on a page. */
const isOfEntry = (anchor: string, parts: Part[]): boolean =>
  anchor.startsWith(entryAnchor('')) &&
  parts.some(({ shown }) => shown.some(({ entry }) => entryAnchor(entry.id) === anchor));

/** The anchors of all entries by their ids; those without a title stand under that of their section. */
function anchorsOfEntries(headings: Iterable<Written>): Map<string, string> {
  const anchors = new Map<string, string>();
  for (const { part, entry, anchor } of anchored(headings, allAnchors())) {
    if (entry !== null) anchors.set(entry.id, anchor || part!.heading.anchor);
  }
  return anchors;
}

/** A heading as Markdown has it: of the issue or the contents, of a section, or of an entry in it, which may have none. */
interface Written {
  words: string;
  part: Part | null;
  entry: DigestEntry | null;
}

function* headingsIn(parts: Part[], title: string, say: IssueWords): Generator<Written> {
  yield { words: title, part: null, entry: null };
  if (parts.length > 1) yield { words: say.contents, part: null, entry: null };
  for (const part of parts) {
    yield { words: headingWords(part.heading), part, entry: null };
    for (const { entry } of part.shown) yield { words: oneLine(entry.title), part, entry };
  }
}

/** Headings with their anchors; empty where there is none, or nobody asked for it. */
function* anchored(headings: Iterable<Written>, anchorFor: Anchors): Generator<Written & { anchor: string }> {
  for (const { words, part, entry } of headings) {
    const isThere = entry === null || words !== '';
    yield { words, part, entry, anchor: (isThere && anchorFor(words)) || '' };
  }
}
