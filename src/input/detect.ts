import { isAddressOfSomething, isFieldName, isTitleOfSomething } from '../text/field-names.ts';
import { inputFormatOf } from '../text/input-formats.ts';
import { columnsOf, delimiterOf } from '../text/labelled-columns.ts';
import type { Diagnostic, SourceFormat } from '../types.ts';
import { foreignName, foreignText, foreignXml, htmlPage, refusal } from './foreign.ts';
import { markdownSigns } from './markdown-signs.ts';
import { markupKind } from './markup.ts';

/** A format, and why it was chosen, in one phrase. */
export interface Detected {
  format: SourceFormat;
  because: string;
  /** Why it cannot be read, where it is of a kind that is not; it goes by `text` then. */
  refusal?: Diagnostic;
}

/**
 * Chooses the format of a file by its extension, else by how its content begins. Snippets may begin with `#` or hold
 * bullets, so content is taken for Markdown only when hardly anything in it looks like title and body lines.
 */
export function detect(file: string, bytes: Uint8Array, mayBeTable = false): Detected {
  if (mayBeTable && isTable(file, bytes)) return { format: 'table', because: 'a table of labelled entries' };
  const extension = /\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? '';
  const format = inputFormatOf(extension);
  const head = headOf(bytes);
  if (format) {
    // A page that was saved under the name of the Markdown that it shows.
    if (format === 'markdown' && /^\s*<!doctype html>\s*<html[\s>]/i.test(head))
      return { format: 'text', because: `it is ${htmlPage.name}`, refusal: refusal(file, htmlPage) };
    return { format, because: `by its extension ${extension}` };
  }
  if (mails.test(head)) return { format: 'mail', because: 'by its content: mails of a list' };
  const markup = markupKind(head);
  if (markup !== null && 'format' in markup) return markup;
  // Of an empty file, or of one that could not be opened, everything has been said.
  const foreign =
    bytes.length === 0
      ? null
      : (markup?.foreign ?? markupExtensions.get(extension) ?? foreignName(file) ?? foreignText(head));
  if (foreign) return { format: 'text', because: `it is ${foreign.name}`, refusal: refusal(file, foreign) };
  return byContent(head);
}

/** A mail behind a rule and its number, as a mailing list sends them together, or behind the line before each mail of its archive, of which there are two. */
const mails =
  /^(?:(?:-{20,}[ \t\r]*\n\s*)?Message: \d+[ \t\r]*\n|From \S+ at \S+ [^\n]*\d{4}[ \t\r]*\n(?=[\s\S]*\nFrom \S+ at \S+ [^\n]*\d{4}[ \t\r]*\nFrom: )|-{20,}[ \t\r]*\n\s*(?=Date:|From:))(?=(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?From:)(?=(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?Date:)(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?Subject:/m;

/** Whether a source is a table of labelled entries: by its name, or because its first line is the header of one. */
function isTable(file: string, bytes: Uint8Array): boolean {
  if (/\.(?:csv|tsv|tab)$/i.test(file)) return true;
  const feed = bytes.indexOf(0x0a);
  const head = new TextDecoder().decode(bytes.subarray(0, feed < 0 ? bytes.length : Math.min(feed, 1000)));
  const { label, title, body } = columnsOf(head.trim().split(delimiterOf(head)));
  return label >= 0 && (title >= 0 || body >= 0);
}

/** These say markup, and not which: the content has to. */
const markupExtensions = new Map([
  ...['.xml', '.rss', '.atom', '.rdf'].map((extension) => [extension, foreignXml('')] as const),
  ...['.html', '.htm', '.xhtml'].map((extension) => [extension, htmlPage] as const),
]);

function byContent(head: string): Detected {
  const start = jsonStart.exec(head);
  if (start) {
    return isOnePerLine(head)
      ? { format: 'ndjson', because: 'by its content: one JSON object a line' }
      : { format: 'json', because: `by its content: starts with "${start[1]}"` };
  }
  const table = tableMarker(head);
  if (table) return table;
  if (/^\s*#\+(?:title|date|author|startup|filetags|options|todo):/i.test(head)) {
    return { format: 'org', because: 'by its content: begins as Org files do' };
  }
  if (graph.test(head))
    return { format: 'text', because: 'by its content: commits in a graph, as Git logs them' };
  if (yamlList.test(head)) return { format: 'yaml', because: 'by its content: a list of YAML' };
  const markers = markdownSigns(head);
  return markers
    ? { format: 'markdown', because: `by its content: ${markers}` }
    : { format: 'text', because: 'by its content: no sign of another format' };
}

/** Two commits behind the stars of `git log --graph --oneline`, whose lines of joined branches look like quotations or tables. */
const graph = /^\s*\*[ |\\/]* [\da-f]{7,40} [^\n]*\n(?:[ |\\/_]*\n)*[ |\\/]*\*[ |\\/]* [\da-f]{7,40} /;

/** A list of things with two keys each, which begin alike, perhaps under a name. */
const yamlList =
  /^\s*(?:---\r?\n)?(?:[\w-]+:[ \t\r]*\n)?( *)- ([a-z][\w-]*): \S[^\n]*\n\1 {2}[a-z][\w-]*:[^\n]*\n(?:\1 {2}\S[^\n]*\n|\1 {3}[^\n]*\n)*\1- \2: /i;

const isColumn = (cell: string): boolean =>
  isFieldName(cell) || isTitleOfSomething(cell) || isAddressOfSomething(cell);

/** A first line of two or more names of columns, among them such as title, url or note, and as many cells below it; or such a line in quotes below some that a program wrote of itself. */
function tableMarker(head: string): Detected | null {
  const lines = head.trimStart().split(/\r\n?|\n/, 20);
  const quoted = lines[0]!.startsWith('"')
    ? lines.findIndex((line) => /^"[^"]*"(?:[,;\t]"[^"]*"){2,}$/.test(line))
    : 0;
  const [header = '', row = ''] = lines.slice(Math.max(0, quoted));
  if (header.length > 500) return null;
  for (const marker of ['\t', ',', ';']) {
    const cells = header.split(marker).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (cells.length < 2) continue;
    const fieldNames = cells.filter(isColumn).length;
    const isHeader = fieldNames > 0 && cells.every((cell) => /^[\p{L}_][\p{L}\p{N}_ /-]{0,30}$/u.test(cell));
    if (!isHeader || row.split(marker).length < 2 || (fieldNames < 2 && cells.length < 3)) continue;
    const names = cells.slice(0, 3).join(', ');
    return { format: marker === '\t' ? 'tsv' : 'csv', because: `by its content: columns named ${names}` };
  }
  return null;
}

/**
 * An object with a first name, or an array with a first object, or more arrays than brackets that people write. `[New] Tips…`,
 * `{draft} Title`, `{ } Style` and `{"quoted"} Title` are text.
 */
const jsonStart =
  /^\s*(\{(?=\s*"|\s*\})(?!\s*(?:"[^":\n]*"\s*)?\}[ \t]*[^\s{,\]])|\[(?=\s*(?:\{\s*["}]|\]\s*$|(?:\[\s*){7})))/;

/** Whether the first two lines with something in them are objects, the first of them complete. */
function isOnePerLine(head: string): boolean {
  const [first = '', second = ''] = head.split('\n', 100).filter((line) => line.trim() !== '');
  return first.startsWith('{') && second.startsWith('{') && !/[[:,{]\s*$/.test(first);
}

/** Bytes; enough to tell, and little to decode. */
const headLength = 65_536;

function headOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, headLength));
}
