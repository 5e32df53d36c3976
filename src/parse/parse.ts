/** The door of the room: bytes → entries. */

import { hasError } from '../diagnostics/diagnostics.ts';
import { enough, type ReportDiagnostic, type Reporting, throwError } from '../diagnostics/report.ts';
import { dateOfFile } from '../text/dates.ts';
import { viewOf } from '../text/entry-view.ts';
import type {
  Chunk,
  Config,
  ConfiguredSource,
  Diagnostic,
  Entries,
  Entry,
  EntryBatch,
  EntryView,
  FileFacts,
  FoundIntroduction,
  SourceFormat,
  SourceReport,
} from '../types.ts';
import { type Account, newAccount } from './account.ts';
import { makeEntry } from './entry.ts';
import type { FormatInput, FormatResult } from './format.ts';
import { loadLinkFinder } from './links.ts';
import { parseDiagnostic } from './messages.ts';
import { isNote, tagged, textNote } from './note.ts';
import { type Layout, layoutInWords, layoutOf, type Shape, shapeAsked } from './text/layout/layout.ts';
import { textReader } from './text/text.ts';
import { type Keeper, keeper } from './text/whole-entries.ts';

/**
 * Reads the entries of some sources, one source after the other, chunk by chunk, as they are asked for. A source with an
 * error ends there, and the next is begun. It can be gone through once.
 */
export function readEntries(
  sources: Iterable<ConfiguredSource>,
  { report = throwError, introduce = ({ unused }) => report(unused) }: ReadOptions = {},
): Entries {
  const read: SourceReport[] = [];
  async function* batches(): AsyncGenerator<EntryBatch> {
    for (const source of sources) yield* batchesOf(source, read, report, introduce);
  }
  return {
    sources: read,
    batches,
    async *[Symbol.asyncIterator]() {
      for await (const { entries } of batches()) for (const view of entries) yield view.entry();
    },
  };
}

/** How entries are read. */
export interface ReadOptions extends Reporting {
  /** Takes what introduces sections; without it that is reported, like all that is no entry. */
  introduce?: (found: FoundIntroduction) => void;
}

async function* batchesOf(
  source: ConfiguredSource,
  read: SourceReport[],
  report: ReportDiagnostic,
  introduce: (found: FoundIntroduction) => void,
): AsyncGenerator<EntryBatch> {
  let account: Account | null = null;
  const readChunk = chunkReader({
    date: source.facts.date ?? dateOfFile(source.file),
    base: baseOf(source.config),
    timezone: source.config.timezone,
    facts: source.facts,
    report(diagnostic) {
      account?.hear(diagnostic);
      report(diagnostic);
    },
    introduce,
  });
  let reported: SourceReport | null = null;
  for await (const chunk of laidOut(source.chunks())) {
    const found = reported === null ? [...chunk.diagnostics, ...source.diagnostics] : chunk.diagnostics;
    // A note may be nothing but its front matter.
    const isEmptyNote = isNote(source.facts, 0);
    for (const diagnostic of found) if (!isEmptyNote || diagnostic.code !== 'input-empty') report(diagnostic);
    const { file, format, because } = chunk;
    if (reported === null) {
      reported = { file, format, because, entries: 0 };
      read.push(reported);
      if (isAccountable(chunk)) account = newAccount();
    }
    if (hasError(found)) return;
    if (source.facts.draftLine !== null) {
      const place = { file, line: source.facts.draftLine, column: 1 };
      report(parseDiagnostic('post-held-back', { state: 'draft', way: 'head' }, { place }));
      return;
    }
    const { entries, isNote: isOne } = await readChunk(chunk);
    reported.entries += entries.length;
    if (isOne) reported.isNote = true;
    account?.add(chunk, entries);
    yield { settings: source.config, entries };
  }
  const verdict = reported?.isNote ? null : (account?.verdict() ?? null);
  if (verdict !== null) report(verdict);
}

/** Whether lines show what the items of a file are, and nobody said how it is laid out, nor is there a doubt that is told. */
function isAccountable({ format, layout }: LaidOutChunk): boolean {
  if (layout === null) return format === 'markdown' || format === 'org';
  return format === 'text' && layout.doubt === null && accountable.has(layout.shape);
}

