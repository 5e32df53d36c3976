/**
 * Obsidian's comments of several lines, `%%` and what follows up to the next `%%`. They may hold blank lines, so they go
 * before anything is parsed; their lines stay, empty.
 */
import { fencedCode } from '../../fenced.ts';

/** A text without such comments, and the lines they covered, counted from 0. */
export function withoutComments(text: string): {
  text: string;
  comments: { line: number; endLine: number }[];
} {
  const comments: { line: number; endLine: number }[] = [];
  if (!text.includes('%%')) return { text: withoutSettings(text), comments };
  const lines = text.split('\n');
  const isCode = fencedCode();
  let from = -1;
  lines.forEach((line, at) => {
    if (from < 0 && isCode(line)) return;
    if (from < 0 && /^\s*%%/.test(line) && line.split('%%').length % 2 === 0) from = at;
    else if (from >= 0 && line.includes('%%')) {
      // What is behind the comment is text.
      lines[at] = line.slice(line.indexOf('%%') + 2);
      lines.fill('', from, at);
      comments.push({ line: from, endLine: lines[at]!.trim() === '' ? at : at - 1 });
      from = -1;
    }
  });
  return { text: withoutSettings(lines.join('\n')), comments };
}

/** Lines that Logseq writes below an item for itself: an id, whether it is folded, when a task is planned. Their lines stay, empty. */
function withoutSettings(text: string): string {
  return /^\s+(?:[\w.-]+::|SCHEDULED:|DEADLINE:|:LOGBOOK:)/m.test(text)
    ? text.replace(settings, (found) => found.replace(/.+/g, ''))
    : text;
}

const settings =
  /^[ \t]+(?:(?:id|collapsed|heading|background-color|created-at|updated-at|logseq\.[\w.-]+):: .*|(?:SCHEDULED|DEADLINE): <[^>\n]*>[ \t]*|:LOGBOOK:(?:\n[ \t]+(?:CLOCK: .*|\* State .*))*\n[ \t]+:END:)$/gm;
