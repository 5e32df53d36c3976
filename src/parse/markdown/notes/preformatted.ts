/** A newsletter between `<pre>` and `</pre>`, as it was mailed: text with blank lines, in which nothing is a sign of Markdown. */

import { fencedCode } from '../../fenced.ts';
import { layoutOf } from '../../text/layout/layout.ts';
import { textReader } from '../../text/text.ts';
import type { FileFindings } from '../blocks/found.ts';
import { textOfHtml } from '../inline/clean.ts';
import type { Lines } from '../source/lines.ts';

/** Such a text, and its lines, counted from 0, those of its tags among them. */
export interface Preformatted extends Lines {
  text: string;
}

const opening = /^ {0,3}<pre(?:\s[^<>]*)?>(?!\s*<(?:code|samp|kbd))/i;
const closing = /<\/pre>/i;

/**
 * The texts of a file, and the file with as many lines in which theirs are blank. There are none unless they are most of it: verses and
 * tables of a post stay what they are in it, and code is none.
 */
export function withoutPreformatted(text: string): { text: string; found: Preformatted[] } {
  if (!/<pre[\s>]/i.test(text)) return { text, found: [] };
  const lines = text.split('\n');
  const found = stretchesIn(lines).filter((it) => isProse(it.text));
  const inside = found.reduce((length, it) => length + it.text.length, 0);
  if (inside * 2 < text.length) return { text, found: [] };
  for (const { line, endLine } of found) lines.fill('', line, endLine + 1);
  return { text: lines.join('\n'), found };
}

/** The lines that the tags around some texts stand in, counted from 0. */
export const tagLinesOf = (found: readonly Preformatted[]): Lines[] =>
  found.flatMap(({ line, endLine }) => [line, endLine].map((at) => ({ line: at, endLine: at })));

function stretchesIn(lines: readonly string[]): Preformatted[] {
  const found: Preformatted[] = [];
  const isCode = fencedCode();
  let refused = -1;
  for (let at = 0; at < lines.length; at++) {
    if (isCode(lines[at]!) || at < refused || !opening.test(lines[at]!)) continue;
    let end = at;
    while (end < lines.length && !closing.test(lines[end]!)) end++;
    if (end === lines.length) break;
    // What stands behind the end would be lost, be it that of this one or of another before it.
    if (!/<\/pre>\s*$/i.test(lines[end]!)) {
      refused = end;
      continue;
    }
    const written = lines.slice(at, end + 1).join('\n');
    const text = textOfHtml(written.replace(opening, '').replace(/<\/pre>\s*$/i, ''));
    found.push({ line: at, endLine: end, text });
    at = end;
  }
  return found;
}

/** Whether a text has paragraphs, one line in four says something in words, and hardly one ends as those of code do. */
function isProse(text: string): boolean {
  if (!/\S[^\n]*\n\s*\n\s*\S/.test(text)) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const told = lines.filter((line) => words.test(line)).length;
  const code = lines.filter((line) => signOfCode.test(line)).length;
  return told >= fewestTold && told * 4 >= lines.length && code * 10 <= lines.length;
}

/** Four words in a row, and lines with them. */
const words = /(?:(?:^|\s)[\p{L}’']+[,;:]?(?=\s)){3}\s+[\p{L}’']+/u;
const fewestTold = 2;

const signOfCode = /[;{}\\]\s*$|^\s*(?:[$#>]\s+[a-z]+\b|\/\/|#include|<\/?\w|import\s|def\s|\w+\s*=\s)/;

/** Reads the entries of such a text, which is below some headings; `firstLine` is that of the file. */
export function readPreformatted(
  { text, line }: Preformatted,
  { date, firstLine, above }: { date: string | null; firstLine: number; above: readonly string[] },
  found: FileFindings,
): void {
  const bytes = new TextEncoder().encode(text);
  const opened = { file: found.file, bytes, firstLine: firstLine + line, frontMatter: null, diagnostics: [] };
  const read = textReader(date, (diagnostic) => found.diagnostics.push(diagnostic));
  for (const view of read(opened, layoutOf(bytes, null))) {
    const { section = '', ...entry } = view.entry();
    const path = [...above, section].filter((name) => name !== '').join(' › ');
    found.entries.push(path === '' ? entry : { ...entry, section: path });
  }
}
