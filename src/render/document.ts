/** Digest → one mdast tree. What stands where is decided here and in the plan; the formats are views of it. */
import type {
  BlockContent,
  Heading,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Text,
} from 'mdast';
import type { Digest } from '../model.ts';
import { bodyOf } from './body.ts';
import { withLinks } from './links.ts';
import { headingOf, type Part, type Placed, type Plan, planOf, shownIn } from './plan.ts';
import { oneLine, printableDigest } from './printable.ts';
import type { Contents, Item, Masthead, Section } from './tree.ts';
import * as say from './words.ts';

/** The document of a digest: masthead, "In this issue" where there is more than one section, the sections. */
export async function documentOf(raw: Digest): Promise<Root> {
  const digest = printableDigest(raw);
  const plan = planOf(digest);
  const names = new Map(digest.themes.map(({ id, title }) => [id, oneLine(title)]));
  const children: RootContent[] = [await mastheadOf(digest)];
  if (plan.parts.length > 1) children.push(contentsOf(plan));
  for (const part of plan.parts) children.push(sectionOf(part, plan, names));
  return { type: 'root', children };
}

async function mastheadOf(digest: Digest): Promise<Masthead> {
  const intro = digest.intro === null ? [] : (await import('./intro.ts')).introOf(digest.intro);
  const counts = say.countWords(digest.counts, digest.themes.length);
  return {
    type: 'masthead',
    children: [
      heading(1, [text(oneLine(digest.title))]),
      paragraph(editionOf(digest), 'edition'),
      ...intro,
      smallPrint([text(counts)]),
    ],
  };
}

/** "Week 10 · 2–8 March 2026 · Issue 12 · by Ada Byron". */
function editionOf(digest: Digest): PhrasingContent[] {
  const week = say.weekWords(digest.week);
  const days = say.dayWords(digest);
  const edition: Text[] = week === null ? [] : [time(week, digest.week!), text(' · ')];
  if (days.from !== '') edition.push(time(days.from, digest.from), text(days.glue));
  edition.push(time(days.to, digest.to));
  const rest = [
    digest.issue !== null && say.issueWords(oneLine(digest.issue)),
    digest.author !== null && say.authorWords(oneLine(digest.author)),
  ];
  for (const words of rest) if (words !== false) edition.push(text(` · ${words}`));
  return edition;
}

function contentsOf({ parts, contentsAnchor }: Plan): Contents {
  const children = parts.map((part): ListItem => {
    const link = linkTo(part.anchor, titled(part));
    const count = part.kind === 'highlights' ? [] : [text(' '), span(`(${part.count})`, 'count')];
    return { type: 'listItem', spread: false, children: [paragraph([link, ...count])] };
  });
  return {
    type: 'contents',
    anchor: contentsAnchor,
    children: [
      heading(2, [text(say.words.contents)], contentsAnchor),
      { type: 'list', ordered: false, spread: false, children },
    ],
    rows: parts.map(({ kind, count, hue }) => ({ count: kind === 'highlights' ? 0 : count, hue })),
  };
}

function sectionOf(part: Part, plan: Plan, names: Map<string, string>): Section {
  const shown = shownIn(part);
  const named = part.kind === 'highlights' || part.kind === 'brief';
  const items = shown.map((placed) => itemOf(placed, named, names));
  const section: Section = {
    type: 'section',
    kind: part.kind,
    anchor: part.anchor,
    hue: part.hue,
    children: [heading(2, titled(part), part.anchor), ...items],
  };
  const pinned = part.entries.length - shown.length;
  if (pinned > 0) section.children.push(elsewhere(pinned, shown.length, plan));
  const hidden = part.count - part.entries.length;
  if (hidden > 0) section.children.push(smallPrint([text(say.hiddenWords(hidden))]));
  return section;
}

/** Says how many entries of a section stand in the highlights, and leads there. */
function elsewhere(pinned: number, shown: number, { parts }: Plan): Paragraph {
  const words = text(say.elsewhereWords(pinned, shown));
  return smallPrint([words, linkTo(parts[0]!.anchor, [text(say.words.highlights)])]);
}

function itemOf({ entry, theme, hue }: Placed, named: boolean, names: Map<string, string>): Item {
  const title = oneLine(entry.title);
  const children: BlockContent[] = [];
  if (title !== '') children.push(heading(3, withLinks(title, entry.links, asWritten)));
  if (named && theme !== null) children.push(smallPrint([text(oneLine(headingOf(theme)))], 'label'));
  children.push(...bodyOf(entry));
  const why = say.whyWords(entry, (id) => names.get(id) ?? id).map(oneLine);
  return { type: 'item', id: entry.id, why, hue, children };
}

/** A title is shown with every letter of an address in it, since it is a title. */
function asWritten(url: string): string {
  return url;
}

/** A section's title behind its emoji, which a screen reader need not spell out. */
function titled({ emoji, title }: Part): Text[] {
  if (emoji === '') return [text(title)];
  const sign: Text = { ...text(emoji), data: { hName: 'span', hProperties: { ariaHidden: 'true' } } };
  return [sign, text(` ${title}`)];
}

function heading(depth: 1 | 2 | 3, children: PhrasingContent[], id?: string): Heading {
  return { type: 'heading', depth, children, data: id === undefined ? {} : { hProperties: { id } } };
}

function paragraph(children: PhrasingContent[], className?: string): Paragraph {
  const data = className === undefined ? {} : { hProperties: { className: [className] } };
  return { type: 'paragraph', children, data };
}

function smallPrint(children: PhrasingContent[], className = 'small'): Paragraph {
  return paragraph([{ type: 'emphasis', children }], className);
}

function linkTo(anchor: string, children: Text[]): PhrasingContent {
  return { type: 'link', url: `#${anchor}`, children };
}

function text(value: string): Text {
  return { type: 'text', value };
}

function span(value: string, className: string): Text {
  return { type: 'text', value, data: { hName: 'span', hProperties: { className: [className] } } };
}

function time(value: string, dateTime: string): Text {
  return { type: 'text', value, data: { hName: 'time', hProperties: { dateTime } } };
}
