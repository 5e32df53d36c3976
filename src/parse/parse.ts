import { type Detected, detect } from '../input/detect.ts';
import type { Opened } from '../input/front-matter.ts';
import { dateOfFile } from '../text/dates.ts';
import type { Diagnostic, Entry, InputFormat } from '../types.ts';
import type { FormatInput, FormatResult } from './format.ts';
import { parseJson, parseNdjson } from './json.ts';
import { type Layout, layoutInWords, layoutOf, shapeAsked } from './layout.ts';
import { loadLinkFinder } from './links.ts';
import { parseMarkdown } from './markdown.ts';
import { parseText } from './text.ts';

/** How a source is to be read. */
export interface ParseOptions {
  format: InputFormat | 'auto';
  /** The date of the front matter: an ISO day or week; entries' own dates win. */
  date: string | null;
  /** The address that relative links start from; null when nobody knows. */
  base?: string | null;
  /** The zone in which the day of a point in time counts: an IANA name; null for the system's. */
  timezone?: string | null;
}

/** What a source was read as, and what came out. */
export interface Parsed {
  file: string;
  format: InputFormat;
  /** Why this format, in one phrase. */
  because: string;
  entries: Entry[];
  /** What parsing has to say; what opening the source said is not repeated. */
  diagnostics: Diagnostic[];
}

/** Reads the entries of a source in the format asked for, or in the one that it seems to be in. Never throws. */
export async function parse(opened: Opened, options: ParseOptions): Promise<Parsed> {
  const { file, bytes } = opened;
  const { format, because, refusal }: Detected =
    options.format === 'auto' ? detect(file, bytes) : { format: options.format, because: 'as asked for' };
  if (refusal) return { file, format, because, entries: [], diagnostics: [refusal] };
  if (mayHoldLinks(format, bytes)) await loadLinkFinder();
  const date = options.date ?? dateOfFile(file);
  if (!isText(format)) {
    const { timezone = null, base = null } = options;
    const input = { file, bytes, firstLine: opened.firstLine, date, timezone, base };
    const read = format === 'markdown' ? parseMarkdown(opened, date, base) : recordFormats[format](input);
    return { file, format, because, ...(await read) };
  }
  const layout = layoutOf(bytes, shapeAsked(format));
  return { file, format, because: withLayout(because, layout), ...parseText(opened, date, layout) };
}

/** The formats that are text. */
type TextFormat = 'text' | 'pairs' | 'blocks' | 'list';

/** Whether a format is text, whose layout is found or said. */
export function isText(format: InputFormat): format is TextFormat {
  return format === 'text' || shapeAsked(format) !== null;
}

/** Why a text was read as it was. */
export function withLayout(because: string, layout: Layout): string {
  return `${because}; ${layoutInWords(layout)}`;
}

/** What other programs write, or programs for others; what is seldom read is loaded when it is. */
const recordFormats: Record<
  Exclude<InputFormat, TextFormat | 'markdown'>,
  (input: FormatInput) => Promise<FormatResult>
> = {
  json: parseJson,
  ndjson: parseNdjson,
  csv: async (input) => (await import('./table.ts')).parseTable(input, null),
  tsv: async (input) => (await import('./table.ts')).parseTable(input, '\t'),
  feed: async (input) => (await import('./feed.ts')).parseFeed(input),
  bookmarks: async (input) => (await import('./bookmarks.ts')).parseBookmarks(input),
  opml: async (input) => (await import('./opml.ts')).parseOpml(input),
  org: async (input) => (await import('./org.ts')).parseOrg(input),
};

/** Text says what it says; the other formats can write `://` with escapes, so they may hold links in any case. */
function mayHoldLinks(format: InputFormat, bytes: Uint8Array): boolean {
  if (!isText(format)) return bytes.length > 0;
  for (let colon = bytes.indexOf(0x3a); colon >= 0; colon = bytes.indexOf(0x3a, colon + 1)) {
    if (bytes[colon + 1] === 0x2f && bytes[colon + 2] === 0x2f) return true;
  }
  return false;
}