const accountable: ReadonlySet<Shape> = new Set(['pairs', 'blocks', 'list', 'links']);

/** A chunk, and how the whole is laid out when it is text. */
export interface LaidOutChunk extends Chunk {
  layout: Layout | null;
  /** What the front matter says of the file; null when nobody asked. */
  facts: FileFacts | null;
}

/** Finds by the first chunk of a source how it is laid out. */
export async function* laidOut(
  chunks: AsyncIterable<Chunk>,
  facts: FileFacts | null = null,
): AsyncGenerator<LaidOutChunk> {
  let layout: Layout | null = null;
  let keep: Keeper | null = null;
  const laid = (chunk: Chunk): LaidOutChunk => {
    const because = layout === null ? chunk.because : `${chunk.because}; ${layoutInWords(layout)}`;
    return { ...chunk, because, layout, facts };
  };
  for await (const chunk of chunks) {
    // Nothing is read of a chunk with an error.
    if (isText(chunk.format) && !hasError(chunk.diagnostics)) {
      layout ??= layoutOf(chunk.bytes, shapeAsked(chunk.format));
      keep ??= keeper(layout.opening);
    }
    yield laid(keep === null ? chunk : keep.take(chunk));
    // It is told once.
    if (layout !== null) layout = { ...layout, doubt: null };
  }
  const rest = keep?.rest() ?? null;
  if (rest !== null) yield laid(rest);
}

/** The formats that are text, whose layout is found or said. */
type TextFormat = 'text' | 'pairs' | 'blocks' | 'list';

function isText(format: SourceFormat): format is TextFormat {
  return format === 'text' || (format !== 'table' && shapeAsked(format) !== null);
}

/** A snippet as anybody has it. */
export interface Snippet {
  title: string;
  body: string;
  /** An ISO day or week; null or missing: none. */
  date?: string | null;
}

/** Makes entries of snippets, as if they had been read from a file: with their ids, links and what is written behind titles. */
export async function entriesOf(snippets: Iterable<Snippet>, file = 'snippets'): Promise<Entry[]> {
  await loadLinkFinder();
  return Array.from(snippets, ({ title, body, date = null }, at) =>
    makeEntry({ title, body, date, source: { file, line: at + 1, endLine: at + 1 } }),
  );
}

/** Makes what makes single entries of one file; what it needs is loaded once. */
export async function entryMaker(file: string): Promise<(text: { title: string; body: string }) => Entry> {
  await loadLinkFinder();
  return ({ title, body }) => makeEntry({ title, body, date: null, source: { file, line: 1, endLine: 1 } });
}

/** Makes what reads the chunks of one source, in their order. `date` is that of entries without one of their own. */
export function chunkReader({
  date,
  base = null,
  timezone = null,
  facts = null,
  report,
  introduce = ({ unused }) => report(unused),
}: {
  date: string | null;
  /** The address that relative links start from; null when nobody knows. */
  base?: string | null;
  /** The zone in which the day of a point in time counts: an IANA name; null for the system's. */
  timezone?: string | null;
  /** What the front matter says of the file; null when it has none. */
  facts?: FileFacts | null;
  report: ReportDiagnostic;
  introduce?: (found: FoundIntroduction) => void;
}): (chunk: LaidOutChunk) => Promise<ChunkEntries> {
  const reportSome = once(enough(report));
  const readText = textReader(date, reportSome);
  let isFirst = true;
  let hasLinkFinder = false;
  return async (chunk) => {
    // To look for links in all of a long source takes longer than to be ready for them.
    if (!hasLinkFinder && (!isFirst || mayHoldLinks(chunk))) {
      await loadLinkFinder();
      hasLinkFinder = true;
    }
    isFirst = false;
    const { format, layout } = chunk;
    const { file, bytes, firstLine } = chunk;
    const input = { file, bytes, firstLine, date, timezone, base, facts };
    const tags = facts?.tags ?? [];
    if (isText(format)) {
      const entries = layout === null ? [] : readText(chunk, layout);
      if (facts !== null && isNote(facts, entries.length))
        return { entries: [viewOf(tagged(textNote(input, facts), tags))], isNote: true };
      return { entries: entries.map((view) => taggedView(view, tags)), isNote: false };
    }
    const read = await formats[format](input);
    const told = chunk.isFound === true ? passedOver(read, file) : read.diagnostics;
    for (const diagnostic of told) reportSome(diagnostic);
    read.introductions?.forEach(introduce);
    const entries = read.entries.map((entry) => viewOf(tagged(entry, tags)));
    return { entries, isNote: read.isNote === true };
  };
}

