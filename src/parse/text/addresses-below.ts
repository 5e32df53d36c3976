/** A few words over addresses, or between them, in lists that people keep for themselves or for programs. */
import { isBlank, type LineTable } from './lines.ts';
import { isComment } from './marker.ts';
import { isOnlyLink, isSectionName } from './title.ts';

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
  return addresses > 1 && (comments > 0 || isName);
}

/** Whether a line is a few words that name what is below: up to three, or with a colon. */
function isShortName(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > longestShort || !isSectionName(bytes, start, end)) return false;
  return bytes[end - 1] === 0x3a || bytes.subarray(start, end).filter((byte) => byte === 0x20).length < 3;
}

/** Bytes of such words. */
const longestShort = 32;
