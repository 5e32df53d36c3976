import { type PositionedText, positioned } from '../diagnostics/position.ts';
import type { FormatInput, FormatResult } from './format.ts';

/** Reads a format that is read as a whole, from its text. */
export async function readWhole(
  { file, bytes, firstLine }: FormatInput,
  read: (document: PositionedText) => FormatResult | Promise<FormatResult>,
): Promise<FormatResult> {
  if (bytes.length === 0) return { entries: [], diagnostics: [] };
  return await read(positioned(file, new TextDecoder().decode(bytes), firstLine));
}
