/** What people write that Markdown has other signs for: points with `・` or `•`, headings without a space (`##Boats`), and a signature right below the last point. */

import { fencedCode } from '../../fenced.ts';
import { isFullName } from '../../text/batches/letter.ts';

const sign = /^( {0,3})[・•●◦▪■‣][ \t\u3000]*(?=\S)/u;

/** The text with as many lines, in which such points, two or more, have the sign of Markdown. */
export function withListSigns(text: string): string {
  const lines = text.split('\n');
  if (lines.filter((line) => sign.test(line)).length < 2) return text;
  const isCode = fencedCode();
  return lines.map((line) => (isCode(line) ? line : line.replace(sign, '$1- '))).join('\n');
}

/** `##Boats`; one sign alone begins a tag, `#boats`, where no heading of the file has more, and so do two in a line. */
const heading = /^#{1,6}(?=[^\s#!])(?![^\n]* #\S)/;
const deeper = /(?:^|\n)#{2,6}[^\s#!]/;

/** The text with as many lines, in which headings that stand apart have a space behind their signs, as they had to before CommonMark. */
export function withHeadingSpaces(text: string): string {
  if (!deeper.test(text)) return text;
  const isCode = fencedCode();
  let isApart = true;
  return text
    .split('\n')
    .map((line) => {
      const isShown = !isCode(line);
      const isHeading = isShown && isApart && heading.test(line);
      isApart = line.trim() === '' || isHeading || anyHeading.test(line);
      return isHeading ? line.replace(heading, '$& ') : line;
    })
    .join('\n');
}

const anyHeading = /^#{1,6}\s/;

/** Two dashes and some short lines, with which a text ends; without the space behind them, one line, and a name. */
const signature = /(?<=[^\n])\n--( ?)\n((?:[^\n]{1,72}\n){0,3}[^\n]{1,72})\s*$/;

/** The text with as many lines, in which the dashes of a signature are blank; and their line, from 0, or -1. */
export function withoutDashes(text: string): { text: string; line: number } {
  const found = signature.exec(text);
  if (found === null || !(found[1] === ' ' || isFullName(found[2]!))) return { text, line: -1 };
  const at = found.index + 1;
  const line = text.slice(0, at).split('\n').length - 1;
  return { text: text.slice(0, at) + text.slice(at + 2), line };
}
