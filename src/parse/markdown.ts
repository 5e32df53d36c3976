import type { Root, RootContent } from 'mdast';
import type { Opened } from '../input/front-matter.ts';
import type { Diagnostic, Entry } from '../types.ts';
import { makeEntry } from './entry.ts';
import type { FormatResult } from './format.ts';
import { type Block, blocksOf, definitionsOf } from './markdown-blocks.ts';
import { type Piece, piecesOf } from './markdown-pieces.ts';
import { definitionLines, linesFor } from './markdown-references.ts';
import { isLinkList, type Section, sectionsOf } from './markdown-sections.ts';
import { parseDiagnostic } from './messages.ts';

/**
 * Reads Markdown: list items, headings with text under them, and links with text under them are entries; other
 * headings name batches, and one with an ISO day or week dates what is below it. Every line that is not blank becomes
 * part of one entry, one such heading or one diagnostic. `date` is for entries under no dated heading.
 */
export async function parseMarkdown(opened: Opened, date: string | null): Promise<FormatResult> {
  const { file, bytes, firstLine } = opened;
  if (bytes.length > longestText) {
    const place = { file, line: firstLine, column: 1 };
    const tooLarge = parseDiagnostic('markdown-too-complex', { why: 'it has more than 500 MB' }, { place });
    return { entries: [], diagnostics: [tooLarge] };
  }
  // A CR alone would begin a line for remark and for nobody else.
  const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n').replaceAll('\r', ' ');
  const lines = text.split('\n');
  const report: Report = {
    file,
    entries: [],
    diagnostics: [],
    excerpt: (line) => lines[line - firstLine]?.slice(0, longestExcerpt) ?? '',
  };
  const blocks = await readBlocks(text, firstLine, report);
  for (const section of sectionsOf(blocks, date)) {
    if (section.isEntry) readTitled(section, report);
    else readBatch(section, report);
  }
  return {
    entries: report.entries,
    diagnostics: report.diagnostics.sort((a, b) => a.place!.line - b.place!.line),
  };
}

/** Bytes; below V8's limit for a string, 2^29 - 24 code units. */
const longestText = 500_000_000;

/** UTF-16 code units. */
const longestExcerpt = 1000;

/** What is made of one file. */
interface Report {
  file: string;
  entries: Entry[];
  diagnostics: Diagnostic[];
  /** The line of the file with a number. */
  excerpt(line: number): string;
}

type Lines = { line: number; endLine: number };

async function readBlocks(text: string, firstLine: number, report: Report): Promise<Block[]> {
  const read = await reader();
  const references = definitionLines(text);
  const blocks: Block[] = [];
  for (const piece of piecesOf(text)) {
    const before = linesFor(piece.text, references);
    const nodes = piece.problem === null ? read(`${before.join('')}${piece.text}`) : piece.problem;
    if (typeof nodes === 'string') {
      refuse(piece, firstLine, nodes, report);
      continue;
    }
    const definitions = definitionsOf(nodes);
    const own = nodes.filter((node) => node.position!.start.line > before.length);
    blocks.push(...blocksOf(own, definitions, firstLine + piece.line - before.length - 1));
  }
  return blocks;
}

/** Loads remark. What it makes reads a piece into nodes, or says why it cannot. */
async function reader(): Promise<(text: string) => RootContent[] | string> {
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }] = await Promise.all([
    import('unified'),
    import('remark-parse'),
    import('remark-gfm'),
  ]);
  const processor = unified().use(remarkParse).use(remarkGfm).freeze();
  return (text) => {
    try {
      const root: Root = processor.parse(text);
      return root.children;
    } catch (error) {
      // The stack is the one thing that input can use up; anything else is a bug.
      if (error instanceof RangeError) return 'it is nested too deeply';
      throw error;
    }
  };
}

function refuse({ line, endLine }: Piece, firstLine: number, why: string, report: Report): void {
  const lines = { line: firstLine + line, endLine: firstLine + endLine - 1 };
  report.diagnostics.push(parseDiagnostic('markdown-too-complex', { why }, where(lines, report)));
}

/** An entry whose title is a heading. What says nothing behind the body is no part of it. */
function readTitled({ heading, blocks, date }: Section, report: Report): void {
  const last = blocks.findLastIndex(({ kind }) => kind !== 'silent');
  const story: Story = { ...storyOf(heading!, heading!.prose.text), links: [...heading!.prose.links] };
  for (const block of blocks.slice(0, last + 1)) extend(story, block);
  tell(story, date, report);
  for (const block of blocks.slice(last + 1)) leaveOut(block, report);
}

/** Entries under the name of a batch: the items of lists, and links or bold titles with what follows them. */
function readBatch({ heading, blocks, date, isBare }: Section, report: Report): void {
  if (heading && isBare) {
    leaveOut({ ...heading, kind: 'silent', what: 'a heading with nothing under it' }, report);
  }
  let story: Story | null = null;
  let silent: Section['blocks'] = [];
  const close = () => {
    if (story) tell(story, date, report);
    for (const block of silent) leaveOut(block, report);
    story = null;
    silent = [];
  };
  for (const block of blocks) {
    if (block.kind === 'silent') silent.push(block);
    else if (block.kind === 'paragraph' && block.lead) {
      close();
      const { title, note } = block.lead;
      story = { ...storyOf(block, title), texts: [note], links: [...block.prose.links] };
    } else if (block.kind === 'list' && (!story || isLinkList(block))) {
      close();
      for (const item of block.items) tell({ ...item, texts: [item.body] }, date, report);
    } else if (story) {
      extend(story, block);
      silent = [];
    } else leaveOut(block, report);
  }
  close();
}

/** An entry that is being put together. */
interface Story extends Lines {
  title: string;
  texts: string[];
  links: string[];
}

const storyOf = ({ line, endLine }: Lines, title: string): Story => ({
  line,
  endLine,
  title,
  texts: [],
  links: [],
});

function extend(story: Story, block: Section['blocks'][number]): void {
  story.endLine = block.endLine;
  if (block.kind === 'silent') return;
  story.texts.push(block.prose.text);
  story.links.push(...block.prose.links);
}

function tell({ title, texts, links, line, endLine }: Story, date: string | null, report: Report): void {
  const body = texts.filter((text) => text !== '').join('\n');
  if (title === '' && body === '') {
    leaveOut({ line, endLine, kind: 'silent', what: 'an empty list item' }, report);
    return;
  }
  report.entries.push(makeEntry({ title, body, links, date, source: { file: report.file, line, endLine } }));
}

function leaveOut(block: Section['blocks'][number], report: Report): void {
  const code = block.kind === 'silent' ? 'markdown-passed' : 'markdown-unused';
  const what = block.kind === 'silent' || block.kind === 'other' ? block.what : `a ${block.kind}`;
  report.diagnostics.push(parseDiagnostic(code, { what }, where(block, report)));
}

function where({ line, endLine }: Lines, { file, excerpt }: Report) {
  return { place: { file, line, column: 1 }, endLine, excerpt: excerpt(line) };
}
