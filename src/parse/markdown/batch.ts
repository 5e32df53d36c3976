/** Entries under the name of a batch: the items of lists, and links or bold titles with what follows them. */
import { readDateLine } from '../../text/date-line.ts';
import { isPicture, type SectionBlock } from './blocks/blocks.ts';
import { calloutDraft, type EntryDraft, extend, newDraft } from './blocks/draft.ts';
import { addEntry, type Context, type FileFindings, leaveOut, pass } from './blocks/found.ts';
import type { ItemDraft, MarkdownItem } from './blocks/item-draft.ts';
import { isCallout } from './inline/clean.ts';
import { isPointer } from './inline/link-words.ts';
import { blockText, linksIn } from './inline/prose.ts';
import { isLabel, isProse, isTold, nameOver } from './sections/names.ts';
import { areNews, isRelease, type MarkdownSection } from './sections/sections.ts';

/** Reads the entries of a section whose heading is the title of none of them, or an entry before them. */
export function readUnderName(section: MarkdownSection, found: FileFindings): void {
  const { heading, date, path, isBare, isMeeting } = section;
  if (heading && isBare) pass({ ...heading, kind: 'silent', what: 'a heading with nothing under it' }, found);
  const mayBeOne = heading !== null && !isBare && !isMeeting && !isRelease(heading.text);
  const own = mayBeOne ? headingAsEntry(heading, section.blocks) : null;
  if (own) addEntry(own.entry, { date, section: path.slice(0, -1) }, found);
  readEach(section.blocks.slice(own?.taken ?? 0), { date, section: path }, found);
}

/** A link in the name of a section is an entry before those that stand below it; the text above them tells of it. */
function headingAsEntry(
  heading: NonNullable<MarkdownSection['heading']>,
  blocks: SectionBlock[],
): { entry: EntryDraft; taken: number } | null {
  // A badge leads to what the page says of itself.
  const words = heading.node.type === 'heading' ? heading.node.children.filter((it) => !isPicture(it)) : [];
  const links = linksIn(words).filter((url) => /^https?:/i.test(url));
  if (links.length === 0) return null;
  const entry = newDraft(heading, heading.text, links);
  const end = blocks.findIndex((block, at) => !isProse(block) || isLabel(block, blocks, at));
  const taken = end === -1 ? blocks.length : end;
  for (const block of blocks.slice(0, taken)) extend(entry, block);
  return { entry, taken };
}

/** The blocks of a section, and what is known while they are read. */
interface Reading {
  blocks: SectionBlock[];
  found: FileFindings;
  /** Where the section stands, and where its entries do under the label that was read last. */
  outer: Context;
  context: Context;
  /** What the blocks to come may go on with. */
  entry: EntryDraft | null;
  /** What says nothing, until it is known whether the entry goes on behind it. */
  silent: SectionBlock[];
  /** Whether the entry is a callout, which says where it ends: a list below it is no part of it. */
  isCalloutOpen: boolean;
  /** Whether the label was bold, as names are: another name below it may be written otherwise. */
  isUnderName: boolean;
  /** How many entries had been found when it was read. */
  before: number;
  /** Whether each block begins an entry, but for code below them, or so many do that those which begin with a link all are. */
  isAllHeads: boolean;
  /** The points that are titles of the paragraphs below them. */
  headOver: ReadonlyMap<SectionBlock, ItemDraft>;
}

function readEach(blocks: SectionBlock[], outer: Context, found: FileFindings): void {
  const reading: Reading = {
    ...{ blocks, found, outer, context: outer, entry: null, silent: [] },
    ...{ isCalloutOpen: false, isUnderName: false, before: 0 },
    isAllHeads:
      areNews(blocks) ||
      blocks.every((block) => block.kind === 'silent' || isCode(block) || beginsEntry(block)),
    headOver: onePointHeads(blocks),
  };
  for (const at of blocks.keys()) readBlock(at, reading);
  close(reading);
}

