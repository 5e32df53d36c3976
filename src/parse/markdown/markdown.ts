import type { FormatInput, FormatResult } from '../format.ts';
import { parseDiagnostic } from '../messages.ts';
import { readUnderName } from './batch.ts';
import { type Block, blocksOf } from './blocks/blocks.ts';
import { extend, newDraft } from './blocks/draft.ts';
import { referTo, withoutFootnotes } from './blocks/footnotes.ts';
import {
  addEntry,
  type FileFindings,
  introductionsIn,
  leaveOut,
  newFound,
  passFootnotes,
  passHidden,
  where,
} from './blocks/found.ts';
import { htmlListsOf, withHtmlLists } from './blocks/html-lists.ts';
import { dayAbove, dayOfTitle, pageProperties, propertiesOf } from './blocks/properties.ts';
import { cleanBlocks } from './inline/clean.ts';
import { linksIn } from './inline/prose.ts';
import { attendanceIn, headingsOver } from './notes/attendance.ts';
import { farewellIn } from './notes/farewell.ts';
import { fieldHeadings, readFieldHeadings } from './notes/field-headings.ts';
import { readPreformatted, tagLinesOf, withoutPreformatted } from './notes/preformatted.ts';
import { withReports } from './notes/reports.ts';
import { isNoteAbout, readNote } from './notes/whole-note.ts';
import { markdownNodes } from './reader.ts';
import { isLabelledText, withFieldLists } from './sections/field-lists.ts';
import { isOnlyDate, type MarkdownSection, sectionsOf } from './sections/sections.ts';
import { withoutHidden } from './source/hidden.ts';
import { type Piece, piecesOf } from './source/pieces.ts';
import { definitionLines, definitionsOf, linesFor } from './source/references.ts';

/**
 * Reads Markdown: list items, rows of tables of links, headings with text under them, and links with text under them
 * are entries; other headings and labels name the sections they stand in, and one with a day or week dates what is below
 * it. Every line that is not blank becomes part of one entry, one such name or one diagnostic. `date` is for entries
 * under no dated heading, `base` the address that relative links start from.
 */
export async function parseMarkdown(input: FormatInput): Promise<FormatResult> {
  const { bytes, firstLine, facts = null } = input;
  // A CR alone would begin a line for remark and for nobody else.
  const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n').replaceAll('\r', ' ');
  if (isLabelledText(text)) return readLabelled(text, input);
  const { text: plain, found: mailed } = facts?.isClipping ? { text, found: [] } : withoutPreformatted(text);
  const { text: shown, hidden } = withoutHidden(plain);
  const found = newFound(input, text.split('\n'));
  const blocks = await readBlocks(shown, firstLine, found);
  const sections = readSections(blocks, input, found);
  for (const it of mailed) {
    const above = sections.findLast(
      ({ heading }) => heading === null || heading.line <= firstLine + it.line,
    )!;
    readPreformatted(it, { date: above.date, firstLine, above: above.path }, found);
  }
  const isNote = mailed.length === 0 && isNoteAbout(blocks, found.entries, facts);
  const fields = isNote ? null : fieldHeadings(blocks, found.entries);
  if (isNote) readNote(blocks, input, found);
  else if (fields !== null) readFieldHeadings(fields, input, found);
  passFootnotes(found);
  passHidden({ ...hidden, HTML: [...hidden.HTML!, ...tagLinesOf(mailed)] }, firstLine, found);
  for (const it of found.addresses.diagnosticsFound()) found.diagnostics.push(it);
  const introductions = introductionsIn(found);
  return {
    entries: found.entries.sort((a, b) => a.source.line - b.source.line),
    diagnostics: found.diagnostics.sort((a, b) => a.place!.line - b.place!.line),
    introductions,
    isNote,
  };
}

/** Reads a text of labelled lines, which are no paragraphs for who wrote them. */
function readLabelled(text: string, input: FormatInput): FormatResult {
  const found = newFound(input, text.split('\n'));
  const { date, firstLine } = input;
  readPreformatted({ text, line: 0, endLine: 0 }, { date, firstLine, above: [] }, found);
  const { entries, diagnostics } = found;
  return { entries, diagnostics, introductions: [], isNote: false };
}

