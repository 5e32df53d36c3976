/** A few words over addresses, or between them, in lists that people keep for themselves or for programs. */
import { isBlank, type LineTable } from '../lines/lines.ts';
import { isComment, isPoint } from '../lines/marker.ts';
import { isOnlyLink, isShortName, lastWord, startsWithHttp } from '../lines/title.ts';

/** Whether a batch is addresses alone below a few words or, as in lists that people keep for programs, with `# ` and words between them. */
export function areAddressesBelow(table: LineTable, from: number, to: number): boolean {
  const { bytes } = table;
  const isName = isShortName(bytes, table.start[from]!, table.end[from]!);
  let [addresses, comments] = [0, 0];
  for (let line = to - 1; line >= from; line--) {
    if (isBlank(table, line)) continue;
    const [start, end] = [table.start[line]!, table.end[line]!];
    if (isOnlyLink(bytes, start, end)) addresses++;
    else if (isComment(bytes, start, end)) comments++;
    else if (line > from || !isName) return false;
  }
  return comments > 0 ? addresses > 0 : addresses > 1 && isName;
}

/** Whether each line below a few words, two or more, is a title with its address behind it, or an address. */
export function areCalledBelow(table: LineTable, from: number, to: number): boolean {
  const { bytes, start, end } = table;
  if (to - from < 3 || !isShortName(bytes, start[from]!, end[from]!)) return false;
  for (let line = from + 1; line < to; line++) {
    const [first, last] = [start[line]!, end[line]!];
    const isCalled = startsWithHttp(bytes, lastWord(bytes, first, last)) && last - first <= longestCalled;
    if (!isCalled || isPoint(table, line)) return false;
  }
  return true;
}

/** Bytes of a title and an address. */
const longestCalled = 200;
