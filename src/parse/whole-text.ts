import { type Page, pageOf } from '../diagnostics/position.ts';
import type { FormatInput, FormatResult } from './format.ts';

/** Reads a format that is read as a whole, from its text. */
export async function readWhole(
  { file, bytes, firstLine }: FormatInput,
  read: (page: Page) => FormatResult | Promise<FormatResult>,
): Promise<FormatResult> {
  if (bytes.length === 0) return { entries: [], diagnostics: [] };
  return await read(pageOf(file, new TextDecoder().decode(bytes), firstLine));
}
