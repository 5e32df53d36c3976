import { type DateLine, readDateLine } from '../../../text/date-line.ts';
import { isoDate } from '../../../text/dates.ts';
import { late } from '../../../text/late.ts';
import { dayAtEnd, readMasthead } from '../../../text/masthead.ts';
import { isOverMatters } from '../../meeting.ts';
import { introduces } from '../../text/batches/introduced.ts';
import { type Block, isContents, type SectionBlock } from '../blocks/blocks.ts';
import type { ItemDraft } from '../blocks/item-draft.ts';
import { countLinks } from '../blocks/items.ts';
import { isGeneric, isPointer } from '../inline/link-words.ts';
import { blockText, linksIn } from '../inline/prose.ts';
import { leaveOutAbout } from './about.ts';
import { overAddresses } from './addresses.ts';
import { withCounted } from './counted.ts';
import { isProse } from './names.ts';
import { areNotices, areNoticesAlone, withNotices } from './notices.ts';
import { attributed, quotedLinks } from './quoted.ts';
import { withRuled } from './ruled.ts';

type Heading = Block & { kind: 'heading' };
type Speaking = Exclude<Block, { kind: 'heading' | 'silent' }>;

/** A heading and what stands directly under it; before the first heading there is a section without one. */
export interface MarkdownSection {
  heading: Heading | null;
  blocks: SectionBlock[];
  /** The date that its heading gives, or the nearest one above it that has one. */
  date: string | null;
  /** The headings under which its entries stand, the outermost first: no dates, and not the title of the whole file. */
  path: string[];
  /** Whether the heading is the title of an entry and the blocks its body, rather than the name of a batch. */
  isEntry: boolean;
  /** Whether it is an entry that others stand under. */
  isOver: boolean;
  /** Why its heading is a date and gives none. */
  fault: DateLine['fault'];
  /** Whether the heading has neither text nor headings under it, and is neither a date nor the title of an entry. */
  isBare: boolean;
  /** Whether somebody met under the heading, which says what met and when. */
  isMeeting: boolean;
}

/**
 * Groups the blocks of a file under their headings. `date` is the one outside of all dated headings; `isPage`: whether its title
 * names what the entries are from; `meetings` are the headings under which somebody met.
 */
export function sectionsOf(
  blocks: Block[],
  date: string | null,
  isPage = false,
  meetings: ReadonlySet<Block> = new Set(),
): MarkdownSection[] {
  const sections = [newSection(null, date)];
  const above: { depth: number; date: string | null }[] = [{ depth: 0, date }];
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      sections.at(-1)!.blocks.push(block);
      continue;
    }
    while (above.at(-1)!.depth >= block.depth) above.pop();
    const isMeeting = meetings.has(block);
    const own = dateIn(block.text) ?? (isMeeting ? dayOfMeeting(block.text) : null) ?? above.at(-1)!.date;
    const section = newSection(block, own, isMeeting);
    section.fault = readDateLine(block.text)?.fault ?? null;
    above.push({ depth: block.depth, date: own });
    sections.push(section);
  }
  for (const section of sections) section.blocks = quotedLinks(attributed(overAddresses(section.blocks)));
  markEntries(sections);
  leaveOutAbout(sections);
  const counted = withCounted(sections);
  for (const [at, section] of sections.entries()) {
    const blocks = counted[at] ?? (mayBeParted(section, sections) ? withRuled(section.blocks) : null);
    if (blocks !== null) Object.assign(section, { isEntry: false, blocks });
  }
  const last = sections.at(-1)!;
  const noticed = sections.length <= 2 && areNotices(last.blocks) ? [last] : sectionsOfNotices(sections);
  for (const section of noticed)
    Object.assign(section, { isEntry: false, blocks: withNotices(section.blocks) });
  namePaths(sections, isPage ? null : titleOf(blocks));
  return sections;
}

