/** Where the offsets of a text are, in words that editors understand. */
import type { Place } from '../types.ts';

/** A text and where its offsets are in the file. */
export interface Page {
  text: string;
  /** The place of an offset, in UTF-16 code units, and the line around it. */
  at(offset: number): { place: Place; excerpt: string | null };
}

/** A text that begins at the given line of a file. */
export function pageOf(file: string, text: string, firstLine: number): Page {
  const starts = [0];
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
  return {
    text,
    at(offset) {
      const index = lastAtMost(starts, offset);
      const start = starts[index]!;
      const column = offset - start + 1;
      const line = text
        .slice(start, Math.min(starts[index + 1] ?? text.length, start + longestExcerpt))
        .trimEnd();
      const excerpt = column <= longestExcerpt ? line : null;
      return { place: { file, line: firstLine + index, column }, excerpt };
    },
  };
}

/** UTF-16 code units; a place further along a line is given without the line. */
const longestExcerpt = 1000;

/** The index of the last of the ascending numbers that is not above `limit`. */
function lastAtMost(numbers: number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= limit) low = middle;
    else high = middle;
  }
  return low;
}
