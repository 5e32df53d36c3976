/** Ways to values: keys and list indexes, and where in a JSON text they lead. */
import { members, skipSpace } from '../../text/json.ts';

/** The way to a value: keys and list indexes from 0. */
export type Path = (string | number)[];

/** A path as people write it: `themes[2].entries[5].title`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** The offset of a value in a valid JSON text; that of what it would be in when it is not there. */
export function offsetOf(json: string, path: Path): number {
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