/** Whether lines across the page may part entries below a heading, or where there is none at all: it is a day or a few words. */
function mayBeParted({ heading, isEntry }: MarkdownSection, { length }: MarkdownSection[]): boolean {
  if (heading === null) return length === 1;
  return isOnlyDate(heading.text) || (isEntry && heading.done === null && isShortName(heading, 3));
}

/** The sections of a few words over two paragraphs or more that all begin with bold words, and those beside them over one. */
function sectionsOfNotices(sections: MarkdownSection[]): MarkdownSection[] {
  const notices = sections.filter(
    ({ heading, isEntry, blocks }) =>
      isEntry && heading!.link === null && isShortName(heading!, 3) && areNoticesAlone(blocks),
  );
  const depths = new Set(
    notices.flatMap(({ heading, blocks }) => (blocks.filter(isSpeaking).length > 1 ? heading!.depth : [])),
  );
  return notices.filter(({ heading }) => depths.has(heading!.depth));
}

/** Names where entries stand: dates, titles of entries and that of the whole file are no part of it. */
function namePaths(sections: MarkdownSection[], title: Heading | null): void {
  const above: { depth: number; name: string }[] = [];
  for (const section of sections) {
    const { heading } = section;
    if (heading === null) continue;
    while ((above.at(-1)?.depth ?? 0) >= heading.depth) above.pop();
    const isName = !section.isEntry || section.isOver;
    const isNamed = isName && !isOnlyDate(heading.text) && heading.text !== '' && heading !== title;
    if (isNamed) above.push({ depth: heading.depth, name: heading.text });
    section.path = above.map(({ name }) => name);
  }
}

function newSection(heading: Heading | null, date: string | null, isMeeting = false): MarkdownSection {
  return {
    ...{ heading, blocks: [], date, path: [], fault: null },
    ...{ isEntry: false, isOver: false, isBare: false, isMeeting },
  };
}

/** The title of a file: its first heading, when all the others stand under it. */
function titleOf(blocks: Block[]): Heading | null {
  const headings = blocks.filter((block): block is Heading => block.kind === 'heading');
  const [first, ...others] = headings.filter(({ done }) => done === null);
  return first && others.length > 0 && others.every(({ depth }) => depth > first.depth) ? first : null;
}

/** The first ISO day or week in a heading, or the date that the heading is. */
function dateIn(text: string): string | null {
  const [written = ''] = text.match(dates()) ?? [];
  return isoDate(written) ?? readDateLine(text)?.date ?? null;
}

/** The day of a meeting, which its heading begins or ends with: "5 March 2026 – Harbour group". */
function dayOfMeeting(text: string): string | null {
  const [first = ''] = text.split(/\s+(?:[–—|·-]\s+)/);
  return readDateLine(first)?.date ?? dayAtEnd(text);
}

const dates = late(() => /(?<![\p{L}\p{N}-])\d{4}-(?:\d\d-\d\d|W\d\d)(?![\p{L}\p{N}-])/gu);

/**
 * Decides which headings are titles: those with text right under them. Not those with headings below (they open a
 * part of the file, and their text introduces it, unless they say something, all below them are titles, and so are others
 * of their depth), not a date, and not when what is under them are entries itself. A heading with nothing under it is the
 * title of an entry when others of its depth are.
 */
