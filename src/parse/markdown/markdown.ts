import type { Blockquote, RootContent } from 'mdast';
import { readDateLine } from '../../text/date-line.ts';
import type { Diagnostic, Entry, FileFacts, FoundIntroduction } from '../../types.ts';
import { makeEntry } from '../entry.ts';
import type { FormatInput, FormatResult } from '../format.ts';
import { parseDiagnostic } from '../messages.ts';
import { isNote, tagged } from '../note.ts';
import { isFooterLine } from '../text/letter.ts';
import { type Block, blocksOf } from './blocks.ts';
import { cleanBlocks, isCallout } from './clean.ts';
import { withoutComments } from './comments.ts';
import { withoutFrames } from './frames.ts';
import { withoutTags } from './generator-tags.ts';
import { isPointer } from './head.ts';
import { extendDraft, type ItemDraft, type Lines, type MarkdownItem, type Passed, titled } from './items.ts';
import { type Addresses, newAddresses } from './links.ts';
import type { WriteMarkup } from './markup.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { dayAbove, dayOfTitle, type PageProperties, pageProperties, propertiesOf } from './properties.ts';
import { blockText, linksIn } from './prose.ts';
import { definitionLines, definitionsOf, linesFor } from './references.ts';
import { withReports } from './reports.ts';
import { isRelease, type MarkdownSection, sectionsOf } from './sections.ts';
import { withListSigns, withoutDashes } from './signs.ts';

/**
 * Reads Markdown: list items, rows of tables of links, headings with text under them, and links with text under them
 * are entries; other headings and labels name the sections they stand in, and one with a day or week dates what is below
 * it. Every line that is not blank becomes part of one entry, one such name or one diagnostic. `date` is for entries
 * under no dated heading, `base` the address that relative links start from.
 */
export async function parseMarkdown(input: FormatInput): Promise<FormatResult> {
  const { file, bytes, firstLine, date, base, facts = null } = input;
  // A CR alone would begin a line for remark and for nobody else.
  const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n').replaceAll('\r', ' ');
  const lines = text.split('\n');
  const { markupWriter } = await import('./markup.ts');
  const report: Report = {
    file,
    entries: [],
    diagnostics: [],
    passages: [],
    page: null,
    addresses: newAddresses(file, base),
    timezone: input.timezone,
    markup: markupWriter(),
    excerpt: (line) => lines[line - firstLine]?.slice(0, longestExcerpt) ?? '',
  };
  const shown = withoutComments(text);
  const plain = withoutTags(shown.text);
  const framed = withoutFrames(plain.text);
  const signed = withoutDashes(framed.text);
  const blocks = await readBlocks(withListSigns(signed.text), firstLine, report);
  const page = pageProperties(blocks, input.timezone);
  for (const block of page?.blocks ?? [])
    blocks[blocks.indexOf(block)] = { ...block, kind: 'silent', what: 'what the page says of itself' };
  report.page = page;
  const day = dayAbove(blocks, input.timezone);
  if (day?.isAll)
    blocks[blocks.indexOf(day.block)] = { ...day.block, kind: 'silent', what: 'the day of the file' };
  for (const section of sectionsOf(
    withReports(blocks),
    day?.date ?? page?.date ?? date ?? dayOfTitle(blocks),
    page !== null,
  )) {
    const { heading, fault } = section;
    if (heading && fault !== null)
      report.diagnostics.push(parseDiagnostic(fault, {}, where(heading, report)));
    if (section.isEntry) readTitled(section, report);
    else readBatch(section, report);
  }
  const isOneNote = isNoteAbout(blocks, report.entries, facts);
  if (isOneNote) readNote(blocks, input, report);
  passOutside(report, firstLine, {
    'a comment': shown.comments,
    "a site generator's tag": plain.tags,
    HTML: framed.frames,
  });
  if (signed.line >= 0) {
    const line = firstLine + signed.line;
    pass({ kind: 'silent', what: 'the dashes of a signature', line, endLine: line }, report);
  }
  for (const it of report.addresses.diagnosticsFound()) report.diagnostics.push(it);
  const introductions = introductionsIn(report);
  return {
    entries: report.entries.sort((a, b) => a.source.line - b.source.line),
    diagnostics: report.diagnostics.sort((a, b) => a.place!.line - b.place!.line),
    introductions,
    isNote: isOneNote,
  };
}

