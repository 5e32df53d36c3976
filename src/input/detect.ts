import type { InputFormat } from '../types.ts';

/** A format, and why it was chosen, in one phrase. */
export interface Detected {
  format: InputFormat;
  because: string;
}

/**
 * Chooses the format of a file by its extension, else by how its content begins. Snippets may begin with `#` or hold
 * bullets, so content is taken for Markdown only when hardly anything in it looks like title and body lines.
 */
export function detect(file: string, bytes: Uint8Array): Detected {
  const extension = /\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? '';
  const format = byExtension.get(extension);
  return format ? { format, because: `by its extension ${extension}` } : byContent(headOf(bytes));
}

const byExtension = new Map<string, InputFormat>([
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.mdown', 'markdown'],
  ['.mkd', 'markdown'],
  ['.json', 'json'],
  ['.ndjson', 'ndjson'],
  ['.jsonl', 'ndjson'],
]);

function byContent(head: string): Detected {
  const start = jsonStart.exec(head);
  if (start) {
    return isOnePerLine(head)
      ? { format: 'ndjson', because: 'by its content: one JSON object a line' }
      : { format: 'json', because: `by its content: starts with "${start[1]}"` };
  }
  const signs = markdownSigns(head);
  return signs
    ? { format: 'markdown', because: `by its content: ${signs}` }
    : { format: 'text', because: 'by its content: no sign of another format' };
}

/** An object with a first name, or an array with a first object. `[New] Tips…` and `{draft} Title` are text. */
const jsonStart = /^\s*(\{(?=\s*["}])|\[(?=\s*(?:\{\s*["}]|\]\s*$)))/;

/** Whether the first two lines with something in them are objects, the first of them complete. */
function isOnePerLine(head: string): boolean {
  const [first = '', second = ''] = head.split('\n', 100).filter((line) => line.trim() !== '');
  return first.startsWith('{') && second.startsWith('{') && !/[[:,{]\s*$/.test(first);
}

/**
 * Says which signs of Markdown a text has; null when it may as well be snippets. Two headings that stand alone, or
 * two list items that begin with a link; at most one pair of lines without such a sign for every four of them.
 */
function markdownSigns(head: string): string | null {
  const lines = head.split('\n').map((line) => line.trimEnd());
  const isBlank = (index: number) => (lines[index] ?? '') === '';
  let headings = 0;
  let linkItems = 0;
  let plain = 0;
  let pairs = 0;
  lines.forEach((line, index) => {
    if (heading.test(line) && isBlank(index - 1) && isBlank(index + 1)) headings++;
    else if (linkItem.test(line)) linkItems++;
    else if (line !== '' && !listItem.test(line)) {
      plain++;
      if (!isBlank(index - 1)) pairs++;
    }
  });
  const signs = headings + linkItems;
  if ((headings < 2 && linkItems < 2) || pairs * 4 > signs || plain > signs * 4) return null;
  return headings < 2 ? 'a list of Markdown links' : 'Markdown headings';
}

const heading = /^#{1,6} +\S/;
const linkItem = /^(?:[-*+]|\d{1,3}[.)]) +(?:\*\*)?\[[^\]]+\]\(https?:\/\//;
const listItem = /^\s*(?:[-*+]|\d{1,3}[.)]) +\S|^\s{2,}\S/;

/** Bytes; enough to tell, and little to decode. */
const headLength = 65_536;

function headOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, headLength));
}