function readBlock(at: number, reading: Reading): void {
  const { blocks, found, context, entry } = reading;
  const block = blocks[at]!;
  const name = reading.isUnderName && block.kind !== 'silent' ? nameOver(blocks, at) : null;
  const head = reading.headOver.get(block);
  if (block.kind === 'silent') reading.silent.push(block);
  else if (block.kind === 'paragraph' && isLabel(block, blocks, at)) {
    enter(block.label!.text, reading);
    reading.isUnderName = block.label!.isEmphatic;
    reading.before = found.entries.length;
  } else if (name !== null) {
    enter(name.text, reading);
    if (!name.isAll) leaveOut(block, found, reading.context.section);
  } else if (beginsEntry(block) && isNew(block, blocks[at + 1], reading)) open(block, reading);
  else if (head !== undefined) begin(head, reading);
  else if (block.kind === 'list' && (!entry || block.isLinks || reading.isCalloutOpen)) {
    close(reading);
    addItems(block.items, context, found);
  } else if (reading.isCalloutOpen && block.node.type === 'blockquote' && isCallout(block.node))
    begin(calloutDraft(block.node, block), reading);
  else if (entry) goOn(entry, block, reading);
  else {
    // Another introduction: what stands below it is no longer under the label.
    if (block.kind === 'paragraph' && /[:：]$/.test(blockText([block.node]))) reading.context = reading.outer;
    leaveOut(block, found, reading.context.section);
  }
}

/** What stands below a label has its date, or is in a section of its name. */
function enter(label: string, reading: Reading): void {
  close(reading);
  const { date, section } = reading.outer;
  const day = readDateLine(label)?.date ?? null;
  reading.context = day === null ? { date, section: [...section, label] } : { date: day, section };
}

/**
 * A sentence that begins with a link goes on with an entry that has said nothing yet, one that ends in "read more" with
 * a title that has no link, unless it is one of several. A link that says "read more" and no more begins none.
 */
function isNew(
  { drafts }: SectionBlock & { kind: 'paragraph' },
  next: SectionBlock | undefined,
  { entry, isAllHeads }: Reading,
): boolean {
  const draft = drafts[0]!;
  if (drafts.length > 1 && draft.isSentence) return true;
  if (entry === null) return isAllHeads || !draft.isSentence;
  if (draft.isLink && isPointer(draft.title)) return false;
  if (draft.isTold && !entry.isTold && !isTold(next)) return entry.isLink && entry.body.length > 0;
  return isAllHeads || !draft.isSentence || (entry.body.length > 0 && draft.body.length > 0);
}

/** The entries that a paragraph begins, of which the last one may go on. A bold title stands beside a bold name, not below it. */
function open({ drafts, node, label }: SectionBlock & { kind: 'paragraph' }, reading: Reading): void {
  close(reading);
  const isBeside = reading.isUnderName && label?.isEmphatic && reading.found.entries.length > reading.before;
  if (isBeside) reading.context = reading.outer;
  addItems(drafts.slice(0, -1), reading.context, reading.found);
  begin({ ...drafts.at(-1)! }, reading);
  reading.isCalloutOpen = node.type === 'blockquote';
}

function begin(entry: EntryDraft, reading: Reading): void {
  close(reading);
  reading.entry = entry;
}

function goOn(entry: EntryDraft, block: SectionBlock, reading: Reading): void {
  for (const part of [...reading.silent, block]) extend(entry, part);
  reading.silent = [];
}

function close(reading: Reading): void {
  const { entry, silent, context, found } = reading;
  if (entry) addEntry(entry, context, found);
  for (const block of silent) leaveOut(block, found);
  reading.entry = null;
  reading.silent = [];
}

const beginsEntry = (block: SectionBlock): block is SectionBlock & { kind: 'paragraph' } =>
  block.kind === 'paragraph' && block.drafts.length > 0;

const isCode = ({ node }: SectionBlock): boolean => node.type === 'code';

function addItems(items: MarkdownItem[], context: Context, found: FileFindings): void {
  for (const item of items) {
    if (item.kind === 'entry') addEntry(item, { ...context, date: item.date ?? context.date }, found);
    else if (item.kind === 'category')
      addItems(item.items, { ...context, section: [...context.section, item.label] }, found);
    else pass(item, found);
  }
}

/**
 * The points over the paragraphs that tell of them, as one numbers things whose text is not indented: lists of one point each,
 * two of them or more over text that begins no entry, and none of several points.
 */
function onePointHeads(blocks: SectionBlock[]): ReadonlyMap<SectionBlock, ItemDraft> {
  const heads = new Map<SectionBlock, ItemDraft>();
  let told = 0;
  const said = blocks.filter(({ kind }) => kind !== 'silent');
  for (const [at, block] of said.entries()) {
    if (block.kind !== 'list') continue;
    const [item, ...others] = block.items;
    if (item?.kind !== 'entry' || others.length > 0) return NO_HEADS;
    heads.set(block, item);
    const next = said[at + 1];
    if (next && (next.kind === 'other' || isProse(next))) told++;
  }
  return told >= 2 ? heads : NO_HEADS;
}

const NO_HEADS: ReadonlyMap<SectionBlock, ItemDraft> = new Map();