/** The passages over entries of their section; the others, such as a farewell behind the last entry, are reported. */
function introductionsIn({ passages, entries, diagnostics, markup, file }: Report): FoundIntroduction[] {
  const lastLines = new Map<string, number>();
  for (const { section = '', source } of entries)
    lastLines.set(section, Math.max(source.line, lastLines.get(section) ?? 0));
  const found = new Map<string, { nodes: RootContent[]; unused: Diagnostic }>();
  for (const { section, node, unused } of passages) {
    const name = section.join(' › ');
    const before = found.get(name);
    if (name === '' || unused.place!.line > (lastLines.get(name) ?? 0)) diagnostics.push(unused);
    else if (before === undefined) found.set(name, { nodes: [node], unused });
    else {
      before.nodes.push(node);
      before.unused = { ...before.unused, endLine: unused.endLine ?? before.unused.endLine };
    }
  }
  return Array.from(found, ([section, { nodes, unused }]) => ({
    ...{ section, file, unused },
    text: markup.words(nodes),
  }));
}

/**
 * Whether a file is one note: as its front matter says, or since it has prose and no entries under a title or, when it
 * is a single paragraph, under keys of another program.
 */
function isNoteAbout(blocks: Block[], entries: Entry[], facts: FileFacts | null): boolean {
  if (facts === null) return false;
  if (isNote(facts, entries.filter(({ links }) => links.length > 0).length)) return true;
  const speaking = blocks.filter(({ kind }) => kind !== 'silent');
  if (entries.length > 0 || speaking.length === 0) return false;
  return (
    facts.title !== null || (facts.isForeign && speaking.length === 1 && speaking[0]!.kind === 'paragraph')
  );
}

/** The whole file as one entry, in place of what was read of it. A heading that says the title again is left out. */
function readNote(blocks: Block[], { date, facts }: FormatInput, report: Report): void {
  report.entries.length = 0;
  report.passages.length = 0;
  report.diagnostics = report.diagnostics.filter(({ severity }) => severity === 'error');
  const { title, links, author } = facts!;
  const [first, ...others] = blocks;
  const isTitle = first?.kind === 'heading' && first.text === title;
  const parts = isTitle ? others : blocks;
  const nodes = parts.map(({ node }) => node);
  const line = blocks[0]?.line ?? 1;
  const entry: EntryDraft = {
    ...{ line, endLine: blocks.at(-1)?.endLine ?? line, title: title ?? '', body: nodes },
    ...{ links: [...links, ...linksIn(nodes)], isLink: false, isTold: false, done: null, author },
  };
  const paragraph = title === null ? nodes.find((node) => node.type === 'paragraph') : undefined;
  if (paragraph?.type === 'paragraph') Object.assign(entry, titled(paragraph.children));
  addEntry(entry, { date, section: [] }, report);
}

/** UTF-16 code units. */
const longestExcerpt = 1000;

/** What is made of one file. */
interface Report {
  file: string;
  entries: Entry[];
  diagnostics: Diagnostic[];
  /** Blocks that are no part of an entry, with the section that they stand in. */
  passages: { section: string[]; node: RootContent; unused: Diagnostic }[];
  /** What the page says of itself, which holds for all of its entries. */
  page: PageProperties | null;
  addresses: Addresses;
  /** The zone in which the day of a point in time counts; null for the system's. */
  timezone: string | null;
  markup: WriteMarkup;
  /** The line of the file with a number. */
  excerpt(line: number): string;
}

/** Passes over what stands within no entry, by what it is. */
function passOutside(report: Report, firstLine: number, found: Record<string, Lines[]>): void {
  for (const [what, lines] of Object.entries(found))
    for (const at of outsideOf(report, lines, firstLine)) pass({ kind: 'silent', what, ...at }, report);
}

/** Comments, or frames, that stand within no entry, with the lines of the file. */
function outsideOf({ entries, diagnostics }: Report, comments: Lines[], firstLine: number): Lines[] {
  if (comments.length === 0) return [];
  const covered = new Set<number>();
  const spans = [
    ...entries.map(({ source }) => source),
    ...diagnostics.map((it) => ({ line: it.place!.line, endLine: it.endLine ?? it.place!.line })),
  ];
  for (const { line, endLine } of spans) for (let at = line; at <= endLine; at++) covered.add(at);
  return comments
    .map(({ line, endLine }) => ({ line: firstLine + line, endLine: firstLine + endLine }))
    .filter(({ line }) => !covered.has(line));
}

