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
  // The next place asked for is mostly in the same line, and a file may be one line.
  let line: Line | null = null;
  return {
    text,
    at(offset) {
      starts ??= someStarts(text);
      if (line === null || offset < line.start || offset >= line.end) line = lineAround(offset, text, starts);
      const { index, start, end } = line;
      const column = offset - start + 1;
      const excerpt =
        column <= longestExcerpt ? text.slice(start, Math.min(end, start + longestExcerpt)).trimEnd() : null;
      return { place: { file, line: firstLine + index, column }, excerpt };
    },
  };
}

/** A line: how many are before it, and its offsets; the end is behind its line feed, and past all offsets in the last line. */
interface Line {
  index: number;
  start: number;
  end: number;
}

function lineAround(offset: number, text: string, starts: number[]): Line {
  const mark = lastAtMost(starts, offset);
  let [index, start] = [mark * stride, starts[mark]!];
  for (;;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? Number.POSITIVE_INFINITY : feed + 1;
    if (offset < end) return { index, start, end };
    [index, start] = [index + 1, end];
  }
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
export function lastAtMost(numbers: number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= limit) low = middle;
    else high = middle;
  }
  return low;
}
