/** Matches walked back letter by letter, from their end to their start. */
import { FOLDED_GAP, fold } from './characters.ts';
import type { Letters } from './pattern.ts';
import { codePointAt, startBefore } from './utf8.ts';

/** Where a match starts that ends at `end`: a gap takes its whole run, but in an exact pattern. */
export function startOf(bytes: Uint8Array, { folded }: Letters, isExact: boolean, end: number): number {
  let at = end;
  for (let i = folded.length - 1; i >= 0; i--) {
    at = startBefore(bytes, at);
    if (folded[i] === FOLDED_GAP && !isExact) at = startOfGap(bytes, 0, at);
  }
  return at;
}

/** Whether the letters of a match whose case counts stand in the text as the rule writes them; `from` is where the text begins. */
export function isAsWritten(
  bytes: Uint8Array,
  from: number,
  letters: Letters,
  isExact: boolean,
  end: number,
): boolean {
  const { folded, written, strict } = letters;
  let at = end;
  for (let i = folded.length - 1; i >= 0; i--) {
    at = startBefore(bytes, at);
    if (at < from || (strict[i]! && codePointAt(bytes, at) !== written[i])) return false;
    if (folded[i] === FOLDED_GAP && !isExact) at = startOfGap(bytes, from, at);
  }
  return true;
}

function startOfGap(bytes: Uint8Array, from: number, at: number): number {
  let start = at;
  for (let before = start; before > from; ) {
    before = startBefore(bytes, before);
    if (fold(codePointAt(bytes, before)) !== FOLDED_GAP) break;
    start = before;
  }
  return start;
}
