/** A few words over addresses, or between them, in lists that people keep for themselves or for programs. */
import { isBlank, type LineTable } from '../lines/lines.ts';
import { isComment } from '../lines/marker.ts';
import { isOnlyLink, isShortName } from '../lines/title.ts';

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
