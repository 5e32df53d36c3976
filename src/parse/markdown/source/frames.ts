/** HTML that only frames Markdown: for a parser all is HTML up to the next blank line, for who wrote it only the tags are. */

import { fencedCode } from '../../fenced.ts';
import type { Lines } from './lines.ts';

/** A line of nothing but tags of what frames other things. */
const frame =
  /^ {0,3}(?:<\/?(?:div|details|center|section|article|main|aside|header|footer|p|span|font|figure)(?:\s[^<>]*)?>[ \t]*)+$/i;

/** A line that says what it hides. */
const summary = /^ {0,3}(?:<details(?:\s[^<>]*)?>[ \t]*)?<summary(?:\s[^<>]*)?>([^<>]+)<\/summary>[ \t]*$/i;

/** How lines begin that are Markdown and no words of a paragraph. */
const sign = /^ {0,3}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,3}[.)][ \t]|!?\[[^\]\n]+\]\(|\*\*|\|)/;

/** The text with as many lines, in which frames beside Markdown are blank, and the summary over it is a label; and the blank lines, from 0. */
export function withoutFrames(text: string): { text: string; frames: Lines[] } {
  if (!/^ {0,3}<\/?[a-z]/im.test(text)) return { text, frames: [] };
  const lines = text.split('\n');
  const isCode = fencedCode();
  const isFrame = lines.map((line) => !isCode(line) && (frame.test(line) || summary.test(line)));
  const isUnderSummary = (at: number) =>
    lines[at]?.trim() === '' && isFrame[at - 1] && summary.test(lines[at - 1]!);
  const touches = (at: number, step: number): boolean => {
    let next = at + step;
    while (isFrame[next] || (step > 0 && isUnderSummary(next))) next += step;
    return sign.test(lines[next] ?? '');
  };
  const frames: Lines[] = [];
  const shown = lines.map((line, at) => {
    if (!isFrame[at] || !(touches(at, 1) || touches(at, -1))) return line;
    const [, words] = summary.exec(line) ?? [];
    if (words !== undefined) return `**${words.trim()}**`;
    frames.push({ line: at, endLine: at });
    return '';
  });
  return { text: shown.join('\n'), frames };
}
