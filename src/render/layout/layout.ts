/** Digest → issue, laid out. What stands where is decided here; the formats say it, each in its own way. */
import type { BlockContent } from 'mdast';
import type { Digest, DigestEntry } from '../../types.ts';
import type { IssueWords } from '../i18n/i18n.ts';
import { wordsOf } from '../i18n/translations.ts';
import { oneLine, printableDigest } from '../printable.ts';
import { bodyWriter } from './body.ts';
import type { Contents, Dated, Edition, IssueLayout, Note, Section, Upcoming } from './issue.ts';
import { type ItemSetting, LazyItem } from './item.ts';
import { type Part, type Plan, planOf } from './sections.ts';
import { trendWords } from './trends.ts';

/** Lays out a digest, which stays as it is. */
export async function layout(source: Digest): Promise<IssueLayout> {
  const digest = printableDigest(source);
  const words = await wordsOf(digest.lang);
  const plan = planOf(digest, words);
  const setting: Setting = {
    digest,
    words,
    plan,
    anchorOf: plan.anchorOf,
    names: new Map(digest.themes.map(({ id, title }) => [id, oneLine(title)])),
    others: othersIn(digest),
    isExplained: digest.publication.evidence !== false,
    bodyOf: await bodyWriter(
      plan.parts.flatMap(({ shown }) => shown.map(({ entry }) => entry)),
      words,
    ),
  };
  return {
    source,
    digest,
    words,
    title: oneLine(digest.title),
    edition: editionOf(digest, words),
    intro: await proseOf(digest.intro),
    counts: digest.publication.counts === false ? null : words.counts(digest.counts, digest.themes.length),
    contents: plan.parts.length > 1 ? contentsOf(plan, words) : null,
    upcoming: upcomingOf(digest, plan, words),
    sections: await sectionsOf(setting),
    footer: await proseOf(digest.publication.footer),
  };
}

/** The sections and what is coming up, in the order in which they are read. */
export function inOrder({ sections, upcoming }: IssueLayout): (Section | Upcoming)[] {
  if (upcoming === null) return sections;
  const highlights = sections.filter(({ kind }) => kind === 'highlights');
  return [...highlights, upcoming, ...sections.filter(({ kind }) => kind !== 'highlights')];
}

/** The edition in one line, in pieces. */
export function editionPieces({ week, from, glue, to, issue, author }: Edition): (string | Dated)[] {
  return [
    ...(week === null ? [] : [week, ' · ']),
    ...(from === null ? [] : [from, glue]),
    to,
    ...[issue, author].filter((words) => words !== null).map((words) => ` · ${words}`),
  ];
}

/** The edition as one line of text. */
export function editionWords(edition: Edition): string {
  return editionPieces(edition)
    .map((piece) => (typeof piece === 'string' ? piece : piece.words))
    .join('');
}

/** What sections are laid out with. */
interface Setting extends ItemSetting {
  digest: Digest;
  plan: Plan;
}

function othersIn({ duplicates }: Digest): Map<string, DigestEntry[]> {
  const others = new Map<string, DigestEntry[]>();
  for (const { entry, of } of duplicates) {
    const those = others.get(of);
    if (those === undefined) others.set(of, [entry]);
    else those.push(entry);
  }
  return others;
}

/** An editor's own Markdown as blocks. The parser is slow to load, and most weeks need none. */
async function proseOf(markdown: string | null): Promise<BlockContent[]> {
  if (markdown === null || markdown.trim() === '') return [];
  return (await import('./prose.ts')).proseOf(markdown);
}

function editionOf(digest: Digest, say: IssueWords): Edition {
  const week = say.week(digest.week);
  const { from, glue, to } = say.days(digest);
  return {
    week: week === null ? null : { words: week, iso: digest.week! },
    from: from === '' ? null : { words: from, iso: digest.from },
    glue,
    to: { words: to, iso: digest.to },
    issue: named(digest.issue, say.issue),
    author: named(digest.author, say.author),
  };
}

/** What is said of a name; null where there is none. */
function named(name: string | null, say: (name: string) => string): string | null {
  const words = oneLine(name ?? '');
  return words === '' ? null : say(words);
}

function contentsOf({ parts, contents }: Plan, words: IssueWords): Contents {
  const rows = parts.map(({ kind, heading, count, hue }) => ({
    heading,
    count: kind === 'highlights' || kind === 'trends' ? null : count,
    share: kind === 'highlights' || kind === 'upcoming' || kind === 'trends' ? 0 : count,
    hue,
  }));
  return { heading: words.contents, ...contents, rows };
}

/** Its rows are no headings, since every entry has its one heading elsewhere. */
function upcomingOf(digest: Digest, { parts, places }: Plan, words: IssueWords): Upcoming | null {
  const part = parts.find(({ kind }) => kind === 'upcoming');
  if (part === undefined) return null;
  const rows = digest.events.map((event) => ({
    event,
    when: { words: words.when(event, digest), iso: event.start },
    title: oneLine(event.title),
    place: places.get(event.entry) ?? null,
  }));
  return { heading: part.heading, rows };
}

async function sectionsOf(setting: Setting): Promise<Section[]> {
  const sections: Section[] = [];
  for (const part of setting.plan.parts) {
    const { kind, heading, hue, count, shown } = part;
    if (kind === 'upcoming') continue;
    const items = shown.map((placed) => new LazyItem(placed, kind, setting));
    const intro = kind === 'trends' ? trendWords(setting.digest, setting.words) : await proseOf(part.intro);
    sections.push({ kind, heading, intro, hue, count, items, notes: notesOf(part, setting) });
  }
  return sections;
}

function notesOf({ shown, pinned, hidden }: Part, { words: say, plan }: Setting): Note[] {
  const notes: Note[] = [];
  const [highlights] = plan.parts;
  if (pinned > 0) {
    const link = { words: say.highlights, place: highlights!.heading };
    notes.push({ words: say.elsewhere(pinned, shown.length), link });
  }
  if (hidden > 0) notes.push({ words: say.hidden(hidden), link: null });
  return notes;
}
