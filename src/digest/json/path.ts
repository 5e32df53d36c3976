/** Ways to values: keys and list indexes, and where in a JSON text they lead. */

import { members, skipSpace } from '../../text/json.ts';
import type { Path } from '../../text/paths.ts';

/** The offset of a value in a valid JSON text; that of what it would be in when it is not there. */
export function offsetAt(json: string, path: Path): number {
  let value = { start: skipSpace(json, 0), end: json.length };
  for (const step of path) {
    const inside = members(json, value);
    // Of a name that is given twice, the last one counts.
    const found = typeof step === 'number' ? inside[step] : inside.findLast(({ name }) => name === step);
    if (found === undefined) break;
    value = found;
  }
  return value.start;
}