function markEntries(sections: MarkdownSection[]): void {
  const depths = new Set<number>();
  const empty: MarkdownSection[] = [];
  const over: number[] = [];
  const dated: MarkdownSection[] = [];
  const isAlone = sections.filter(({ heading }) => heading !== null).length === 1;
  sections.forEach((section, index) => {
    const { heading } = section;
    const nextDepth = sections[index + 1]?.heading?.depth ?? 0;
    if (!heading || heading.text === '' || isOnlyDate(heading.text)) {
      if (heading?.text && nextDepth <= heading.depth) dated.push(section);
      return;
    }
    // A task is one, whatever is said of it.
    section.isEntry = heading.done !== null;
    if (section.isEntry) return;
    if (nextDepth > heading.depth && heading.link === null) {
      if (mayBeOver(section)) over.push(index);
      return;
    }
    const speaking = section.blocks.filter(isSpeaking);
    if (speaking.length === 0) empty.push(section);
    else section.isEntry = isTitle(heading, speaking) && !(isAlone && isIntroducedList(speaking));
    if (isOverPoints(section, speaking)) section.isEntry = false;
    if (section.isEntry) depths.add(heading.depth);
  });
  nameLikeSiblings(sections);
  for (const section of nameKinds(sections)) section.isEntry = false;
  for (const section of [...stepsIn(sections), ...daysIn(dated)]) section.isEntry = true;
  const entryDepths = new Set(
    sections.flatMap(({ heading, isEntry }) => (isEntry && heading!.done === null ? heading!.depth : [])),
  );
  for (const at of over)
    if (entryDepths.has(sections[at]!.heading!.depth) && areEntries(below(at, sections)))
      Object.assign(sections[at]!, { isEntry: true, isOver: true });
  for (const section of empty) {
    const { depth, link, text } = section.heading!;
    // The first one may say what the file is, though it stands beside the others.
    const isOfFile = section === sections[1] && readMasthead(text) !== null;
    const isOverContents = section.blocks.some(isContents);
    section.isEntry =
      !isOfFile && !isOverContents && ((link !== null && !isRelease(text)) || depths.has(depth));
    section.isBare = !section.isEntry;
  }
}

/** Whether a heading is that of a meeting, or of a part of minutes, "Agenda" say, with points below it: they are what was spoken of. */
function isOverPoints({ heading, isMeeting }: MarkdownSection, speaking: Speaking[]): boolean {
  const lists = speaking.filter((block) => block.kind === 'list');
  if (isMeeting) return lists.length > 0;
  const others = speaking.filter((block) => block.kind !== 'list');
  return isOverMatters(heading!.text) && lists.some(isNewsList) && others.every(isProse);
}

/** Those of the days of a file, two or more, which say something where none has anything else: a diary. */
function daysIn(dated: MarkdownSection[]): MarkdownSection[] {
  const told = dated.filter(({ blocks }) => blocks.some(isSpeaking));
  const isDiary = told.every(({ blocks }) => blocks.filter(isSpeaking).every(isProse));
  return told.length > 1 && isDiary ? told : [];
}

/** Titles of some words, and questions, over numbered points without links and nothing else, as a recipe has them, where all others of their depth are titles over text. */
function stepsIn(sections: MarkdownSection[]): MarkdownSection[] {
  const areSteps = ({ heading, blocks }: MarkdownSection) => {
    const [list, ...others] = blocks.filter(isSpeaking);
    const isAlone = list?.kind === 'list' && others.length === 0 && isOrdered(list);
    // Of fewer words are "Action items" and "To do".
    if (!isAlone || heading === null || heading.link !== null) return false;
    const isSaid = heading.text.split(' ').length >= fewestWords || /[?？]$/.test(heading.text);
    return isSaid && linksIn([list.node]).length === 0;
  };
  return sections.filter((section) => {
    if (section.isEntry || !areSteps(section)) return false;
    const { depth } = section.heading!;
    const siblings = sections.filter(
      (it) => it.heading?.depth === depth && !areSteps(it) && it.blocks.some(isSpeaking),
    );
    return siblings.length > 0 && siblings.every(({ isEntry }) => isEntry);
  });
}

/** Whether most of what is said is a list of news under words that introduce it: "What did I do this week?" */
function isIntroducedList(speaking: Speaking[]): boolean {
  const at = speaking.findIndex(({ kind }) => kind === 'list');
  const [before, list, ...others] = speaking.slice(Math.max(0, at - 1));
  if (before?.kind !== 'paragraph' || list?.kind !== 'list' || list.items.length < fewestNews) return false;
  if (isOrdered(list)) return false;
  const isMost = [...speaking.slice(0, at), ...others].every(({ kind }) => kind === 'paragraph');
  const words = blockText([before.node]);
  return isMost && speaking.length <= mostAround + 1 && (/[?？]$/.test(words) || introduces(words, false));
}

