/** Words in braces: a misspelt one would stand in the name of a file for ever. */

import { commonDiagnostic } from '../diagnostics/messages.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { Path } from '../text/paths.ts';
import { unknownPlaceholder } from '../text/placeholders.ts';
import type { DocumentReading } from './document.ts';

/** Complains about braces that stand for nothing in a text that may have some of `words`. */
export function checkBraces(
  { document, diagnostics }: DocumentReading,
  path: Path,
  text: string,
  words: readonly string[],
): void {
  const stray = unknownPlaceholder(text, words);
  if (stray === null) return;
  const facts = { text, stray, nearest: nearest(stray, words), words };
  diagnostics.push(commonDiagnostic('name-word-unknown', facts, document.at(path)));
}
