import { type Page, pageOf } from '../diagnostics/position.ts';
import type { FormatInput, FormatResult } from './format.ts';
import { parseDiagnostic } from './messages.ts';

/** Reads a format that is read as a whole, from its text. */
export async function readWhole(
  { file, bytes, firstLine }: FormatInput,
  read: (page: Page) => FormatResult | Promise<FormatResult>,
): Promise<FormatResult> {
  if (bytes.length === 0) return { entries: [], diagnostics: [] };
  if (bytes.length <= longestText)
    return await read(pageOf(file, new TextDecoder().decode(bytes), firstLine));
  const place = { file, line: firstLine, column: 1 };
  return { entries: [], diagnostics: [parseDiagnostic('format-too-large', {}, { place })] };
}

/** Bytes; below V8's limit for a string, 2^29 - 24 code units. */
const longestText = 500_000_000;
