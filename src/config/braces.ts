/** Words in braces: a misspelt one would stand in the name of a file for ever. */
import { diagnose } from '../diagnostics.ts';
import { strayBraces } from '../naming.ts';
import { nearest } from '../nearest.ts';
import type { Path, Reading } from './page.ts';

/** Complains about braces that stand for nothing in a text that may have some of `words`. */
export function checkBraces(
  { page, diagnostics }: Reading,
  path: Path,
  text: string,
  words: readonly string[],
): void {
  const stray = strayBraces(text, words);
  if (stray === null) return;
  const facts = { text, stray, nearest: nearest(stray, words), words };
  diagnostics.push(diagnose('name-word-unknown', facts, page.at(path)));
}