async function readBlocks(text: string, firstLine: number, report: Report): Promise<Block[]> {
  const { markdownNodes } = await import('./reader.ts');
  const references = definitionLines(text);
  const blocks: Block[] = [];
  for (const piece of piecesOf(text)) {
    const before = linesFor(piece.text, references);
    const nodes = piece.problem === null ? markdownNodes(`${before.join('')}${piece.text}`) : piece.problem;
    if (typeof nodes === 'string') {
      refuse(piece, firstLine, nodes, report);
      continue;
    }
    const shift = firstLine + piece.line - before.length - 1;
    const own = nodes.filter((node) => node.position!.start.line > before.length);
    const definitions = definitionsOf(nodes);
    const address = (url: string, line: number) => report.addresses.of(url, line + shift);
    for (const it of blocksOf(cleanBlocks(own, { definitions, address }), shift)) blocks.push(it);
  }
  return blocks;
}

function refuse({ line, endLine }: Piece, firstLine: number, why: string, report: Report): void {
  const lines = { line: firstLine + line, endLine: firstLine + endLine - 1 };
  report.diagnostics.push(parseDiagnostic('markdown-too-complex', { why }, where(lines, report)));
}

/** An entry whose title is a heading. What says nothing behind the body is no part of it. */
function readTitled({ heading, blocks, date, path, isOver }: MarkdownSection, report: Report): void {
  const last = blocks.findLastIndex(({ kind }) => kind !== 'silent');
  const entry = newDraft(heading!, heading!.text, linksIn([heading!.node]));
  entry.done = heading!.done;
  const [first] = blocks;
  const said = first?.node.type === 'paragraph' ? propertiesOf(first.node, report.timezone) : null;
  entry.author = said?.author ?? null;
  for (const block of blocks.slice(0, last + 1)) {
    if (block === first && said?.isAll && last > 0) {
      entry.links.push(...linksIn([block.node]));
      entry.endLine = block.endLine;
    } else extend(entry, block);
  }
  const section = isOver ? path.slice(0, -1) : path;
  addEntry(entry, { date: said?.date ?? date, section }, report, said?.tags);
  for (const block of blocks.slice(last + 1)) leaveOut(block, report);
}

/** Entries under the name of a batch: the items of lists, and links or bold titles with what follows them. */
function readBatch(section: MarkdownSection, report: Report): void {
  const { heading, date, path, isBare } = section;
  if (heading && isBare)
    pass({ ...heading, kind: 'silent', what: 'a heading with nothing under it' }, report);
  const own = heading && !isBare && !isRelease(heading.text) ? headingAsEntry(heading, section.blocks) : null;
  if (own) addEntry(own.entry, { date, section: path.slice(0, -1) }, report);
  const blocks = section.blocks.slice(own?.taken ?? 0);
  let context: Context = { date, section: path };
  let entry: EntryDraft | null = null;
  let isCalloutOpen = false;
  let isUnderName = false;
  let silent: MarkdownSection['blocks'] = [];
  const isAllHeads = blocks.every((block) => block.kind === 'silent' || beginsEntry(block));
  const headOver = onePointHeads(blocks);
  const close = () => {
    if (entry) addEntry(entry, context, report);
    for (const block of silent) leaveOut(block, report);
    entry = null;
    silent = [];
  };
  for (const [at, block] of blocks.entries()) {
    const name = isUnderName ? nameOver(block, saidBelow(blocks, at).next().value) : null;
    if (block.kind === 'silent') silent.push(block);
    else if (block.kind === 'paragraph' && isLabel(block, blocks, at)) {
      close();
      context = labelled({ date, section: path }, block.label!.text);
      isUnderName = block.label!.isEmphatic;
    } else if (name !== null) {
      close();
      context = labelled({ date, section: path }, name.text);
      if (!name.isAll) leaveOut(block, report, context.section);
    } else if (
      block.kind === 'paragraph' &&
      block.drafts.length > 0 &&
      beginsNewEntry(block, entry, isAllHeads, blocks[at + 1])
    ) {
      close();
      for (const draft of block.drafts.slice(0, -1)) addEntry(draft, context, report);
      entry = { ...block.drafts.at(-1)! };
      // A callout says where it ends: a list below it is no part of it.
      isCalloutOpen = block.node.type === 'blockquote';
    } else if (headOver.has(block)) {
      close();
      entry = headOver.get(block)!;
    } else if (block.kind === 'list' && (!entry || block.isLinks || isCalloutOpen)) {
      close();
      addItems(block.items, context, report);
    } else if (isCalloutOpen && block.node.type === 'blockquote' && isCallout(block.node)) {
      close();
      entry = calloutDraft(block.node, block);
    } else if (entry) {
      for (const part of [...silent, block]) extend(entry, part);
      silent = [];
    } else leaveOut(block, report, context.section);
  }
  close();
}