/** Points of such a list, and paragraphs around it. */
const fewestNews = 5;
const mostAround = 4;

/** Whether a heading over others says something, and has text of its own rather than entries. */
function mayBeOver({ heading, blocks }: MarkdownSection): boolean {
  const speaking = blocks.filter(isSpeaking);
  const isTold = heading!.text.split(' ').length >= fewestWords && speaking[0]?.kind === 'paragraph';
  return isTold && isTitle(heading!, speaking);
}

/** The sections under the heading of one. */
function below(at: number, sections: MarkdownSection[]): MarkdownSection[] {
  const { depth } = sections[at]!.heading!;
  let to = at + 1;
  while (to < sections.length && sections[to]!.heading!.depth > depth) to++;
  return sections.slice(at + 1, to);
}

const areEntries = (sections: MarkdownSection[]): boolean =>
  sections.every(({ isEntry, blocks }) => isEntry || !blocks.some(isSpeaking));

/** Words of a heading that says something, in a language that parts them. */
const fewestWords = 4;

/** Whether a heading is the number of a release, perhaps with its day: its link leads to the changes that stand below it. */
export const isRelease = (text: string): boolean =>
  /^(?:unreleased|(?:version |release )?v?\d+(?:\.\d+)+[\w.+-]*)$/i.test(
    text.replace(dates(), '').replace(/^[\s[(]+|[\s\])(–—-]+$/g, ''),
  );

/** The headings of one depth. */
interface Siblings {
  all: number;
  /** Those that name a section with lists or with entries of its own. */
  named: number;
  /** Whether one of them stands over what are entries in any case. */
  holdEntries: boolean;
}

/** Headings that are titles by themselves name sections where others of their depth do. */
function nameLikeSiblings(sections: MarkdownSection[]): void {
  const byDepth = new Map<number, Siblings>();
  for (const { heading, blocks, isEntry } of sections) {
    if (heading === null) continue;
    const siblings = byDepth.get(heading.depth) ?? { all: 0, named: 0, holdEntries: false };
    byDepth.set(heading.depth, siblings);
    siblings.all++;
    if (isEntry) continue;
    if (blocks.some(holdsDrafts)) siblings.named++;
    siblings.holdEntries ||= holdsEntries(heading, blocks.filter(isSpeaking));
  }
  for (const section of sections) {
    const siblings = byDepth.get(section.heading?.depth ?? 0);
    if (siblings === undefined) continue;
    const isName = isLikeThem(section, siblings) || isListedLikeThem(section, siblings);
    if (!isName && !isOverLongList(section)) continue;
    section.isEntry = false;
    if (section.blocks.some(holdsDrafts)) siblings.named++;
  }
}

/** Whether a heading of a few words over one title with its text names a section, as others of its depth do. */
function isLikeThem({ heading, blocks, isEntry }: MarkdownSection, { holdEntries }: Siblings): boolean {
  if (
    !isEntry ||
    !holdEntries ||
    heading === null ||
    heading.link !== null ||
    heading.text.split(' ').length > 3
  )
    return false;
  const [only, ...others] = blocks.filter(({ kind }) => kind !== 'silent');
  if (only?.kind !== 'paragraph' || only.drafts.length !== 1) return false;
  if (others.length > 0 && !(isLinkAlone(only) && others.every(isProse))) return false;
  const [{ title, isTold }] = only.drafts as [ItemDraft];
  return namingDrafts(only).length > 0 && !(isTold && /[.。]$/.test(title));
}

/** Headings that end in the same two words, "Book of the week" and "Tool of the week", over a title with its text, below it or beside it. */
function nameKinds(sections: MarkdownSection[]): MarkdownSection[] {
  const over = sections.filter(({ heading, blocks, isEntry }) => {
    const [first, ...others] = blocks.filter(isSpeaking);
    return isEntry && heading!.link === null && first && isOneLink(first) && others.every(isProse);
  });
  const end = ({ heading }: MarkdownSection) => {
    const words = heading!.text.toLowerCase().split(' ');
    return words.length > 2 && words.length <= 5 ? `${heading!.depth} ${words.slice(-2).join(' ')}` : null;
  };
  const ends = over.map(end);
  const counts = new Map<string | null, number>();
  for (const it of ends) counts.set(it, (counts.get(it) ?? 0) + 1);
  return over.filter((_, at) => ends[at] !== null && counts.get(ends[at]!)! > 1);
}

/** Whether a paragraph is a link with a name of its own, and nothing else is said. */
const isLinkAlone = (block: SectionBlock): boolean => isOneLink(block) && block.drafts[0]!.body.length === 0;

/** Whether a paragraph begins with a link with a name of its own, and what else is said is no sentence around it. */
function isOneLink(block: SectionBlock): block is SectionBlock & { kind: 'paragraph' } {
  const [draft, ...others] = block.kind === 'paragraph' ? block.drafts : [];
  if (draft === undefined || others.length > 0 || !draft.isLink || draft.isSentence) return false;
  return !isGeneric(draft.title) && !/^(?:https?:|www\.)/i.test(blockText([block.node]));
}

/** Whether a heading of a few words over a paragraph or a quotation and a list names a section, as most others of its depth do. */
function isListedLikeThem({ heading, blocks, isEntry }: MarkdownSection, { all, named }: Siblings): boolean {
  if (!isEntry || heading === null || heading.done !== null || heading.link !== null) return false;
  const [words, list, ...others] = blocks.filter(isSpeaking);
  if (list?.kind !== 'list' || others.length > 0) return false;
  const isIntroduction = words?.kind === 'paragraph' ? words.drafts.length === 0 : isQuotation(words);
  if (!isIntroduction) return false;
  if (heading.text.split(' ').length > (haveTitles(list) ? mostOverTitles : 3) || !isNewsList(list))
    return false;
  // A line that introduces the points says that they are what the heading names.
  const isSaid = isProse(words!) && /[:：]$/.test(blockText([words!.node]));
  return named >= (isSaid ? 1 : 2) && named * 2 > all - 1;
}

/** Whether a heading is over a list that is too long to be what is said under a title, and says far more than the words around it. */
function isOverLongList({ heading, blocks, isEntry }: MarkdownSection): boolean {
  if (!isEntry || heading === null || heading.done !== null || heading.link !== null) return false;
  const speaking = blocks.filter(isSpeaking);
  const lists = speaking.filter((block) => block.kind === 'list');
  const words = speaking.filter((block) => block.kind !== 'list');
  const [list, ...others] = lists;
  if (list === undefined || others.length > 0 || list.items.length < fewestOfLong) return false;
  const lengthOf = (some: Speaking[]) => blockText(some.map(({ node }) => node)).length;
  return words.every(isProse) && lengthOf(lists) > lengthOf(words) * 2;
}

/** Points of a list that nobody takes for the body of an entry. */
const fewestOfLong = 12;

/** Whether most points have a title of their own, and a text below it: "**The Anna takes bicycles:** Since March …" */
function haveTitles({ items }: Speaking & { kind: 'list' }): boolean {
  const titled = items.filter((item) => item.kind === 'entry' && item.title !== '' && item.body.length > 0);
  return titled.length * 3 > items.length * 2;
}

/** Words of a name over such points. */
const mostOverTitles = 8;

const isQuotation = (block: SectionBlock | undefined): boolean => block?.node.type === 'blockquote';

/** Whether a block is a list, or a paragraph that begins with entries of its own. */
const holdsDrafts = (block: SectionBlock): boolean =>
  block.kind === 'list' || (block.kind === 'paragraph' && namingDrafts(block).length > 0);

/** Whether a list may be one of news, rather than of steps or what somebody did. */
const isNewsList = (list: Speaking & { kind: 'list' }): boolean =>
  list.items.length >= fewestNamed && !isOrdered(list);

const isSpeaking = (block: SectionBlock): block is Speaking => block.kind !== 'silent';

function isTitle(heading: Heading, speaking: Speaking[]): boolean {
  if (holdsEntries(heading, speaking)) return false;
  return heading.link !== null || speaking[0]!.kind !== 'list';
}

/** Whether a heading is a day or a week and nothing else. */
export function isOnlyDate(text: string): boolean {
  if (readDateLine(text) !== null) return true;
  const rest = text
    .replace(dates(), '')
    .replace(/week|of|to|(?:mon|tues|wednes|thurs|fri|satur|sun)day/gi, '');
  return dateIn(text) !== null && !/[\p{L}\p{N}]/u.test(rest);
}

/**
 * Whether what stands under a heading are entries: a list of links, a list under a label, paragraphs that all begin with
 * a link or a bold title of their own, or a link under a heading that is too short to be its title.
 */
function holdsEntries(heading: Heading, blocks: Speaking[]): boolean {
  const [first] = blocks[0]?.kind === 'paragraph' && blocks[0].label ? blocks.slice(1) : blocks;
  if (blocks.some((block, at) => block.kind === 'list' && isOwnList(block, blocks, at, heading))) return true;
  const drafts = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? namingDrafts(block).slice(0, 1) : [],
  );
  const links = drafts.filter(({ isLink, isTold, isSentence }) => (isLink || isTold) && !isSentence);
  // Code may stand below each of them.
  const said = blocks.filter(({ node }) => node.type !== 'code');
  if (links.length >= 2 || (drafts.length >= 2 && drafts.length === said.length)) return true;
  if (first?.kind === 'paragraph' && (namingDrafts(first).length >= 2 || isNumbered(first))) return true;
  if (isShortName(heading, 4) && (areNews(blocks) || areUnderIntroductions(blocks))) return true;
  if (heading.link === null && areUnderBoldTitles(blocks)) return true;
  return (
    heading.link === null && blocks.length === 1 && drafts.length === 1 && isNamed(drafts[0]!, heading.text)
  );
}