/**
 * What is said of a file that a folder has. One in which nothing looks like an entry, such as the settings of a program, is
 * passed over; where it is a list of things it may be one that was meant.
 */
function passedOver({ entries, diagnostics }: FormatResult, file: string): Diagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (entries.length > 0 || errors.length === 0 || !errors.every(({ code }) => nothingRead.has(code)))
    return diagnostics;
  const told = parseDiagnostic('file-passed', {}, { place: { file, line: 1, column: 1 } });
  const isSettings = errors.length === 1 && errors[0]!.code === 'json-entry-empty';
  return [isSettings ? { ...told, severity: 'note' } : told];
}

const nothingRead = new Set(['json-entry', 'json-entry-empty', 'table-unnamed']);

/** Passes on what is said of a file as a whole once, though every chunk of it may say it. */
function once(report: ReportDiagnostic): ReportDiagnostic {
  const said = new Set<string>();
  return (diagnostic) => {
    const { code, message, place } = diagnostic;
    const isWhole = code === 'json-ignored' || code === 'chat-notices';
    if (isWhole && said.has(`${code} ${message}`)) return;
    if (isWhole && place !== null) said.add(`${code} ${message}`);
    report(diagnostic);
  };
}

/** The entries of a chunk, and whether it is one note. */
export interface ChunkEntries {
  entries: EntryView[];
  isNote: boolean;
}

/** Tags of the file are in no bytes of its entries. */
const taggedView = (view: EntryView, tags: string[]): EntryView =>
  tags.length === 0 ? view : viewOf(tagged(view.entry(), tags));

/** The address that relative links of a file start from. */
function baseOf({ publication: { url, home } }: Config): string | null {
  return [url, home].find((it) => it !== null && !it.includes('{')) ?? null;
}

/** What other programs write, or programs for others; what is seldom read is loaded when it is. */
const formats: Record<
  Exclude<SourceFormat, TextFormat>,
  (input: FormatInput) => FormatResult | Promise<FormatResult>
> = {
  markdown: async (input) => (await import('./markdown/markdown.ts')).parseMarkdown(input),
  json: async (input) => (await import('./json/json.ts')).parseJson(input),
  ndjson: async (input) => (await import('./json/json.ts')).parseNdjson(input),
  yaml: async (input) => (await import('./json/yaml.ts')).parseYaml(input),
  csv: async (input) => (await import('./tables/table.ts')).parseTable(input, null),
  tsv: async (input) => (await import('./tables/table.ts')).parseTable(input, '\t'),
  feed: async (input) => (await import('./feed.ts')).parseFeed(input),
  bookmarks: async (input) => (await import('./bookmarks.ts')).parseBookmarks(input),
  opml: async (input) => (await import('./opml.ts')).parseOpml(input),
  mail: async (input) => (await import('./mail.ts')).parseMail(input),
  org: async (input) => (await import('./org.ts')).parseOrg(input),
  table: async (input) => (await import('./tables/labelled-table.ts')).parseLabelledTable(input),
};

/** Text says what it says; the other formats can write `://` with escapes, so they may hold links in any case. */
function mayHoldLinks({ format, bytes }: Chunk): boolean {
  if (!isText(format)) return bytes.length > 0;
  for (let colon = bytes.indexOf(0x3a); colon >= 0; colon = bytes.indexOf(0x3a, colon + 1)) {
    if (bytes[colon + 1] === 0x2f && bytes[colon + 2] === 0x2f) return true;
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('www.');
}
