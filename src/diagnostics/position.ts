/** Where the offsets of a text are, in words that editors understand. */
import type { Place } from '../types.ts';

/** A text and where its offsets are in the file. */
export interface PositionedText {
  text: string;
  /** The place of an offset, in UTF-16 code units, and the line around it. */
  at(offset: number): { place: Place; excerpt: string | null };
}

/** A text that begins at the given line of a file. */
export function positioned(file: string, text: string, firstLine: number): PositionedText {
  let starts: number[] | null = null;
  return {
    text,
    at(offset) {
      starts ??= someStarts(text);
      const mark = lastAtMost(starts, offset);
      let [index, start, next] = [mark * stride, starts[mark]!, text.indexOf('\n', starts[mark]) + 1];
      while (next > 0 && next <= offset)
        [index, start, next] = [index + 1, next, text.indexOf('\n', next) + 1];
      const column = offset - start + 1;
      const line = text.slice(start, Math.min(next || text.length, start + longestExcerpt)).trimEnd();
      const excerpt = column <= longestExcerpt ? line : null;
      return { place: { file, line: firstLine + index, column }, excerpt };
    },
  };
}

/** Of so many lines the start of one is kept: a text may have as many lines as characters. */
const stride = 64;

/** The start of every 64th line, from the first one on. */
function someStarts(text: string): number[] {
  const starts = [0];
  let lines = 0;
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
    if (++lines % stride === 0) starts.push(feed + 1);
  }
  return starts;
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