/** Whether a heading is too short to be a title, and leads nowhere. */
const isShortName = ({ link, text }: Heading, words: number): boolean =>
  link === null && text.split(' ').length <= words;

/** Whether all are lists of points, two at least, each under a line of its own that introduces it: "Out on the water:" */
function areUnderIntroductions(blocks: Speaking[]): boolean {
  if (blocks.length < 4 || blocks.length % 2 > 0) return false;
  return blocks.every((block, at) => {
    if (at % 2 > 0) return block.kind === 'list' && block.items.length > 1 && !isOrdered(block);
    const isLine = isProse(block) && block.line === block.endLine;
    return isLine && /[:：]$/.test(blockText([block.node]));
  });
}

/** Numbers tell steps. */
const isOrdered = ({ node }: Speaking): boolean => node.type === 'list' && node.ordered === true;

/** Whether three paragraphs or more, and most of them, begin with a link of their own: "[Ines](…) drew [a chart](…)." */
export function areNews(blocks: readonly SectionBlock[]): boolean {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  const led = paragraphs.filter((block) =>
    namingDrafts(block).some(({ isLink, isTold }) => isLink || isTold),
  );
  return led.length >= fewestNamed && led.length * 2 > paragraphs.length;
}

/** `1、[title](https://…)`, `1\. [title](https://…)`: the first of a list that Markdown takes for paragraphs. */
const isNumbered = ({ node, drafts }: Block & { kind: 'paragraph' }): boolean =>
  drafts[0]?.isLink === true && !drafts[0].isSentence && /^\(?\d{1,3}[.)、．）]/.test(blockText([node]));