async function readBlocks(text: string, firstLine: number, found: FileFindings): Promise<Block[]> {
  const lists = htmlListsOf(text);
  const html = lists === null ? null : await import('../html.ts');
  const references = definitionLines(text);
  const blocks: Block[] = [];
  for (const piece of piecesOf(lists?.text ?? text)) {
    const before = linesFor(piece.text, references);
    const nodes = piece.problem === null ? markdownNodes(`${before.join('')}${piece.text}`) : piece.problem;
    if (typeof nodes === 'string') {
      refuse(piece, firstLine, nodes, found);
      continue;
    }
    const shift = firstLine + piece.line - before.length - 1;
    const written = nodes.filter((node) => node.position!.start.line > before.length);
    const own = html ? withHtmlLists(written, lists!, html.blocksOfHtml) : written;
    const definitions = definitionsOf(nodes);
    const address = (url: string, line: number) => found.addresses.of(url, line + shift);
    const refer = (identifier: string, line: number) => referTo(identifier, line + shift, found.notes);
    for (const it of blocksOf(cleanBlocks(own, { definitions, address, refer }), shift)) blocks.push(it);
  }
  return withoutFootnotes(blocks, found.notes);
}

function refuse({ line, endLine }: Piece, firstLine: number, why: string, found: FileFindings): void {
  const lines = { line: firstLine + line, endLine: firstLine + endLine - 1 };
  found.diagnostics.push(parseDiagnostic('markdown-too-complex', { why }, where(lines, found)));
}

/** Reads the entries of all sections, once it is known what the page says of itself, and of which day it is. */
function readSections(
  blocks: Block[],
  { date, timezone }: FormatInput,
  found: FileFindings,
): MarkdownSection[] {
  const page = pageProperties(blocks, timezone);
  found.page = page;
  for (const block of page?.blocks ?? []) silence(block, 'what the page says of itself', blocks);
  const day = dayAbove(blocks, timezone);
  if (day?.isAll) silence(day.block, 'the day of the file', blocks);
  const attendance = attendanceIn(blocks);
  for (const block of attendance) found.diagnostics.push(parseDiagnostic('who-met', {}, where(block, found)));
  const farewell = farewellIn(blocks);
  for (const block of farewell)
    found.diagnostics.push(parseDiagnostic('letter-words', {}, where(block, found)));
  const dateOfFile = day?.date ?? page?.date ?? date ?? dayOfTitle(blocks);
  const others = blocks.filter((it) => !attendance.has(it) && !farewell.has(it));
  const sections = sectionsOf(
    withReports(withFieldLists(others)),
    dateOfFile,
    page !== null,
    headingsOver(attendance, blocks),
  );
  for (const section of sections) {
    const { heading, fault } = section;
    if (heading && fault !== null) found.diagnostics.push(parseDiagnostic(fault, {}, where(heading, found)));
    if (section.isEntry) readTitled(section, found);
    else readUnderName(section, found);
  }
  return sections;
}

/** What a block says has been heard; it is no part of an entry. */
function silence(block: Block, what: string, blocks: Block[]): void {
  blocks[blocks.indexOf(block)] = { ...block, kind: 'silent', what };
}

/** An entry whose title is a heading, but for a day. What says nothing behind the body is no part of it. */
function readTitled({ heading, blocks, date, path, isOver }: MarkdownSection, found: FileFindings): void {
  const last = blocks.findLastIndex(({ kind }) => kind !== 'silent');
  const title = isOnlyDate(heading!.text) ? '' : heading!.text;
  const entry = newDraft(heading!, title, linksIn([heading!.node]));
  entry.done = heading!.done;
  const [first] = blocks;
  const said = first?.node.type === 'paragraph' ? propertiesOf(first.node, found.timezone) : null;
  entry.author = said?.author ?? null;
  for (const block of blocks.slice(0, last + 1)) {
    if (block === first && said?.isAll && last > 0) {
      entry.links.push(...linksIn([block.node]));
      entry.endLine = block.endLine;
    } else extend(entry, block);
  }
  const section = isOver ? path.slice(0, -1) : path;
  addEntry(entry, { date: said?.date ?? date, section }, found, said?.tags);
  for (const block of blocks.slice(last + 1)) leaveOut(block, found);
}