/** A link in the name of a section is an entry before those that stand below it; the text above them tells of it. */
function headingAsEntry(
  heading: NonNullable<MarkdownSection['heading']>,
  blocks: MarkdownSection['blocks'],
): { entry: EntryDraft; taken: number } | null {
  const links = linksIn([heading.node]).filter((url) => /^https?:/i.test(url));
  if (links.length === 0) return null;
  const entry = newDraft(heading, heading.text, links);
  const end = blocks.findIndex((block, at) => !isProse(block) || isLabel(block, blocks, at));
  const taken = end === -1 ? blocks.length : end;
  for (const block of blocks.slice(0, taken)) extend(entry, block);
  return { entry, taken };
}

/** Text that begins no entry. */
const isProse = (block: Block): block is Block & { kind: 'paragraph' } =>
  block.kind === 'paragraph' && block.drafts.length === 0;

/**
 * The points over the paragraphs that tell of them, as one numbers things whose text is not indented: lists of one point each,
 * two of them or more over text that begins no entry, and none of several points.
 */
function onePointHeads(blocks: MarkdownSection['blocks']): ReadonlyMap<Block, ItemDraft> {
  const heads = new Map<Block, ItemDraft>();
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

const NO_HEADS: ReadonlyMap<Block, ItemDraft> = new Map();

/** Where entries stand. */
interface Context {
  date: string | null;
  section: string[];
}

/** What a label says of what stands below it: its date, or the name of its section. */
function labelled({ date, section }: Context, label: string): Context {
  const day = readDateLine(label)?.date ?? null;
  return day === null ? { date, section: [...section, label] } : { date: day, section };
}

/** The blocks that say something below one, as far as they are asked for. */
function* saidBelow(blocks: MarkdownSection['blocks'], at: number): Generator<Block, undefined> {
  for (let below = at + 1; below < blocks.length; below++)
    if (blocks[below]!.kind !== 'silent') yield blocks[below]!;
}

/**
 * The name over a list that is not written as the one before it, which was bold: `@dan`, `Dan Smith`, `*Dan:* away on
 * Monday`. Null when it is none. `isAll`: whether nothing else is said.
 */
function nameOver({ node }: Block, next: Block | undefined): { text: string; isAll: boolean } | null {
  if (next?.kind !== 'list' || node.type !== 'paragraph' || linksIn([node]).length > 0) return null;
  const text = blockText([node]);
  const first = node.children[0]!;
  const head =
    first.type === 'emphasis' || first.type === 'strong' ? blockText([{ ...node, children: [first] }]) : '';
  const isHead = head !== '' && /^[:：]/.test(text.slice(head.length - 1).trimStart());
  const [name] =
    /^(?:@[\w.-]+|\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,2})(?=\s?[:：]?$)/u.exec(
      isHead ? head : text,
    ) ?? [];
  if (name === undefined || /[.!?]$/.test(name)) return null;
  return { text: name, isAll: !isHead || text.replace(/\s*[:：]$/, '') === name };
}

const beginsEntry = (block: Block): boolean => block.kind === 'paragraph' && block.drafts.length > 0;

/** Whether a paragraph names what stands below it: a list, or links with something to say. */
function isLabel(
  { label }: Block & { kind: 'paragraph' },
  blocks: MarkdownSection['blocks'],
  at: number,
): boolean {
  const [next, afterNext] = saidBelow(blocks, at);
  if (label === null || !next) return false;
  if (isTold(next) && isTold(afterNext)) return true;
  // A word of introduction may stand between the two.
  const isWord = isProse(next) && next.label === null;
  if (isWord && label.isEmphatic && afterNext?.kind === 'list' && afterNext.isLinks) return true;
  return next.kind === 'list' || (next.kind === 'paragraph' && next.drafts[0]?.isLink === true);
}