/** Whether paragraphs stand under two or more titles that are bold ones, the first of them before anything else. */
function areUnderBoldTitles(blocks: Speaking[]): boolean {
  const titles = blocks.filter((block, at) => {
    const next = blocks[at + 1];
    return isBoldTitle(block) && next?.kind === 'paragraph' && !isBoldTitle(next);
  });
  return titles.length >= 2 && titles[0] === blocks[0];
}

const isBoldTitle = (block: Speaking): boolean =>
  block.kind === 'paragraph' &&
  block.node.type === 'paragraph' &&
  block.drafts.length === 1 &&
  !/[:：]$/.test(blockText([block.node])) &&
  block.node.children.every(({ type }) => type === 'strong');

/** The entries that a paragraph begins by more than "read more". */
const namingDrafts = ({ drafts }: Block & { kind: 'paragraph' }): ItemDraft[] =>
  drafts.filter(({ isLink, title }) => !isLink || !isPointer(title));

/**
 * A list of links, or one under a label. A link or two behind a long text, or under a heading that is a link, belong to
 * it, unless the heading is too short for a title.
 */
function isOwnList(
  list: Speaking & { kind: 'list' },
  blocks: Speaking[],
  at: number,
  heading: Heading,
): boolean {
  const before = blocks[at - 1];
  const isLabelled = before?.kind === 'paragraph' && before.label?.isEmphatic === true;
  if (isLabelled && heading.link === null && (at === 1 || list.isLinks)) return true;
  if (isNamedList(list, blocks, at, heading)) return true;
  if (!list.isLinks) return false;
  if (at === 0) return true;
  if (isShortName(heading, 3) && haveNames(list)) return true;
  const { all } = countLinks(list.items);
  if (all > 2 || (heading.link === null && at === 1 && before?.endLine === before?.line)) return true;
  return heading.link === null && list === firstList(blocks) && areSplit(blocks);
}

