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
import type { Digest, DigestEntry } from '../../types.ts';
import { entryAnchor } from '../address.ts';
import type { Words } from '../i18n/i18n.ts';
import { wordsOf } from '../i18n/translations.ts';
import { oneLine, printableDigest } from '../printable.ts';
import { alsoOf } from './also.ts';
import { bodyWriter } from './body.ts';
import { withLinks } from './links.ts';
import { type AgendaPart, headingOf, type Part, type Placed, type Plan, planOf, shownIn } from './plan.ts';
import type { Agenda, Colophon, Contents, Item, Masthead, Section } from './tree.ts';

/** A digest laid out: every format that people read is a view of it. */
export interface Document {
  /** Everything in it is printable. */
  digest: Digest;
  /** Masthead, "In this issue" where there is more than one section, the sections, and the colophon if there is a footer. */
  root: Root;
  /** What the formats say of their own, in the language of the digest. */
  words: Words;
}

/** Lays out a digest. */
export async function documentOf(raw: Digest): Promise<Document> {
  const digest = printableDigest(raw);
  const words = await wordsOf(digest.lang);
  const plan = planOf(digest, words);
  const names = new Map(digest.themes.map(({ id, title }) => [id, oneLine(title)]));
  const entries = plan.parts.flatMap((part) => shownIn(part).map(({ entry }) => entry));
  const context = { names, words, bodyOf: await bodyWriter(entries, words) };
  const children: RootContent[] = [await mastheadOf(digest, words)];
  if (plan.parts.length > 1) children.push(contentsOf(plan, words));
  for (const part of plan.parts) {
    children.push(
      part.kind === 'agenda' ? agendaOf(part, digest, plan, words) : sectionOf(part, plan, context),
    );
  }
  children.push(...(await colophonOf(digest)));
  return { digest, root: { type: 'root', children }, words };
}

/** What items are laid out with. */
interface Context {
  /** The titles of the themes, by their ids. */
  names: Map<string, string>;
  words: Words;
  bodyOf(entry: DigestEntry): BlockContent[];
}

async function mastheadOf(digest: Digest, say: Words): Promise<Masthead> {
  const intro = digest.intro === null ? [] : (await import('./intro.ts')).introOf(digest.intro);
  const counts = say.counts(digest.counts, digest.themes.length);
  return {
    type: 'masthead',
    children: [
      heading(1, [text(oneLine(digest.title))]),
      paragraph(editionOf(digest, say), 'edition'),
      ...intro,
      smallPrint([text(counts)]),
    ],
  };
}

/** One node, or none where the publication has no footer. */
async function colophonOf({ publication: { footer } }: Digest): Promise<Colophon[]> {
  if (footer === null || footer.trim() === '') return [];
  const children = (await import('./intro.ts')).introOf(footer);
  return children.length === 0 ? [] : [{ type: 'colophon', children }];
}

/** "Week 10 · 2–8 March 2026 · Issue 12 · by Ada Byron". */
function editionOf(digest: Digest, say: Words): PhrasingContent[] {
  const week = say.week(digest.week);
  const days = say.days(digest);
  const edition: Text[] = week === null ? [] : [time(week, digest.week!), text(' · ')];
  if (days.from !== '') edition.push(time(days.from, digest.from), text(days.glue));
  edition.push(time(days.to, digest.to));
  const rest = [
    digest.issue !== null && say.issue(oneLine(digest.issue)),
    digest.author !== null && say.author(oneLine(digest.author)),
  ];
  for (const words of rest) if (words !== false) edition.push(text(` · ${words}`));
  return edition;
}

function contentsOf({ parts, contentsAnchor }: Plan, say: Words): Contents {
  const children = parts.map((part): ListItem => {
    const link = linkTo(part, titled(part));
    const count = part.kind === 'highlights' ? [] : [text(' '), span(`(${part.count})`, 'count')];
    return { type: 'listItem', spread: false, children: [paragraph([link, ...count])] };
  });
  return {
    type: 'contents',
    anchor: contentsAnchor,
    children: [
      heading(2, [text(say.contents)], contentsAnchor),
      { type: 'list', ordered: false, spread: false, children },
    ],
    rows: parts.map((part) => ({ count: isCounted(part) ? part.count : 0, hue: part.hue })),
  };
}