const isTold = (block: Block | undefined): boolean =>
  block?.kind === 'paragraph' && block.drafts[0]?.isTold === true;

/**
 * A sentence that begins with a link goes on with an entry that has said nothing yet, one that ends in "read more" with
 * a title that has no link, unless it is one of several. A link that says "read more" and no more begins none.
 */
function beginsNewEntry(
  { drafts }: Block & { kind: 'paragraph' },
  entry: EntryDraft | null,
  isAllHeads: boolean,
  next: Block | undefined,
): boolean {
  const draft = drafts[0]!;
  if (drafts.length > 1 && draft.isSentence) return true;
  if (entry === null) return isAllHeads || !draft.isSentence;
  if (draft.isLink && isPointer(draft.title)) return false;
  if (draft.isTold && !entry.isTold && !isTold(next)) return entry.isLink && entry.body.length > 0;
  return isAllHeads || !draft.isSentence || (entry.body.length > 0 && draft.body.length > 0);
}

function addItems(items: MarkdownItem[], context: Context, report: Report): void {
  for (const item of items) {
    if (item.kind === 'entry') addEntry(item, context, report);
    else if (item.kind === 'category')
      addItems(item.items, { ...context, section: [...context.section, item.label] }, report);
    else pass(item, report);
  }
}

/** An entry that is being put together. */
type EntryDraft = Pick<ItemDraft, 'title' | 'body' | 'links' | 'isLink' | 'isTold' | 'done' | 'author'> &
  Lines;

const newDraft = ({ line, endLine }: Lines, title: string, links: string[]): EntryDraft => ({
  line,
  endLine,
  title,
  body: [],
  links,
  isLink: links.length > 0,
  isTold: false,
  done: null,
  author: null,
});

/** A callout without a title. */
function calloutDraft({ children }: Blockquote, lines: Lines): EntryDraft {
  const [first, ...others] = children;
  const draft = newDraft(lines, '', linksIn(children));
  if (first?.type !== 'paragraph') return { ...draft, body: children };
  const { title, body } = titled(first.children);
  return { ...draft, title, body: [...body, ...others] };
}

function extend(entry: EntryDraft, block: MarkdownSection['blocks'][number]): void {
  entry.endLine = block.endLine;
  if (block.kind === 'silent' && block.node.type !== 'paragraph') return;
  extendDraft(entry, block.node, block.endLine);
}

function addEntry(
  { title, body, links, done, author, line, endLine }: EntryDraft,
  { date, section }: Context,
  report: Report,
  tags: string[] = [],
): void {
  const text = blockText(body);
  if (title === '' && text === '') {
    pass({ line, endLine, kind: 'silent', what: 'an empty list item' }, report);
    return;
  }
  if (isFooterLine([title, ...text.split('\n')].join(' | '))) {
    pass({ line, endLine, kind: 'silent', what: 'what a newsletter says of its own sending' }, report);
    return;
  }
  const source = { file: report.file, line, endLine };
  const { author: writer = null, tags: ofPage = [] } = report.page ?? {};
  const markup = report.markup.body(body);
  const details = { section: section.join(' › '), author: author ?? writer, done, markup };
  const entry = makeEntry({ title, body: text, links, date, source, ...details });
  report.entries.push(tagged(entry, [...tags, ...ofPage]));
}

/** A block that is no entry: it says nothing, introduces what stands below it in its section, or is reported. */
function leaveOut(block: MarkdownSection['blocks'][number], report: Report, section: string[] = []): void {
  const { kind, node, line, endLine } = block;
  if (kind === 'silent') {
    pass({ line, endLine, kind, what: block.what }, report);
    return;
  }
  const what = kind === 'other' ? block.what : `a ${kind}`;
  const unused = parseDiagnostic('markdown-unused', { what }, where({ line, endLine }, report));
  report.passages.push({ section, node, unused });
}

function pass({ kind, what, ...lines }: Passed, report: Report): void {
  const code = kind === 'silent' ? 'markdown-passed' : 'markdown-unused';
  report.diagnostics.push(parseDiagnostic(code, { what }, where(lines, report)));
}

function where({ line, endLine }: Lines, { file, excerpt }: Report) {
  return { place: { file, line, column: 1 }, endLine, excerpt: excerpt(line) };
}