const firstList = (blocks: Speaking[]) => blocks.find(({ kind }) => kind === 'list');

/** Whether lists of links, three points at least, are parted by quotations or code only, which tell of the point above each: `- [title](…)` over `> words`. */
function areSplit(blocks: Speaking[]): boolean {
  const from = blocks.findIndex(({ kind }) => kind === 'list');
  const rest = blocks.slice(from);
  const lists = rest.flatMap((block) => (block.kind === 'list' ? [block] : []));
  const { links } = countLinks(lists.flatMap(({ items }) => items));
  return links >= fewestNamed && lists.every(({ isLinks }) => isLinks) && rest.every(isListOrAside);
}

const isListOrAside = ({ kind, node }: Speaking): boolean =>
  kind === 'list' || node.type === 'blockquote' || node.type === 'code';

/** Whether words and a list in which most points have a link are all there is below a name of a few words. */
function isNamedList(
  list: Speaking & { kind: 'list' },
  blocks: Speaking[],
  at: number,
  heading: Heading,
): boolean {
  if (at !== 1 || blocks.length > 2 || heading.link !== null || heading.text.split(' ').length > 3)
    return false;
  const { items } = list;
  const linked = items.filter(
    (item) => item.kind === 'entry' && item.links.some((url) => /^https?:/i.test(url)),
  );
  return isNewsList(list) && linked.length * 2 > items.length;
}

/** So many points are a list of news rather than what somebody did. */
const fewestNamed = 3;

/** Whether a list has two links at least that are called by more than what they are: no "announcement" and "changelog". */
function haveNames({ items }: Speaking & { kind: 'list' }): boolean {
  return items.filter((item) => item.kind === 'entry' && item.isLink && !isGeneric(item.title)).length >= 2;
}

/** Whether a paragraph's link is what an entry is about, and the heading over it only says of what kind it is. */
function isNamed({ isLink, title }: ItemDraft, heading: string): boolean {
  const fold = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const [name, above] = [fold(title), fold(heading)];
  if (!isLink || isGeneric(title) || name.includes(above) || above.includes(name)) return false;
  return above.split(' ').length <= 3 && name.split(' ').length >= 2 && !/\.[a-z]{2,}(?:\/|$)/i.test(title);
}