/** Highlights and events belong to entries that the other sections count. */
function isCounted({ kind }: Part | AgendaPart): boolean {
  return kind !== 'highlights' && kind !== 'agenda';
}

/** "Coming up": no headings, since every entry has its one heading elsewhere. */
function agendaOf(part: AgendaPart, digest: Digest, { entryAnchors }: Plan, say: Words): Agenda {
  const children = digest.events.map((event): ListItem => {
    const title = text(oneLine(event.title));
    const anchor = entryAnchors.get(event.entry);
    const what = anchor === undefined ? title : linkToEntry(event.entry, anchor, title);
    const row = paragraph([time(say.when(event, digest), event.start), text(' · '), what]);
    return { type: 'listItem', spread: false, children: [row] };
  });
  return {
    type: 'agenda',
    anchor: part.id,
    events: digest.events,
    children: [heading(2, titled(part), part.id), { type: 'list', ordered: false, spread: false, children }],
  };
}

function sectionOf(part: Part, plan: Plan, context: Context): Section {
  const say = context.words;
  const shown = shownIn(part);
  const named = part.kind === 'highlights' || part.kind === 'brief';
  const items = shown.map((placed) => itemOf(placed, named, context));
  const section: Section = {
    type: 'section',
    kind: part.kind,
    anchor: part.id,
    hue: part.hue,
    children: [heading(2, titled(part), part.id), ...items],
  };
  const pinned = part.entries.length - shown.length;
  if (pinned > 0) section.children.push(elsewhere(pinned, shown.length, plan, say));
  const hidden = part.count - part.entries.length;
  if (hidden > 0) section.children.push(smallPrint([text(say.hidden(hidden))]));
  return section;
}

/** Says how many entries of a section stand in the highlights, and leads there. */
function elsewhere(pinned: number, shown: number, { parts }: Plan, say: Words): Paragraph {
  const words = text(say.elsewhere(pinned, shown));
  return smallPrint([words, linkTo(parts[0]!, [text(say.highlights)])]);
}

function itemOf(placed: Placed, named: boolean, { names, words: say, bodyOf }: Context): Item {
  const { entry, theme, hue, others } = placed;
  const title = oneLine(entry.title);
  const children: BlockContent[] = [];
  if (title !== '') children.push(heading(3, withLinks(title, entry.links, asWritten)));
  if (named && theme !== null) children.push(smallPrint([text(oneLine(headingOf(theme)))], 'label'));
  children.push(...bodyOf(entry), ...alsoOf(entry, others, say));
  const why = say.why(entry, (id) => names.get(id) ?? id).map(oneLine);
  return { type: 'item', id: entry.id, theme: theme?.id ?? null, why, hue, children };
}

/** A title is shown with every letter of an address in it, since it is a title. */
function asWritten(url: string): string {
  return url;
}

/** A section's title behind its emoji, which a screen reader need not spell out. */
function titled({ emoji, title }: Pick<Part, 'emoji' | 'title'>): Text[] {
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

/** Leads to a section, by its anchor in Markdown and by its id in HTML. */
function linkTo({ anchor, id }: Part | AgendaPart, children: Text[]): PhrasingContent {
  const data = id === anchor ? {} : { hProperties: { href: `#${id}` } };
  return { type: 'link', url: `#${anchor}`, children, data };
}

/** In Markdown an entry's heading has the anchor; in HTML the entry has its id, whatever stands before it. */
function linkToEntry(id: string, anchor: string, title: Text): PhrasingContent {
  const data = { hProperties: { href: `#${entryAnchor(id)}` } };
  return { type: 'link', url: `#${anchor}`, children: [title], data };
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
