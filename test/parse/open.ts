/** Sources for tests, from text as one would write it down. */
import { chunksOf } from '../../src/input/chunks.ts';
import { openText } from '../../src/input/front-matter.ts';
import { guarded } from '../../src/input/source.ts';
import { chunkReader, laidOut } from '../../src/parse/parse.ts';
import { type Layout, layoutOf } from '../../src/parse/text/layout/layout.ts';
import { textReader } from '../../src/parse/text/text.ts';
import { dateOfFile } from '../../src/text/dates.ts';
import type { Diagnostic, Entry, Opened, SourceFormat } from '../../src/types.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export function open(file: string, content: string | Uint8Array): Promise<Opened> {
  return openText({ file, bytes: typeof content === 'string' ? bytesOf(content) : content });
}

interface ReadingOptions {
  format?: SourceFormat | 'auto';
  date?: string | null;
  base?: string | null;
  timezone?: string | null;
}

/** Reads a source; of what opening it says, only that it is of another kind. */
export async function read(
  file: string,
  content: string | Uint8Array,
  { format = 'auto', date = null, base = null, timezone = null }: ReadingOptions = {},
) {
  async function* parts() {
    yield typeof content === 'string' ? bytesOf(content) : content;
  }
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const readChunk = chunkReader({ date: date ?? dateOfFile(file), base, timezone, report });
  const read = { file, format: format as SourceFormat, because: '', entries: [] as Entry[], diagnostics };
  for await (const chunk of laidOut(chunksOf(file, guarded(file, parts()), { format, mayBeTable: false }))) {
    read.format = chunk.format;
    read.because = chunk.because;
    const refusal = chunk.diagnostics.find(({ code }) => code === 'input-foreign');
    if (refusal === undefined)
      for (const view of (await readChunk(chunk)).entries) read.entries.push(view.entry());
    else report(refusal);
  }
  return read;
}

/** Reads a text that is one chunk. `loadLinkFinder` has to be awaited before. */
export function readText(
  text: string,
  { firstLine = 1, date = null as string | null, layout = null as Layout | null } = {},
) {
  const diagnostics: Diagnostic[] = [];
  const read = textReader(date, (diagnostic) => diagnostics.push(diagnostic));
  const opened = { file: 'week.txt', bytes: bytesOf(text), firstLine, frontMatter: null, diagnostics: [] };
  const views = read(opened, layout ?? layoutOf(opened.bytes, null));
  return { entries: views.map((view) => view.entry()), diagnostics };
}
